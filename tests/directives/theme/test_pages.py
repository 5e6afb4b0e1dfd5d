"""Mends of the written pages: each fault in, gone after, and a mended page left as it is."""

from __future__ import annotations

import pytest

from beyondtoken.directives.theme.pages import mend_page

HEAD = "<head><title>A</title>\n"


def mended(page: str, *, is_search: bool = False) -> str:
    return mend_page(page, is_search=is_search)


def test_second_copy_of_an_inline_script_goes() -> None:
    assert mended("<script>let a = 1;</script>\n<script>let a = 1;</script>").count("let a") == 1


def test_different_inline_scripts_stay() -> None:
    assert mended("<script>let a = 1;</script><script>let b = 1;</script>").count("<script>") == 2


def test_fontawesome_script_goes() -> None:
    page = '<script defer src="../_static/scripts/fontawesome.js?digest=1"></script>\n<p>x</p>'
    assert mended(page) == "<p>x</p>"


def test_search_index_is_loaded_on_the_search_page_only() -> None:
    page = '<script src="_static/searchtools.js"></script>\n<script src="searchindex.js"></script>\n'
    assert mended(page) == ""
    assert mended(page, is_search=True) == page


def test_one_viewport_is_declared() -> None:
    page = HEAD + '<meta name="viewport" content="a" /><meta name="viewport" content="a"/>\n'
    assert mended(page).count("viewport") == 1


def test_summary_is_named_after_the_page_it_opens() -> None:
    page = ('<a class="reference internal" href="a.html">A</a><details><summary>'
            '<span class="toctree-toggle" role="presentation"></span></summary></details>')
    assert '<summary aria-label="Pages under A"><span' in mended(page)


def test_icon_button_takes_its_title_as_its_name() -> None:
    page = ('<button class="x" title="Fullscreen mode">\n<span class="btn__icon-container">'
            '<i class="fas fa-expand"></i></span></button>')
    assert 'aria-label="Fullscreen mode"' in mended(page)


def test_shortcut_is_left_out_of_the_search_button_s_name() -> None:
    assert 'aria-hidden="true"' in mended('<span class="search-button__kbd-shortcut"><kbd>K</kbd></span>')


def test_advertisement_goes() -> None:
    assert mended('<div id="ethical-ad-placement"\n class="flat">\n</div>') == ""


@pytest.mark.parametrize(("asset", "sign"), [
    ('<script src="_static/design-tabs.js?v=1"></script>', '<div class="sd-tab-set">'),
    ('<link rel="stylesheet" href="_static/exercise.css" />', '<div class="exercise admonition">'),
])
def test_part_stays_only_where_it_is_used(asset: str, sign: str) -> None:
    assert asset not in mended(asset)
    assert asset in mended(asset + sign)


@pytest.mark.parametrize("page", [
    '<button type="button" class="btn rounded-pill" id="pst-back-to-top">x</button>',
    '<div id="pst-primary-sidebar" class="bd-sidebar">',
    HEAD + '<meta name="viewport" content="a" />',
    '<button title="T"><span class="fas"></span></button>',
])
def test_mending_twice_is_mending_once(page: str) -> None:
    assert mended(mended(page)) == mended(page)


def test_entry_of_a_bibliography_is_an_item_of_its_list() -> None:
    assert mended('<div class="citation" role="doc-biblioentry">') == '<div class="citation" role="listitem">'


@pytest.mark.parametrize(("classes", "is_needed"), [
    ("admonition dropdown", True), ("admonition note dropdown", True), ("cell toggle", True),
    ("btn dropdown-toggle", False), ("sidebar-toggle primary-toggle btn", False), ("toctree-toggle", False)])
def test_script_that_folds_is_kept_only_where_something_folds(classes, is_needed):
    page = f'{HEAD}<script src="_static/togglebutton.js"></script></head><div class="{classes}"></div>'
    assert ("togglebutton" in mended(page)) == is_needed
