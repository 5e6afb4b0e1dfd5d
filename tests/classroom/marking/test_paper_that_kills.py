from __future__ import annotations

import pytest

from beyondtoken.classroom.marking.attempt import MOST_CULPRITS
from beyondtoken.classroom.marking.paper import BLANK, NOT_ASKED, NOT_THERE
from tests.classroom.submissions.exercise import MIDDLE, STEPS, cells_with, code, name_of, notebook, submission

DIES = "import os\ndef middle(numbers):\n    os._exit(0)"
TELLS = """
import os, signal
signal.signal(signal.SIGUSR1, lambda *_: os._exit(0))
print('printed before')
def middle(numbers):
    if len(numbers) == 2:
        os.kill(1, signal.SIGUSR1)
    return 3
"""


@pytest.fixture
def marked(marker):
    def questions(middle: str = MIDDLE, steps: str = STEPS, shape=lambda cells: cells, **answers: str):
        cells = shape(cells_with({"middle": middle, "steps": steps, **answers}))
        return {one.question: one for one in marker.mark(submission(notebook(cells))).questions}
    return questions


def test_question_carries_its_answer_output_and_tests(marked):
    middle = marked(middle=MIDDLE + "\nprint('shown')")["middle"]
    assert (middle.points, middle.output, middle.note) == (5, "shown\n", "")
    assert [(test.test, test.visible, test.passed) for test in middle.tests] == [
        ("middle-three", True, True), ("middle-large", False, True)]
    assert middle.answer.startswith("def middle")


def test_test_that_kills_its_process_costs_its_own_points(marked):
    answers = marked(middle=DIES)
    assert (answers["middle"].points, answers["steps"].points) == (0, 5)
    assert answers["middle"].note == "in a test the answer ended the whole process (a crash, or exit)"


def test_hidden_test_that_kills_its_process_is_not_told(marked):
    dies = "import os\ndef middle(numbers):\n    return 3 if len(numbers) == 3 else os._exit(0)"
    middle = marked(middle=dies)["middle"]
    assert (middle.points, middle.note) == (2, "")


def test_killing_all_of_it_costs_no_other_question(marked):
    answers = marked(middle=TELLS)
    assert (answers["middle"].points, answers["steps"].points) == (2, 5)
    assert answers["middle"].output == "printed before\n"


def test_answer_whose_cell_is_gone_says_so(marked):
    answers = marked(shape=lambda cells: [cell for cell in cells if name_of(cell) != "middle"])
    assert (answers["middle"].note, answers["middle"].points) == (NOT_THERE, 0)


def test_text_is_blank_or_waits(marked):
    assert (marked()["why"].points, marked()["why"].note) == (0, BLANK)
    assert marked(why="Gaps.")["why"].points is None
    assert NOT_ASKED.startswith("was not asked")


def test_cells_that_cannot_be_brought_to_an_end_leave_every_question_without_points(marked):
    deadly = [code("import os\nos._exit(0)") for _ in range(MOST_CULPRITS + 1)]
    answers = marked(shape=lambda cells: [*cells, *deadly])
    assert [answers[name].points for name in ("middle", "steps")] == [None, None]
    assert "cells killed their process or ran too long" in answers["middle"].note
