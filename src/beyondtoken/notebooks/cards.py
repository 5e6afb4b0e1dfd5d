"""Cards and lists of the book's data, as plain Markdown."""

from __future__ import annotations

import posixpath

from .roles import claim, plain_inline
from .sources import Place, table


def source_card(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """Where an article comes from, and how that is known."""
    article = place.look_up(place.sources.articles, argument, kind="article", line=line)
    language = place.sources.language
    other = "ja" if language == "en" else "en"
    facts = {
        "Title": f"{article.title.text(language)} / {article.title.text(other)}",
        "Publisher": article.publisher.text(language),
        "Author": article.author.text(language),
        "Date": f"{article.published.date} ({article.published.known.text(language)})",
        "Cut off": article.truncated.text(language) if article.truncated else "nothing; the text is whole",
        "How far to trust it": article.reliability.text(language),
        "Address": f"<{article.url}>",
    }
    return [f"- **{name}:** {' '.join(text.split())}" for name, text in facts.items()]


def objectives(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """What the reader will be able to do."""
    from ..content import find_objectives

    found = find_objectives(argument, place.sources.root)
    texts = (plain_inline(one.text.text(place.sources.language), place, line) for one in found)
    items = [f"- {text} (*{one.bloom}*)" for text, one in zip(texts, found, strict=True)]
    return ["After this page you will be able to:", "", *items]


def slips(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """What an article prints, and how to read it."""
    article = place.look_up(place.sources.articles, argument, kind="article", line=line)
    language = place.sources.language
    rows = [[slip.as_printed.text(language), slip.reading.text(language), slip.why.text(language)]
            for slip in article.slips]
    return table(["Printed", "Read as", "Why"], rows)


def claim_list(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """Claims that the article also makes, each with its mark."""
    names = " ".join([argument, *body]).replace(",", " ").split()
    found = [place.look_up(place.sources.claims, name, kind="claim", line=line) for name in names]
    return [f"- {one.text.text(place.sources.language)} {claim(one.id, place, line)}" for one in found]


def lab_list(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """The labs of a chapter: its pages that run, in the book's order."""
    folder = f"chapters/{argument}"
    runs = [name for name in place.sources.docnames if name in place.sources.notebooks]
    pages = [name for name in runs if posixpath.dirname(name) == folder and name != place.docname
             and not posixpath.basename(name).startswith("exercise-")]
    return [f"- [{title_of(name, place)}]({place.link(name)})" for name in pages]


def you_are_here(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """Which chapter of the book this is, with links to the others."""
    chapters = [name for name in place.sources.docnames
                if name.startswith("chapters/") and posixpath.basename(name) == "index"]
    steps = [f"**{title_of(name, place)}**" if name == place.docname else
             f"[{title_of(name, place)}]({place.link(name)})" for name in chapters]
    return [" → ".join(steps)]


def title_of(docname: str, place: Place) -> str:
    """A page's title."""
    lines = (place.sources.root / f"{docname}.md").read_text(encoding="utf-8").splitlines()
    return next((text[2:].strip() for text in lines if text.startswith("# ")), docname)


def bibliography(argument: str, body: list[str], place: Place, line: int) -> list[str]:
    """The works that the page has cited above."""
    works = [place.sources.works[key] for key in place.cited]
    works.sort(key=lambda work: (work.authors, work.year))
    return [f"- {work.authors} ({work.year}). *{work.title}*.{f' <{work.address}>' if work.address else ''}"
            for work in works]
