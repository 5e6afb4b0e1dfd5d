"""One front end for page and notebook: its bundles, its words, and the templates of its forms."""

from .bundles import (
    bundle_folder,
    bundle_is_fresh,
    page_script,
    stale_bundles,
    stylesheet,
    widget_module,
    widget_stylesheet,
)
from .words import word

__all__ = [
    "bundle_folder",
    "bundle_is_fresh",
    "page_script",
    "stale_bundles",
    "stylesheet",
    "widget_module",
    "widget_stylesheet",
    "word",
]
