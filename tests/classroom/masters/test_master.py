from __future__ import annotations

import re

import pytest

from beyondtoken.classroom import master_files, read_masters, student_copy
from beyondtoken.classroom.masters import nothing_of_ones_own
from beyondtoken.errors import ContentError

from ..tiny_master import MASTER, PRIVATE_TESTS, line_of, master_in, write_master


def test_head_is_read_with_both_titles(tmp_path):
    head = master_in(tmp_path).head
    assert (head.id, head.points, head.title.ja) == ("steps", 4, "歩数を数える")


def test_private_tests_take_the_place_of_the_public_ones(tmp_path):
    master = masters_with(tmp_path, PRIVATE_TESTS)["steps"]
    assert [cell.source for cell in master.of_role("hidden-test")] == [("assert steps([(1, 1)] * 9) == 8",)]
    assert list(master.head.tests) == ["count-path", "count-long"]


def test_copy_made_with_private_tests_shows_nothing_of_them(tmp_path):
    copy = student_copy(masters_with(tmp_path, PRIVATE_TESTS)["steps"])
    assert "* 9" not in copy
    assert '# "count-long" is tested here after you hand in.' in copy


@pytest.mark.parametrize(("old", "new", "problem"), [
    ("exercise: steps", "exercise: stairs", "'stairs', which is no exercise"),
    ("points: 2", "points: 3", "is worth 3 points in the book, with these tests 4"),
    ("points: 2", "points: 1.5", "give them 0.5 points more in sum"),
    ("[hidden-test]", "[visible-test]", "students would have to see"),
    (":test: count-long", ":test: count-far", "'count-far', which the head does not list"),
    ("- id: count\n", "- id: counting\n", "'counting' is no code question"),
    ("== 8", "==", "is no Python"),
])
def test_private_tests_that_do_not_fit_are_refused(tmp_path, old, new, problem):
    with pytest.raises(ContentError, match=problem):
        masters_with(tmp_path, PRIVATE_TESTS.replace(old, new))


def test_exercise_of_the_teachers_own_is_read_beside_those_of_the_book(tmp_path):
    own = MASTER.replace("id: steps", "id: stairs")
    assert list(masters_with(tmp_path, own)) == ["steps", "stairs"]


def test_folder_without_anything_for_an_exercise_is_told(tmp_path):
    masters = masters_with(tmp_path, PRIVATE_TESTS)
    (tmp_path / "typo").mkdir()
    (tmp_path / "typo/own.txt").write_text(PRIVATE_TESTS, encoding="utf-8")
    public = read_masters(tmp_path, tmp_path / "typo").values()
    assert nothing_of_ones_own(masters.values(), tmp_path / "private") == []
    assert nothing_of_ones_own(public, None) == []
    assert "holds nothing for 'steps'" in nothing_of_ones_own(public, tmp_path / "typo")[0]


def test_exercise_of_the_teachers_own_needs_no_tests_beside_it(tmp_path):
    masters = masters_with(tmp_path, MASTER.replace("id: steps", "id: stairs"))
    assert nothing_of_ones_own([masters["stairs"]], tmp_path / "private") == []


def test_one_id_in_two_files_is_refused(tmp_path):
    with pytest.raises(ContentError, match="'steps' is the id of exercises/one/steps.md too"):
        masters_with(tmp_path, MASTER)


@pytest.mark.parametrize(("old", "new", "line", "problem"), [
    ("minutes: 10", "minutes: soon", "minutes", "minutes"),
    ("  kind: extend\n", "", "exercise:", "kind"),
    ("ja: 歩数を数える", "de: Schritte", "title:", "ja"),
    ("lab: glitch", "labs: glitch", None, "labs"),
    ("points: 2, hint", "points: two, hint", "count-place", "points"),
    ("chapter: one", "chapter: two", None, "lies in 'one'"),
])
def test_wrong_head_is_refused_with_file_and_line(tmp_path, old, new, line, problem):
    with pytest.raises(ContentError) as caught:
        master_in(tmp_path, MASTER.replace(old, new))
    assert caught.value.path == "exercises/one/steps.md"
    assert re.search(problem, str(caught.value))
    assert line is None or caught.value.line == line_of(line)


def test_masters_are_found_beside_the_question_files(tmp_path):
    path = write_master(tmp_path)
    (tmp_path / "exercises/one/glitch.yml").write_text("x: 1\n")
    assert master_files(tmp_path) == (path,)


def masters_with(root, text):
    """All exercises, with one more file of the teacher's."""
    write_master(root)
    (root / "private").mkdir()
    (root / "private/own.md").write_text(text, encoding="utf-8")
    return read_masters(root, root / "private")
