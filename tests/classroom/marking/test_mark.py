from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from beyondtoken.classroom.box import BoxError, Limits
from beyondtoken.classroom.marking import mark as mark_room
from beyondtoken.classroom.marking.mark import given_names, grading_key, solved, state_of, warm_cells
from beyondtoken.classroom.outcome import Student, Submission
from beyondtoken.errors import ContentError
from tests.classroom.submissions.exercise import MIDDLE, STEPS, cells_with, notebook, submission

GOOD = notebook(cells_with({"middle": MIDDLE, "steps": STEPS}))


def test_good_submission_has_all_points(marker):
    outcome = marker.mark(submission(GOOD))
    assert (outcome.state, outcome.points, outcome.out_of) == ("graded", 10, 12)
    assert outcome.seconds > 0


def test_own_solution_has_all_points(marker, task):
    outcome = marker.mark_cells(submission(b""), solved(task))
    assert [one.points for one in outcome.questions] == [5, 5, 0]


def test_text_waits_for_a_person(marker):
    outcome = marker.mark(submission(notebook(cells_with({"middle": MIDDLE, "steps": STEPS, "why": "A gap."}))))
    assert (outcome.state, outcome.points, outcome.points_so_far) == ("needs a person", None, 10)


@pytest.mark.parametrize(("given", "state", "reason"), [
    ({"content": None}, "missing", "nothing was handed in"), ({"content": b""}, "unreadable", "the file is empty"),
    ({"content": None, "problem": "the zip is broken"}, "unreadable", "the zip is broken")])
def test_what_cannot_be_marked_has_no_points(marker, given, state, reason):
    outcome = marker.mark(Submission(student=Student(key="a", name="A"), **given))
    assert (outcome.state, outcome.reason, outcome.points, outcome.questions) == (state, reason, None, ())


def test_box_that_ends_is_started_again(marker):
    marker.mark(submission(GOOD))
    marker.warm.process.kill()
    marker.warm.control.shutdown(2)
    assert marker.mark(submission(GOOD)).points == 10


def test_box_that_ends_twice_leaves_the_submission_ungraded(marker, monkeypatch):
    def failing(*_: object) -> None:
        raise BoxError("It ended.", "Again.")
    monkeypatch.setattr(mark_room, "Paper", failing)
    outcome = marker.mark(submission(GOOD))
    assert (outcome.state, outcome.reason) == ("partly", "the sandbox ended: It ended.")
    assert [one.points for one in outcome.questions] == [None, None, None]


def test_same_submission_has_the_same_outcome_but_for_its_time(marker):
    kept = [{**marker.mark(submission(GOOD)).to_plain(), "seconds": 0, "cpu_seconds": 0} for _ in range(2)]
    assert json.dumps(kept[0]) == json.dumps(kept[1])


def test_key_changes_with_all_that_decides_on_points(task):
    handed_in = submission(GOOD)
    keys = {grading_key(task.key, handed_in), grading_key("other", handed_in), grading_key(task.key, submission(b"x")),
            grading_key(task.key, submission(None)), grading_key(replace(task, boxed=False).key, handed_in)}
    assert len(keys) == 5


@pytest.mark.parametrize("changed", [
    {"late": True}, {"shown": "b.ipynb"}, {"other_attempts": ("a.ipynb",)}, {"problem": "the zip is broken"},
    {"handed_in": datetime(2026, 12, 10, tzinfo=UTC)}])
def test_key_changes_with_all_that_pages_show(task, changed):
    before = submission(GOOD)
    assert grading_key(task.key, before.model_copy(update=changed)) != grading_key(task.key, before)


def test_key_changes_with_a_limit(task, monkeypatch):
    before = task.key
    monkeypatch.setattr(mark_room, "Limits", lambda: Limits(memory=1))
    assert task.key != before


def test_given_cells_run_on_both_sides(task):
    assert "largest = 1_000_000" in warm_cells(task.master)[1]
    assert given_names(task.master)["largest"] == 1_000_000


def test_given_cell_that_does_not_run_is_the_masters_fault(task):
    broken = tuple(replace(part, lines=tuple(line.replace("import numpy as np", "1 / 0") for line in part.lines))
                   for part in task.master.parts)
    with pytest.raises(ContentError, match="its given cell 1 does not run"):
        given_names(replace(task.master, parts=broken))


def test_state_tells_what_is_missing(marker):
    questions = marker.mark(submission(GOOD)).questions
    assert state_of(questions) == ("graded", "")
    failed = questions[0].model_copy(update={"points": None, "note": "why"})
    assert state_of((failed, *questions[1:])) == ("partly", "Middle: why")
