"""``quiz("glitch-intent")``: a question on the page and in the notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..content import find_question
from ..errors import SettingError
from ..settings import LANGUAGE
from .hosts import PagePart, directive, in_book

if TYPE_CHECKING:
    from .quiz_widget import QuizWidget


class QuizList(list["QuizWidget"]):
    """Several questions, shown one below the other; ``questions[0].correct`` tells of the first."""

    def _ipython_display_(self) -> None:
        """Called by IPython to show the questions."""
        from IPython.display import display
        display(*self)


def quiz(*ids: str) -> PagePart | QuizWidget | QuizList:
    """Ask one or more questions of the bank.

    Parameters
    ----------
    ids : str
        Question ids, such as ``"glitch-intent"``.

    Returns
    -------
    PagePart
        In a build of the book: one ``{quiz}`` directive an id.
    QuizWidget or QuizList
        In a live notebook: for one id the question, with ``answer``, ``correct`` and ``attempts``;
        for more a list of them.

    Raises
    ------
    ContentError
        If the bank has no such question.

    Examples
    --------
    >>> q = quiz("glitch-intent")
    >>> q.answer = "b"                                      # as a click in the notebook does
    >>> q.correct
    True
    """
    if not ids:
        raise SettingError("quiz needs at least one question, got none.", 'Write quiz("glitch-intent").')
    questions = [find_question(one) for one in ids]
    if in_book():
        return PagePart("\n\n".join(directive("quiz", one) for one in ids))
    # Only here: a page of the book must neither make a widget nor wait for the import.
    from .quiz_widget import QuizWidget
    lang = LANGUAGE.read()
    shown = QuizList(QuizWidget(one.scoring(), one.texts(lang), lang=lang) for one in questions)
    return shown[0] if len(shown) == 1 else shown
