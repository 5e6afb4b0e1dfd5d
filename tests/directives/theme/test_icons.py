"""Icon fonts keep the signs in use and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pydata_sphinx_theme
import pytest
from fontTools.ttLib import TTFont

from beyondtoken.directives.theme.icons import codes_in_use, cut_icon_fonts

THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"


@pytest.fixture
def tiny_site(tmp_path: Path) -> Path:
    (tmp_path / "_static" / "styles").mkdir(parents=True)
    shutil.copy(THEME / "styles" / "pydata-sphinx-theme.css", tmp_path / "_static" / "styles")
    shutil.copytree(THEME / "vendor", tmp_path / "_static" / "vendor")
    (tmp_path / "a.html").write_text('<i class="fa-solid fa-magnifying-glass"></i>', encoding="utf-8")
    return tmp_path


def test_icon_of_a_page_and_of_the_styles_are_in_use(tiny_site: Path) -> None:
    codes = codes_in_use(tiny_site)
    assert 0xF002 in codes      # the magnifying glass on the page
    assert 0xF05A in codes      # drawn by the style sheet beside a note
    assert 0xF015 not in codes  # a house, used nowhere


def test_cut_font_holds_the_icon_and_is_small(tiny_site: Path) -> None:
    cut_icon_fonts(tiny_site)
    font = next((tiny_site / "_static" / "vendor").rglob("fa-solid-900.woff2"))
    assert font.stat().st_size < 10_000
    assert 0xF002 in TTFont(font).getBestCmap()


def test_full_font_files_of_the_second_format_go(tiny_site: Path) -> None:
    cut_icon_fonts(tiny_site)
    assert not list(tiny_site.rglob("*.ttf"))
