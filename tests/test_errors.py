"""Our errors: what was wanted, what came, where, and the next step."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from beyondtoken import errors
from beyondtoken.errors import BookError, ContentError

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]


def test_message_says_the_problem_and_then_the_remedy():
    assert str(BookError("The lamp is off.", "Switch it on.")) == "The lamp is off.\nSwitch it on."


def test_problem_and_remedy_can_be_asked_for():
    error = BookError("The lamp is off.", "Switch it on.")
    assert (error.problem, error.remedy) == ("The lamp is off.", "Switch it on.")


@pytest.mark.parametrize("kind", KINDS)
def test_everything_the_book_refuses_can_be_caught_as_one(kind):
    assert issubclass(kind, BookError)


@pytest.mark.parametrize(("line", "place"), [(3, "a/b.yml:3: "), (None, "a/b.yml: ")])
def test_content_error_starts_with_its_place(line, place):
    assert str(ContentError("a/b.yml", line, "is empty.", "Write it.")) == f"{place}is empty.\nWrite it."


def test_content_error_keeps_file_and_line_apart():
    error = ContentError(Path("a/b.yml"), 3, "is empty.", "Write it.")
    assert (error.path, error.line) == ("a/b.yml", 3)


@pytest.mark.parametrize("error", [BookError("The lamp is off.", "Switch it on."),
                                   ContentError("a/b.yml", 3, "is empty.", "Write it.")])
def test_error_comes_home_from_another_process_as_it_was(error):
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
