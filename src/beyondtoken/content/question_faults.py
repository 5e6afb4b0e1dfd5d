"""Faults of a question that its shape cannot show: answers that are not offered, traps that never close."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..errors import ContentError
from .located_yaml import LocatedYaml, Place
from .prediction import ChoicePrediction, CurvePrediction, NumberPrediction
from .question import (
    MatchQuestion,
    MultipleChoice,
    NumberQuestion,
    OrderQuestion,
    Question,
    SingleChoice,
    TextQuestion,
)
from .question_file import QuestionFile

Fault = tuple[Place, str, str]
"""Place within the question, problem, remedy."""


def question_faults(file: QuestionFile, source: LocatedYaml) -> Iterator[ContentError]:
    """Every fault of the questions and predictions of ``file``, with its line in ``source``.

    Examples
    --------
    >>> file = QuestionFile(chapter="beyond-imitation", page="glitch", objectives=())
    >>> list(question_faults(file, LocatedYaml("glitch.yml", {}, {})))
    []
    """
    for number, question in enumerate(file.questions):
        for place, problem, remedy in _faults_of_question(question):
            yield source.error(("questions", number, *place), f"question '{question.id}' {problem}", remedy)
    for number, prediction in enumerate(file.predictions):
        for place, problem, remedy in _faults_of_prediction(prediction):
            yield source.error(
                ("predictions", number, *place), f"prediction '{prediction.id}' {problem}", remedy
            )


def _faults_of_question(question: Question) -> Iterator[Fault]:
    if question.rests_on.lab is None and question.rests_on.claim is None:
        yield ("rests_on",), "rests on nothing.", "Name the lab or the claim that settles it."
    match question:
        case SingleChoice():
            yield from _faults_of_choices(question, {question.answer})
        case MultipleChoice():
            yield from _repeated("answer", question.answer)
            yield from _faults_of_choices(question, set(question.answer))
        case NumberQuestion():
            yield from _faults_of_number(question)
        case OrderQuestion():
            yield from _faults_of_order(question)
        case MatchQuestion():
            yield from _faults_of_match(question)
        case TextQuestion():
            yield from _faults_of_text(question)


def _faults_of_choices(question: SingleChoice | MultipleChoice, right: set[str]) -> Iterator[Fault]:
    ids = [option.id for option in question.options]
    yield from _repeated("options", ids)
    for answer in sorted(right - set(ids)):
        yield (
            ("answer",),
            f"gives answer '{answer}', but its choices are {', '.join(ids)}.",
            f"Correct the answer, or add choice '{answer}'.",
        )
    if right <= set(ids):
        yield from _faults_of_misconceptions(question, right)


def _faults_of_misconceptions(question: SingleChoice | MultipleChoice, right: set[str]) -> Iterator[Fault]:
    for number, option in enumerate(question.options):
        if option.id not in right and option.misconception is None:
            yield (
                ("options", number),
                f"has the wrong choice '{option.id}' without a misconception.",
                "Add 'misconception:' with the id of the wrong idea that it stands for.",
            )
        if option.id in right and option.misconception is not None:
            yield (
                ("options", number, "misconception"),
                f"gives its right choice '{option.id}' a misconception.",
                "Remove 'misconception:', or correct the answer.",
            )


def _faults_of_number(question: NumberQuestion) -> Iterator[Fault]:
    for number, trap in enumerate(question.traps):
        gap = abs(trap.value - question.answer)
        if gap <= question.tolerance + trap.tolerance:
            right, wrong = (
                f"{question.answer:g} ± {question.tolerance:g}",
                f"{trap.value:g} ± {trap.tolerance:g}",
            )
            yield (
                ("traps", number),
                f"accepts {right}, which meets its trap at {wrong}.",
                "Make a tolerance smaller, or move the trap.",
            )


def _faults_of_order(question: OrderQuestion) -> Iterator[Fault]:
    ids = [item.id for item in question.items]
    yield from _repeated("items", ids)
    yield from _not_all("answer", ("answer",), question.answer, ids, "items")
    for number, trap in enumerate(question.traps):
        place: Place = ("traps", number, "answer")
        yield from _not_all("a trap", place, trap.answer, ids, "items")
        if trap.answer == question.answer:
            yield place, "has a trap that is the right order.", "Change the trap, or remove it."


def _faults_of_match(question: MatchQuestion) -> Iterator[Fault]:
    left, right = [item.id for item in question.left], [item.id for item in question.right]
    yield from _repeated("left", left)
    yield from _repeated("right", right)
    yield from _not_all("answer", ("answer",), tuple(question.answer), left, "left items")
    for item, partner in question.answer.items():
        if partner not in right:
            offered = ", ".join(right)
            yield (
                ("answer", item),
                f"matches '{item}' with '{partner}', but the right items are {offered}.",
                f"Correct the answer, or add right item '{partner}'.",
            )


def _faults_of_text(question: TextQuestion) -> Iterator[Fault]:
    accepted = {words.casefold().strip() for words in question.accept}
    for number, trap in enumerate(question.traps):
        for words in sorted({words.casefold().strip() for words in trap.accept} & accepted):
            yield (
                ("traps", number, "accept"),
                f"accepts '{words}' and traps it too.",
                "Keep it in one place.",
            )


def _faults_of_prediction(prediction: object) -> Iterator[Fault]:
    match prediction:
        case NumberPrediction():
            yield from _faults_of_range(("range",), prediction.range)
        case ChoicePrediction():
            yield from _repeated("options", [option.id for option in prediction.options])
        case CurvePrediction():
            yield from _faults_of_range(("y", "range"), prediction.y.range)
            yield from _faults_of_curve(prediction)


def _faults_of_curve(prediction: CurvePrediction) -> Iterator[Fault]:
    values = prediction.x.values
    if list(values) != sorted(set(values)):
        yield ("x", "values"), "has values of x that do not rise.", "Sort them and keep each once."
    if prediction.x.scale == "log" and min(values) <= 0:
        yield (
            ("x", "values"),
            f"puts {min(values):g} on a logarithmic scale.",
            "Use 'linear', or values above 0.",
        )


def _faults_of_range(place: Place, limits: tuple[float, float]) -> Iterator[Fault]:
    if limits[0] >= limits[1]:
        yield place, f"has a range from {limits[0]:g} to {limits[1]:g}.", "Give the smaller number first."


def _repeated(field: str, ids: tuple[str, ...] | list[str]) -> Iterator[Fault]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield (field,), f"uses '{name}' {times} times in '{field}'.", "Give each its own id."


def _not_all(what: str, place: Place, given: tuple[str, ...], ids: list[str], items: str) -> Iterator[Fault]:
    if sorted(given) != sorted(ids):
        yield (
            place,
            f"must name each of its {items} once in {what}; they are {', '.join(ids)}, "
            f"got {', '.join(given)}.",
            "Correct the answer.",
        )
