"""What the platform does wrong, met in one place: scripts, icons, names, maths, launch buttons.

Each known fault has one function with the fault in its docstring and a test beside it. The theme is not
subclassed: pages are mended after they are written, and each mend leaves a mended page as it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from ... import assets
from .icons import cut_icon_fonts
from .launch import set_launch_buttons
from .maths import visit_display_maths, visit_inline_maths
from .pages import mend_page

__all__ = ["setup"]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the mends and the book's own front end to a Sphinx build."""
    app.add_html_math_renderer("mathml", (visit_inline_maths, None), (visit_display_maths, None))
    app.connect("config-inited", set_launch_buttons)
    app.connect("builder-inited", add_front_end)
    app.connect("build-finished", mend_site)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def add_front_end(app: Sphinx) -> None:
    """Serve the bundle on every page. The folder is added here and not in ``_config.yml``:
    Jupyter Book would put every script it finds below a folder named there on every page."""
    if app.builder.format != "html":
        return
    # A new list: Sphinx's default is one object, shared by all builds of a process.
    app.config.html_static_path = [*app.config.html_static_path, str(assets.bundle_folder())]
    app.add_js_file("page.js", loading_method="defer")
    app.add_css_file("book.css", priority=900)


def mend_site(app: Sphinx, problem: Exception | None) -> None:
    """Mend every page that Sphinx wrote, then drop what no page needs any more."""
    if problem is not None or app.builder.format != "html" or app.builder.name == "epub":
        return
    site = Path(app.outdir)
    for page in sorted(site.rglob("*.html")):
        if "_static" in page.relative_to(site).parts:
            continue
        before = page.read_text(encoding="utf-8")
        after = mend_page(before, is_search=page.name == "search.html")
        if after != before:
            page.write_text(after, encoding="utf-8")
    for dead in (site / "_static" / "scripts").glob("fontawesome.js*"):
        dead.unlink()
    cut_icon_fonts(site)
