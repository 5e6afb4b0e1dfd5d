"""What the last run of each page gave: its key, its inline values, its verdicts, the files it read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from .. import settings

VERDICT_MIME = "application/vnd.beyondtoken.verdict+json"


@dataclass(frozen=True)
class PageRun:
    """One page that ran to its end.

    ``key`` tells whether it must run again; ``outputs`` names its entry in the cache; ``values`` holds the
    text of each inline expression; ``verdicts`` what it says of each claim; ``reads`` the hash of each file
    it read.
    """

    key: str
    outputs: str
    cpu_seconds: float = 0.0
    values: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, Any] = field(default_factory=dict)
    reads: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Runs:
    """All pages that have run, by docname.

    Examples
    --------
    >>> Runs.load(Path("/nowhere")).page("intro") is None
    True
    """

    pages: dict[str, PageRun] = field(default_factory=dict)

    @classmethod
    def load(cls, root: Path) -> Runs:
        """Read the index below ``root``; empty if there is none that can be read: then pages run again."""
        try:
            stored = json.loads(index_path(root).read_text(encoding="utf-8"))
            return cls({name: PageRun(**page) for name, page in stored["pages"].items()})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def page(self, docname: str) -> PageRun | None:
        """The last run of a page, or None if it has not run."""
        return self.pages.get(docname)

    def verdicts(self) -> dict[str, dict[str, Any]]:
        """Claim id -> docname of the page -> what that page says of the claim."""
        found: dict[str, dict[str, Any]] = {}
        for docname, page in self.pages.items():
            for claim, judgement in page.verdicts.items():
                found.setdefault(claim, {})[docname] = judgement
        return found

    def with_page(self, docname: str, page: PageRun) -> Runs:
        """The same runs with one page put in."""
        return replace(self, pages={**self.pages, docname: page})

    def only(self, docnames: set[str]) -> Runs:
        """The same runs, without pages that are not named."""
        return replace(self, pages={name: page for name, page in self.pages.items() if name in docnames})

    def save(self, root: Path) -> None:
        """Write the index in one step: a reader sees the old one or the new one, never a half."""
        write_whole(index_path(root), json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False))


def runs_folder(root: Path) -> Path:
    """Where the runs of the edition in force are kept: one edition's build leaves the other's fresh."""
    language, folder = settings.LANGUAGE.read(), root / "_build" / "runs"
    return folder if language == settings.LANGUAGE.default else folder / language


def index_path(root: Path) -> Path:
    """The index of all runs."""
    return runs_folder(root) / "index.json"


def cache_path(root: Path) -> Path:
    """The cache of executed pages that myst-nb reads (``nb_execution_cache_path``)."""
    return runs_folder(root) / "cache"


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step, beside it first. Where that fails, nothing is left beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the runs for this process: a second run waits here. A killed run lets go by itself."""
    folder = runs_folder(root)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+b") as handle:
        hold(handle)
        yield


def hold(handle: Any) -> None:
    """Lock an open file until it is closed."""
    try:
        import fcntl
    except ImportError:                         # Windows has no fcntl; its own lock is taken on one byte
        import msvcrt
        handle.seek(0)
        msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)
