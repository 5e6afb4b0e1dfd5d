"""Works cited."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content import find_root, read_references
from beyondtoken.content.references import read_reference_keys
from beyondtoken.errors import ContentError


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
