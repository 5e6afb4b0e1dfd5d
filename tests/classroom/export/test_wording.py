from __future__ import annotations

import pytest

from beyondtoken.classroom.export.wording import Wording, clean, listed, mathjax
from tests.classroom.export.meaning import ROOT, bank, plain, words
from tests.classroom.export.odd_texts import ODD, random_texts

ENGLISH, JAPANESE = Wording(ROOT, "en"), Wording(ROOT, "ja")


def test_marks_of_markdown_become_elements():
    assert ENGLISH.html("**one** *two* `a<b`") == "<strong>one</strong> <em>two</em> <code>a&lt;b</code>"


def test_html_in_a_text_is_shown_as_text():
    assert ENGLISH.html("<script>x</script>") == "&lt;script&gt;x&lt;/script&gt;"


def test_formula_is_left_to_the_maths_of_the_format():
    assert ENGLISH.html(r"at $T \le 8$", lambda tex: f"[{tex}]") == r"at [T \le 8]"
    assert mathjax(r"a<b") == r"\(a&lt;b\)"


def test_term_is_named_in_the_language_of_the_text():
    assert ENGLISH.plain("by {term}`amdahls-law`") == "by Amdahl's law"
    assert JAPANESE.plain("{term}`open-source-ai`の定義") == "オープンソースAIの定義"
    assert ENGLISH.plain("its {term}`weights <weights>`") == "its weights"


def test_work_is_cited_by_authors_and_year():
    assert ENGLISH.plain("{cite}`ha2018world`") == "(Ha and Schmidhuber 2018)"
    assert ENGLISH.plain("{cite:t}`ha2018world`") == "Ha and Schmidhuber (2018)"


def test_unknown_term_keeps_its_key():
    assert ENGLISH.plain("{term}`no-such-term`") == "no-such-term"


def test_link_to_a_page_of_the_book_leaves_its_words_and_one_to_the_web_stays():
    assert ENGLISH.html("[here](glitch.md) [there](https://a.org/?b&c)") == (
        'here <a href="https://a.org/?b&amp;c">there</a>')
    assert "href" not in ENGLISH.html("[x](javascript:alert(1)) [y](data:text/html;base64,AA)")


def test_picture_is_told_by_its_words():
    assert ENGLISH.html("![a wall](wall.png)") == "a wall"


def test_plain_text_shows_a_formula_without_commands_as_it_reads():
    assert ENGLISH.plain(r"at $T = 8$ and $\frac{1}{2}$") == r"at T = 8 and $\frac{1}{2}$"


def test_code_keeps_its_lines():
    assert ENGLISH.html("```\na\nb\n```") == "<pre><code>a<br>b</code></pre>"


def test_characters_that_xml_refuses_are_dropped():
    assert clean("a\x00\x0b\ud800b\r\nc\rd") == "ab\nc\nd"


def test_list_of_nothing_is_nothing():
    assert listed([]) == ""


@pytest.mark.parametrize("text", [*ODD, *random_texts(seed=1, number=300)], ids=ascii)
def test_odd_text_is_one_line_of_elements_we_know(text):
    html = ENGLISH.html(text)
    assert "\n" not in html
    assert "\r" not in html
    known = ("p", "em", "strong", "code", "pre", "br", "ul", "ol", "li", "a", "hr", "blockquote",
             "h1", "h2", "h3", "h4", "h5", "h6")
    for part in html.split("<")[1:]:
        assert part.lstrip("/").split(">")[0].split(" ")[0] in known


@pytest.mark.parametrize("language", ["en", "ja"])
def test_html_and_plain_text_say_the_same_and_hold_no_role(language):
    for asked in bank(language):
        for slot in asked.question.slots():
            assert words(asked.html(slot)) == plain(asked.plain(slot))
            assert "}`" not in asked.plain(slot)
