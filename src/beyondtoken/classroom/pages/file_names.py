"""File names for students: safe on every file system, and never two students in one file."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from ..outcome import Student

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_RESERVED = re.compile(r"con|prn|aux|nul|index|com\d|lpt\d")


def feedback_file_name(student: Student) -> str:
    """The name of a student's feedback page.

    A short key of small letters and digits is used as it is. Any other key gives what can be read of it, then
    ``~`` and a fingerprint of the whole key: no two keys share a name, even where capitals do not count.

    Examples
    --------
    >>> feedback_file_name(Student(key="adams_12", name="Ada"))
    'adams_12.html'
    >>> feedback_file_name(Student(key="../Ada Adams", name="Ada"))
    'ada-adams~807da6b8814bebad.html'
    """
    key = student.key
    if _PLAIN.fullmatch(key) and not _RESERVED.fullmatch(key):
        return f"{key}.html"
    letters = unicodedata.normalize("NFKD", key[:200]).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", letters)[:40].strip("-") or "student"
    fingerprint = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{readable}~{fingerprint}.html"
