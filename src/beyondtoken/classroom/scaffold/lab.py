"""A new lab: its page, module and test, its questions, and its place in the ledger and the table of contents."""

from __future__ import annotations

import keyword
import re
from pathlib import Path

from ...content import read_claims
from ...content.book import Book
from ...content.record_errors import nearest
from ...content.root import CHAPTERS, CLAIMS, EXERCISES
from ...errors import SettingError
from .article import filled_for, question_file, text_of
from .contents import TOC, with_section
from .lists import with_entry, with_lab
from .names import in_chapter, refuse_taken, slug
from .plan import LOOK_FOR, Plan, filled, in_words

ASKED = {"choice": "single", "number": "number", "words": "text"}
LABS, TESTS = Path("src/beyondtoken/labs"), Path("tests/labs")


def plan_lab(root: Path, place: str, *, claim: str = "") -> Plan:
    """Everything that a new lab of ``CHAPTER/NAME`` needs; its sample model throws dice.

    Parameters
    ----------
    root : Path
        Folder of the book: a checkout, since a lab is a program as well.
    place : str
        Chapter and name.
    claim : str
        A claim of the ledger that the lab will judge. Without one it is entered as a lab without a claim.

    Raises
    ------
    BookError
        If the place, the name or the claim cannot be used.
    """
    chapter, name = in_chapter(place, "lab", root)
    module = module_name(slug(name, "lab"), root)
    refuse_taken(name, "lab", root)
    refuse_kin(name, root)
    words = {"slug": name, "page": name, "chapter": chapter, "module": module, "words": in_words(name)}
    no_claim = f"Name the lab at the claims it judges ({CLAIMS.as_posix()}), or say there why it has none"
    return Plan(
        {CLAIMS: ledger(root, name, claim), Path(TOC): with_section(text_of(root, Path(TOC)), chapter, name),
         Path(EXERCISES, chapter, f"{name}.yml"):
             question_file(words, ASKED, ground=f"lab: {name}", predictions="predictions.yml"),
         Path(CHAPTERS, chapter, f"{name}.md"): page(words, claim),
         LABS / f"{module}.py": filled("lab.py.txt"), LABS / "__init__.py": listed(root, module),
         TESTS / f"test_{module}.py": filled("test_lab.py.txt", module=module)},
        (f"Put your own model in place of the dice: {LABS.as_posix()}/{module}.py, and its test", LOOK_FOR,
         *(() if claim else (no_claim,)),
         f"Try it: pytest {TESTS.as_posix()}/test_{module}.py", "See it: beyondtoken check && beyondtoken build"))


def module_name(name: str, root: Path) -> str:
    """The module of a lab.

    Raises
    ------
    SettingError
        If there is no folder for it, Python keeps the word for itself, or a module has that name.
    """
    module = name.replace("-", "_")
    if not (root / LABS / "__init__.py").is_file():
        raise SettingError(f"A lab is a program too, and {LABS.as_posix()} is not in {root.name}.",
                           "Run the command inside a clone of the repository.")
    if keyword.iskeyword(module):
        raise SettingError(f"A lab cannot be called '{name}': Python keeps that word for itself.",
                           f"Choose another name, such as '{name}-lab'.")
    if (root / LABS / f"{module}.py").exists():
        raise SettingError(f"A lab cannot be called '{name}': {LABS.as_posix()}/{module}.py is there already.",
                           "Choose another name.")
    return module


def refuse_kin(name: str, root: Path) -> None:
    """Refuse a name that makes one lab a further page of another: ``glitch-sharing`` belongs to ``glitch``."""
    for lab in sorted(Book(root).labs or ()):
        if name.startswith(f"{lab}-") or lab.startswith(f"{name}-"):
            raise SettingError(f"A new lab cannot be called '{name}' beside the lab '{lab}': the longer name would be "
                               "a further page of the shorter.", "Choose a name that starts with another word.")


def ledger(root: Path, name: str, claim: str) -> str:
    """The ledger with the lab in it: at its claim, or among the labs without one."""
    text = text_of(root, CLAIMS)
    if not claim:
        return with_entry(text, "labs_without_claim", filled("lab-without-claim.yml", slug=name), CLAIMS.as_posix())
    claims = {one.id: one for one in read_claims(root)}
    if claim not in claims:
        raise SettingError(f"{CLAIMS.as_posix()} has no claim '{claim}'.",
                           f"Write '{nearest(claim, set(claims)) or next(iter(claims))}', or leave --claim out.")
    if claims[claim].test not in ("lab", "mechanism"):
        raise SettingError(f"Claim {claim} has the test '{claims[claim].test}', so that no lab may judge it.",
                           f"Change its test and its reason in {CLAIMS.as_posix()} first, or leave --claim out.")
    return with_lab(text, claim, name, CLAIMS.as_posix())


def page(words: dict[str, str], claim: str) -> str:
    """The page of the lab, with a claim or without."""
    said = filled("lab-claim.md", id=claim) if claim else filled("lab-no-claim.md")
    judged = filled("lab-verdict.md", id=claim) if claim else filled("lab-words.md")
    blanks = {name: words[name] for name in ("slug", "module", "words")}
    return filled_for("lab.md", blanks | {"verdict_import": ", verdict" if claim else "", "claim": said.rstrip("\n"),
                                          "verdict": judged.rstrip("\n")})


def listed(root: Path, module: str) -> str:
    """The list of labs with the new one, on a line of its own before the bracket closes."""
    text = text_of(root, LABS / "__init__.py")
    return re.sub(r"(__all__ = \[.*?),?\n?\]", rf'\1,\n    "{module}",\n]', text, count=1, flags=re.DOTALL)
