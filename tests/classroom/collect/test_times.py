from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from beyondtoken.classroom.collect.times import When, file_date, in_utc, read_stamp, tell_nothing

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(("text", "iso"), [
    ("2026-12-01-10-11-12", "2026-12-01T10:11:12"),
    ("Dec 1, 2026 1011 AM", "2026-12-01T10:11:00"), ("December 1, 2026 911 PM", "2026-12-01T21:11:00"),
    ("Dec 1, 2026 1011PM", "2026-12-01T22:11:00"), ("1 December, 2026 1211 AM", "2026-12-01T00:11:00"),
    ("Dec 1, 2026 2311", "2026-12-01T23:11:00"),
    ("2015-02-02 15:58:23.948203 UTC", "2015-02-02T15:58:23+00:00"),
    ("2026-12-01 10:11 +0900", "2026-12-01T10:11:00+09:00"),
    ("2026-12-01T10:11:12Z", "2026-12-01T10:11:12+00:00"), ("2026-12-01 10_11_12 JST", "2026-12-01T10:11:12+09:00"),
])
def test_stamps_of_platforms_are_read(text, iso):
    assert read_stamp(text).isoformat() == iso


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30-10-11-12", "2026-12-01 10:11:12 XYZ",
                                  "Dec 99, 2026 1011 AM", "٢٠٢٦-١٢-٠١-١٠-١١"])
def test_what_is_no_time_is_none(text):
    assert read_stamp(text) is None


def test_time_without_zone_is_read_on_the_given_clock():
    tokyo = timezone(timedelta(hours=9))
    assert in_utc(datetime(2026, 12, 1, 21), tokyo) == NOON
    assert in_utc(NOON, tokyo) == NOON
    assert in_utc(datetime.min, tokyo) is None


@pytest.mark.parametrize(("minutes", "nothing"), [([0], False), ([0, 1, 2], True), ([0, 1, 60], False), ([], False)])
def test_dates_within_two_minutes_tell_nothing(minutes, nothing):
    assert tell_nothing([NOON + timedelta(minutes=one) for one in minutes]) == nothing


def test_date_that_no_calendar_holds_is_none():
    assert [file_date(seconds) for seconds in (1e20, float("inf"))] == [None, None]
    assert read_stamp("2026-12-01 10:11 +9999") is not None


def test_only_dates_of_files_are_weak():
    assert [source for source in ("name", "timestamp.txt", "zip", "file") if When(NOON, source).is_weak] == ["zip",
        "file"]
