"""Build the book: run what must run, then Sphinx by Jupyter Book's settings, warnings as errors."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .. import settings
from ..content.root import CLAIMS
from ..errors import MissingPartError, RunError
from .inputs import inputs_hash, is_built, note_built, tools_hash
from .pages import toc_docnames
from .run import run_pages
from .runs import Runs, cache_path, write_whole


@dataclass(frozen=True)
class Build:
    """Where the book is, which pages ran for it, and whether there was anything to do."""

    site: Path
    ran: tuple[str, ...]
    changed: bool


def build_book(root: Path, *, edition: str = "en", report: Callable[[str], None] | None = None) -> Build:
    """Build the book's pages for a browser.

    With nothing changed since the last good build, nothing runs and Sphinx is not loaded.

    Parameters
    ----------
    root : Path
        Folder of the book.
    edition : str
        "en" or "ja".
    report : callable, optional
        Called with one line after each step.

    Raises
    ------
    RunError
        If data files or pages have faults, a cell fails, or Sphinx warns of anything.

    Examples
    --------
    >>> build_book(find_root()).site.name                                  # doctest: +SKIP
    'html'
    """
    root = root.resolve()
    site = root / "_build" / ("html" if edition == "en" else f"html/{edition}")
    with language_set(edition):
        pages = [site / f"{docname}.html" for docname in ["index", *toc_docnames(root)]]
        if is_built(root, edition, pages):
            return Build(site, (), changed=False)
        inputs = inputs_hash(root)
        refuse_faults(root)
        ran = run_pages(root, report=report).ran
        run_sphinx(root, site, edition=edition)
        refuse_uncounted_runs(root)
        note_built(root, edition, inputs)
    return Build(site, tuple(ran), changed=True)


def refuse_faults(root: Path) -> None:
    """Look at data files and pages before anything runs: a misspelt name must not wait for the last cell.

    Raises
    ------
    RunError
        If something is wrong that their text shows. A book without a ledger has nothing to look at.
    """
    if not (root / CLAIMS).is_file():
        return
    from ..content import check_book

    faults = check_book(root)
    if faults:
        raise RunError("\n\n".join(str(fault) for fault in faults),
                       f"{len(faults)} faults, and nothing has run. Mend them; 'beyondtoken check' looks again.")


@contextmanager
def language_set(edition: str) -> Iterator[None]:
    """The language of the edition, in the environment of everything that runs below."""
    before = os.environ.get(settings.LANGUAGE.variable)
    os.environ[settings.LANGUAGE.variable] = edition
    try:
        settings.LANGUAGE.read()
        yield
    finally:
        os.environ.pop(settings.LANGUAGE.variable)
        if before is not None:
            os.environ[settings.LANGUAGE.variable] = before


def run_sphinx(root: Path, site: Path, *, edition: str) -> None:
    """Make the pages in this process: Jupyter Book's command would load everything a second time.

    Raises
    ------
    RunError
        If Sphinx warned or stopped.
    """
    try:
        from jupyter_book.sphinx import build_sphinx
    except ImportError as problem:
        raise MissingPartError("jupyter-book is not installed.",
                               "Install the book's own set: pip install -r requirements.txt") from problem
    doctrees = root / "_build" / (".doctrees" if edition == "en" else f"{edition}/.doctrees")
    forget_pages_made_otherwise(doctrees)
    ended = build_sphinx(
        root, site, noconfig=True, path_config=root / "_config.yml", confoverrides=overrides(root, edition),
        doctreedir=doctrees, builder="html", warningiserror=True, keep_going=True, quiet=True)
    if ended != 0:
        shutil.rmtree(doctrees, ignore_errors=True)     # else Sphinx knows the page, and warns no second time
        raise RunError("Sphinx warned of the lines above, or stopped.",
                       "Mend each of them; a warning is an error.")
    complete_front_door(site / "index.html")


def complete_front_door(page: Path) -> None:
    """Make a whole page of Jupyter Book's redirect, a bare tag: with no icon named, browsers ask for one in vain."""
    redirect = page.read_text(encoding="utf-8").strip()
    if redirect.startswith("<meta"):
        write_whole(page, '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>To the book</title>'
                          f'<link rel="icon" href="data:,">{redirect}</head><body></body></html>\n')


def forget_pages_made_otherwise(doctrees: Path) -> None:
    """Let Sphinx read every page anew if our own directives or front end have changed: it cannot know."""
    note, made_by = doctrees / "made-by", tools_hash()
    if not note.is_file() or note.read_text(encoding="utf-8") != made_by:
        shutil.rmtree(doctrees, ignore_errors=True)
        write_whole(note, made_by)


def overrides(root: Path, edition: str) -> dict[str, object]:
    """Sphinx settings that a build always has: strict links, and the cache that the runs filled."""
    return {"external_toc_path": str(root / "_toc.yml"), "nitpicky": True, "language": edition,
            "nb_execution_mode": "cache", "nb_execution_cache_path": str(cache_path(root)),
            "nb_execution_raise_on_error": True, "latex_individualpages": False}


def refuse_uncounted_runs(root: Path) -> None:
    """Make sure that Sphinx ran nothing by itself: such outputs would have no key and no verdict.

    Raises
    ------
    RunError
        If the cache holds outputs that no recorded run made.
    """
    known = {page.outputs for page in Runs.load(root).pages.values()}
    uncounted = {folder.name for folder in cache_path(root).glob("executed/*")} - known
    if uncounted:
        raise RunError(f"Sphinx ran {len(uncounted)} page(s) by itself: they are no runs of ours.",
                       "See that every page with cells stands in _toc.yml and has a kernelspec in its head.")
