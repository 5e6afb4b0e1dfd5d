"""Executed pages in the jupyter-cache that myst-nb reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .runs import cache_path

if TYPE_CHECKING:
    from nbformat import NotebookNode


def outputs_key(root: Path, notebook: NotebookNode) -> str:
    """The name under which the cache keeps a page: its cells' text and options, and its kernel."""
    from jupyter_cache import get_cache

    return str(get_cache(cache_path(root)).create_hashed_notebook(notebook)[1])


def store_outputs(root: Path, notebook: NotebookNode, *, uri: Path, seconds: float) -> None:
    """Keep an executed page; outputs of the same cells from an earlier run are replaced."""
    from jupyter_cache import get_cache
    from jupyter_cache.base import CacheBundleIn

    bundle = CacheBundleIn(notebook, str(uri), data={"execution_seconds": seconds})
    get_cache(cache_path(root)).cache_notebook_bundle(bundle, check_validity=True, overwrite=True)


def drop_outputs(root: Path, keep: set[str]) -> None:
    """Drop every executed page whose name is not in ``keep``."""
    from jupyter_cache import get_cache
    from jupyter_cache.cache.db import NbCacheRecord

    cache = get_cache(cache_path(root))
    for record in cache.list_cache_records():
        if record.hashkey in keep:
            continue
        try:
            cache.remove_cache(record.pk)
        except KeyError:                        # its file went with a killed run; the record is left to drop
            NbCacheRecord.remove_records([record.pk], cache.db)
