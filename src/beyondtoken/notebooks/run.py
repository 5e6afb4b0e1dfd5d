"""Run the pages that must run, as many at once as there are cores."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .. import settings
from ..errors import BookError, RunError, SettingError
from .keys import Hashes, is_fresh, page_key
from .pages import Page, read_pages
from .runs import PageRun, Runs, one_at_a_time, runs_folder

if TYPE_CHECKING:
    from .execute import Outcome

Report = Callable[[str], None]


@dataclass(frozen=True)
class RunReport:
    """Which pages ran, which had nothing to do, and the runs as they now stand."""

    ran: list[str]
    fresh: list[str]
    runs: Runs = field(repr=False)


def run_pages(root: Path, *, workers: int | None = None, report: Report | None = None) -> RunReport:
    """Run every page of the book that is not fresh, and record what each gave.

    A page is fresh if its cells, its kernel, the lock, the language and every file of the book that its last
    run read are the same. With all pages fresh no kernel starts. Pages that ended well are kept even when
    others fail or the run is killed.

    Parameters
    ----------
    root : Path
        Folder of the book, with ``_toc.yml``.
    workers : int, optional
        Pages at the same time; else ``settings.WORKERS``, else one a core.
    report : callable, optional
        Called with one line after each page.

    Raises
    ------
    RunError
        If pages failed: every one with its line, its cell and the end of its traceback.

    Examples
    --------
    >>> run_pages(find_root()).ran                                         # doctest: +SKIP
    ['chapters/beyond-imitation/glitch']
    """
    root = root.resolve()
    pages = [page for page in read_pages(root) if page.runs]
    runs = Runs.load(root)
    if set(runs.pages) == {page.docname for page in pages} and not stale_pages(root, pages, runs):
        return RunReport([], [page.docname for page in pages], runs)
    with one_at_a_time(root):
        runs = Runs.load(root)                  # a run that was ahead of this one may have done the work
        stale = stale_pages(root, pages, runs)
        runs = runs.only({page.docname for page in pages})
        runs = run_stale(root, stale, runs, workers or worker_count(), report or (lambda line: None))
        prune(root, runs)
    ran = [page.docname for page in stale]
    return RunReport(ran, [page.docname for page in pages if page.docname not in ran], runs)


def stale_pages(root: Path, pages: list[Page], runs: Runs) -> list[Page]:
    """Pages that must run."""
    hashes = Hashes(root)
    return [page for page in pages if not is_fresh(page, runs.page(page.docname), hashes)]


def worker_count() -> int:
    """How many pages run at the same time."""
    wanted = settings.WORKERS.read()
    if not wanted:
        return os.cpu_count() or 1
    if not wanted.isdigit() or wanted == "0":
        raise SettingError(f"{settings.WORKERS.variable} must be a whole number of pages, got '{wanted}'.",
                           f"Set {settings.WORKERS.variable}=2, or unset it for one a core.")
    return int(wanted)


def run_stale(root: Path, stale: list[Page], runs: Runs, workers: int, report: Report) -> Runs:
    """Run the stale pages; keep each as it ends, then name all that failed."""
    import asyncio

    if not stale:
        return runs
    book = RunningBook(root, runs, report)
    runs_folder(root).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ipython-") as ipython_folder:
        failures = asyncio.run(book.run_all(stale, workers=workers, ipython_folder=ipython_folder))
    if failures:
        raise RunError("\n\n".join(failure.problem for failure in failures),
                       f"{len(failures)} of {len(stale)} pages failed. Mend the cells named above; "
                       "pages that ended well will not run again.")
    return book.runs


@dataclass
class RunningBook:
    """The runs while pages are on their way; each page is recorded as soon as it ends."""

    root: Path
    runs: Runs
    report: Report

    async def run_all(self, pages: list[Page], *, workers: int, ipython_folder: str) -> list[BookError]:
        """Run pages, at most ``workers`` at once. Gives the failures, in page order."""
        import asyncio

        places = asyncio.Semaphore(workers)

        async def run_one(page: Page) -> BookError | None:
            async with places:
                return await self.run_and_record(page, ipython_folder)

        ended = await asyncio.gather(*(run_one(page) for page in pages))
        return [failure for failure in ended if failure is not None]

    async def run_and_record(self, page: Page, ipython_folder: str) -> BookError | None:
        """Run one page and record it; a failure is given back, so that the other pages go on."""
        from .execute import run_page

        started = time.time()
        try:
            outcome = await run_page(page, root=self.root, ipython_folder=ipython_folder)
        except BookError as failure:
            self.report(f"failed  {page.docname}")
            return failure
        self.record(page, outcome, started)
        self.report(f"ran     {page.docname}  {outcome.cpu_seconds:.1f} CPU s")
        return None

    def record(self, page: Page, outcome: Outcome, started: float) -> None:
        """Keep outputs and index in an order that a kill cannot mix: out of the index, outputs, index.

        What changed while the page ran may or may not have been seen: such a page gets a key that never fits.
        """
        from .outputs import outputs_key, store_outputs

        hashes = Hashes(self.root)
        reads = hashes.recorded(outcome.reads)
        self.runs = self.runs.only(set(self.runs.pages) - {page.docname})
        self.runs.save(self.root)
        store_outputs(self.root, outcome.notebook, uri=page.path, seconds=outcome.cpu_seconds)
        files = [page.path, *map(hashes.place, reads)]
        key = page_key(page, reads, hashes)
        if changed_since(started, files):
            key = f"changed while the page ran, at {started}"
        ended = PageRun(key, outputs_key(self.root, outcome.notebook),
                        outcome.cpu_seconds, outcome.values, outcome.verdicts, reads)
        self.runs = self.runs.with_page(page.docname, ended)
        self.runs.save(self.root)


def changed_since(moment: float, files: list[Path]) -> bool:
    """True if one of the files was written after ``moment`` (seconds since the epoch)."""
    return any(file.exists() and file.stat().st_mtime > moment for file in files)


def prune(root: Path, runs: Runs) -> None:
    """Drop pages that the book no longer has, and outputs that no page uses."""
    from .outputs import drop_outputs

    runs.save(root)
    drop_outputs(root, {page.outputs for page in runs.pages.values()})
