"""How much of a hand-in is read: one record of limits, so that no file can fill the memory."""

from __future__ import annotations

from dataclasses import dataclass

from ...settings import LARGEST_NOTEBOOK, MEBIBYTE


@dataclass(frozen=True)
class Bounds:
    """Limits on what students hand in. What is beyond them is named, never read.

    Parameters
    ----------
    file_bytes : int
        Largest notebook.
    archive_bytes : int
        Largest zip inside another file, and all such zips that one student packed into each other together.
    ratio : int
        A member of a zip that unpacks to more than this many times its size is refused (once past a megabyte).
    members : int
        Most files in one student's zip, not counting those that computers leave behind.
    depth : int
        Zips inside zips, and folders inside folders times eight.
    files : int
        Most files in the folder or zip that the teacher names.

    Examples
    --------
    >>> Bounds(depth=2).folders
    16
    """

    file_bytes: int = LARGEST_NOTEBOOK
    archive_bytes: int = 200 * MEBIBYTE
    ratio: int = 300
    members: int = 2_000
    depth: int = 3
    files: int = 500_000

    @property
    def folders(self) -> int:
        """Deepest folder that is looked into."""
        return 8 * self.depth


def in_words(size: int) -> str:
    """A number of bytes as people say it.

    Examples
    --------
    >>> in_words(700), in_words(52_428_800)
    ('700 bytes', '50.0 MB')
    """
    return f"{size} bytes" if size < 1000 else f"{size / MEBIBYTE:.1f} MB"
