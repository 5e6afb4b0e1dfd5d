"""`beyondtoken export`: what teachers take into other programs."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import MissingPartError
from .messages import tell_written, told
from .options import Json, Language, Out, Private, read_language

if TYPE_CHECKING:
    from ..classroom.export import BankReport

NAMED = 5                            # questions that are named for one reason

export_app = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                         help="Write questions, the glossary or grades for other programs.")


@export_app.command(epilog="Examples:  beyondtoken export bank --out quiz   |   "
                           "beyondtoken export bank --out quiz --format moodle-xml --chapter world-models")
@told
def bank(
    out: Out,
    form: Annotated[list[str] | None, typer.Option(
        "--format", help="moodle-xml, gift, qti (Canvas), blackboard or csv; may be given several times. Default: all.",
    )] = None,
    chapter: Annotated[list[str] | None, typer.Option(help="Only this chapter; may be given several times.")] = None,
    private: Private = None,
    language: Language = "en",
    json: Json = False,
) -> None:
    """Write the question bank for other programs.

    For Moodle, Canvas, Blackboard and spreadsheets; it says what each cannot hold.
    """
    from ..content import find_root

    report = _desk().export_bank(find_root(), out, forms=form or (), chapters=chapter or (), private=private,
                                 language=read_language(language))
    if json:
        _tell_plain(report.to_plain())
    else:
        typer.echo("\n".join(bank_lines(report)))


@export_app.command(epilog="Example:  beyondtoken export glossary --out cards")
@told
def glossary(out: Out, json: Json = False) -> None:
    """Write the glossary as cards.

    As an Anki deck, and as lists of term and definition.
    """
    from ..content import find_root

    paths = _desk().export_glossary(find_root(), out)
    if json:
        _tell_plain({"files": [str(path) for path in paths]})
    else:
        tell_written(paths)
        typer.echo("Licence: CC BY 4.0. Give credit to “Beyond the Next Token” where you share them.")


@export_app.command(epilog="Examples:  beyondtoken export grades --gradebook graded/gradebook.sqlite --out grades  |  "
                           "beyondtoken export grades --gradebook postgresql://me@host/course --out grades "
                           "--column 'two-walls=Two walls (123)'")
@told
def grades(
    out: Out,
    gradebook: Annotated[str, typer.Option("--gradebook", help="A gradebook file, or any SQLAlchemy address.")],
    column: Annotated[list[str] | None, typer.Option(
        help="What your LMS calls an exercise: two-walls='Two walls (123)'; may be given several times.")] = None,
    language: Language = "en",
) -> None:
    """Write the grades of a gradebook again.

    For Canvas, Moodle, Blackboard, Brightspace, and everything in one table.
    """
    from .exporting_grades import export_grades_and_tell, read_columns

    export_grades_and_tell(gradebook=gradebook, out=out, titles=read_columns(column or ()),
                           language=read_language(language))


def bank_lines(report: BankReport) -> list[str]:
    """The report in words: each file, then every question that is not native, under its reason."""
    lines = []
    for file in report.files:
        counts = ", ".join(f"{file.count(state)} {state}" for state in ("native", "rewritten", "left out"))
        lines.append(f"wrote {file.path}: {len(file.questions)} questions ({counts})")
        for reason, names in file.reasons().items():
            lines.append(f"  {reason}")
            more = f" and {len(names) - NAMED} more (--json names all)" if len(names) > NAMED else ""
            lines.append(f"    {len(names)}: {', '.join(names[:NAMED])}{more}")
    if report.kept_back:
        lines.append(f"left out, since marked for examinations outside --private: {', '.join(report.kept_back)}")
    if not report.files:
        lines.append("No question to write.")
    return lines


def _desk() -> ModuleType:
    """The writers, which need packages that readers of the book do not."""
    try:
        from ..classroom import export
    except ModuleNotFoundError as missing:
        raise MissingPartError(f"Exports need the package {missing.name}.",
                               "Install it with: pip install 'beyondtoken[desk]'") from missing
    return export


def _tell_plain(record: dict[str, object]) -> None:
    from json import dumps

    typer.echo(dumps(record, ensure_ascii=False, indent=1))
