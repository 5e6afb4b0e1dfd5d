from __future__ import annotations

import pytest

from beyondtoken.content.markdown_reader import markdown_reader


def tokens(markdown):
    return [(token.type, token.info, token.content) for token in markdown_reader().parseInline(markdown)[0].children
            if token.content]


@pytest.mark.parametrize(("markdown", "found"), [
    ("$a < b$", [("maths", "", "a < b")]), (r"$\$5$", [("maths", "", r"\$5")]),
    ("{term}`agent`", [("role", "term", "agent")]), ("{cite:t}`a, b`", [("role", "cite:t", "a, b")]),
    ("{eval}``a `b` c``", [("role", "eval", "a `b` c")]), ("{a}`b`{c}`d`", [("role", "a", "b"), ("role", "c", "d")]),
    ("<b>", [("text", "", "<b>")])])
def test_maths_and_roles_are_tokens_and_html_is_text(markdown, found):
    assert tokens(markdown) == found


@pytest.mark.parametrize("markdown", ["$5 and $6", "$ a$", "$$", "{term}agent", "{}`x`", r"\$a$"])
def test_what_only_looks_like_it_stays_text(markdown):
    assert {kind for kind, _, _ in tokens(markdown)} <= {"text", "text_special", "code_inline"}
