from __future__ import annotations

import pytest

from beyondtoken.classroom.export import term_list
from beyondtoken.classroom.export.term_list import term_list as written
from beyondtoken.content import read_terms
from tests.classroom.export.meaning import ROOT


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_term_is_a_line_with_one_tab(language):
    lines = written(ROOT, language).split("\n")
    assert lines.pop() == ""
    for term, line in zip(read_terms(ROOT), lines, strict=True):
        name, meaning = line.split("\t")
        assert term.text(language) in name
        assert " ".join(term.definition.text(language).split()) in meaning
        assert all(word in line for word in (term.en, term.ja, term.kana))


def test_tab_or_line_end_in_a_term_is_a_space(monkeypatch):
    term = read_terms(ROOT)[0].model_copy(update={"en": "a\tb\r\nc"})
    monkeypatch.setattr(term_list, "read_terms", lambda root: (term,))
    assert written(ROOT, "en").startswith("a b c\t")
    assert written(ROOT, "en").count("\n") == 1
