"""The committed bundles are made from today's sources and stay small."""

import gzip

import pytest

from beyondtoken import assets, settings
from beyondtoken.assets import bundles
from beyondtoken.errors import MissingPartError


def test_bundles_are_made_from_todays_sources():
    assert assets.stale_bundles() == [], "run 'make bundle'"


def test_change_of_a_source_makes_the_bundles_stale(monkeypatch, tmp_path):
    (tmp_path / "page.mjs").write_text("1", encoding="utf-8")
    before = _hash_in(tmp_path, monkeypatch)
    (tmp_path / "page.mjs").write_text("2", encoding="utf-8")
    assert _hash_in(tmp_path, monkeypatch) != before


def _hash_in(folder, monkeypatch):
    monkeypatch.setattr(bundles, "FOLDER", folder)
    return bundles.sources_hash()


def test_missing_bundle_is_named_with_the_remedy(monkeypatch, tmp_path):
    monkeypatch.setattr(bundles, "FOLDER", tmp_path)
    with pytest.raises(MissingPartError, match=r"page\.js is wanted .*\n.*make bundle"):
        bundles.page_script()


def test_page_loads_at_most_27_kib_of_script_and_style():
    parts = (assets.page_script(), assets.stylesheet())
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in parts) <= 27 * 1024


def test_bundles_name_no_other_host():
    text = "".join(path.read_text(encoding="utf-8") for path in assets.bundle_folder().iterdir())
    assert set(_addresses(text)) <= {"http://www.w3.org/2000/svg"}


def _addresses(text):
    return [part.split('"')[0].split("'")[0].split(")")[0] for part in _after_each(text, ("http://", "https://"))]


def _after_each(text, starts):
    return [start + rest for start in starts for rest in text.split(start)[1:]]


def test_browser_and_python_agree_on_the_storage_key():
    store = (assets.bundle_folder().parent / "store.mjs").read_text(encoding="utf-8")
    assert f'export const BOOK = "{settings.BOOK_ID}";' in store
    assert f"export const VERSION = {settings.STORE_VERSION};" in store
