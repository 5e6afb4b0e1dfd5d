from __future__ import annotations

import pytest

from beyondtoken.classroom.masters.master import read_masters
from beyondtoken.classroom.masters.model_answers import model_answers

from ..tiny_master import MASTER, master_in

PROSE = "A path of *n* places has one step fewer.\n"


@pytest.mark.parametrize("solution", [
    "### Why\n\nThe start is no step.\n", "### Count\n\nCode.\n\n### Why\n\nThe start is no step.\n\n### More\n\nX.\n",
    "**Why.** The start is no step.\n", "**Why** The start is no step.\n\n**Common errors.** X.\n",
    "#### Why: a model answer\n\nThe start is no step.\n"])
def test_answer_is_found_below_the_title_of_its_question(tmp_path, solution):
    master = master_in(tmp_path, MASTER.replace(PROSE, solution))
    assert model_answers(master) == {"why": "The start is no step."}


def test_question_without_a_part_of_its_title_has_no_model_answer(tmp_path):
    assert model_answers(master_in(tmp_path)) == {}


def test_code_questions_have_none(tmp_path):
    assert model_answers(master_in(tmp_path, MASTER.replace(PROSE, "### Count\n\nCode.\n"))) == {}


def test_most_text_questions_of_the_book_have_a_model_answer(root):
    masters = read_masters(root).values()
    texts = [(one, question.id) for one in masters for question in one.head.questions if question.kind == "text"]
    missing = [f"{one.head.id}: {name}" for one, name in texts if name not in model_answers(one)]
    assert missing == []
