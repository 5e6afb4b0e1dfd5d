"""Questions of six kinds, each with its texts and its plain record for scoring."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .bilingual import Bilingual
from .record import ChoiceId, ClaimId, Record, Slug

BloomLevel = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class Objective(Record):
    """What a reader will be able to do after a page.

    Examples
    --------
    >>> text = Bilingual(en="follow one update by hand", ja="1回の更新を手で追える")
    >>> Objective(id="glitch-o-update", bloom="apply", text=text).bloom
    'apply'
    """

    id: Slug
    bloom: BloomLevel
    text: Bilingual


class Misconception(Record):
    """A wrong idea that wrong answers stand for.

    Examples
    --------
    >>> text = Bilingual(en="The program cheated.", ja="プログラムはずるをした。")
    >>> Misconception(id="glitch-m-intent", text=text).text.text("en")
    'The program cheated.'
    """

    id: Slug
    text: Bilingual


class RestsOn(Record):
    """The lab or the claim (or both) that settles a question."""

    lab: Slug | None = None
    claim: ClaimId | None = None


class Option(Record):
    """One choice, with the feedback for choosing it; a wrong one names its misconception.

    Examples
    --------
    >>> text, feedback = Bilingual(en="8 steps", ja="8歩"), Bilingual(en="It counts.", ja="数えられる。")
    >>> Option(id="a", text=text, feedback=feedback).misconception is None
    True
    """

    id: ChoiceId
    text: Bilingual
    feedback: Bilingual
    misconception: Slug | None = None


class Item(Record):
    """Something to put in order or to match."""

    id: ChoiceId
    text: Bilingual


class LeftItem(Item):
    """The fixed side of a match; ``feedback`` shows when it is matched wrongly."""

    feedback: Bilingual
    misconception: Slug | None = None


class RightFeedback(Record):
    """Feedback for a right answer."""

    right: Bilingual


class Feedback(RightFeedback):
    """Feedback for a right answer and for any wrong one that no trap catches."""

    wrong: Bilingual


class Trap(Record):
    """A wrong answer that a named misconception leads to."""

    feedback: Bilingual
    misconception: Slug


class NumberTrap(Trap):
    """Numbers within ``tolerance`` of ``value``."""

    value: float
    tolerance: float = Field(ge=0)


class OrderTrap(Trap):
    """One wrong order."""

    answer: tuple[ChoiceId, ...]


class TextTrap(Trap):
    """Wrong words."""

    accept: tuple[str, ...] = Field(min_length=1)


class Question(Record):
    """What all questions have; the kinds below add their answer.

    Examples
    --------
    >>> from beyondtoken.content import find_question
    >>> find_question("glitch-intent").scoring()
    {'id': 'glitch-intent', 'kind': 'single', 'answer': 'b', 'options': ['a', 'b', 'c', 'd']}
    """

    id: Slug
    kind: str
    use: Literal["study", "exam"]
    stem: Bilingual
    objective: Slug
    bloom: BloomLevel
    difficulty: Literal[1, 2, 3]
    minutes: float = Field(gt=0)
    rests_on: RestsOn

    def slots(self) -> dict[str, Bilingual]:
        """Every text of the question, by slot name: ``stem``, ``option:a``, ``feedback:option:a``, …"""
        return {"stem": self.stem, **self._answer_slots()}

    def texts(self, language: str) -> dict[str, str]:
        """Slot name to Markdown in ``"en"`` or ``"ja"``."""
        return {slot: text.text(language) for slot, text in self.slots().items()}

    def scoring(self) -> dict[str, Any]:
        """Plain record for scoring, the same for Python and JavaScript; it holds no texts to show."""
        return {"id": self.id, "kind": self.kind, **self._answer_record()}

    def _answer_slots(self) -> dict[str, Bilingual]:
        raise NotImplementedError

    def _answer_record(self) -> dict[str, Any]:
        raise NotImplementedError


class _ChoiceQuestion(Question):
    options: tuple[Option, ...] = Field(min_length=2)

    def _answer_slots(self) -> dict[str, Bilingual]:
        texts = {f"option:{option.id}": option.text for option in self.options}
        return texts | {f"feedback:option:{option.id}": option.feedback for option in self.options}


class SingleChoice(_ChoiceQuestion):
    """Exactly one option is right."""

    kind: Literal["single"]
    answer: ChoiceId

    def _answer_record(self) -> dict[str, Any]:
        return {"answer": self.answer, "options": [option.id for option in self.options]}


class MultipleChoice(_ChoiceQuestion):
    """One or more options are right."""

    kind: Literal["multiple"]
    answer: tuple[ChoiceId, ...] = Field(min_length=1)

    def _answer_record(self) -> dict[str, Any]:
        return {"answer": list(self.answer), "options": [option.id for option in self.options]}


class NumberQuestion(Question):
    """A number within a tolerance."""

    kind: Literal["number"]
    answer: float
    tolerance: float = Field(ge=0)
    unit: Bilingual | None = None
    feedback: Feedback
    traps: tuple[NumberTrap, ...] = ()

    def _answer_slots(self) -> dict[str, Bilingual]:
        unit = {"unit": self.unit} if self.unit else {}
        return unit | _feedback_slots(self.feedback, self.traps)

    def _answer_record(self) -> dict[str, Any]:
        traps = [{"value": trap.value, "tolerance": trap.tolerance} for trap in self.traps]
        return {"answer": self.answer, "tolerance": self.tolerance, "traps": traps}


class OrderQuestion(Question):
    """Items to put in order."""

    kind: Literal["order"]
    items: tuple[Item, ...] = Field(min_length=2)
    answer: tuple[ChoiceId, ...]
    feedback: Feedback
    traps: tuple[OrderTrap, ...] = ()

    def _answer_slots(self) -> dict[str, Bilingual]:
        items = {f"item:{item.id}": item.text for item in self.items}
        return items | _feedback_slots(self.feedback, self.traps)

    def _answer_record(self) -> dict[str, Any]:
        return {"answer": list(self.answer), "traps": [{"answer": list(trap.answer)} for trap in self.traps]}


class MatchQuestion(Question):
    """Every item on the left belongs to one on the right."""

    kind: Literal["match"]
    left: tuple[LeftItem, ...] = Field(min_length=2)
    right: tuple[Item, ...] = Field(min_length=2)
    answer: dict[ChoiceId, ChoiceId]
    feedback: RightFeedback

    def _answer_slots(self) -> dict[str, Bilingual]:
        left = {f"left:{item.id}": item.text for item in self.left}
        right = {f"right:{item.id}": item.text for item in self.right}
        feedback = {f"feedback:left:{item.id}": item.feedback for item in self.left}
        return left | right | feedback | {"feedback:right": self.feedback.right}

    def _answer_record(self) -> dict[str, Any]:
        left, right = [item.id for item in self.left], [item.id for item in self.right]
        return {"answer": dict(self.answer), "left": left, "right": right}


class TextQuestion(Question):
    """A few words, any of those accepted."""

    kind: Literal["text"]
    accept: tuple[str, ...] = Field(min_length=1)
    feedback: Feedback
    traps: tuple[TextTrap, ...] = ()

    def _answer_slots(self) -> dict[str, Bilingual]:
        return _feedback_slots(self.feedback, self.traps)

    def _answer_record(self) -> dict[str, Any]:
        return {"accept": list(self.accept), "traps": [{"accept": list(trap.accept)} for trap in self.traps]}


AnyQuestion = Annotated[
    SingleChoice | MultipleChoice | NumberQuestion | OrderQuestion | MatchQuestion | TextQuestion,
    Field(discriminator="kind"),
]


def _feedback_slots(feedback: Feedback, traps: tuple[Trap, ...]) -> dict[str, Bilingual]:
    caught = {f"feedback:trap:{number}": trap.feedback for number, trap in enumerate(traps)}
    return {"feedback:right": feedback.right, "feedback:wrong": feedback.wrong, **caught}
