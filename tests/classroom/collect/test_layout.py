from __future__ import annotations

import pytest

from beyondtoken.classroom.collect.layout import Layout, base_and_number, is_teachers
from beyondtoken.classroom.collect.matching import Register
from beyondtoken.classroom.collect.tree import Node
from beyondtoken.classroom.outcome import Student


def tree(*paths):
    """Nodes for paths; names ending in .zip are opened zips."""
    top = Node("", "")
    for path in paths:
        here = top
        for part in path.split("/"):
            below = next((one for one in here.children if one.name == part), None)
            if below is None:
                below = Node(part, f"{here.shown}/{part}".lstrip("/"))
                here.children.append(below)
            here.is_zip, here.is_folder = here.name.endswith(".zip"), not here.name.endswith(".zip")
            here = below
    return top.children


def found(paths, *, exercise="", names=()):
    layout = Layout(Register([Student(key=name, name=name) for name in names]), exercise, {})
    layout.level(tree(*paths))
    return sorted(one.match.student.key if one.match.student else one.claim.key for one in layout.finds), layout.aside


@pytest.mark.parametrize(("paths", "names"), [
    (["ada/x.ipynb", "tom/x.ipynb"], ["ada", "tom"]),
    (["all/ada/x.ipynb", "all/tom/x.ipynb"], ["ada", "tom"]),
    (["ada/x.ipynb"], ["ada"]),
    (["submitted/ada/hw/x.ipynb"], ["ada"]),
    (["submitted/ada/hw1/x.ipynb", "submitted/ada/hw2/y.ipynb"], ["ada"]),
    (["all/ada.ipynb", "all/tom.ipynb"], ["ada", "tom"]),
    (["ada/a.ipynb", "ada/b.ipynb", "tom/x.ipynb"], ["ada", "tom"]),
    (["ada.zip/x.ipynb", "tom.zip/x.ipynb"], ["ada", "tom"]),
    (["drive-download-20261201T101112Z-001.zip/ada.ipynb", "drive-download-20261201T101112Z-002.zip/tom.ipynb"],
    ["ada", "tom"]),
    (["Working files/ada/x.ipynb", "Submitted files/ada/hw/Version 1/x.ipynb"], ["ada"]),
    (["ada.ipynb", "index.html", "marks.csv"], ["ada"]),
    (["s-1.ipynb", "s-2.ipynb"], ["s-1", "s-2"]),
    (["ada.ipynb", "ada (1).ipynb", "ada-2.ipynb"], ["ada", "ada", "ada"]),
    (["j.smith/x.ipynb", "j.jones/x.ipynb"], ["j.jones", "j.smith"]),
    (["report.pdf", "tom.ipynb"], ["report", "tom"]),
])
def test_level_of_students_is_found_without_a_roster(paths, names):
    assert found(paths)[0] == names


@pytest.mark.parametrize(("paths", "names"), [
    (["mon/ada/x.ipynb", "mon/tom/x.ipynb", "tue/eva/x.ipynb", "tue/leo/x.ipynb"], ["ada", "eva", "leo", "tom"]),
    (["mon/ada.ipynb", "mon/tom.ipynb", "mon/gone.ipynb", "tue/eva.ipynb", "tue/leo.ipynb"], ["ada", "eva", "gone",
    "leo", "tom"]),
    (["x/y/ada.ipynb"], ["ada"]),
    (["ada/tom.ipynb", "ada/eva.ipynb", "leo/x.ipynb"], ["ada", "leo"]),
    (["gone/tom.ipynb", "gone/eva.ipynb", "leo/x.ipynb"], ["gone", "leo"]),
])
def test_sections_are_opened_with_a_roster_but_no_student_is(paths, names):
    assert found(paths, names=["ada", "tom", "eva", "leo"])[0] == names


@pytest.mark.parametrize(("name", "key"), [
    ("two-walls_ada.ipynb", "ada"), ("ada - Two Walls.ipynb", "ada"), ("two-walls.ipynb", "two-walls"),
    ("two-walls (1).ipynb", "two-walls (1)"), ("Ada Adams - two-walls (3).ipynb", "Ada Adams  (3)"),
    ("....ipynb", "...")])
def test_name_without_the_exercise_is_the_students(name, key):
    assert found([name, "z.ipynb"], exercise="two-walls")[0][0].split() == key.split()


def test_files_called_like_the_exercise_are_never_taken_for_one_students_attempts():
    assert len(set(found(["two-walls.ipynb", "two-walls (1).ipynb"], exercise="two-walls")[0])) == 2


def test_earlier_results_are_no_hand_in():
    names, aside = found(["ada/x.ipynb", "out/gradebook.sqlite", "out/report.html", "out/feedback/ada.html"])
    assert (names, list(aside)) == (["ada"], ["out"])


def test_students_folder_is_one_whatever_a_file_in_it_is_called():
    assert found(["ada/x.ipynb", "tom/gradebook.sqlite"]) == (["ada", "tom"], {})


@pytest.mark.parametrize(("name", "base", "number"), [
    ("x (2).ipynb", "x", 2), ("x-1.ipynb", "x", 1), ("x(10).ipynb", "x", 10), ("x.ipynb", "x", 0),
    ("コピー.ipynb", "コピー", 0),
    ("xのコピー.ipynb", "x", 0), ("x - Copy.ipynb", "x", 0), ("x-2026.ipynb", "x-2026", 0), ("7.ipynb", "7", 0),
    (".ipynb", ".ipynb", 0)])
def test_number_behind_a_name_is_that_of_an_attempt(name, base, number):
    assert base_and_number(name) == (base, number)


def test_tables_are_the_teachers_and_documents_are_not():
    assert [is_teachers(name) for name in ("a.csv", "Index.HTML", "a.xlsx", "a.pdf",
        "a.ipynb")] == [True] * 3 + [False] * 2
