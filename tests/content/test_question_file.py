"""What one file of exercises may hold."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from beyondtoken.content import QuestionFile, read_question_file

HEAD = {"chapter": "world-models", "page": "dream", "objectives": ()}


def test_entries_become_the_record_of_their_kind(tiny):
    file = read_question_file(tiny / "exercises/world-models/dream.yml")
    assert [type(entry).__name__ for entry in (*file.questions, *file.predictions)] == [
        "SingleChoice", "NumberQuestion", "OrderQuestion", "MatchQuestion", "TextQuestion", "MultipleChoice",
        "NumberPrediction", "ChoicePrediction", "CurvePrediction"]


def test_page_may_ask_nothing():
    file = QuestionFile.model_validate(HEAD)
    assert (file.misconceptions, file.questions, file.predictions) == ((), (), ())


@pytest.mark.parametrize("field", HEAD)
def test_head_must_be_whole(field):
    with pytest.raises(ValidationError, match=rf"{field}\n  Field required"):
        QuestionFile.model_validate({name: value for name, value in HEAD.items() if name != field})
