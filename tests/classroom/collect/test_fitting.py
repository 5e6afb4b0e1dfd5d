from __future__ import annotations

import pytest

from beyondtoken.classroom.collect import collect
from beyondtoken.errors import ContentError

from .handins import archive, folder, notebook, roster


def refused(source, class_list=None, **options):
    """What is said where a hand-in is refused."""
    with pytest.raises(ContentError) as error:
        collect(source, roster=class_list, **options)
    return str(error.value)


@pytest.fixture
def handed_in(tmp_path):
    return folder(tmp_path / "in", {f"s{number:03}_two-walls.ipynb": notebook() for number in range(3)})


def test_empty_folder_is_refused_whoever_is_in_the_roster(tmp_path):
    class_list = roster(tmp_path / "class.csv", "key,name", "s001,Ada Adams")
    (tmp_path / "in").mkdir()
    assert "in: holds no files." in refused(tmp_path / "in", class_list, exercise="two-walls")


def test_zip_of_what_computers_make_is_refused(tmp_path):
    said = refused(archive(tmp_path / "all.zip", {"__MACOSX/._x.ipynb": b"x", "class.csv": b"name"}))
    assert "all.zip: holds nothing that could be a student's hand-in (left aside: 2" in said


def test_folder_of_a_teachers_files_is_refused_with_one_of_them(tmp_path):
    folder(tmp_path / "in", {"class.csv": b"name", "readme.txt": b"x"})
    said = refused(tmp_path / "in")
    assert "(left aside: 2, such as 'class.csv': no notebook, and its name means no student)" in said


def test_roster_that_knows_nobody_is_refused_with_what_files_and_students_are_called(tmp_path, handed_in):
    class_list = roster(tmp_path / "class.csv", "name;mail;group", "Ada Adams;ada@example.org;2")
    said = refused(handed_in, class_list, exercise="two-walls")
    assert "class.csv: none of the 3 files handed in belongs to anybody in this roster." in said
    assert "A file is called 's000_two-walls.ipynb'; the roster knows 'ada@example.org' (Ada Adams)" in said
    assert "from its columns name, mail (not used: group)." in said


def test_one_notebook_of_nobody_in_the_roster_is_refused(tmp_path, handed_in):
    class_list = roster(tmp_path / "class.csv", "key", "t1")
    said = refused(handed_in / "s001_two-walls.ipynb", class_list, exercise="two-walls")
    assert "the one file handed in does not belong to anybody" in said
    assert "the roster knows 't1', from its columns key." in said


def test_guests_are_let_in_where_the_roster_knows_somebody(tmp_path, handed_in):
    class_list = roster(tmp_path / "class.csv", "key", "s001")
    found = collect(handed_in, roster=class_list, exercise="two-walls")
    assert [one.key for one in found.students] == ["s001", "s000", "s002"]


def test_short_keys_are_known_once_the_exercise_is(tmp_path):
    class_list = roster(tmp_path / "class.csv", "key", "a1")
    source = folder(tmp_path / "in", {"two-walls_a1.ipynb": notebook()})
    collect(source, roster=class_list)                      # nothing is refused before the exercise is known
    assert [one.key for one in collect(source, roster=class_list, exercise="two-walls").students] == ["a1"]


def test_name_of_two_students_is_no_reason_to_refuse(tmp_path):
    class_list = roster(tmp_path / "class.csv", "key,name", "lee1,Ann Lee", "lee2,Ann Lee")
    source = folder(tmp_path / "in", {"Ann Lee.ipynb": notebook()})
    assert len(collect(source, roster=class_list, exercise="two-walls")) == 3
