"""The scoreboard's filter before its script runs."""

from beyondtoken.assets.forms import claim_filter

CHOICES = {"article": {"A4": "A4 <Luan>"}, "verdict": {"only-if": "supported only if"}}


def test_words_are_escaped():
    assert '<option value="A4">A4 &lt;Luan&gt;</option>' in claim_filter(CHOICES, lang="en")


def test_every_list_has_a_label_of_its_own():
    html = claim_filter(CHOICES, lang="ja")
    for name, label in (("article", "記事"), ("verdict", "判定")):
        assert f'<label for="bt-filter-{name}"><span>{label}</span><select name="{name}" id="bt-filter-{name}"' in html


def test_filter_waits_for_its_script():
    assert claim_filter(CHOICES, lang="en").startswith('<form class="bt-filter" id="bt-filter" lang="en" hidden>')
