"""Works cited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from beyondtoken.content import find_root, read_claims, read_references, read_terms
from beyondtoken.content.references import read_reference_keys
from beyondtoken.errors import ContentError

WORKS = read_references(find_root())


def _write(root: Path, text: str) -> None:
    (root / "sources/references.bib").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("authors", "shown"), [
    ("Ha, David", "Ha"),
    ("Ha, David and Schmidhuber, J{\\\"u}rgen", "Ha and Schmidhuber"),
    ("Défossez, A. and Mazar{\\'e}, L. and Orsini, M.", "Défossez, Mazaré and Orsini"),
    ("One, A. and Two, B. and Three, C. and Four, D.", "One et al."),
    ("van der Berg, Ann", "van der Berg"),
    ("{Open Source Initiative}", "Open Source Initiative"),
])
def test_authors_read_as_in_running_text(authors, shown, tiny):
    _write(tiny, f"@misc{{key, author = {{{authors}}}, title = {{T}}, year = {{2020}}}}\n")
    assert read_references(tiny)["key"].authors == shown


@pytest.mark.parametrize(("fields", "address"), [
    ("doi = {10.1/2}, url = {https://a.example}", "https://doi.org/10.1/2"),
    ("url = {https://a.example}", "https://a.example"),
    ("eprint = {1803.10122}", "https://arxiv.org/abs/1803.10122"),
    ("note = {in print}", ""),
])
def test_address_is_the_most_lasting_one(fields, address, tiny):
    _write(tiny, f"@misc{{key, title = {{T}}, {fields}}}\n")
    assert read_references(tiny)["key"].address == address


def test_quick_keys_are_those_of_the_full_reading():
    assert set(read_reference_keys(find_root())) == set(read_references(find_root()))


def test_what_is_no_bibtex_is_named(tiny):
    _write(tiny, "@misc{key, title = {T}\n@misc{other, title = {U}}\n")
    with pytest.raises(ContentError, match=r"sources/references\.bib.*is not BibTeX"):
        read_references(tiny)


def test_key_used_twice_names_both_lines(complaints):
    again = "{2018}\n}\n@misc{ha2018world, title = {Again}}\n"
    assert complaints("sources/references.bib", "{2018}\n}\n", again) == [
        "sources/references.bib:7: the key 'ha2018world' is used twice; first on line 1.\n"
        "Rename or remove one of the two entries."]


def test_every_work_that_is_named_is_there():
    literature = {key for claim in read_claims(find_root()) for key in claim.literature}
    assert literature | {term.reference for term in read_terms(find_root())} <= set(WORKS)


@pytest.mark.parametrize("key", WORKS)
def test_work_has_title_and_year(key):
    assert WORKS[key].title
    assert re.fullmatch(r"\d{4}", WORKS[key].year)
