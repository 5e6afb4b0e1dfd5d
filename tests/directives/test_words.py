import re

import pytest

from beyondtoken.directives.words import _WORDS, words


@pytest.mark.parametrize("key", _WORDS)
def test_both_languages_fill_in_the_same_values(key):
    english, japanese = (set(re.findall(r"{(\w+)}", text)) for text in _WORDS[key])
    assert english == japanese


def test_values_are_put_in():
    assert words("all_claims", "ja", n=172) == "主張は全部で172件"
