"""Zip files that are the same, byte for byte, whenever they are made from the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (2026, 1, 1, 0, 0, 0)


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A zip of ``members`` (name to content), in their order, all with one fixed date.

    Examples
    --------
    >>> zipped({"a.txt": "one"}) == zipped({"a.txt": b"one"})
    True
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, date_time=_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16   # the same on every system
            file.writestr(entry, content)
    return stream.getvalue()
