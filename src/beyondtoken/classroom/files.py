"""Writing files for people: each whole or not at all, all of a set or none."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ..errors import BookError


def write_files(folder: Path, contents: Mapping[str, bytes | str]) -> tuple[Path, ...]:
    """Write files into ``folder`` (made where missing): each under another name first, then moved.

    All are written before the first is moved, so that a full disk leaves what was there before. A name may lead
    into a folder below (``"teacher/key.ipynb"``); text is written as UTF-8.

    Raises
    ------
    BookError
        If a folder cannot be made or a file not be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_files(Path(folder, "out"), {"a.txt": "one"})]
    ['a.txt']
    """
    drafts = {folder / name: draft_of(folder / name) for name in contents}
    place = folder
    try:
        for place, content in zip(drafts, contents.values(), strict=True):
            place.parent.mkdir(parents=True, exist_ok=True)
            drafts[place].write_bytes(content if isinstance(content, bytes) else content.encode())
        for place, draft in drafts.items():
            draft.replace(place)
    except OSError as problem:
        raise BookError(f"{place} cannot be written: {problem.strerror}.",
                        "Free the disk, or name another folder with --out; what was there is whole.") from problem
    finally:
        for draft in drafts.values():
            forget(draft)
    return tuple(drafts)


def draft_of(path: Path) -> Path:
    """Where a file is written first; another process has another place."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def forget(draft: Path) -> None:
    """Leave no draft behind."""
    try:
        draft.unlink(missing_ok=True)
    except OSError:   # the folder itself is no folder
        return
