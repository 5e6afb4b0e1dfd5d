"""The files that run inside the box import each other by bare names; here they are had the same way."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from beyondtoken.classroom.box.command import HERE

NAMES = ("child", "forks", "inside", "locking", "wire")


def from_the_box(name: str) -> ModuleType:
    """One of them; nothing of it stays among the modules."""
    sys.path.insert(0, str(HERE))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(HERE))
        for one in NAMES:
            sys.modules.pop(one, None)
