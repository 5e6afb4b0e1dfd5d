"""Inline roles as plain Markdown: marks, terms, citations and links that a notebook shows as they are."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from .sources import GLOSSARY, SCOREBOARD, Place, titled

INLINE = re.compile(
    r"\{(?P<role>[a-zA-Z][\w:.-]*)\}(?P<ticks>`+)(?P<text>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|(?P<code>(?P<fence>`+)(?!`).+?(?<!`)(?P=fence)(?!`))"
    r"|\[(?P<span>[^\[\]]+)\]\{\.[\w-]+\}", re.DOTALL)
PAGE_LINK = re.compile(r"(?P<open>\]\(<?)(?P<page>[^()\s<>#:]+)\.md(?P<rest>[#)>\s])")
WORDS_AND_KEY = re.compile(r"^(?P<words>.*?)\s*<(?P<key>[^<>]+)>$", re.DOTALL)


def plain_inline(text: str, place: Place, line: int) -> str:
    """Text with its roles rewritten, its spans bare, its links led to notebooks; ``{eval}`` stays for its cell.

    Raises
    ------
    ContentError
        If a role is unknown, or names a claim, term or work that is not there.
    """
    def replaced(match: re.Match[str]) -> str:
        if match["code"] or match["span"]:
            return match["span"] or match[0]
        return plain_role(match, place, line + text.count("\n", 0, match.start()))

    return linked_to_notebooks(INLINE.sub(replaced, text), place)


def plain_role(match: re.Match[str], place: Place, line: int) -> str:
    """One role as plain Markdown."""
    role = match["role"]
    if role == "eval":
        return match[0]
    if role not in ROLES:
        raise place.error(line, f"the role '{role}' cannot be shown in a notebook.",
                          f"Use one of: {', '.join(sorted(ROLES))}; or write plain Markdown.")
    return ROLES[role](" ".join(match["text"].split()), place, line)


def claim(text: str, place: Place, line: int) -> str:
    """A mark: the short id, with claim, speaker and status as its tip."""
    found = place.look_up(place.sources.claims, text, kind="claim", line=line)
    language = place.sources.language
    tip = (f"{found.text.text(language)} ({found.said_by.text(language)}; {found.kind}; "
           f"status: {found.status}, {found.as_of})")
    return titled(shown_id(text, place), place.link(SCOREBOARD), tip)


def shown_id(claim: str, place: Place) -> str:
    """What a mark shows: "C23" in the chapter of the claim's own article, "A4 C23" anywhere else."""
    article, _, number = claim.partition("-")
    known = place.sources.articles
    own = article in known and place.docname.startswith(f"chapters/{known[article].chapter}/")
    return number if own else f"{article} {number}"


def term(text: str, place: Place, line: int) -> str:
    """The words, with the definition as their tip."""
    given = WORDS_AND_KEY.match(text)
    key = (given["key"] if given else text).lower()
    found = place.look_up(place.sources.terms, key, kind="term", line=line)
    language = place.sources.language
    words = given["words"] if given else found.short(language)
    return titled(words, place.link(GLOSSARY), bare(found.definition.text(language)))


def bare(text: str) -> str:
    """Text without roles: their words alone."""
    def words(match: re.Match[str]) -> str:
        given = WORDS_AND_KEY.match(match["text"] or "")
        return given["words"] if given else (match["text"] or match["span"] or match["code"].strip("`"))

    return INLINE.sub(words, text)


def cite_in_brackets(text: str, place: Place, line: int) -> str:
    """(Author year; author year), each a link to the work where it has an address."""
    return "(" + "; ".join(work_link(key, place, line, "{authors} {year}") for key in keys_of(text)) + ")"


def cite_in_text(text: str, place: Place, line: int) -> str:
    """Author (year)."""
    return ", ".join(work_link(key, place, line, "{authors} ({year})") for key in keys_of(text))


def work_link(key: str, place: Place, line: int, form: str) -> str:
    """One work, cited and remembered for the list at the page's end."""
    work = place.look_up(place.sources.works, key, kind="work in sources/references.bib", line=line)
    if key not in place.cited:
        place.cited.append(key)
    words = form.format(authors=work.authors, year=work.year)
    return titled(words, work.address, work.title) if work.address else words


def keys_of(text: str) -> list[str]:
    """The keys of a citation."""
    return [key.strip() for key in text.split(",") if key.strip()]


def doc_link(text: str, place: Place, line: int) -> str:
    """A link to another page."""
    given = WORDS_AND_KEY.match(text)
    target = given["key"] if given else text
    page = posixpath.normpath(posixpath.join(posixpath.dirname(place.docname), target.removesuffix(".md")))
    return f"[{given['words'] if given else target}]({place.link(page)})"


def linked_to_notebooks(text: str, place: Place) -> str:
    """Links to pages that have a notebook lead to it; others stay."""
    folder = posixpath.dirname(place.docname)

    def replaced(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match["page"]))
        ending = "ipynb" if target in place.sources.notebooks else "md"
        return f"{match['open']}{match['page']}.{ending}{match['rest']}"

    return PAGE_LINK.sub(replaced, text) if ".md" in text else text


def as_is(before: str, after: str) -> Callable[[str, Place, int], str]:
    """A role whose text stands between two signs."""
    return lambda text, place, line: f"{before}{text}{after}"


ROLES: dict[str, Callable[[str, Place, int], str]] = {
    "claim": claim, "term": term, "doc": doc_link, "cite:t": cite_in_text, "cite:ts": cite_in_text,
    "cite:p": cite_in_brackets, "cite:ps": cite_in_brackets, "cite": cite_in_brackets,
    "math": as_is("$", "$"), "kbd": as_is("`", "`"), "code": as_is("`", "`"), "abbr": as_is("", ""),
    "sub": as_is("<sub>", "</sub>"), "sup": as_is("<sup>", "</sup>"),
}
"""Every role that a page may use, and its plain form. ``{eval}`` becomes a cell (see ``say.py``)."""
