"""The repository's address: from the environment, else from git's remote, else no launch buttons."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging

from ...settings import BRANCH, REPOSITORY

logger = logging.getLogger(__name__)
REMOTE = re.compile(r"^(?:https://|git@|ssh://git@)(?P<host>[\w.-]+)[:/](?P<path>[\w.-]+/[\w.-]+?)(?:\.git)?/?$")


def set_launch_buttons(app: Sphinx, config: Config) -> None:
    """Point the theme's buttons at this repository, or leave them out and say why.

    The options are merged one by one: assigning ``html_theme_options`` would replace all the others.
    """
    address = repository_address(Path(app.srcdir))
    options = config.html_theme_options
    if address is None:
        logger.info("No launch buttons: neither %s nor a git remote names the repository.", REPOSITORY.variable)
        return
    options.update(
        repository_url=address, repository_branch=BRANCH.read(), use_repository_button=True,
        launch_buttons={"binderhub_url": "https://mybinder.org", "notebook_interface": "jupyterlab"},
    )


def repository_address(folder: Path) -> str | None:
    """The web address of the repository, without a trailing ``.git``; None when nobody names one.

    Examples
    --------
    >>> web_address("git@github.com:reader/book.git")
    'https://github.com/reader/book'
    """
    named = REPOSITORY.read()
    if named:
        return web_address(named)
    asked = subprocess.run(["git", "-C", str(folder), "remote", "get-url", "origin"],
                           capture_output=True, text=True, check=False)
    return web_address(asked.stdout.strip()) if asked.returncode == 0 else None


def web_address(remote: str) -> str | None:
    """A remote as git writes it, as a web address; None for a folder or an unknown form."""
    match = REMOTE.match(remote)
    return f"https://{match['host']}/{match['path']}" if match else None
