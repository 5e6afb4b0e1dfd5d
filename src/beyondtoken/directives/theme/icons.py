"""Icon fonts cut down to the icons that the built pages show (157 KB of font for a dozen signs)."""

from __future__ import annotations

import re
from pathlib import Path

from fontTools import subset

ICON_RULE = re.compile(r'((?:\.fa-[a-z0-9-]+:+before,?)+)\{content:"\\([0-9a-f]+)"')
DRAWN_BY_STYLES = re.compile("[\ue000-\uf8ff]")
USED = re.compile(r"\bfa-([a-z0-9-]+)")


def cut_icon_fonts(site: Path) -> None:
    """Replace each icon font below ``site`` by one that holds only the signs in use.

    Sphinx lays the theme's full fonts down again in every build, so each cut starts from them.
    """
    folder = site / "_static" / "vendor" / "fontawesome" / "webfonts"
    codes = codes_in_use(site)
    for font in folder.glob("*.woff2"):
        write_subset(font, codes)
    for second_format in folder.glob("*.ttf"):
        second_format.unlink()


def codes_in_use(site: Path) -> set[int]:
    """Code points of every icon that a page, a script or the style sheet itself draws."""
    styles = (site / "_static" / "styles" / "pydata-sphinx-theme.css").read_text(encoding="utf-8")
    known = {name: int(code, 16) for selectors, code in ICON_RULE.findall(styles) for name in USED.findall(selectors)}
    names: set[str] = set()
    pages = [*site.rglob("*.html"), *(site / "_static").rglob("*.js")]
    for page in pages:
        names.update(USED.findall(page.read_text(encoding="utf-8", errors="ignore")))
    drawn = {ord(sign) for sign in DRAWN_BY_STYLES.findall(styles)}
    return {known[name] for name in names if name in known} | drawn


def write_subset(font: Path, codes: set[int]) -> None:
    """Cut one font file in place."""
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=True)
    loaded = subset.load_font(str(font), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(loaded)
    subset.save_font(loaded, str(font), options)
