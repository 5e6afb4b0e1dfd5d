"""Which pages to read or write again although their own text has not changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from ..notebooks import Runs
from .book import root_of
from .order import reading_order, title_of
from .records import records_of

COLLECTING = ("scoreboard", "glossary-list", "lab-list", "findings", "concept-map", "you-are-here",
              "progress", "chapter-plan", "chapter-objectives")


def pages_run_again(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str],
                    removed: set[str]) -> Iterable[str]:
    """Pages whose cells have run since they were read: their outputs and inline values are new."""
    now, then = run_keys(env), records_of(env).run_keys
    return [page for page in env.found_docs - added - changed if now.get(page) != then.get(page)]


def note_run(app: Sphinx, doctree: nodes.document) -> None:
    """Remember which run a page shows."""
    env = app.env
    key = run_keys(env).get(env.docname)
    if key is not None:
        records_of(env).run_keys[env.docname] = key


def run_keys(env: BuildEnvironment) -> dict[str, str]:
    """Docname to the key of its last run."""
    return {docname: run.key for docname, run in Runs.load(root_of(env.config)).pages.items()}


def pages_that_collect(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Pages to write again: those that collect if what they show has changed, and those with claims if the
    scoreboard has moved."""
    records = records_of(env)
    shown, target = digest(env), records.page_of("scoreboard") or ""
    memory = {f"{app.builder.name}:shown": shown, f"{app.builder.name}:scoreboard": target}
    pages: set[str] = set()
    if records.written.get(f"{app.builder.name}:shown") != shown:
        pages.update(*(records.pages_of(directive) for directive in COLLECTING))
    if records.written.get(f"{app.builder.name}:scoreboard") != target:
        pages.update(page for page, claims in records.claims.items() if claims)
    records.written.update(memory)
    return sorted(pages & env.found_docs)


def digest(env: BuildEnvironment) -> str:
    """One hash of all that collecting pages show: order, titles, terms used, questions asked, verdicts."""
    records, runs = records_of(env), Runs.load(root_of(env.config))
    pages = [(page, title_of(env, page), records.terms.get(page, ()), records.asked.get(page, ()))
             for page in reading_order(env)]
    shown = json.dumps([pages, runs.verdicts()], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(shown.encode()).hexdigest()
