"""Reading one file without ever waiting, following a link, or taking more than was allowed."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from .bounds import in_words
from .times import When

FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Unreadable(Exception):  # noqa: N818 - never leaves this room: it becomes a submission's ``problem``
    """Why a file cannot be read, in plain words."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def too_large(size: int, limit: int) -> Unreadable:
    """A file that is larger than anything a student hands in."""
    return Unreadable(f"the file is too large: {in_words(size)}, at most {in_words(limit)} are read")


@dataclass(frozen=True)
class OnDisk:
    """A file in a folder."""

    path: Path
    changed: datetime | None

    @property
    def date(self) -> When:
        """When the file was last changed."""
        return When(self.changed, "file")

    def open(self) -> BinaryIO:
        """The file, opened for reading.

        Raises
        ------
        Unreadable
            If it may not be read, or has become something else than a file.
        """
        try:
            number = os.open(self.path, FLAGS)
        except OSError as problem:
            raise Unreadable(f"the file cannot be opened ({problem.strerror})") from problem
        if not stat.S_ISREG(os.fstat(number).st_mode):
            os.close(number)
            raise Unreadable("is no longer a file")
        return os.fdopen(number, "rb")

    def read(self, limit: int) -> bytes:
        """The bytes of the file.

        Raises
        ------
        Unreadable
            If it cannot be opened, cannot be read, or is larger than ``limit``.
        """
        with self.open() as file:
            size = os.fstat(file.fileno()).st_size
            if size > limit:
                raise too_large(size, limit)
            try:
                content = file.read(limit + 1)
            except OSError as problem:
                raise Unreadable(f"the file cannot be read ({problem.strerror})") from problem
        if len(content) > limit:
            raise too_large(len(content), limit)
        return content
