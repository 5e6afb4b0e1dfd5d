"""The commands, each loaded when it is called: start-up stays short."""

from __future__ import annotations

from typing import Annotated

import typer

from .exporting import export_app
from .messages import told
from .newing import new
from .options import Json
from .teaching import add_to

app = typer.Typer(
    name="beyondtoken", no_args_is_help=True, add_completion=False, rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Build, check and serve the book Beyond the Next Token.")
app.add_typer(new, name="new")
app.add_typer(export_app, name="export")

Edition = Annotated[str, typer.Option(help="Language of the book: en or ja.")]


@app.command(epilog="Examples:  beyondtoken build   |   beyondtoken build --edition ja")
@told
def build(edition: Edition = "en") -> None:
    """Run the pages that changed, then make the book.

    A warning is an error.
    """
    from .building import build_and_tell

    build_and_tell(edition)


@app.command(epilog="Example:  beyondtoken run")
@told
def run() -> None:
    """Run the pages that changed, and make no book.

    A page has changed when its cells, modules or data have; what it gives is kept.
    """
    from .building import run_and_tell

    run_and_tell()


@app.command(epilog="Examples:  beyondtoken serve   |   beyondtoken serve --port 8123 --no-open")
@told
def serve(
    port: Annotated[int, typer.Option(help="Port on this machine; 0 takes a free one.")] = 0,
    edition: Edition = "en",
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open a browser.")] = True,
) -> None:
    """Show the built book on this machine only, until Ctrl+C."""
    from .serving import serve_and_tell

    serve_and_tell(port=port, edition=edition, open_browser=open_browser)


@app.command(epilog="Examples:  beyondtoken check   |   beyondtoken check --json")
@told
def check(json: Json = False) -> None:
    """Check content, derived files and bundles.

    No cell is run, and every error is named.
    """
    from .checking import check_and_tell

    check_and_tell(as_json=json)


@app.command(epilog="Example:  beyondtoken derive")
@told
def derive() -> None:
    """Write students' copies and notebooks anew.

    The copy of each exercise, and the notebook beside each page that runs.
    """
    from .deriving import derive_and_tell

    derive_and_tell()


add_to(app)
