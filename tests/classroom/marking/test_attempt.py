from __future__ import annotations

import contextlib

import pytest

from beyondtoken.classroom.box import Limits, SilenceError
from beyondtoken.classroom.marking import attempt as attempt_room
from beyondtoken.classroom.marking.attempt import MOST_NOTES, Attempt, UnrunnableError, line_words
from beyondtoken.classroom.marking.sorting import Step


@pytest.fixture
def attempt_of(warm):
    made = []

    def attempt(*sources: str, seconds: float = 0.3) -> Attempt:
        steps = [Step(source, "count", number) for number, source in enumerate(sources, start=1)]
        made.append(Attempt(warm, steps, Limits(seconds=seconds)))
        return made[-1]

    yield attempt
    for one in made:
        one.close()


def call(line, name: str, *arguments):
    return line.talk.ask(op="call", name=name, args=list(arguments), kwargs={}, seconds=5)


def test_cells_run_in_order_and_errors_are_noted(attempt_of):
    attempt = attempt_of("x = 1\nprint(x)", "x += 1\n1 / 0", "print(x)")
    attempt.run()
    assert attempt.notes == {"count": ["cell 2 (line 2) ended in ZeroDivisionError: division by zero"]}
    assert attempt.output == {"count": "1\n2\n"}


def test_cells_that_end_are_asked_for_once_and_together(attempt_of, monkeypatch):
    attempt = attempt_of("x = 1", "1 / 0", "print(x)")
    monkeypatch.setattr(Attempt, "_run_once", None)
    attempt.run()
    assert (attempt.notes, attempt.output) == ({"count": ["cell 2 (line 1) ended in ZeroDivisionError: division by "
                                                          "zero"]}, {"count": "1\n"})


def test_cell_that_cannot_be_sent_is_noted_and_costs_no_other(attempt_of):
    attempt = attempt_of("print(1)", "x = '" + "x" * 9_000_000 + "'", "print(3)")
    attempt.run()
    assert attempt.notes["count"][0].startswith("cell 2 cannot be run: the value is ")
    assert attempt.output == {"count": "1\n3\n"}


@pytest.mark.parametrize(("culprit", "why"), [("while True: pass", "ran longer than 0.3 seconds"),
                                              ("import os; os._exit(0)", "ended the whole process (a crash, or exit)")])
def test_cell_that_kills_its_process_is_left_out(attempt_of, culprit, why):
    attempt = attempt_of("print('before')", culprit, "print('after')")
    attempt.run()
    assert attempt.notes == {"count": [f"cell 2 {why}; it was left out"]}
    assert attempt.output == {"count": "before\nafter\n"}


def test_too_many_of_them_cannot_be_graded(attempt_of):
    attempt = attempt_of(*["import os; os._exit(0)"] * 6)
    with pytest.raises(UnrunnableError, match="6 cells killed"):
        attempt.run()


def test_cells_that_together_take_too_long_cannot_be_graded(attempt_of, monkeypatch):
    monkeypatch.setattr(attempt_room, "GRACE_SECONDS", -1.2)
    attempt = attempt_of(*["import time; time.sleep(0.2)"] * 20)
    with pytest.raises(UnrunnableError, match="together ran too long"):
        attempt.run()


def test_time_of_earlier_runs_counts(attempt_of, monkeypatch):
    attempt = attempt_of("x = 1")
    attempt.run()
    attempt.spent = 10_000
    with pytest.raises(UnrunnableError):
        attempt.run()


def test_cell_that_leaves_something_behind_is_found(attempt_of):
    attempt = attempt_of("def f():\n    return 3",
                         "import os, time\ntry:\n    while True:\n        if os.fork() == 0:\n"
                         "            time.sleep(98765)\nexcept OSError:\n    pass", "x = 1")
    line = attempt.question()
    assert call(line, "f") == {"value": 3}
    assert attempt.notes["count"] == ["cell 2 ended the whole process (a crash, or exit); it was left out"]
    line.close()


def test_process_that_ends_while_a_copy_is_tried_is_the_cells_doing(attempt_of, monkeypatch):
    attempt = attempt_of("x = 1", "y = 2")
    attempt.is_careful = True
    monkeypatch.setattr(attempt_room.Child, "question", lambda child, seconds: contextlib.nullcontext(child.end()))
    attempt.run()
    assert len(attempt.culprits) == 2


def test_copies_of_two_questions_stand_side_by_side(attempt_of):
    attempt = attempt_of("seen = []\ndef ask(x):\n    seen.append(x)\n    return seen")
    one, other = attempt.question(), attempt.question()
    assert (call(one, "ask", 1), call(other, "ask", 2)) == ({"value": [1]}, {"value": [2]})
    one.close()
    assert call(other, "ask", 3) == {"value": [2, 3]}
    other.close()


def test_cells_run_again_where_the_process_was_lost(attempt_of):
    attempt = attempt_of("def f():\n    return 3")
    attempt.run()
    attempt.child.end()
    assert call(attempt.question(), "f") == {"value": 3}


WHO = "import os\ndef process():\n    return os.getpid()\ndef leave():\n    os._exit(0)"


def test_child_itself_answers_for_the_last_question(attempt_of):
    attempt = attempt_of(WHO)
    one, last = attempt.question(), attempt.question(is_last=True)
    assert call(one, "process")["value"] > 1
    assert call(last, "process") == {"value": 1}


def test_after_the_child_was_lost_each_question_has_a_copy(attempt_of):
    attempt = attempt_of(WHO)
    one, last = attempt.question(), attempt.question(is_last=True)
    with pytest.raises(SilenceError):
        call(last, "leave")
    last.close()
    assert not one.is_open
    one, last = attempt.question(), attempt.question(is_last=True)
    assert min(call(one, "process")["value"], call(last, "process")["value"]) > 1


def test_no_copy_is_made_of_a_child_that_answers_itself(attempt_of):
    attempt = attempt_of("seen = []\ndef ask(x):\n    seen.append(x)\n    return seen")
    last = attempt.question(is_last=True)
    assert call(last, "ask", 1) == {"value": [1]}
    assert call(attempt.question(), "ask", 2) == {"value": [2]}
    assert not last.is_open


def test_last_question_has_a_copy_where_cells_are_slow(attempt_of):
    attempt = attempt_of(WHO)
    attempt.run()
    attempt.spent = 2
    assert call(attempt.question(is_last=True), "process")["value"] > 1


def test_many_notes_are_cut(attempt_of):
    attempt = attempt_of(*["1 / 0"] * 50)
    attempt.run()
    assert len(attempt.notes["count"]) == MOST_NOTES + 1


def test_output_is_cut_over_all_cells_of_a_question(attempt_of):
    attempt = attempt_of(*["print('x' * 9000)"] * 5)
    attempt.run()
    assert len(attempt.output["count"]) == Limits().output


def test_cell_too_long_to_send_is_noted(attempt_of):
    attempt = attempt_of("#" * 9_000_000, "print(1)")
    attempt.run()
    assert attempt.notes["count"][0].startswith("cell 1 cannot be run: the value is")
    assert attempt.output == {"count": "1\n"}


@pytest.mark.parametrize("error", [None, [], ["E", "t"], ["E", "t", "3"], ["E", "t", 10 ** 400], ["E", "t", True],
                                   ["E", "t", -1], "abc", {0: 1}], ids=lambda error: repr(error)[:20])
def test_line_that_is_none_is_not_told(error):
    assert line_words(error) == ""
