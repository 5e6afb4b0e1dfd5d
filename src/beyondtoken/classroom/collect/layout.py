"""Where in a folder the students are: the level at which each thing is one student's."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .matching import NOBODY, Match, Register
from .names import Claim, read_names
from .spelling import plain, squeezed, words
from .tree import Node

WRAPPERS = {"submitted", "submissions", "submission", "downloads", "download", "handins", "handedin", "inbound",
            "collected", "submittedfiles", "studentwork", "提出", "提出物"}
DOWNLOADS = re.compile(r"(drive-download-\d{8}t\d{6}z(-\d+)*(-\d+)?|gradebook_.+_\d{4}(-\d\d){5}|.*[ _-]?submissions"
                       r"|.+-\d{8}t\d{6}z(-\d+)*)( ?\(\d+\))?", re.I)
NOT_HANDED_IN = {**dict.fromkeys(("source", "release", "autograded", "feedback"), {"submitted"}),
                 "working files": {"submitted files"}}
OWN_RESULTS = {"gradebook.sqlite", "report.html"}
TEACHERS = {"index.html", "index.htm", "readme", "readme.txt", "readme.md", "instructions.txt", "timestamp.txt"}
TEACHERS_SUFFIXES = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".db", ".sqlite", ".yml", ".yaml", ".toml", ".log")
DEEPEST = 4
NUMBERED = re.compile(r"(?P<base>.+?)(?: ?\((?P<round>\d{1,3})\)|[-_ ](?P<dash>\d{1,3}))")
LONG_SUFFIXES = (".ipynb.txt", ".ipynb.json", ".ipynb.zip")
COPY_OF = re.compile(r"^(copy of |コピー ?[-～~] ?)|( - (copy|コピー)|のコピー)$", re.I)


@dataclass(frozen=True)
class Find:
    """One thing that belongs to one student: where it lies, whom its name means."""

    node: Node
    claim: Claim
    match: Match = NOBODY


@dataclass
class Layout:
    """Finds students in a tree. ``aside`` gathers, by path, what is no student's work."""

    register: Register
    exercise: str
    aside: dict[str, str]
    finds: list[Find] = field(default_factory=list)

    def level(self, nodes: list[Node], depth: int = 0, *, settled: bool = False) -> None:
        """Take things that lie side by side: each is a student's, or wrappers around those that are.

        A wrapper is opened only if everything that could be one is one. A student's own folder therefore cannot bring
        in work under another's name, however the files in it are called. ``settled`` says that the wrapper around
        was one by its name: what lies in it is students', even if there is one thing only.
        """
        nodes = self.without_own(nodes)
        claims = read_names([node.stem for node in nodes])
        finds = [self.find(node, claim) for node, claim in zip(nodes, claims, strict=True)]
        known = [one for one in finds if one is not None]
        if depth < DEEPEST and (wrappers := self.wrappers(known, nodes, settled=settled)):
            inner = [child for one in wrappers for child in one.node.children]
            self.level(inner, depth + 1, settled=settled or all(is_called_wrapper(one.node) for one in wrappers))
            opened = {id(one) for one in wrappers}
            known = [one for one in known if id(one) not in opened]
        self.finds += with_fallbacks(known, self.exercise)

    def wrappers(self, finds: list[Find], nodes: list[Node], *, settled: bool) -> list[Find]:
        """Folders and zips of nobody, if all of them hold those of students, and no student's lies beside them."""
        unknown = [one for one in finds if is_unknown(one) and one.node.children]
        students = any(one.node.is_container and not is_unknown(one) for one in finds)
        fitting = not students and all(self.is_wrapper(one.node, nodes, settled=settled) for one in unknown)
        return unknown if fitting else []

    def without_own(self, nodes: list[Node]) -> list[Node]:
        """Things side by side without those of nbgrader and of this program."""
        names = {node.name.lower() for node in nodes}
        kept = []
        for node in nodes:
            low = node.name.lower()
            if node.is_folder and names & NOT_HANDED_IN.get(low, set()):
                self.aside[node.shown] = "stands beside what was handed in"
            elif node.is_folder and {child.name for child in node.children} >= OWN_RESULTS:
                self.aside[node.shown] = "results of grading, not a hand-in"
            else:
                kept.append(node)
        return kept

    def find(self, node: Node, claim: Claim | None) -> Find | None:
        """Whom a name means; None for what is the teacher's."""
        if claim is not None:
            return Find(node, claim, self.register.claimed(claim))
        match = self.register.named(stem_of(node), without=self.exercise)
        if match is NOBODY and numbered(node):
            match = self.register.named(base_of(node), without=self.exercise)
        if match is NOBODY and not node.is_container and is_teachers(node.name):
            self.aside[node.shown] = "no notebook, and its name means no student"
            return None
        return Find(node, Claim(name=node.stem), match)

    def is_wrapper(self, node: Node, beside: list[Node], *, settled: bool) -> bool:
        """Whether a folder or zip is no student's, but holds those of students."""
        called = squeezed(node.stem) == squeezed(self.exercise) or DOWNLOADS.fullmatch(node.stem)
        if called or is_called_wrapper(node):
            return True
        inside = [child for child in node.children if child.is_container or ".ipynb" in child.name.lower()]
        if len(inside) == 1 and inside[0].is_container and len(beside) == 1:
            return self.is_wrapper(inside[0], inside, settled=settled)
        claims = read_names([child.stem for child in inside])
        known = [one for child, claim in zip(inside, claims, strict=True)
                 if (one := self.find(child, claim)) and not is_unknown(one)]
        if len([one for one in beside if one.is_container or ".ipynb" in one.name.lower()]) == 1:
            return bool(known) or (not settled and len({plain(base_of(child)) for child in inside}) > 1)
        return 2 * len(known) >= len(inside) and len({who(one) for one in known}) > 1


def is_called_wrapper(node: Node) -> bool:
    """Whether a folder or zip is called as nothing but a collection of hand-ins is."""
    return squeezed(node.stem) in WRAPPERS


def is_unknown(find: Find) -> bool:
    """Whether a name means nobody in particular: no platform wrote it, no student is called so."""
    return not find.claim.platform and find.match is NOBODY


def who(find: Find) -> str:
    """Whom a find means, as far as telling two apart needs it."""
    return find.match.student.key if find.match.student else find.claim.key


def is_teachers(name: str) -> bool:
    """Whether a file that no name claims is more likely the teacher's than a student's.

    Examples
    --------
    >>> is_teachers("class.csv"), is_teachers("adams.pdf")
    (True, False)
    """
    low = name.lower()
    return low in TEACHERS or low.endswith(TEACHERS_SUFFIXES)


def base_and_number(name: str) -> tuple[str, int]:
    """A name without its suffix and without the number that a browser or platform put behind it, and that number.

    Examples
    --------
    >>> [base_and_number(name) for name in ("two-walls (2).ipynb", "x-1.ipynb.txt", "Copy of x.ipynb")]
    [('two-walls', 2), ('x', 1), ('x', 0)]
    """
    stem = without_suffix(name)
    stem = COPY_OF.sub("", stem) or stem
    found = NUMBERED.fullmatch(stem)
    return (found["base"].strip(), int(found["round"] or found["dash"])) if found else (stem, 0)


def without_suffix(name: str) -> str:
    """A file's name without its suffix."""
    low = name.lower()
    long = next((suffix for suffix in LONG_SUFFIXES if low.endswith(suffix)), "")
    return (name[:-len(long)] if long else re.sub(r"(?<=.)\.\w{1,5}$", "", name)).strip() or name


def with_fallbacks(finds: list[Find], exercise: str) -> list[Find]:
    """Names of one's own for things that mean nobody.

    A number behind a name tells attempts apart only beside the same name without it: ``s-1`` and ``s-2`` may be two
    students. A file that is called like the exercise, and no more, is a student of its own.
    """
    bases = Counter(plain(base_of(one.node)) for one in finds if is_unknown(one) and not numbered(one.node))
    return [Find(one.node, Claim(name=own_name(one.node, bases, exercise)), one.match)
            if not one.claim.platform else one for one in finds]


def stem_of(node: Node) -> str:
    """The name of a thing without its suffix; a folder has none."""
    return node.name if node.is_folder else without_suffix(node.name)


def base_of(node: Node) -> str:
    """The name of a thing without suffix and number; a folder has neither."""
    return node.name if node.is_folder else base_and_number(node.name)[0]


def numbered(node: Node) -> bool:
    """Whether a number stands behind the name."""
    return not node.is_folder and base_and_number(node.name)[1] > 0


def own_name(node: Node, bases: Counter[str], exercise: str) -> str:
    """What a thing that means nobody is called: its name, without suffix, exercise and the number of an attempt."""
    if node.is_folder:
        return node.name
    stem, base = stem_of(node), base_of(node)
    if words(base) == words(exercise):
        return stem
    if numbered(node) and bases[plain(base)]:
        stem = base
    spelled = r"[\s_.-]*".join(["", *map(re.escape, words(exercise)), ""])
    return (re.sub(spelled, " ", stem, count=1, flags=re.I).strip() if exercise else stem) or stem
