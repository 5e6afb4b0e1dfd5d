from __future__ import annotations

import struct
import zipfile

import pytest

from beyondtoken.classroom.collect.zip_names import components, decoded, member_name


@pytest.mark.parametrize("name", ["課題１_山田太郎.ipynb", "レポート.ipynb", "佐々木　健.ipynb", "HW1課題.ipynb",
    "x.ipynb"])
def test_japanese_windows_names_are_read(name):
    assert decoded(name.encode("cp932")) == name


@pytest.mark.parametrize("name", ["Müller", "Schröder", "René Fénelon", "García Núñez", "Björk", "Åse", "Çelik", "ñu"])
def test_western_names_of_old_zips_are_read(name):
    assert decoded(f"{name}.ipynb".encode("cp437")) == f"{name}.ipynb"


def test_name_that_says_utf8_is_believed():
    member = zipfile.ZipInfo("ü.ipynb")
    member.flag_bits = 0x800
    assert member_name(member) == "ü.ipynb"


def test_unicode_name_beside_the_old_one_is_preferred():
    member = zipfile.ZipInfo("??.ipynb")
    name = "課題.ipynb".encode()
    member.extra = struct.pack("<HHBL", 0x7075, len(name) + 5, 1, 0) + name
    assert member_name(member) == "課題.ipynb"


@pytest.mark.parametrize(("path", "parts"), [
    ("a/b/c", ("a", "b", "c")), ("/etc/passwd", ("etc", "passwd")), ("a\\..\\b", ("a", "b")), ("../..", ()),
    ("C:/x", ("x",)), ("a//./b/", ("a", "b")), ("...", ("...",)), ("", ())])
def test_no_path_leads_out_of_a_zip(path, parts):
    assert components(path) == parts
