"""Pages as notebooks: run them, keep what they gave, derive the .ipynb beside each, build the book."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .pages import Page, read_pages
from .run import RunReport, run_pages
from .runs import PageRun, Runs

if TYPE_CHECKING:
    from .build import Build, build_book
    from .derive import check_derived, derive_pages
    from .leftovers import leftovers_in, notebook_leftovers

__all__ = ["Build", "Page", "PageRun", "RunReport", "Runs", "build_book", "check_derived", "derive_pages",
           "leftovers_in", "notebook_leftovers", "read_pages", "run_pages"]

_LATER = {"Build": "build", "build_book": "build", "check_derived": "derive", "derive_pages": "derive",
          "leftovers_in": "leftovers", "notebook_leftovers": "leftovers"}


def __getattr__(name: str) -> Any:
    """Names that are not needed to see that nothing has changed are loaded when first used."""
    from importlib import import_module

    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_LATER[name]}", __name__), name)
