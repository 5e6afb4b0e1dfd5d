"""What the teacher names: a folder, a zip, or one notebook."""

from __future__ import annotations

from pathlib import Path

from ...errors import ContentError
from .archives import Shelf, budget_for, look_into
from .reading import OnDisk
from .times import file_date
from .tree import Node, Walk, is_zip_name

HAND_IN = "Name the folder of a hand-in, the zip as it was downloaded, or one notebook."


def read_source(source: Path, shelf: Shelf, aside: dict[str, str]) -> list[Node]:
    """The tree below the source: what lies at its top.

    Raises
    ------
    ContentError
        If it cannot be used.
    """
    try:
        if source.is_dir():
            nodes = Walk(shelf.bounds, aside).folder(source)
            for file in [file for node in nodes for file in node.zips()]:
                look_into(file, shelf, aside, depth=0, budget=budget_for(file, shelf.bounds))
            return nodes
        if not source.is_file():
            raise ContentError(source, None, "there is no such folder or file.", HAND_IN)
        return file_source(source, shelf, aside)
    except OSError as problem:
        raise ContentError(source, None, f"cannot be read ({problem.strerror}).",
                           "Check that you may read it.") from problem


def file_source(source: Path, shelf: Shelf, aside: dict[str, str]) -> list[Node]:
    """The tree of a source that is a file."""
    found = source.stat()
    node = Node(source.name, source.name, OnDisk(source.resolve(), file_date(found.st_mtime)),
                found.st_size, is_zip=is_zip_name(source.name))
    if not node.is_zip and source.suffix.lower() == ".ipynb":
        return [node]
    if not node.is_zip:
        raise ContentError(source, None, "is neither a folder, nor a zip, nor a notebook.", HAND_IN)
    look_into(node, shelf, aside)
    if node.trouble:
        raise ContentError(source, None, f"{node.trouble}.", "Download it again from your learning platform.")
    return node.children


def without_roster(nodes: list[Node], source: Path, roster: Path | None, aside: dict[str, str]) -> list[Node]:
    """What lies at the top, but for the roster itself."""
    if roster is None or not source.is_dir() or roster.resolve().parent != source.resolve():
        return nodes
    aside[roster.name] = "the roster"
    return [node for node in nodes if node.name != roster.name]
