"""What the build learns while it reads pages, kept between builds and merged between processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from .claims import ClaimWords
from .parts import Part
from .predict import PredictNode
from .quiz import QuizNode
from .terms import TermWords


@dataclass
class Records:
    """By docname: the terms and claims that a page uses, what it asks and collects, the run that it shows.

    ``asked`` holds names as a reader's browser stores them (``quiz:glitch-intent``); ``collects`` names of
    directives that show what other pages hold: ``scoreboard``, ``glossary-list``, ``lab-list``, ``progress``.
    ``written`` tells what the collecting pages showed when they were last written.
    """

    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    claims: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    run_keys: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)

    def page_of(self, directive: str) -> str | None:
        """The first page that holds a collecting directive."""
        return min(self.pages_of(directive), default=None)

    def pages_of(self, directive: str) -> set[str]:
        """All pages that hold a collecting directive."""
        return {docname for docname, names in self.collects.items() if directive in names}

    def by_page(self) -> Iterator[dict[str, object]]:
        """The tables whose keys are docnames."""
        yield from (getattr(self, each.name) for each in fields(self) if each.name != "written")


def records_of(env: BuildEnvironment) -> Records:
    """The records of a build, empty at first."""
    if not hasattr(env, "beyondtoken"):
        env.beyondtoken = Records()                      # type: ignore[attr-defined]
    return env.beyondtoken                               # type: ignore[attr-defined]


def note_collecting(env: BuildEnvironment, directive: str) -> None:
    """The current page shows what other pages hold: write it again when they change."""
    table = records_of(env).collects
    table[env.docname] = (*table.get(env.docname, ()), directive)


class PageRecords(EnvironmentCollector):
    """Keeps the records in step with the pages: a page read again or dropped leaves nothing behind."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget a page."""
        for table in records_of(env).by_page():
            table.pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str],
                    other: BuildEnvironment) -> None:
        """Take over the pages that another process has read."""
        for mine, theirs in zip(records_of(env).by_page(), records_of(other).by_page(), strict=True):
            mine.update({name: theirs[name] for name in docnames & theirs.keys()})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Note the terms and claims that a page uses, those inside quizzes too, each once, in order."""
        records, docname = records_of(app.env), app.env.docname
        records.terms[docname] = tuple(dict.fromkeys(node["key"] for node in doctree.findall(TermWords)))
        records.asked[docname] = tuple(dict.fromkeys(
            f"{'quiz' if isinstance(node, QuizNode) else 'predict'}:{node['record']['id']}"
            for node in doctree.findall(Part) if isinstance(node, QuizNode | PredictNode)))
        records.claims[docname] = tuple(dict.fromkeys(node["claim"] for node in doctree.findall(ClaimWords)))
