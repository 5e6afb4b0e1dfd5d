from __future__ import annotations

import pytest

from beyondtoken.classroom.collect.names import read_name, read_names


@pytest.mark.parametrize(("name", "platform", "ids", "who", "file"), [
    ("adamsada_123_45678_file-1.ipynb", "Canvas", {"canvas_id": "123"}, "adamsada", "file-1.ipynb"),
    ("adamsada_LATE_123_45678_a_b_c.ipynb", "Canvas", {"canvas_id": "123"}, "adamsada", "a_b_c.ipynb"),
    ("山田太郎_123_45678_課題.ipynb", "Canvas", {"canvas_id": "123"}, "山田太郎", "課題.ipynb"),
    ("de_la_cruzeva_LATE_5_6_7_8.ipynb", "Canvas", {"canvas_id": "5"}, "de la cruzeva", "7_8.ipynb"),
    ("anon_a1B2c_45678_x.ipynb", "Canvas", {"anonymous_id": "a1B2c"}, "", "x.ipynb"),
    ("Ada Adams_77_assignsubmission_file_", "Moodle", {"moodle_id": "77"}, "Ada Adams", ""),
    ("Ada_Adams_77_assignsubmission_file_x.ipynb", "Moodle", {"moodle_id": "77"}, "Ada Adams", "x.ipynb"),
    ("Participant_77_assignsubmission_file_", "Moodle", {"moodle_id": "77"}, "Participant", ""),
    ("HW1_aadams_attempt_2026-12-01-10-11-12_x_y.ipynb", "Blackboard", {"username": "HW1_aadams"}, "", "x_y.ipynb"),
    ("Opgave 1_au123_forsøg_2026-12-01-10-11-12_x.ipynb", "Blackboard", {"username": "Opgave 1_au123"}, "", "x.ipynb"),
    ("12-34 - Ada Adams - Dec 1, 2026 1011 AM", "Brightspace", {"brightspace_id": "12"}, "Ada Adams", ""),
    ("12-34 - N0123456 - Ada Adams- Dec 1, 2026 1011 AM - x.ipynb", "Brightspace",
     {"brightspace_id": "12", "org_defined_id": "N0123456"}, "Ada Adams", "x.ipynb"),
    ("adams+ps1+2026-12-01 10:11:12 UTC+abc=", "nbgrader", {"username": "adams"}, "", ""),
])
def test_names_that_platforms_write_are_read(name, platform, ids, who, file):
    claim = read_name(name)
    assert (claim.platform, claim.ids, claim.name, claim.file) == (platform, ids, who, file)


@pytest.mark.parametrize("name", ["two-walls.ipynb", "adams_123.ipynb", "1-2 - A - B", "a+b+c",
                                  "x_attempt_2026-13-01-10-11-12_y", "", "_", "LATE_1_2"])
def test_other_names_claim_nothing(name):
    assert read_name(name) is None


@pytest.mark.parametrize(("name", "late", "typed"), [
    ("a_LATE_1_2_x.ipynb", True, False), ("LATE_anon_a1B2c_2_x.ipynb", True, False),
    ("late_1_2_x.ipynb", False, False),
    ("a_1_text.html", False, True), ("a_LATE_1_link.html", True, True)])
def test_canvas_says_late_and_typed(name, late, typed):
    claim = read_name(name)
    assert (claim.late, bool(claim.typed)) == (late, typed)


def test_names_like_canvas_count_only_where_half_of_the_names_are():
    assert read_names(["adams_12_01_report.ipynb", "bell.ipynb", "cruz.ipynb"]) == [None, None, None]
    assert all(read_names(["adams_12_901_x.ipynb", "bell_13_902_x.ipynb", "index.html"])[:2])


@pytest.mark.parametrize(("users", "found"), [
    (["HW_1_john_doe", "HW_1_jane_doe"], ["john_doe", "jane_doe"]), (["HW_1_doe"], ["doe"]),
    (["HW_doe", "HW_doe"], ["doe", "doe"]), (["HW_a", "HW_ab"], ["a", "ab"])])
def test_blackboard_user_names_are_freed_from_the_assignment(users, found):
    claims = read_names([f"{user}_attempt_2026-12-01-10-11-12_x.ipynb" for user in users])
    assert [claim.ids["username"] for claim in claims] == found


def test_keys_tell_two_of_one_name_apart():
    one, other = read_names(["A B_1_assignsubmission_file_", "A B_2_assignsubmission_file_"])
    assert one.key != other.key
