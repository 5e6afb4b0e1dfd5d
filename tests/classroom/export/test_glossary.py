from __future__ import annotations

import pytest

from beyondtoken.classroom.export import export_glossary
from beyondtoken.errors import ContentError
from tests.classroom.export.meaning import ROOT


def test_deck_and_lists_are_written_and_nothing_else(tmp_path):
    paths = export_glossary(ROOT, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in paths)
    assert {path.suffix for path in paths} == {".apkg", ".tsv"}


def test_glossary_that_cannot_be_read_leaves_no_folder(tmp_path):
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary/terms.yml").write_text("terms:\n- key: agent\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"glossary/terms\.yml:2"):
        export_glossary(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
