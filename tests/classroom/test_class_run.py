from __future__ import annotations

import json
from datetime import datetime

import pytest

from beyondtoken.classroom import read_masters
from beyondtoken.classroom.class_run import Wishes, chosen_students, grade_class, refuse_other_results
from beyondtoken.classroom.collect import collect
from beyondtoken.classroom.gradebook import Gradebook, read_hand_marks
from beyondtoken.classroom.masters import master_named
from beyondtoken.classroom.results import RunNotes, notes_beside
from beyondtoken.errors import BookError, ContentError
from beyondtoken.notebooks.runs import write_whole
from tests.parts import need

from .desk import ENDS, LOOPS, QUICK, RIGHT, WRONG, Desk

BLACKBOARD = [f"Steps_{name}_attempt_2026-12-11-08-00-00_steps" for name in ("ada", "bob")]


@pytest.fixture
def desk(tmp_path):
    need("bubblewrap")
    return Desk(tmp_path)


def test_class_gets_the_points_it_earned(desk):
    for name, code in (("right", RIGHT), ("wrong", WRONG), ("loops", LOOPS), ("ends", ENDS), ("empty", "")):
        desk.hands_in(name, code=code)
    run = desk.grade()
    points = {key: one.points for key, one in desk.results().items()}
    assert (run.marked, run.as_before) == (5, 0)
    assert points == {"right": 3, "wrong": 1, "loops": 0, "ends": 0, "empty": 0}


def test_exercise_is_known_from_what_notebooks_say(desk):
    desk.hands_in("ada")
    assert desk.grade().exercise == "steps"


def test_notebooks_that_say_nothing_need_the_exercise_named(desk):
    desk.hands_in("ada")
    content = json.loads((desk.source / "ada.ipynb").read_bytes())
    del content["metadata"]["beyondtoken"]
    (desk.source / "ada.ipynb").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BookError, match="--exercise two-walls"):
        desk.grade()
    assert desk.grade(exercise="steps").marked == 1


def test_second_run_marks_only_what_is_new(desk):
    desk.hands_in("ada", "bob")
    desk.grade()
    desk.hands_in("cy")
    run = desk.grade()
    assert (run.marked, run.as_before) == (1, 2)


def test_second_hand_in_of_one_student_is_marked_again_and_no_other(desk):
    desk.hands_in("ada", "bob", code=WRONG)
    desk.grade()
    desk.hands_in("ada", code=RIGHT)
    run = desk.grade()
    assert (run.marked, desk.results()["ada"].points, desk.results()["bob"].points) == (1, 3, 1)


def test_changed_hidden_test_marks_everybody_again(desk):
    desk.hands_in("ada", "bob")
    desk.grade()
    file = desk.root / "exercises/one/steps.md"
    file.write_text(QUICK.replace("steps([(5, 5)]) == 0", "steps([(5, 6)]) == 0"), encoding="utf-8")
    assert desk.grade().marked == 2


def test_one_student_is_graded_by_key(desk):
    desk.hands_in("ada", "bob")
    assert desk.grade(student="bob").marked == 1
    assert list(desk.results()) == ["bob"]


@pytest.mark.parametrize("again", [{}, {"student": "bob"}])
def test_run_that_names_no_due_date_keeps_the_last_one_and_its_late_marks(desk, again):
    desk.hands_in(*BLACKBOARD)
    desk.grade(due=datetime(2020, 12, 10))
    late = {key: one.late for key, one in desk.results().items()}
    run = desk.grade(**again)
    assert (run.due_kept, notes_beside(desk.out, "steps").due) == (datetime(2020, 12, 10), datetime(2020, 12, 10))
    assert {key: one.late for key, one in desk.results().items()} == late == {"ada": True, "bob": True}


def test_due_date_that_is_named_takes_the_place_of_the_last_one(desk):
    desk.hands_in(*BLACKBOARD)
    desk.grade(due=datetime(2020, 12, 10))
    assert desk.grade(due=datetime(2090, 12, 10)).due_kept is None
    assert [one.late for one in desk.results().values()] == [False, False]


def test_due_date_of_another_folder_is_not_taken(desk):
    desk.hands_in("ada")
    desk.grade(due=datetime(2020, 12, 10))
    assert desk.grade(out=desk.place / "again").due_kept is None


def test_files_passed_over_for_a_better_one_are_in_the_notes_of_the_run(desk):
    desk.hands_in("ada_1_10_steps", "bob_2_20_steps")
    (desk.source / "ada_1_11_plot.png").write_bytes(b"x")
    assert desk.grade().left_aside == ("ada_1_11_plot.png: a picture, not a notebook",)
    assert notes_beside(desk.out, "steps").left_aside == ("ada_1_11_plot.png: a picture, not a notebook",)


def test_private_folder_without_tests_for_the_exercise_is_told(desk):
    desk.hands_in("ada")
    (desk.place / "exam").mkdir()
    assert "holds nothing for 'steps'" in desk.grade(private=desk.place / "exam").warnings[0]


def class_list(desk, *lines):
    (desk.place / "class.csv").write_text("\n".join(["key,name", *lines]), encoding="utf-8")
    return desk.place / "class.csv"


def test_class_that_gets_its_roster_later_is_listed_once(desk):
    desk.hands_in("ada", "bob", text="It starts there.")
    first = desk.grade()
    run = desk.grade(roster=class_list(desk, "s001,Ada", "s002,Bob", "s003,Cy"))
    assert (first.moved, run.moved) == (0, 2)
    assert sorted(desk.results()) == ["s001", "s002", "s003"]
    assert sorted(page.name for page in (desk.out / "feedback").iterdir()) == ["s001.html", "s002.html", "s003.html"]
    assert desk.grade(roster=desk.place / "class.csv").moved == 0


def test_file_of_hand_marks_from_before_the_roster_is_still_read(desk):
    desk.hands_in("ada", text="It starts there.")
    file = desk.grade().written.hand_file
    file.write_text(file.read_text(encoding="utf-8-sig").replace(",,,", ",1,,", 1), encoding="utf-8")
    desk.grade(roster=class_list(desk, "s001,Ada"))
    with Gradebook(str(desk.out / "gradebook.sqlite")) as book:
        assert [one.student for one in read_hand_marks(file, book).marks] == ["s001"]


def test_student_graded_alone_under_a_new_key_takes_only_the_own_entry_along(desk):
    desk.hands_in("ada", "bob")
    desk.grade()
    desk.grade(roster=class_list(desk, "s001,Ada", "s002,Bob"), student="s001")
    assert sorted(desk.results()) == ["bob", "s001"]


def test_roster_of_another_class_is_refused_before_anything_is_written(desk):
    desk.hands_in("ada", "bob")
    (desk.place / "class.csv").write_text("name;mail\nEve Evans;eve@example.org\n", encoding="utf-8")
    with pytest.raises(ContentError, match="none of the 2 files handed in belongs to anybody in this roster"):
        desk.grade(roster=desk.place / "class.csv")
    assert not desk.out.exists()


def test_unknown_student_is_refused_before_anything_is_written(desk):
    desk.hands_in("ada", "bob")
    with pytest.raises(BookError, match="Keys here: ada, bob."):
        desk.grade(student="eve")
    assert not desk.out.exists()


def test_only_some_keys_of_a_large_class_are_named(desk):
    desk.hands_in(*(f"s{number:02}" for number in range(25)))
    with pytest.raises(BookError, match="s19 and 5 more"):
        chosen_students(collect(desk.source), "eve")


def test_unknown_exercise_is_refused_with_those_there_are(desk):
    with pytest.raises(BookError, match="Exercises are: steps"):
        master_named(read_masters(desk.root), "stairs")


def test_exercise_that_is_nearly_named_right_is_guessed_first(desk):
    with pytest.raises(BookError, match="Did you mean 'steps'\\? Exercises are: steps"):
        master_named(read_masters(desk.root), "stesp")


def test_private_folder_that_is_not_there_is_refused(desk):
    desk.hands_in("ada")
    with pytest.raises(ContentError, match="is no folder"):
        desk.grade(private=desk.place / "exam")


def test_private_exercise_is_graded(desk):
    (desk.place / "exam").mkdir()
    own = QUICK.replace("id: steps", "id: strides").replace("title: {en: Count the", "title: {en: Take the")
    (desk.place / "exam/strides.md").write_text(own, encoding="utf-8")
    desk.hands_in("ada")
    assert desk.grade(private=desk.place / "exam", exercise="strides").exercise == "strides"


def test_folder_of_results_that_cannot_be_made_is_told(desk):
    desk.hands_in("ada")
    (desk.place / "file").touch()
    with pytest.raises(BookError, match="--out FOLDER"):
        desk.grade(out=desk.place / "file")


@pytest.mark.parametrize(("old", "new", "said"), [
    ("corners_passed = len(path) - 1", "corners_passed = len(path)", "does not pass the test 'count-path'"),
    ("corners_passed = len(path) - 1", "import os; os._exit(1)", "does not pass the test 'count-path'")])
def test_exercise_whose_solution_fails_is_refused(desk, old, new, said):
    desk.hands_in("ada")
    (desk.root / "exercises/one/steps.md").write_text(QUICK.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        desk.grade()
    assert not desk.out.exists()


def test_late_is_marked_and_costs_nothing(desk):
    for name in ("ada_1_2_steps", "bob_LATE_2_3_steps", "cy_3_4_steps"):                    # as Canvas calls them
        desk.hands_in(name)
    desk.grade()
    late = {one.student.name: (one.late, one.points) for one in desk.results().values()}
    assert late == {"ada": (False, 3), "bob": (True, 3), "cy": (False, 3)}


def test_progress_ends_at_the_whole_class(desk):
    desk.hands_in("ada", "bob")
    told = []
    desk.grade()
    grade_class(desk.root, Wishes(desk.source), progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (2, 2)


def test_results_lie_beside_the_source_unless_named(tmp_path):
    (tmp_path / "all.zip").touch()
    assert Wishes(tmp_path / "all.zip").folder == tmp_path / "all-graded"
    assert Wishes(tmp_path / "week").folder == tmp_path / "week-graded"
    assert Wishes(tmp_path / "week", out=tmp_path / "res").address == f"sqlite:///{tmp_path}/res/gradebook.sqlite"


def test_folder_with_results_of_another_exercise_is_refused(tmp_path):
    write_whole(tmp_path / "out/run.json", RunNotes(exercise="stairs").model_dump_json())
    with pytest.raises(BookError, match="holds the results of 'stairs', and these submissions are of 'steps'"):
        refuse_other_results(tmp_path / "out", "steps")
    refuse_other_results(tmp_path / "out", "stairs")
    refuse_other_results(tmp_path, "steps")
