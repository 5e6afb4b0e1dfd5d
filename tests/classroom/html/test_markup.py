from __future__ import annotations

import base64
import hashlib
import random
import re

import pytest

from beyondtoken.classroom.html.harmless import harmless
from beyondtoken.classroom.html.markup import page, tag, with_code
from beyondtoken.errors import BookError

from ..pages.skeleton import HOSTILE, is_ours, read, skeleton


@pytest.mark.parametrize("name", ["script", "style", "img", "iframe", "SCRIPT", "form", "b onclick=x"])
def test_element_that_could_act_is_refused(name):
    with pytest.raises(BookError, match="may not hold"):
        tag(name)


def test_attribute_that_could_act_is_refused():
    with pytest.raises(BookError, match="onclick"):
        tag("p", onclick="x")


@pytest.mark.parametrize("seed", range(100))
def test_text_stays_text(seed):
    rng = random.Random(seed)
    text = "".join(rng.choice([*HOSTILE, *"<>&\"'/=`!-"]) for _ in range(30))
    found = read(tag("div", tag("b", text), text, title=text))
    assert found.parts == [("div", "title"), ("b",), ("/b",), ("/div",)]
    assert "".join(found.text) == 2 * harmless(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_page_has_the_same_skeleton_whatever_its_title(text):
    made = page(text, tag("main", text), language="en")
    assert skeleton(made) == skeleton(page("x", tag("main", "x"), language="en"))
    assert is_ours(made)


def test_text_after_an_element_stands_after_it():
    assert tag("p", "a", tag("b", "c"), "d", None, "e") == "<p>a<b>c</b>de</p>"


@pytest.mark.parametrize(("text", "shown"), [("a `b` c", "a <code>b</code> c"), ("odd ` one", "odd ` one"),
                                             ("`<b>`", "<code>&lt;b&gt;</code>")])
def test_backquotes_make_code(text, shown):
    assert tag("p", *with_code(text)) == f"<p>{shown}</p>"


def test_policy_names_the_style_sheet_that_the_page_carries():
    made = page("x", language="en")
    sheet = re.search(r"<style>(.*?)</style>", made, re.DOTALL).group(1)
    named = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{named}';" in made


def test_style_sheet_fetches_nothing():
    assert not re.search(r"url\(|@import|@font-face", page("x", language="en"))


def test_half_characters_do_not_stop_a_page():
    assert "a\ufffdb" in page("x", tag("main", "a\ud800b"), language="en").encode().decode()
