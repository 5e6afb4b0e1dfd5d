"""Watches a page from inside its kernel: which files it opened, what it cost, what its prose asks for.

The source of this module is sent to the kernel and loaded there under its own name, before the first cell.
Standard library only: whatever is imported here would look like an import of the page.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from typing import Any

WRITING = ("w", "a", "x", "+")
PACKAGE = "beyondtoken"

opened: set[str] = set()
started: dict[str, float] = {}


def start() -> None:
    """Watch every file that is opened from here on, and note the time."""
    sys.addaudithook(note_open)
    started["cpu"] = cpu_seconds()


def note_open(event: str, arguments: tuple[Any, ...]) -> None:
    """Keep the name of a file opened for reading (an audit hook: it must be quick and never fail)."""
    if event != "open":
        return
    name, mode = arguments[0], arguments[1]
    if isinstance(mode, str) and any(sign in mode for sign in WRITING):
        return
    if isinstance(name, (str, bytes, os.PathLike)):
        opened.add(os.path.abspath(os.fsdecode(name)))


def cpu_seconds() -> float:
    """Processor seconds of this process so far, and of the children it has waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def report() -> str:
    """Files read and CPU used since ``start``, as JSON."""
    files = {source_of(name) for name in opened} | set(package_modules())
    return json.dumps({"cpu_seconds": cpu_seconds() - started["cpu"], "reads": sorted(files)})


def package_modules() -> list[str]:
    """Source files of every module of the package that the page has imported."""
    ours = [module for name, module in list(sys.modules.items())
            if name == PACKAGE or name.startswith(PACKAGE + ".")]
    files = (getattr(module, "__file__", None) for module in ours)
    return [os.path.abspath(file) for file in files if file]


def source_of(name: str) -> str:
    """The source a compiled file stands for; any other name as it is."""
    try:
        return importlib.util.source_from_cache(name) if name.endswith(".pyc") else name
    except ValueError:
        return name


def text(expression: str, names: dict[str, Any]) -> str:
    """What an inline expression shows, given the names of the page's cells."""
    return str(eval(expression, names))
