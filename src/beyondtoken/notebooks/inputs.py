"""Whether anything has changed since the book was last built."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from .. import settings
from .keys import PACKAGE_FOLDER
from .runs import runs_folder, write_whole

NOT_INPUT_FOLDERS = {"_build", "dist", "build", "node_modules", "tests", "bench", "__pycache__"}
NOT_TOOLS = {"labs", "classroom", "commands", "data"}
NOT_INPUT_ENDINGS = (".ipynb", ".pyc", ".log")


def inputs_hash(root: Path) -> str:
    """Hash over every file that the book is made from, and over the settings in force.

    Left out: what a build makes, tests, and derived notebooks (the book reads the pages themselves).
    """
    total = hashlib.sha256(json.dumps([sys.version, *settings_in_force()]).encode())
    for path in input_files(root):
        total.update(os.fsencode(os.path.relpath(path, root)))
        total.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return total.hexdigest()


def tools_hash() -> str:
    """Hash over the code that makes pages; labs and commands change no page by themselves."""
    total = hashlib.sha256()
    for name in files_below(PACKAGE_FOLDER):
        if os.path.relpath(name, PACKAGE_FOLDER).partition(os.sep)[0] not in NOT_TOOLS:
            total.update(Path(name).read_bytes())
    return total.hexdigest()


def settings_in_force() -> list[str]:
    """What the environment says to the book."""
    asked = (settings.LANGUAGE, settings.REPOSITORY, settings.BRANCH)
    return [setting.read() for setting in asked]


def input_files(root: Path) -> Iterator[str]:
    """Files that the book is made from, sorted. Git's own settings count: launch buttons come from them."""
    if (root / ".git" / "config").is_file():
        yield str(root / ".git" / "config")
    yield from files_below(root)
    if not PACKAGE_FOLDER.is_relative_to(root):
        yield from files_below(PACKAGE_FOLDER)


def files_below(folder: Path) -> Iterator[str]:
    """Files below a folder, sorted, without what is no input."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if is_input_folder(name))
        yield from (os.path.join(place, name) for name in sorted(files)
                    if not name.startswith(".") and not name.endswith(NOT_INPUT_ENDINGS))


def is_input_folder(name: str) -> bool:
    """False for hidden folders and for what a build makes."""
    return not name.startswith(".") and name not in NOT_INPUT_FOLDERS and not name.endswith(".egg-info")


def stamp_path(root: Path, edition: str) -> Path:
    """Where the hash of the last good build is kept."""
    return runs_folder(root) / f"built-{edition}.json"


def is_built(root: Path, edition: str, pages: list[Path]) -> bool:
    """True if the last good build saw the same inputs and its pages are still there."""
    try:
        built = json.loads(stamp_path(root, edition).read_text(encoding="utf-8"))["inputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return all(page.is_file() for page in pages) and built == inputs_hash(root)


def note_built(root: Path, edition: str, inputs: str) -> None:
    """Remember a good build, by the hash of the inputs taken before it began."""
    write_whole(stamp_path(root, edition), json.dumps({"inputs": inputs}))
