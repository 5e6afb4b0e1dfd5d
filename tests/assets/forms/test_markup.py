"""Pieces of HTML: nothing that comes in can leave its place."""

import json

import pytest

from beyondtoken.assets.forms.markup import attributes, data_script, node, plain


@pytest.mark.parametrize("value", ['"', "'", "<", ">", "&", '"><script>'])
def test_value_of_an_attribute_stays_inside_its_quotes(value):
    written = attributes(title=value)
    assert written.count('"') == 2
    assert "<" not in written


def test_false_and_missing_attributes_are_left_out():
    assert attributes(hidden=False, lang=None, open=True) == " open"


def test_node_stands_around_its_children():
    assert node("p", "a", node("b", "c"), class_="x") == '<p class="x">a<b>c</b></p>'


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028", "蒸留", '"\\'])
def test_data_comes_back_whole_and_cannot_close_its_element(text):
    inside = data_script({"x": text}).split(">", 1)[1].rsplit("<", 1)[0]
    assert json.loads(inside) == {"x": text}
    assert "<" not in inside


def test_data_that_is_no_json_number_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        data_script({"x": float("nan")})


def test_words_of_maths_are_kept():
    assert plain("<math><mi>x</mi><mo>=</mo><mn>2</mn></math> or &lt;3") == "x=2 or &lt;3"
