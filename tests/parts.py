"""Parts outside Python that tests need, and what each platform must have of them."""

from __future__ import annotations

import functools
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import playwright
import pytest
import yaml


@functools.cache
def chromium() -> str | None:
    """A Chromium: named by CHROMIUM, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    system = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    own = sorted((Path.home() / ".cache/ms-playwright").glob("chromium*/*/*chrom*"))
    return named or system or (str(own[-1]) if own else None)


def node() -> str | None:
    """The node inside the Playwright package, so that none need be installed."""
    found = Path(playwright.__file__).parent / "driver" / "node"
    return str(found) if found.exists() else None


def cjk_font() -> str | None:
    """A font that draws Japanese."""
    if not shutil.which("fc-list"):
        return None
    return subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, text=True, check=True).stdout or None


def jupyterlab() -> str | None:
    """JupyterLab in this environment."""
    return "jupyterlab" if importlib.util.find_spec("jupyterlab") else None


def postgresql() -> str | None:
    """The folder of PostgreSQL's server programs: Debian keeps them off the path."""
    beside = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = Path(beside).resolve() if beside else debian[-1] if debian else None
    return str(found.parent) if found else None


FINDERS: dict[str, Callable[[], str | None]] = {
    "chromium": chromium, "node": node, "cjk-font": cjk_font, "jupyterlab": jupyterlab,
    "npm": lambda: shutil.which("npm"), "git": lambda: shutil.which("git"),
    "bubblewrap": lambda: shutil.which("bwrap"), "postgresql": postgresql,
    "nbgrader": lambda: shutil.which("nbgrader") or shutil.which("nbgrader", path=str(Path(sys.executable).parent)),
}


@functools.cache
def must_have() -> tuple[str, ...]:
    """Parts that the list demands of this platform."""
    listed = yaml.safe_load((Path(__file__).parent / "platforms.yml").read_text(encoding="utf-8"))["platforms"]
    for one in listed:
        command = one["matches"].get("command")
        if one["matches"]["system"] == platform.system() and (not command or shutil.which(command)):
            return tuple(one["must_have"])
    return ()


def need(part: str) -> str:
    """The part, or a skip by name; a failure where this platform must have it."""
    found = FINDERS[part]()
    if found:
        return found
    message = f"part '{part}' is not on this machine (see tests/platforms.yml and system-packages.txt)"
    if part in must_have():
        pytest.fail(message)
    pytest.skip(message)
