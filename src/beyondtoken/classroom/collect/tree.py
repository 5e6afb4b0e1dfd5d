"""A folder or zip as it was handed in: names, sizes and where to read, before anything is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ...errors import ContentError
from .bounds import Bounds
from .reading import OnDisk
from .spelling import readable
from .times import When, file_date
from .zip_names import decoded

NOISE_FOLDERS = {"__macosx", ".ipynb_checkpoints", "__pycache__", "node_modules", "venv", "site-packages",
                 "$recycle.bin", "system volume information"}
NOISE_FILES = {"desktop.ini", "thumbs.db", "ehthumbs.db", "icon "}     # a Mac's is called Icon and a carriage return
MADE_BY_SYSTEM = "made by the computer, not by a student"
HIDDEN = "hidden"


class Place(Protocol):
    """Where the bytes of a file lie."""

    @property
    def date(self) -> When:
        """The file's own date."""

    def read(self, limit: int) -> bytes:
        """Its bytes, at most ``limit`` of them."""


@dataclass(eq=False)
class Node:
    """A file, a folder, or a zip (which is looked at as a folder).

    ``shown`` is the path as the teacher knows it, ``trouble`` why it cannot be looked into.
    """

    name: str
    shown: str
    place: Place | None = None
    size: int = 0
    is_folder: bool = False
    is_zip: bool = False
    trouble: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def is_container(self) -> bool:
        """Whether it may hold files."""
        return self.is_folder or self.is_zip

    @property
    def stem(self) -> str:
        """The name of a container without ``.zip``."""
        return self.name[:-4] if self.is_zip else self.name

    def files(self) -> Iterator[Node]:
        """Every file below, the node itself if it is one, and containers that cannot be looked into."""
        if not self.is_container or self.trouble:
            yield self
        for child in self.children:
            yield from child.files()

    def zips(self) -> Iterator[Node]:
        """Every zip below, the node itself if it is one."""
        if self.is_zip:
            yield self
        for child in self.children:
            yield from child.zips()


def noise(name: str, *, is_folder: bool) -> str:
    """Why a name is no student's work; "" where it may be.

    Examples
    --------
    >>> noise("__MACOSX", is_folder=True), noise("._x.ipynb", is_folder=False), noise("...", is_folder=True)
    ('made by the computer, not by a student', 'made by the computer, not by a student', '')
    """
    low = name.lower()
    if low in (NOISE_FOLDERS if is_folder else NOISE_FILES) or low.startswith("._") or low == ".ds_store":
        return MADE_BY_SYSTEM
    if low.startswith(".") and low.strip(".") and (is_folder or not low.endswith(".ipynb")):
        return HIDDEN
    return ""


def is_zip_name(name: str) -> bool:
    """Whether a file calls itself a zip."""
    return name.lower().endswith(".zip")


@dataclass
class Walk:
    """One walk through a folder; ``aside`` gathers what is no student's work, by path."""

    bounds: Bounds
    aside: dict[str, str]
    seen: int = 0

    def folder(self, path: Path, shown: str = "", depth: int = 0) -> list[Node]:
        """What lies in a folder, sorted by name.

        Links are never followed; pipes, sockets and devices are never opened.

        Raises
        ------
        ContentError
            If there are more files than anyone hands in.
        PermissionError
            If the folder may not be looked into.
        """
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        self.seen += len(found)
        if self.seen > self.bounds.files:
            raise ContentError(path, None, f"holds more than {self.bounds.files} files.",
                               "Name the folder of one hand-in.")
        return [node for entry in found if (node := self.entry(entry, shown, depth)) is not None]

    def entry(self, entry: os.DirEntry[str], above: str, depth: int) -> Node | None:
        """One entry of a folder; None where it is no student's work."""
        name = readable(decoded(os.fsencode(entry.name)))
        node = Node(name, f"{above}/{name}" if above else name)
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError as problem:
            node.trouble = f"cannot be looked at ({problem.strerror})"
            return node
        node.is_folder = stat.S_ISDIR(found.st_mode)
        if reason := noise(name, is_folder=node.is_folder):
            self.aside[node.shown] = reason
            return None
        self.fill(node, Path(entry.path), found, depth)
        return node

    def fill(self, node: Node, path: Path, found: os.stat_result, depth: int) -> None:
        """Say what a node is: its children, its size, or why it is left alone."""
        if node.is_folder and depth >= self.bounds.folders:
            node.trouble = "lies in too many folders"
        elif node.is_folder:
            try:
                node.children = self.folder(path, node.shown, depth + 1)
            except OSError as problem:
                node.trouble = f"the folder cannot be looked into ({problem.strerror})"
        elif stat.S_ISREG(found.st_mode):
            node.size, node.is_zip = found.st_size, is_zip_name(node.name)
            node.place = OnDisk(path, file_date(found.st_mtime))
        elif stat.S_ISLNK(found.st_mode):
            node.trouble = "is a link, not a file; links are not followed"
        else:
            node.trouble = "is a pipe, socket or device, not a file"
