"""The panel of progress before its script runs."""

import json
import re

from beyondtoken.assets.forms import progress_panel

PAGES = [{"title": "<b>A</b>", "href": 'a.html"x', "ids": ["quiz:a-1", "predict:a-2"]},
         {"title": "B", "href": "b.html", "ids": []}]


def test_title_and_address_are_escaped():
    html = progress_panel(PAGES, lang="en")
    assert '<a href="a.html&quot;x">&lt;b&gt;A&lt;/b&gt;</a>' in html


def test_index_names_the_questions_of_each_page():
    data = re.search(r'class="bt-data">(.*?)</script>', progress_panel(PAGES, lang="ja"))[1]
    assert json.loads(data) == {"lang": "ja", "pages": [["quiz:a-1", "predict:a-2"], []]}


def test_totals_are_told_in_the_language_of_the_page():
    assert "2問中–問" in progress_panel(PAGES, lang="ja")
