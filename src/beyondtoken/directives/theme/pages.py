"""Faults of the written pages. Every function takes the text of a page and gives the mended text."""

from __future__ import annotations

import re
from collections.abc import Callable

SEARCH_SCRIPTS = re.compile(
    r'[ \t]*<script src="[^"]*(?:searchtools|language_data|searchindex)\.js[^"]*"></script>\n?')
FONTAWESOME_SCRIPT = re.compile(r"[ \t]*<script[^>]*scripts/fontawesome\.js[^>]*></script>\n?")
INLINE_SCRIPT = re.compile(r"[ \t]*<script>([^<]+)</script>\n?")
VIEWPORT = re.compile(r'<meta name="viewport"[^>]*/?>')
ADVERTISEMENT = re.compile(r'<div id="ethical-ad-placement".*?</div>', re.DOTALL)
SHORTCUT = re.compile(r'<span class="search-button__kbd-shortcut">')
SUMMARY = re.compile(
    r'(>(?P<title>[^<>]+)</a><details[^>]*>)<summary(?P<rest>[^>]*)>(?P<inside><span class="toctree-toggle")')
TOGGLE_TITLE = re.compile(
    r'<(?P<start>button|a)(?P<attributes>(?:(?!aria-label)[^>])*\btitle="(?P<title>[^"]+)"(?:(?!aria-label)[^>])*)>'
    r"(?=\s*(?:<span class=\"btn__icon-container\">\s*)?<(?:span|i) class=\"fa)")

PARTS = {
    r"design-tabs\.js": "sd-tab-set",
    r"togglebutton\.(?:js|css)":
        r'class="(?:[^"]* )?(?:toggle|admonition(?: [^"]*)? dropdown|dropdown(?: [^"]*)? admonition)[ "]',
    r"exercise\.css": r'class="[^"]*\b(?:exercise|solution)\b',
    r"(?:clipboard\.min|copybutton)\.(?:js|css)": r'class="highlight',
}
"""Asset of an extension: what a page that needs it holds."""


def drop_fontawesome_script(page: str) -> str:
    """The theme draws its icons twice: by a font and by a script of 543 KB (gzip). The font is enough."""
    return FONTAWESOME_SCRIPT.sub("", page)


def drop_search_scripts(page: str) -> str:
    """The whole search index is loaded on every page, though only the search page reads it."""
    return SEARCH_SCRIPTS.sub("", page)


def drop_repeated_scripts(page: str) -> str:
    """Extensions put the same inline script in twice: a second ``let`` of a name is an error."""
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        if match.group(1) in seen:
            return ""
        seen.add(match.group(1))
        return match.group()

    return INLINE_SCRIPT.sub(once, page)


def keep_one_viewport(page: str) -> str:
    """The theme and Sphinx each declare the viewport, three times in all."""
    first = VIEWPORT.search(page)
    if not first:
        return page
    return page[: first.end()] + VIEWPORT.sub("", page[first.end():])


def drop_advertisement(page: str) -> str:
    """The theme leaves a place for a third party's advertisement."""
    return ADVERTISEMENT.sub("", page)


def hide_shortcut_from_names(page: str) -> str:
    """Search buttons are named "Search" but show "Search Ctrl+K": speech control needs what is shown."""
    return SHORTCUT.sub('<span class="search-button__kbd-shortcut" aria-hidden="true">', page)


def name_summaries(page: str) -> str:
    """The arrows that open a part of the contents have no name."""
    return SUMMARY.sub(
        r'\1<summary aria-label="Pages under \g<title>"\g<rest>>\g<inside>', page)


def name_icon_buttons(page: str) -> str:
    """Buttons with an icon only carry a ``title`` that the tooltip script takes away again."""
    return TOGGLE_TITLE.sub(r'<\g<start>\g<attributes> aria-label="\g<title>">', page)


def drop_unused_parts(page: str) -> str:
    """Extensions put their scripts and styles on every page, used there or not."""
    for asset, sign in PARTS.items():
        if not re.search(sign, page):
            page = re.sub(rf'[ \t]*<(?:script|link)[^>]*{asset}[^>]*>(?:</script>)?\n?', "", page)
    return page


def make_entries_list_items(page: str) -> str:
    """Entries of a bibliography carry a role that ARIA has given up; their list wants items."""
    return page.replace(' role="doc-biblioentry"', ' role="listitem"')


def make_sidebar_landmark(page: str) -> str:
    """The title of the book stands in a sidebar that is no landmark."""
    plain = '<div id="pst-primary-sidebar" class'
    return page.replace(plain, '<div id="pst-primary-sidebar" role="complementary" aria-label="The book" class')


def make_back_button_landmark(page: str) -> str:
    """The button back to the top stands outside every landmark of the page."""
    button = re.compile(r'<button type="button" class="btn rounded-pill" id="pst-back-to-top">.*?</button>', re.DOTALL)
    found = button.search(page)
    if not found or 'aria-label="Back to top"><button' in page:
        return page
    return page.replace(found.group(), f'<nav aria-label="Back to top">{found.group()}</nav>')


EVERY_PAGE: tuple[Callable[[str], str], ...] = (
    drop_fontawesome_script, drop_repeated_scripts, keep_one_viewport, drop_advertisement,
    hide_shortcut_from_names, name_summaries, name_icon_buttons, make_sidebar_landmark, make_back_button_landmark,
    make_entries_list_items, drop_unused_parts,
)


def mend_page(page: str, *, is_search: bool) -> str:
    """All mends of one page.

    Examples
    --------
    >>> mend_page("<script>let a = 1;</script><script>let a = 1;</script>", is_search=False)
    '<script>let a = 1;</script>'
    """
    for mend in EVERY_PAGE:
        page = mend(page)
    return page if is_search else drop_search_scripts(page)
