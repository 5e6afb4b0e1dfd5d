"""Zips, looked into and read in memory: never unpacked to disk, bounded in size, count, depth and ratio."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import BinaryIO

from .bounds import Bounds, in_words
from .members import member_date, refuse_member, refuse_too_many
from .reading import OnDisk, Unreadable, too_large
from .spelling import readable
from .times import When
from .tree import Node, is_zip_name, noise
from .zip_names import components, member_name

BREAKS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, LookupError,
          NotImplementedError, RuntimeError, MemoryError, OverflowError, TypeError, AttributeError)
"""What a damaged zip makes the standard library raise."""

OPEN_AT_ONCE = 4
NOISE_TIMES = 25


@dataclass
class Shelf:
    """Zips that are open: few at a time, the one used longest ago is closed first."""

    bounds: Bounds
    opened: OrderedDict[int, zipfile.ZipFile] = field(default_factory=OrderedDict)

    def take(self, node: Node) -> zipfile.ZipFile:
        """The zip of a node, opened now or still open.

        Raises
        ------
        Unreadable
            If it is broken, or holds too much.
        """
        if id(node) not in self.opened:
            self.opened[id(node)] = self.unlock(node)
            while len(self.opened) > OPEN_AT_ONCE:
                self.opened.popitem(last=False)[1].close()
        self.opened.move_to_end(id(node))
        return self.opened[id(node)]

    def unlock(self, node: Node) -> zipfile.ZipFile:
        """A zip, opened."""
        file = self.bytes_of(node)
        try:
            if not isinstance(node.place, OnDisk):
                refuse_too_many(file, NOISE_TIMES * self.bounds.members)
            return zipfile.ZipFile(file)
        except BREAKS as problem:
            raise Unreadable("the zip is broken or was cut short") from problem

    def bytes_of(self, node: Node) -> BinaryIO:
        """A zip as a file: that on disk, or, for a zip in a zip, its bytes in memory."""
        if isinstance(node.place, OnDisk):
            return node.place.open()
        if node.place is None:
            raise Unreadable("the zip cannot be opened")
        return io.BytesIO(node.place.read(self.bounds.archive_bytes))

    def close(self) -> None:
        """Close every zip."""
        while self.opened:
            self.opened.popitem()[1].close()


@dataclass(frozen=True)
class InZip:
    """A member of a zip."""

    shelf: Shelf
    archive: Node
    member: zipfile.ZipInfo

    @property
    def date(self) -> When:
        """When the member was last changed, as the zip says."""
        return When(member_date(self.member), "zip")

    def read(self, limit: int) -> bytes:
        """The bytes of the member.

        Raises
        ------
        Unreadable
            If the zip or member is broken, locked, too large, or unpacks to much more than it is.
        """
        refuse_member(self.member, limit, self.shelf.bounds.ratio)
        archive = self.shelf.take(self.archive)
        try:
            with archive.open(self.member) as file:
                content = file.read(limit + 1)
        except BREAKS as problem:
            raise Unreadable("this file inside the zip is broken") from problem
        if len(content) > limit:
            raise too_large(len(content), limit)
        return content


@dataclass
class Budget:
    """What may still be unpacked of zips inside one zip."""

    left: int


def look_into(node: Node, shelf: Shelf, aside: dict[str, str], *, depth: int = 0, budget: Budget | None = None) -> None:
    """List a zip's members as children of its node, and those of zips inside it. Never raises.

    ``aside`` gathers what is no student's work, by path. Without a ``budget`` each zip inside gets one of its own: so
    it should be for the download of a whole class, where each is a student's.
    """
    try:
        members = shelf.take(node).infolist()
        listing = Listing(node, shelf, aside, most=shelf.bounds.members if depth else shelf.bounds.files)
        for member in members:
            listing.add(member)
    except Unreadable as problem:
        node.trouble, node.children = problem.reason, []
        return
    for file in [file for child in node.children for file in child.zips()]:
        inner = budget or Budget(shelf.bounds.archive_bytes)
        inner.left -= file.size
        if depth >= shelf.bounds.depth:
            file.trouble = "a zip in a zip in a zip: too many"
        elif inner.left < 0:
            file.trouble = f"the zips inside unpack to more than {in_words(shelf.bounds.archive_bytes)}"
        else:
            look_into(file, shelf, aside, depth=depth + 1, budget=inner)
    if next(node.files(), None) is None:
        node.trouble = "the zip holds no file"


def budget_for(node: Node, bounds: Bounds) -> Budget:
    """What zips inside a zip on disk may unpack to: packing twice gains nothing, so hardly more than its size."""
    return Budget(max(bounds.archive_bytes, 3 * node.size))


class Listing:
    """The tree below one zip, while its members are read."""

    def __init__(self, node: Node, shelf: Shelf, aside: dict[str, str], *, most: int) -> None:
        self.node, self.shelf, self.aside, self.most = node, shelf, aside, most
        self.count = 0
        self.folders: dict[tuple[str, ...], Node] = {(): node}
        self.times: dict[str, int] = {}

    def add(self, member: zipfile.ZipInfo) -> None:
        """Add one member.

        Raises
        ------
        Unreadable
            If there are too many.
        """
        parts = tuple(readable(part) for part in components(member_name(member)))
        most = self.shelf.bounds.folders
        path = (*parts[:most], parts[-1]) if len(parts) > most else parts
        if not path:
            return
        is_folder = member.is_dir() or member.filename.endswith("\\")
        noisy, reason = noise_on_the_way(path, is_folder=is_folder)
        if reason:
            self.aside["/".join([self.node.shown, *noisy])] = reason
        elif is_folder:
            self.folder(path)
        else:
            self.count += 1
            if self.count > self.most:
                raise Unreadable(f"the zip holds more than {self.most} files")
            self.folder(path[:-1]).children.append(
                Node(path[-1], self.fresh("/".join([self.node.shown, *path])), InZip(self.shelf, self.node, member),
                     member.file_size, is_zip=is_zip_name(path[-1])))

    def fresh(self, shown: str) -> str:
        """A path that no other member has: zips may hold one name twice."""
        self.times[shown] = self.times.get(shown, 0) + 1
        return shown if self.times[shown] == 1 else f"{shown} [{self.times[shown]}]"

    def folder(self, path: tuple[str, ...]) -> Node:
        """The folder at a path, made where the zip does not list it."""
        if path not in self.folders:
            parent = self.folder(path[:-1])
            self.folders[path] = Node(path[-1], "/".join([self.node.shown, *path]), is_folder=True)
            parent.children.append(self.folders[path])
        return self.folders[path]


def noise_on_the_way(path: tuple[str, ...], *, is_folder: bool) -> tuple[tuple[str, ...], str]:
    """Why a member is no student's work, and what says so: a folder that it lies in, or its own name."""
    for at, part in enumerate(path):
        if reason := noise(part, is_folder=is_folder or at < len(path) - 1):
            return path[:at + 1], reason
    return path, ""
