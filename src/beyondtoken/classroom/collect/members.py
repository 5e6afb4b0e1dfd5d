"""Members of a zip: which are refused before a byte of them is unpacked, and how old they are."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from datetime import UTC, datetime
from typing import BinaryIO

from ...settings import MEBIBYTE
from .bounds import in_words
from .reading import Unreadable, too_large

LOCKED = 0x1
OPENED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
END, END_BYTES, ENTRY_BYTES = b"PK\x05\x06", 22, 46
ROOM = 1_000
TIMES_FIELD = 0x5455


def refuse_too_many(file: BinaryIO, most: int) -> None:
    """Refuse a zip whose list of members is longer than a student's can be, whatever lies in it, before it is read."""
    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - (END_BYTES + 0xFFFF)))
    tail = file.read()
    at = tail.rfind(END)
    file.seek(0)
    if at < 0 or len(tail) < at + END_BYTES:
        return
    count, size = struct.unpack("<HL", tail[at + 10:at + 16])
    if count > most or size > most * (ENTRY_BYTES + ROOM):
        raise Unreadable(f"the zip says that it holds more than {most} files")


def refuse_member(member: zipfile.ZipInfo, limit: int, ratio: int) -> None:
    """Refuse a member that is locked, packed in a way of its own, too large, or a bomb."""
    if member.flag_bits & LOCKED:
        raise Unreadable("the zip is locked with a password")
    if member.compress_type not in OPENED:
        raise Unreadable("the zip was packed in an unusual way; an ordinary zip, or the notebook itself, is needed")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Unreadable("is a link, not a file; links are not followed")
    if member.file_size > limit:
        raise too_large(member.file_size, limit)
    if member.file_size > max(MEBIBYTE, ratio * member.compress_size):
        raise Unreadable(f"unpacks from {in_words(member.compress_size)} to {in_words(member.file_size)}: "
                         "that is no notebook")


def member_date(member: zipfile.ZipInfo) -> datetime | None:
    """A member's date: in UTC where the zip holds it so, else on the clock of whoever packed it."""
    extra = member.extra
    while len(extra) >= 4:
        kind, length = struct.unpack("<HH", extra[:4])
        if kind == TIMES_FIELD and length >= 5 and len(extra) >= 9 and extra[4] & 1:
            return datetime.fromtimestamp(max(0, struct.unpack("<i", extra[5:9])[0]), UTC)
        extra = extra[4 + length:]
    try:
        date = datetime(*member.date_time)
    except ValueError:
        return None
    return date if date.year > 1980 else None
