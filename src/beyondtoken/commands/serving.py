"""`beyondtoken serve`."""

from __future__ import annotations

import functools
import http.server
import os
import webbrowser

import typer

from ..content import find_root
from ..errors import MissingPartError, SettingError


class QuietFiles(http.server.SimpleHTTPRequestHandler):
    """Files of the built book, without a line for every request."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def serve_and_tell(*, port: int, edition: str, open_browser: bool) -> None:
    """Serve the built book to this machine only. Opens no browser where there is nobody to look (CI)."""
    site = find_root() / "_build" / "html"
    page = "index.html" if edition == "en" else f"{edition}/index.html"
    if not (site / page).is_file():
        raise MissingPartError("The book is not built yet.", "Run: make book")
    with server_for(str(site), port) as server:
        address = f"http://127.0.0.1:{server.server_port}/{page}"
        typer.echo(f"The book is at {address}  (Ctrl+C stops)")
        if open_browser and not os.environ.get("CI"):
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            typer.echo("Stopped.")


def server_for(folder: str, port: int) -> http.server.ThreadingHTTPServer:
    """A server of one folder on the loopback address.

    Raises
    ------
    SettingError
        If the port is taken.
    """
    handler = functools.partial(QuietFiles, directory=folder)
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as problem:
        raise SettingError(f"port {port} cannot be used: {problem.strerror}.",
                           "Leave --port out: a free one is taken.") from problem
