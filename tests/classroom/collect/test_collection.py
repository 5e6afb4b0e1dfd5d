from __future__ import annotations

import os
import random
import socket
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from beyondtoken.classroom.collect import Bounds, collect
from beyondtoken.errors import ContentError

from .handins import archive, folder, marks, notebook, roster, zipped

CANVAS = {
    "adamsada_123_900_two-walls.ipynb": notebook("ada"),
    "belltom_LATE_124_901_two-walls-1.ipynb": notebook("tom"),
    "cruzeva_125_902_work.zip": {"deep/er/My Work.IPYNB": notebook("eva"), "__MACOSX/._My Work.IPYNB": b"\0"},
    "diazleo_126_text.html": b"<p>I could not upload</p>",
    "anon_aB3x9_903_x.ipynb": notebook("nobody"),
}
MOODLE = {
    "Ada Adams_77_assignsubmission_file_/two-walls.ipynb": notebook("ada"),
    "Tom Bell_78_assignsubmission_file_/a/b/two-walls.ipynb": notebook("tom"),
    "Tom Bell_78_assignsubmission_onlinetext_/onlinetext.html": b"<p>see file</p>",
    "Eva Cruz_79_assignsubmission_onlinetext_/onlinetext.html": b"<p>only text</p>",
    "山田 太郎_80_assignsubmission_file_/課題.ipynb": notebook("taro"),
}
BLACKBOARD = {
    "HW_1_aadams_attempt_2026-12-01-10-11-12_two-walls.ipynb": notebook("first"),
    "HW_1_aadams_attempt_2026-12-02-10-11-12_two-walls.ipynb": notebook("second"),
    "HW_1_aadams_attempt_2026-12-02-10-11-12.txt": b"Name: Ada Adams (aadams)",
    "HW_1_tom_b_attempt_2026-12-11-08-00-00_two-walls.ipynb": notebook("tom"),
    "HW_1_ecruz_attempt_2026-12-01-10-11-12.txt": b"Name: Eva Cruz (ecruz)",
}
BRIGHTSPACE = {
    "Exam 1/39786-640693 - Ada Adams - Oct 10, 2025 1022 AM/two-walls.ipynb": notebook("ada"),
    "Exam 1/39787-640693 - Jean-Luc O'Neil - Oct 11, 2025 1130 PM/two-walls.ipynb": notebook("jean"),
    "Exam 1/39788-640693 - Eva Cruz - Oct 11, 2025 930 AM - two-walls.ipynb": notebook("eva"),
    "Exam 1/index.html": b"<html>",
}


@pytest.mark.parametrize(("files", "found"), [
    (CANVAS, {"adamsada_123": "ada", "belltom_124": "tom", "cruzeva_125": "eva", "aB3x9": "nobody",
              "diazleo_126": "text typed into Canvas was handed in, not a notebook (.ipynb)"}),
    (MOODLE, {"Ada Adams_77": "ada", "Tom Bell_78": "tom", "山田 太郎_80": "taro",
              "Eva Cruz_79": "text typed into Moodle was handed in, not a notebook (.ipynb)"}),
    (BLACKBOARD, {"aadams": "second", "tom_b": "tom",
                  "ecruz": "Blackboard's receipt of a hand-in was handed in, not a notebook (.ipynb)"}),
    (BRIGHTSPACE, {"Ada Adams_39786": "ada", "Jean-Luc O'Neil_39787": "jean", "Eva Cruz_39788": "eva"}),
], ids=["canvas", "moodle", "blackboard", "brightspace"])
def test_download_of_each_platform_gives_everyone_once(tmp_path, files, found):
    assert marks(archive(tmp_path / "all.zip", files)) == found
    assert marks(folder(tmp_path / "opened", files)) == found


def test_nbgrader_folder_gives_students_times_and_exercises(tmp_path):
    source = folder(tmp_path / "submitted", {
        "adams/two-walls/two-walls.ipynb": notebook("ada", "two-walls"),
        "adams/two-walls/timestamp.txt": b"2026-12-01 10:00:00.123456 UTC",
        "adams/other/other.ipynb": notebook("other", "other"),
        "bell/two-walls/two-walls.ipynb": notebook("tom", "two-walls"),
        "bell/two-walls/timestamp.txt": b"2026-12-12 10:00:00 UTC"})
    due = datetime(2026, 12, 10, 23, 59, tzinfo=UTC)
    ada, tom = collect(source, exercise="two-walls", due=due)
    assert (ada.late, tom.late) == (False, True)
    assert ada.handed_in == datetime(2026, 12, 1, 10, tzinfo=UTC)
    assert ada.other_attempts == ()


def test_course_folder_of_nbgrader_is_read_by_its_submitted_folder(tmp_path):
    source = folder(tmp_path / "course", {"submitted/adams/ps1/a.ipynb": notebook("ada"),
                                          "source/ps1/a.ipynb": notebook("SOLUTION"),
                                          "release/ps1/a.ipynb": notebook("empty")})
    assert marks(source) == {"adams": "ada"}


FLAT = {"adams.ipynb": notebook("ada"), "Tom Bell.ipynb": notebook("tom"), "two-walls_cruz.ipynb": notebook("eva"),
        "diaz.zip": {"x.ipynb": notebook("leo")}, "egli.ipynb.zip": {"y.ipynb": notebook("ann")}}


def test_flat_folder_gives_a_student_a_file(tmp_path):
    assert marks(folder(tmp_path, FLAT), exercise="two-walls") == {
        "adams": "ada", "Tom Bell": "tom", "cruz": "eva", "diaz": "leo", "egli": "ann"}


@pytest.mark.parametrize("wrapper", ["", "HW 1/", "HW 1/submissions/"])
def test_one_folder_a_student_may_lie_in_wrappers(tmp_path, wrapper):
    files = {f"{wrapper}{who}/deep/x.ipynb": notebook(who) for who in ("ada", "tom", "eva")}
    assert marks(archive(tmp_path / "a.zip", files)) == {"ada": "ada", "tom": "tom", "eva": "eva"}
    assert marks(folder(tmp_path / "a", files)) == {"ada": "ada", "tom": "tom", "eva": "eva"}


def test_several_downloads_in_one_folder_are_one_class(tmp_path):
    names = [f"{who} B_{number}_assignsubmission_file_/x.ipynb" for number, who in enumerate("adgh")]
    files = {name: notebook(name[0]) for name in names}
    source = folder(tmp_path / "in", {"course-1.zip": {name: files[name] for name in names[:2]},
                                      "course-2.zip": {name: files[name] for name in names[2:]}})
    assert marks(source) == {"a B_0": "a", "d B_1": "d", "g B_2": "g", "h B_3": "h"}


def test_student_cannot_hand_in_under_another_name(tmp_path):
    own = {"adamsada_123_900_x.ipynb": notebook("forged"), "belltom_124_901_x.ipynb": notebook("forged")}
    source = folder(tmp_path, {"cruz.zip": own, "bell.zip": {"x.ipynb": notebook("tom")},
                               "adams.zip": {"x.ipynb": notebook("ada")}})
    found = marks(source)
    assert sorted(found) == ["adams", "bell", "cruz"]
    assert (found["adams"], found["bell"]) == ("ada", "tom")


def test_student_cannot_hand_in_under_another_name_of_the_roster(tmp_path):
    class_list = roster(tmp_path / "class.csv", "key,name", "adams,Ada Adams", "bell,Tom Bell", "cruz,Eva Cruz")
    source = folder(tmp_path / "in", {"cruz/adams.ipynb": notebook("forged"), "cruz/bell.ipynb": notebook("forged"),
                                      "adams/x.ipynb": notebook("ada")})
    found = marks(source, roster=class_list)
    assert (found["adams"], found["bell"], found["cruz"]) == ("ada", "missing", "forged")


def test_everyone_in_the_roster_gets_a_submission_and_strangers_are_named(tmp_path):
    class_list = roster(tmp_path / "class.csv", "name,email", "Ada Adams,ada@x.org", "Tom Bell,tom@x.org")
    source = folder(tmp_path / "in", {"Ada Adams.ipynb": notebook("ada"), "stranger.ipynb": notebook("who")})
    found = collect(source, roster=class_list)
    assert {one.student.key: one.is_missing for one in found} == {
        "ada@x.org": False, "tom@x.org": True, "stranger": False}
    assert found.warnings[0] == "stranger.ipynb: matches nobody in the roster; graded as 'stranger'."


def test_two_students_of_one_name_are_never_guessed_between(tmp_path):
    class_list = roster(tmp_path / "class.csv", "key,name", "lee1,Ann Lee", "lee2,Ann Lee")
    found = collect(folder(tmp_path / "in", {"Ann Lee.ipynb": notebook("ann")}), roster=class_list)
    assert [(one.student.key, one.is_missing) for one in found] == [
        ("lee1", True), ("lee2", True), ("Ann Lee", False)]
    assert "could be Ann Lee (lee1) or Ann Lee (lee2)" in found.warnings[0]


def test_roster_in_the_folder_is_no_submission(tmp_path):
    folder(tmp_path, {"adams.ipynb": notebook("ada")})
    class_list = roster(tmp_path / "class.csv", "key,name", "adams,Ada Adams")
    assert marks(tmp_path, roster=class_list) == {"adams": "ada"}


def test_late_by_time_of_the_platform_on_the_given_clock(tmp_path):
    source = archive(tmp_path / "all.zip", BLACKBOARD)
    tokyo = timezone(timedelta(hours=9))
    due = datetime(2026, 12, 10, 23, 59)
    found = collect(source, due=due, zone=tokyo)
    assert {one.student.key: one.late for one in found} == {"aadams": False, "tom_b": True, "ecruz": False}
    assert next(one for one in found if one.student.key == "tom_b").handed_in == datetime(2026, 12, 10, 23, tzinfo=UTC)


def test_canvas_says_itself_who_is_late(tmp_path):
    found = collect(archive(tmp_path / "all.zip", CANVAS), due=datetime(2020, 1, 1, tzinfo=UTC))
    assert {one.student.key for one in found if one.late} == {"belltom_124"}


@pytest.mark.parametrize(("ages", "late"), [((0, 5 * 86400, 9 * 86400), 1), ((0, 1, 2), 0)])
def test_dates_of_files_count_unless_they_are_those_of_a_copy(tmp_path, ages, late):
    start = datetime(2026, 12, 5, tzinfo=UTC).timestamp()
    folder(tmp_path, {f"{who}.ipynb": notebook(who) for who in "abc"})
    for who, age in zip("abc", ages, strict=True):
        os.utime(tmp_path / f"{who}.ipynb", (start + age, start + age))
    found = collect(tmp_path, due=datetime(2026, 12, 12, tzinfo=UTC))
    assert sum(one.late for one in found) == late
    assert ("dates are those of a copy" in " ".join(found.warnings)) == (late == 0)


def test_every_file_is_in_a_submission_or_left_aside_with_a_reason(tmp_path):
    source = folder(tmp_path, {
        "adams/x.ipynb": notebook("1"), "adams/x (1).ipynb": notebook("2"), "adams/data.csv": b"1",
        "adams/.DS_Store": b"",
        "adams/.ipynb_checkpoints/x.ipynb": b"", "bell/report.pdf": b"%PDF", "bell/notes.docx": b"PK",
        "Thumbs.db": b"",
        "class-list.xlsx": b"PK", "cruz/a.zip": {"x.ipynb": notebook("3"), "__MACOSX/._x": b""}, "empty.ipynb": b""})
    found = collect(source)
    named = {name for one in found for name in (one.shown, *one.other_attempts) if name}
    named |= {one.path for one in found.left_aside if one.reason}
    wanted = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    wanted -= {"cruz/a.zip", "adams/.ipynb_checkpoints/x.ipynb"}
    assert wanted | {"cruz/a.zip/x.ipynb", "adams/.ipynb_checkpoints"} <= named


def test_iterating_twice_gives_the_same_and_names_nothing_twice(tmp_path):
    found = collect(archive(tmp_path / "all.zip", CANVAS))
    first, asides = list(found), found.left_aside
    assert list(found) == first
    assert (found.left_aside, len(found)) == (asides, len(first))


def test_empty_folder_is_refused(tmp_path):
    with pytest.raises(ContentError, match="holds no files"):
        collect(tmp_path)


def test_one_notebook_is_a_class_of_one(tmp_path):
    folder(tmp_path, {"adams.ipynb": notebook("ada")})
    assert marks(tmp_path / "adams.ipynb") == {"adams": "ada"}


def test_pipes_sockets_and_links_neither_block_nor_lead_out(tmp_path, monkeypatch):
    secret = folder(tmp_path / "outside", {"x.ipynb": notebook("SECRET")})
    source = folder(tmp_path / "in", {"adams/x.ipynb": notebook("ada"), "bell/readme.md": b"hello"})
    os.mkfifo(source / "adams" / "pipe.ipynb")
    os.mkfifo(source / "timestamp.txt")
    (source / "cruz").symlink_to(secret)
    (source / "bell" / "x.ipynb").symlink_to(secret / "x.ipynb")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(source / "adams")          # the address of a socket must be short
        listener.bind("s.ipynb")
        found = marks(source)
    assert found["adams"] == "ada"
    assert "link" in found["bell"]
    assert "link" in found["cruz"]


def test_ten_thousand_submissions_take_linear_time(tmp_path):
    seconds = []
    for size in (400, 1600):
        files = {f"s{number:05}x_{number}_{number}_two-walls.ipynb": notebook(str(number)) for number in range(size)}
        source = archive(tmp_path / f"{size}.zip", files)
        start = time.process_time()
        assert sum(1 for one in collect(source, exercise="two-walls") if one.content) == size
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * seconds[0]


NAMES = ["x.ipynb", "...", "ﾊﾝ.ipynb", "a\nb.ipynb", "CON.ipynb", "x.ipynb.zip", "é.ipynb", "e\u0301.ipynb",
    "  .ipynb",
         "a_1_2_b.ipynb", "LATE_1_2.ipynb", "-.ipynb", ".ipynb", "x", "timestamp.txt", "index.html", "a+b+c+d",
         "1-2 - A - B", "_attempt_2026-99-99-99-99-99_", "日本_1_assignsubmission_file_", "%00.ipynb", "\u202e.ipynb"]
CONTENTS = [b"", b"{", b"\xff\xfe{\0", b"PK\x03\x04", notebook("ok"), b"<html>", zipped({"x.ipynb": notebook("z")}),
            b"[" * 5000, zipped({"../../x.ipynb": notebook("slip")}), zipped({"a.zip": {"b.zip": {"c.zip": {}}}})]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_students_do_raises_or_is_lost(tmp_path, seed):
    rng = random.Random(seed)
    files = {"/".join(rng.choices(NAMES, k=rng.randint(1, 3))): rng.choice(CONTENTS) for _ in range(12)}
    files = {name: content for name, content in files.items()
             if not any(other != name and other.startswith(name + "/") for other in files)}
    found = collect(folder(tmp_path / "in", files | {"good.ipynb": notebook("good")}), exercise="two-walls")
    submissions = list(found)
    named = {name for one in submissions for name in (one.shown, *one.other_attempts) if name}
    named |= {one.path for one in found.left_aside}
    assert all(one.content or one.problem or one.is_missing for one in submissions)
    assert {one.node.shown for person in found.people for one in person.candidates} <= named
    assert len({one.student.key for one in submissions}) == len(submissions)


def test_bounds_are_kept(tmp_path):
    source = folder(tmp_path, {"adams/x.ipynb": notebook("x" * 3000), "bell/x.ipynb": notebook("tom")})
    found = marks(source, bounds=Bounds(file_bytes=1000))
    assert "too large" in found["adams"]
    assert found["bell"] == "tom"
