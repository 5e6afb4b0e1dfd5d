"""Who of the class a name means: by number, user name or address, else by full name; never by guessing."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from ..outcome import Student
from .names import Claim
from .spelling import plain, squeezed, squeezed_forms, words

LONGEST_NAME = 6
SHORTEST_IN_A_NAME = 4
LONGEST_UNSPACED = 12
NO_NAME = "section"
FILLER = re.compile(r"(final|draft|new|done|copy|version|ver|v|hw|homework|assignment|exercise|ex|lab|submission"
                    r"|solution|answers?|notebook|課題|提出|最終版?)?\d{0,2}")
OF_ONE_HAND_IN = "moodle_id"


@dataclass(frozen=True)
class Match:
    """The student that a name means, or why nobody can be sure; neither, where it means nobody."""

    student: Student | None = None
    doubt: str = ""
    by: str = ""


NOBODY = Match()


class Register:
    """The class, by everything that a file name may call a student.

    Examples
    --------
    >>> ada = Student(key="aadams", name="Ada Adams", email="ada@example.org", ids={"canvas_id": "123"})
    >>> Register([ada]).named("two-walls_Adams Ada (2)").student.key
    'aadams'
    """

    def __init__(self, students: list[Student]) -> None:
        self.students = students
        self.numbers: dict[tuple[str, str], list[Student]] = defaultdict(list)
        self.callings: dict[str, list[Student]] = defaultdict(list)
        self.names: dict[str, list[Student]] = defaultdict(list)
        self.parts: dict[str, list[Student]] = defaultdict(list)
        for student in students:
            self.enter(student)

    def enter(self, student: Student) -> None:
        """Enter one student under every calling."""
        for kind, value in student.ids.items():
            self.numbers[kind, plain(value)].append(student)
        strict = [student.key, student.email, student.email.partition("@")[0],
                  *(value for kind, value in student.ids.items() if kind != NO_NAME)]
        for value in {squeezed(value) for value in strict} - {""}:
            self.callings[value].append(student)
        for value in squeezed_forms(student.name):
            self.names[value].append(student)
        for value in set(words(student.name)):
            self.parts[value].append(student)

    def claimed(self, claim: Claim) -> Match:
        """The student a platform's name for a file means: its number, else its user name, else the full name."""
        for kind, value in claim.ids.items():
            if found := self.numbers.get((kind, plain(value))):
                return one_of(found, kind)
        if (user := claim.ids.get("username")) and (found := self.callings.get(squeezed(user))):
            return one_of(found, "username")
        found = self.names.get(squeezed(claim.name), [])
        fitting = [student for student in found if not contradicts(student, claim)]
        return one_of(fitting, "name") if fitting else NOBODY

    def named(self, text: str, *, without: str = "") -> Match:
        """The student whom the name of a file or folder means, or holds among other words.

        ``without`` is the exercise's id: its words are no one's name. A single word counts as a name only if it is
        all there is, and one student alone has it.
        """
        if found := self.callings.get(squeezed(text)):
            return one_of(found, "key")
        found_words = left_over(words(text), words(without))
        whole = "".join(word for word in found_words if not FILLER.fullmatch(word)) or "".join(found_words)
        if found := self.callings.get(whole, []):
            return one_of(found, "key")
        strict, full = self.held(found_words)
        if strict or full:
            return one_of(strict + [one for one in full if one not in strict], "key" if strict else "name")
        return one_of(self.parts.get(whole, []), "part of a name") if len(whole) > 1 else NOBODY

    def held(self, text: tuple[str, ...]) -> tuple[list[Student], list[Student]]:
        """Students whose key or number, and students whose full name, stand among the words."""
        strict: list[Student] = []
        full: list[Student] = []
        for start in range(len(text)):
            for end in range(start + 1, min(len(text), start + LONGEST_NAME) + 1):
                part = "".join(text[start:end])
                if len(part) >= SHORTEST_IN_A_NAME:
                    strict += [one for one in self.callings.get(part, []) if one not in strict]
                full += [one for one in self.names.get(part, []) if one not in full]
        full += [one for word in text for one in self.within(word) if one not in full]
        return strict, [one for one in full if len(words(one.name)) > 1 or not part_of_other(one, text, self)]

    def within(self, word: str) -> list[Student]:
        """Students whose full name stands inside a word: Japanese writes no spaces. The longest names count."""
        if word.isascii():
            return []
        for size in range(min(len(word) - 1, LONGEST_UNSPACED), 2, -1):
            found = [one for at in range(len(word) - size + 1) for one in self.names.get(word[at:at + size], [])]
            if found:
                return unique(found)
        return []


def unique(students: list[Student]) -> list[Student]:
    """Each student once, in order."""
    return [one for at, one in enumerate(students) if one not in students[:at]]


def part_of_other(student: Student, text: tuple[str, ...], register: Register) -> bool:
    """Whether a name of one word stands there only as part of another's full name."""
    word = squeezed(student.name)
    others = [one for one in register.parts.get(word, []) if one is not student]
    return any(set(words(one.name)) <= set(text) for one in others)


def left_over(text: tuple[str, ...], taken: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without those of the exercise, where these stand together."""
    size = len(taken)
    at = next((at for at in range(len(text) - size + 1) if size and text[at:at + size] == taken), None)
    return text if at is None else text[:at] + text[at + size:]


def contradicts(student: Student, claim: Claim) -> bool:
    """Whether a student is known by another number of a kind that stays from one hand-in to the next."""
    return any(plain(student.ids[kind]) != plain(value) for kind, value in claim.ids.items()
               if kind in student.ids and kind != OF_ONE_HAND_IN)


def one_of(found: list[Student], by: str) -> Match:
    """The one student found, or why it could be several."""
    if len(found) == 1:
        return Match(found[0], by=by)
    who = " or ".join(f"{student.name} ({student.key})" for student in found[:3])
    return Match(doubt=f"could be {who}") if found else NOBODY
