"""Where the book's data lie: the repository, or the copy that the package carries."""

from __future__ import annotations

from pathlib import Path

from .. import settings
from ..errors import MissingPartError, SettingError

ARTICLES = Path("sources/articles.yml")
CLAIMS = Path("sources/claims.yml")
REFERENCES = Path("sources/references.bib")
TERMS = Path("glossary/terms.yml")
CONCEPT_MAP = Path("glossary/map.yml")
EXERCISES = Path("exercises")
CHAPTERS = Path("chapters")

_PACKAGE = Path(__file__).resolve().parents[1]


def find_root() -> Path:
    """The folder that holds ``sources``, ``glossary`` and ``exercises``.

    The setting ``BEYONDTOKEN_ROOT`` rules; else the repository that the package lies in; else the data inside
    the package, which has no pages.

    Raises
    ------
    SettingError
        If ``BEYONDTOKEN_ROOT`` names no folder.
    MissingPartError
        If there are no data at all.

    Examples
    --------
    >>> (find_root() / "glossary" / "terms.yml").is_file()
    True
    """
    chosen = settings.ROOT.read()
    if chosen:
        return _chosen_root(Path(chosen))
    for folder in (*_PACKAGE.parents[:2], _PACKAGE / "data"):
        if (folder / CLAIMS).is_file():
            return folder
    raise MissingPartError("The data of the book are neither above the package nor in it.",
                           "Install beyondtoken again, or set BEYONDTOKEN_ROOT to the folder of the book.")


def shown_path(path: Path, root: Path) -> str:
    """``path`` as messages show it: relative to ``root`` where it lies inside.

    Examples
    --------
    >>> shown_path(Path("/book/intro.md"), Path("/book"))
    'intro.md'
    """
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def _chosen_root(folder: Path) -> Path:
    if not folder.is_dir():
        raise SettingError(f"{settings.ROOT.variable} must name a folder, got '{folder}'.",
                           f"Correct {settings.ROOT.variable}, or unset it.")
    return folder.resolve()
