"""One file of ``exercises/<chapter>/``: what a page teaches and asks."""

from __future__ import annotations

from .prediction import AnyPrediction
from .question import AnyQuestion, Misconception, Objective
from .record import Record, Slug


class QuestionFile(Record):
    """Objectives, misconceptions, questions and predictions of one page.

    Examples
    --------
    >>> QuestionFile(chapter="beyond-imitation", page="glitch", objectives=()).questions
    ()
    """

    chapter: Slug
    page: Slug
    objectives: tuple[Objective, ...]
    misconceptions: tuple[Misconception, ...] = ()
    questions: tuple[AnyQuestion, ...] = ()
    predictions: tuple[AnyPrediction, ...] = ()
