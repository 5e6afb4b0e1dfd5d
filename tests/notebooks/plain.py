"""A page on its way to plain Markdown, over a few claims, terms, works and one article."""

from __future__ import annotations

from pathlib import Path

from beyondtoken.content import Reference
from beyondtoken.notebooks.sources import Place, Sources
from tests.directives.tiny_book import ARTICLE, CLAIMS, TERMS

HINTON = Reference("hinton2015", "Hinton, Vinyals and Dean", "2015", "Distilling | knowledge", "https://example.org/h")
NO_ADDRESS = Reference("sutton2018", "Sutton and Barto", "2018", "Reinforcement Learning", "")


def place(root: Path = Path("/nowhere"), docname: str = "chapters/one/page") -> Place:
    """The page ``chapters/one/page`` of a book where ``chapters/one/lab`` has a notebook."""
    from beyondtoken.content import Article, Claim, Term

    sources = Sources(root)
    sources.__dict__.update(
        claims={entry["id"]: Claim.model_validate(entry) for entry in CLAIMS},
        terms={entry["key"]: Term.model_validate(entry) for entry in TERMS},
        articles={"A4": Article.model_validate(ARTICLE)},
        works={"hinton2015": HINTON, "sutton2018": NO_ADDRESS},
        notebooks=frozenset(["chapters/one/lab"]), docnames=("chapters/one/page", "chapters/one/lab"))
    return Place(sources, docname)
