"""The class as the hand-in shows it: each student with everything that came in under their name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ..outcome import Student
from .layout import Find, who
from .matching import OF_ONE_HAND_IN, Match
from .names import Claim
from .spelling import readable
from .tree import Node

ONE_NAME = "part of a name"


@dataclass(frozen=True)
class Candidate:
    """One file of a student, what the name above it claims, and the student's own name for it."""

    node: Node
    claim: Claim
    file: str


@dataclass
class Person:
    """One student and their files; none, where nothing came in."""

    student: Student
    finds: list[Find] = field(default_factory=list)

    @property
    def candidates(self) -> list[Candidate]:
        """Every file, in no particular order."""
        return [Candidate(node, find.claim, (node is find.node and find.claim.file) or node.name)
                for find in self.finds for node in find.node.files()]


def gather(finds: list[Find], roster: list[Student]) -> tuple[list[Person], list[str]]:
    """Students with their files, the roster's first and in its order; and what a teacher should know about names."""
    people = {student.key: Person(student) for student in roster}
    taken = {student.key.casefold() for student in roster}
    strangers: dict[str, Person] = {}
    warnings = []
    for find in without_contradictions(finds):
        if find.match.student is not None:
            people[find.match.student.key].finds.append(find)
            if find.match.by == ONE_NAME:
                warnings.append(f"{find.node.shown}: taken for {find.match.student.name}, by one name only.")
            continue
        stranger = stranger_for(find, taken)
        strangers.setdefault(stranger.key, Person(stranger)).finds.append(find)
        if roster:
            why = find.match.doubt or "matches nobody in the roster"
            warnings.append(f"{find.node.shown}: {why}; graded as '{stranger.key}'.")
    for person in people.values():
        person.student = with_numbers(person)
    return [*people.values(), *(strangers[key] for key in sorted(strangers))], warnings


def with_numbers(person: Person) -> Student:
    """A student of the roster with the numbers that the platform wrote into names: exports of grades want them."""
    ids = dict(person.student.ids)
    for find in person.finds:
        for kind, value in find.claim.ids.items():
            ids[kind] = value if kind == OF_ONE_HAND_IN else ids.get(kind, value)
    return person.student.model_copy(update={"ids": ids})


def stranger_for(find: Find, taken: set[str]) -> Student:
    """A student made up from what a name says."""
    claim = find.claim
    key = readable(claim.key).strip() or find.node.name.strip() or "unnamed"
    if key.casefold() in taken:
        key = f"{key} (not in the roster)"
    ids = {kind: value for kind, value in claim.ids.items() if value}
    return Student(key=key, name=claim.name or key, ids=ids)


def without_contradictions(finds: list[Find]) -> list[Find]:
    """Finds, freed of matches by name that two different persons lay claim to: the platform knows them apart."""
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for find in finds:
        for kind, value in find.claim.ids.items():
            numbers[who(find), kind].add(value)
    kept = []
    for find in finds:
        several = any(len(numbers[who(find), kind]) > 1 for kind in find.claim.ids)
        if find.match.student is not None and find.match.by == "name" and several:
            doubt = f"{find.match.student.name} is the name of several who handed in"
            find = Find(find.node, find.claim, Match(doubt=doubt))
        kept.append(find)
    return kept
