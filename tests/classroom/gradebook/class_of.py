"""A small class and its results."""

from __future__ import annotations

from beyondtoken.classroom.outcome import Outcome, QuestionOutcome, RubricLine, Student

TITLE = {"en": "Two walls", "ja": "二つの壁"}
RUBRIC = (RubricLine(points=1, text={"en": "names the speed", "ja": "速さを挙げる"}),
          RubricLine(points=1, text={"en": "names a change", "ja": "変更を挙げる"}))


def student(key="adams", **known):
    return Student(**{"key": key, "name": key, **known})


def code(points=4.0, **more):
    return QuestionOutcome(**{"question": "search", "title": {"en": "Search", "ja": "探索"}, "kind": "code",
                              "points": points, "out_of": 4, "answer": "def f(): ...", **more})


def text(points=None, answer="Because of the speed.", **more):
    return QuestionOutcome(**{"question": "explain", "title": {"en": "Explain", "ja": "説明"}, "kind": "text",
                              "points": points, "out_of": 2, "answer": answer, "rubric": RUBRIC, **more})


def outcome(key="adams", *, points=4.0, answer="Because of the speed.", **more):
    """A result that waits for a person."""
    return Outcome(**{"student": student(key), "exercise": "two-walls", "title": TITLE, "state": "needs a person",
                      "reason": "to be marked by hand: Explain", "questions": (code(points), text(answer=answer)),
                      "out_of": 6, "content_hash": "c1", "grading_key": "g1", **more})


def unread(key="adams", **more):
    """A file that could not be read."""
    return outcome(key, **{"state": "unreadable", "reason": "not a notebook", "questions": (), "content_hash": "c2",
                           "grading_key": "g2", **more})


def missing(key="adams", **more):
    """Nothing handed in."""
    return outcome(key, **{"state": "missing", "reason": "nothing was handed in", "questions": (), "content_hash": "",
                           "grading_key": "", **more})
