from __future__ import annotations

import io
import struct
import zipfile
from datetime import UTC, datetime

import pytest

from beyondtoken.classroom.collect.members import member_date, refuse_member, refuse_too_many
from beyondtoken.classroom.collect.reading import Unreadable
from beyondtoken.settings import MEBIBYTE

from .handins import zipped


def member(**fields):
    found = zipfile.ZipInfo("x", (2026, 12, 1, 9, 0, 0))
    for name, value in {"file_size": 10, "compress_size": 5, **fields}.items():
        setattr(found, name, value)
    return found


@pytest.mark.parametrize(("fields", "told"), [
    ({"flag_bits": 1}, "password"), ({"compress_type": zipfile.ZIP_BZIP2}, "unusual way"),
    ({"compress_type": 9}, "unusual way"), ({"external_attr": 0o120777 << 16}, "is a link"),
    ({"file_size": 3 * MEBIBYTE}, "too large"), ({"file_size": 2 * MEBIBYTE}, "unpacks from 5 bytes to 2.0 MB")])
def test_member_that_is_no_honest_file_is_refused(fields, told):
    with pytest.raises(Unreadable, match=told):
        refuse_member(member(**fields), 2 * MEBIBYTE, 300)


def test_ordinary_member_is_not_refused():
    assert refuse_member(member(file_size=2 * MEBIBYTE, compress_size=MEBIBYTE), 2 * MEBIBYTE, 300) is None


def test_long_list_of_members_is_refused_and_a_short_one_not():
    file = io.BytesIO(zipped({str(number): b"" for number in range(5)}))
    assert refuse_too_many(file, 5) is None
    with pytest.raises(Unreadable, match="more than 4 files"):
        refuse_too_many(file, 4)


def test_dates_of_members_are_in_utc_where_the_zip_says_so():
    assert member_date(member()) == datetime(2026, 12, 1, 9)
    in_utc = struct.pack("<HHBi", 0x5455, 5, 1, 1_800_000_000)
    assert member_date(member(extra=in_utc)) == datetime.fromtimestamp(1_800_000_000, UTC)
    assert member_date(zipfile.ZipInfo("x")) is None
