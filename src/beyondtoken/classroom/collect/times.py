"""When something was handed in: the stamps of platforms, nbgrader's file, the dates of files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Literal

Source = Literal["", "name", "timestamp.txt", "zip", "file"]
"""Where a time comes from: the platform's name for the file, nbgrader's file, a zip's member, the file itself."""

FORMS = ("%Y-%m-%d-%H-%M-%S", "%b %d, %Y %I%M %p", "%B %d, %Y %I%M %p", "%b %d, %Y %H%M", "%B %d, %Y %H%M",
         "%d %b, %Y %I%M %p", "%d %B, %Y %I%M %p", "%d %b %Y %H%M", "%d %B %Y %H%M")
ISO = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[ T](?P<hour>\d\d)[:_](?P<minute>\d\d)(?:[:_](?P<second>\d\d))?(?:\.\d+)?"
                 r"\s*(?P<zone>[A-Za-z]+|[+-]\d\d:?\d\d)?")
ZONES = {"UTC": 0, "GMT": 0, "Z": 0, "JST": 9, "CET": 1, "CEST": 2, "BST": 1, "EST": -5, "EDT": -4, "CST": -6,
         "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}


@dataclass(frozen=True)
class When:
    """A time in UTC and where it comes from; ``late`` is what the platform itself says."""

    time: datetime | None = None
    source: Source = ""
    late: bool = False

    @property
    def is_weak(self) -> bool:
        """Whether the time is only a file's date, which copying and downloading change."""
        return self.source in ("zip", "file")


def read_stamp(text: str) -> datetime | None:
    """A time as platforms write it into names, or as nbgrader writes it; without a zone where none is written.

    Examples
    --------
    >>> read_stamp("Dec 1, 2026 1011 PM").isoformat(), read_stamp("2015-02-02 15:58:23.948203 UTC").isoformat()
    ('2026-12-01T22:11:00', '2015-02-02T15:58:23+00:00')
    >>> read_stamp("2026-13-01-10-11-12") is None
    True
    """
    text = " ".join(text.split())
    if not text:
        return None
    if found := ISO.fullmatch(text):
        return iso_time(found)
    for form in FORMS:
        try:
            return datetime.strptime(padded(text), form)
        except ValueError:
            continue
    return None


def padded(text: str) -> str:
    """A clock time of three digits with its leading zero: 911 AM is 0911 AM."""
    return re.sub(r"(?<= )(\d{3})(?=( ?[AaPp][Mm])?$)", r"0\1", re.sub(r"(?<=\d)([AaPp][Mm])$", r" \1", text))


def iso_time(found: re.Match[str]) -> datetime | None:
    """A time written year first; None for a date that no calendar has, or a zone that nobody knows."""
    try:
        time = datetime.fromisoformat(f"{found['day']}T{found['hour']}:{found['minute']}:{found['second'] or '00'}")
    except ValueError:
        return None
    zone = (found["zone"] or "").upper()
    if not zone:
        return time
    if zone in ZONES:
        return time.replace(tzinfo=UTC if ZONES[zone] == 0 else timezone(timedelta(hours=ZONES[zone])))
    if zone[0] not in "+-":
        return None
    minutes = int(zone[1:3]) % 24 * 60 + int(zone[-2:]) % 60
    return time.replace(tzinfo=timezone(timedelta(minutes=minutes if zone[0] == "+" else -minutes)))


def in_utc(time: datetime | None, zone: tzinfo | None) -> datetime | None:
    """A time in UTC. One without a zone is the clock of ``zone``; None means the clock of this machine.

    Examples
    --------
    >>> in_utc(datetime(2026, 12, 1, 9), timezone(timedelta(hours=9))).isoformat()
    '2026-12-01T00:00:00+00:00'
    """
    if time is None:
        return None
    try:
        known = time if time.tzinfo else time.replace(tzinfo=zone) if zone else time.astimezone()
        return known.astimezone(UTC).replace(microsecond=0)
    except (OverflowError, ValueError, OSError):
        return None


def file_date(seconds: float) -> datetime | None:
    """A file's date in UTC; None for one that no calendar holds."""
    try:
        return datetime.fromtimestamp(max(seconds, 0), UTC)
    except (OverflowError, ValueError, OSError):
        return None


def tell_nothing(weak: list[datetime]) -> bool:
    """Whether the dates of files are those of a copy or download: several students within two minutes.

    Examples
    --------
    >>> tell_nothing([datetime(2026, 12, 1, 9, 0, second, tzinfo=UTC) for second in range(3)])
    True
    """
    return len(weak) > 1 and max(weak) - min(weak) <= timedelta(minutes=2)
