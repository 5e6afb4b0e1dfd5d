"""What makes a master unusable: head and cells that do not fit together."""

from __future__ import annotations

import ast
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence

from ...errors import ContentError
from .head import ExerciseHead, PrivateTests, shown_points
from .parts import BEGIN, END, HIDDEN_TEST, PROBE, SECTIONS, STARTER, VISIBLE_TEST, Part

TEST_ROLES = (VISIBLE_TEST, HIDDEN_TEST)


def first_fault(shown: str, head: ExerciseHead, parts: Sequence[Part]) -> ContentError | None:
    """The first reason why no student's copy can be made, and no submission graded."""
    checks: tuple[Callable[[], ContentError | None], ...] = (
        lambda: missing_section(shown, parts),
        lambda: repeated(shown, "question", [question.id for question in head.questions]),
        lambda: next(filter(None, (wrong_marks(shown, part) for part in parts)), None),
        lambda: wrong_program(shown, parts),
        lambda: wrong_place(shown, head, parts),
        lambda: wrong_tests(shown, head, parts),
        lambda: unanswerable(shown, head, parts))
    return next(filter(None, (check() for check in checks)), None)


def missing_section(shown: str, parts: Sequence[Part]) -> ContentError | None:
    """A section that is not there."""
    found = {part.section for part in parts}
    missing = next((section for section in SECTIONS if section not in found), None)
    return ContentError(shown, None, f"has no section '{missing}'.",
                        f"Add a heading '## {missing.capitalize()}'.") if missing else None


def wrong_marks(shown: str, part: Part) -> ContentError | None:
    """Solution marks that do not pair, or stand outside a starter cell."""
    open_at: int | None = None
    for number, text in enumerate(part.lines, start=part.line):
        mark = text.strip()
        if part.kind != "cell" or mark not in (BEGIN, END):
            continue
        if part.role != STARTER:
            return ContentError(shown, number, "a solution stands in a cell without the tag 'starter'.",
                                "Tag the cell: ':tags: [starter]'.")
        if (mark == BEGIN) != (open_at is None):
            return ContentError(shown, number, f"'{mark}' does not pair.", f"Write '{BEGIN}', then '{END}'.")
        open_at = number if mark == BEGIN else None
    if open_at is not None:
        return ContentError(shown, open_at, f"'{BEGIN}' is never closed.", f"Add '{END}'.")
    if part.role == STARTER and BEGIN not in map(str.strip, part.lines):
        return ContentError(shown, part.line, "this starter cell holds no solution.",
                            f"Put it between '{BEGIN}' and '{END}'.")
    return None


def wrong_program(shown: str, parts: Sequence[Part]) -> ContentError | None:
    """A cell that is no Python, or a visible test that cannot be set below a ``with``."""
    for part in (one for one in parts if one.kind == "cell"):
        try:
            tree = ast.dump(ast.parse("\n".join(part.source)))
        except SyntaxError as problem:
            line = part.line + len(part.options) + (problem.lineno or 1)
            return ContentError(shown, line, f"this cell is no Python: {problem.msg}.", "Correct the line.")
        inside = ast.parse("if True:\n" + textwrap.indent(part.program, "    ") + "\n    pass").body[0]
        if part.role == VISIBLE_TEST and isinstance(inside, ast.If) \
                and ast.dump(ast.Module(inside.body[:-1], [])) != tree:
            return ContentError(shown, part.line, "this test holds a text over several lines.",
                                "Write '\\n' in the text: students see the test indented.")
    return None


def wrong_place(shown: str, head: ExerciseHead, parts: Sequence[Part]) -> ContentError | None:
    """A starter or a place for an answer that names no question of its kind."""
    kinds = {question.id: question.kind for question in head.questions}
    for part in parts:
        wanted = {"answer": "text", "cell": "code"}.get(part.kind)
        if (part.kind == "answer" or part.role == STARTER) and kinds.get(part.question) != wanted:
            fitting = ", ".join(name for name, kind in kinds.items() if kind == wanted) or "none"
            return ContentError(shown, part.line, f"belongs to '{part.question}', which is no {wanted} question.",
                                f"Name one in ':question:' (or after '{{answer}}'). The head has: {fitting}.")
    return None


def wrong_tests(shown: str, head: ExerciseHead, parts: Sequence[Part]) -> ContentError | None:
    """Tests of the head without a cell, cells without a test, ids used twice, both kinds in one question."""
    both = next((one.id for one in head.questions if bool(one.tests) == bool(one.rubric)), None)
    if both:
        return ContentError(shown, None, f"question '{both}' needs tests or a rubric, one of the two.",
                            "A code question has 'tests', a text question has 'rubric'.")
    listed = [test.id for question in head.questions for test in question.tests]
    return wrong_ids(shown, listed, parts)


def wrong_ids(shown: str, listed: list[str], parts: Sequence[Part]) -> ContentError | None:
    """Test cells and the tests of a head that are not the same."""
    cells = [part for part in parts if part.role in TEST_ROLES]
    stray = next((cell for cell in cells if cell.test not in listed), None)
    if stray:
        return ContentError(shown, stray.line, f"is test '{stray.test}', which the head does not list.",
                            f"Write ':test:' with one of: {', '.join(listed) or 'none'}; or list it.")
    missing = next((name for name in listed if name not in {cell.test for cell in cells}), None)
    if missing:
        return ContentError(shown, None, f"has no cell for the test '{missing}'.",
                            f"Add a cell with ':tags: [{HIDDEN_TEST}]' and ':test: {missing}'.")
    return repeated(shown, "test", listed) or repeated(shown, "test", [cell.test for cell in cells])


def repeated(shown: str, kind: str, names: list[str]) -> ContentError | None:
    """An id that is used twice."""
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    return ContentError(shown, None, f"the {kind} '{twice}' is there twice.",
                        "Give one of them another id.") if twice else None


def unanswerable(shown: str, head: ExerciseHead, parts: Sequence[Part]) -> ContentError | None:
    """A question without a place for its answer, or a code question that is not tested both ways."""
    places = {part.question for part in parts if part.kind == "answer" or part.role == STARTER}
    for question in head.questions:
        own = {test.id for test in question.tests}
        roles = {part.role for part in parts if part.test in own and part.role in TEST_ROLES}
        if question.id not in places:
            form = "a starter cell" if question.kind == "code" else f"a fence '{{answer}} {question.id}'"
            return ContentError(shown, None, f"question '{question.id}' has no place for its answer.",
                                f"Add {form}.")
        if question.kind == "code" and len(roles) < len(TEST_ROLES):
            return ContentError(shown, None, f"question '{question.id}' has no {set(TEST_ROLES) - roles} cell.",
                                "A code question has a visible and a hidden test at least.")
    return None


def private_fault(shown: str, head: PrivateTests, cells: Sequence[Part], of: ExerciseHead) -> ContentError | None:
    """What makes a teacher's file of hidden tests unusable."""
    stray = next((cell for cell in cells if cell.role not in (HIDDEN_TEST, PROBE)), None)
    if stray:
        return ContentError(shown, stray.line, "is a cell that students would have to see.",
                            f"Tag it ':tags: [{HIDDEN_TEST}]', or write a whole exercise (head 'exercise:').")
    known = {question.id: question for question in of.questions if question.kind == "code"}
    for question in head.questions:
        if question.id not in known:
            return ContentError(shown, None, f"question '{question.id}' is no code question of '{of.id}'.",
                                f"Its code questions are: {', '.join(known)}.")
    fault = wrong_ids(shown, [test.id for one in head.questions for test in one.tests], cells)
    return fault or wrong_program(shown, cells)


def changed_points(shown: str, before: ExerciseHead, after: ExerciseHead) -> ContentError | None:
    """A question that a teacher's tests make worth more or less than the handout says."""
    for old, new in zip(before.questions, after.questions, strict=True):
        if old.points != new.points:
            lacking = old.points - new.points
            return ContentError(
                shown, None, f"question '{old.id}' is worth {shown_points(old.points)} points in the book, with "
                f"these tests {shown_points(new.points)}.",
                f"Your tests replace its hidden ones: give them {shown_points(abs(lacking))} points "
                f"{'more' if lacking > 0 else 'fewer'} in sum.")
    return None
