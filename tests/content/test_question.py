"""Texts and scoring records of the six kinds of question."""

from __future__ import annotations

import pytest

from beyondtoken.content import find_question

SCORING = {
    "dream-gap": {"kind": "single", "answer": "b", "options": ["a", "b", "c"]},
    "dream-both": {"kind": "multiple", "answer": ["a", "b"], "options": ["a", "b", "c"]},
    "dream-steps": {"kind": "number", "answer": 8, "tolerance": 0.5,
                    "traps": [{"value": 17, "tolerance": 0.5}]},
    "dream-order": {"kind": "order", "answer": ["fit", "roll"], "traps": []},
    "dream-match": {"kind": "match", "answer": {"state": "metres", "push": "newtons"},
                    "left": ["state", "push"], "right": ["metres", "newtons"]},
    "dream-word": {"kind": "text", "accept": ["roll-out", "ロールアウト"], "traps": []},
}
SLOTS = {
    "dream-gap": ["stem", "option:a", "option:b", "option:c",
                  "feedback:option:a", "feedback:option:b", "feedback:option:c"],
    "dream-steps": ["stem", "unit", "feedback:right", "feedback:wrong", "feedback:trap:0"],
    "dream-order": ["stem", "item:fit", "item:roll", "feedback:right", "feedback:wrong"],
    "dream-match": ["stem", "left:state", "left:push", "right:metres", "right:newtons",
                    "feedback:left:state", "feedback:left:push", "feedback:right"],
    "dream-word": ["stem", "feedback:right", "feedback:wrong"],
}


@pytest.mark.parametrize("name", SCORING)
def test_scoring_record_is_plain_and_whole(name, tiny):
    assert find_question(name, tiny).scoring() == {"id": name, **SCORING[name]}


@pytest.mark.parametrize("name", SLOTS)
def test_every_text_has_its_slot(name, tiny):
    assert list(find_question(name, tiny).texts("en")) == SLOTS[name]


@pytest.mark.parametrize("name", SCORING)
def test_scoring_record_shows_no_text_of_the_question(name, tiny):
    question = find_question(name, tiny)
    assert question.stem.en not in str(question.scoring())


def test_texts_take_the_language(tiny):
    question = find_question("dream-steps", tiny)
    assert (question.texts("en")["unit"], question.texts("ja")["unit"]) == ("steps", "歩")
