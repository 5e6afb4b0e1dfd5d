"""Every page of the built book: no error, no request elsewhere, nothing too wide, nothing axe-core minds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
PAGES = [str(page.relative_to(SITE)) for page in sorted(SITE.rglob("*.html")) if "_static" not in page.parts]
THEMES = {1280: ("light", "dark"), 390: ("dark", "light")}       # the one to begin with, the one to change to


def test_the_book_has_pages(site: Path) -> None:
    assert "chapters/beyond-imitation/glitch.html" in PAGES


@pytest.mark.parametrize("width", THEMES)
@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(visit, name: str, width: int) -> None:
    with visit(name, theme=THEMES[width][0], width=width) as seen:
        for theme in THEMES[width]:
            seen.page.emulate_media(color_scheme=theme)
            seen.page.wait_for_load_state("networkidle")
            seen.page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
            assert (seen.errors, seen.foreign) == ([], [])
            assert seen.overflow() <= 0
            assert seen.violations() == []


@pytest.mark.parametrize("name", PAGES)
def test_page_opened_from_disk_has_no_error(visit, name: str) -> None:
    with visit(name, from_disk=True) as seen:
        seen.page.wait_for_load_state("load")
        assert (seen.errors, seen.foreign) == ([], [])


@pytest.mark.parametrize("name", PAGES)
def test_page_names_no_widget_manager(site: Path, name: str) -> None:
    assert not re.search(r"require\.(min\.)?js|requirejs|html-manager|thebe", (site / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_links_inside_the_book_lead_somewhere(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    for link in re.findall(r'href="([^"#?:]+\.html)(?:#[^"]*)?"', text):
        assert (site / name).parent.joinpath(link).exists(), link


@pytest.mark.parametrize("name", PAGES)
def test_link_to_a_place_finds_it(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    for link, place in re.findall(r'href="([^"#?:]*\.html|)#([^"]+)"', text):
        target = (site / name).parent.joinpath(link) if link else site / name
        assert f'id="{place}"' in target.read_text(encoding="utf-8"), f"{link}#{place}"
