"""The drawing of a neighbourhood: every box a link, every link a line, nothing cut without a sign."""

import re

from beyondtoken.assets.forms import Box, map_drawing

BOXES = {"a": Box("agent <b>", "#a", True), "p": Box("planning", "#p", False),
         "l": Box("a name that is much too long for any box here", "#l", True)}


def drawn(rows, links=(), lang="en"):
    return map_drawing(rows, BOXES, links, lang=lang, title="Agents", uid="map-agents")


def test_every_box_leads_to_its_term_and_words_are_escaped():
    html = drawn([["p"], ["a"]])
    assert re.findall(r'<a href="(#.)"', html) == ["#p", "#a"]
    assert "agent &lt;b&gt;" in html


def test_guest_is_marked():
    assert '<a href="#p" class="bt-guest">' in drawn([["p"], ["a"]])


def test_link_upwards_joins_the_facing_edges():
    line = re.search(r'<line x1="(\d+)" y1="(\d+)" x2="(\d+)" y2="(\d+)"', drawn([["p"], ["a"]], [("a", "p", False)]))
    assert [int(one) for one in line.groups()] == [79, 100, 79, 54]


def test_contrast_is_dotted_and_has_no_head():
    html = drawn([["p", "a"]], [("a", "p", True)])
    assert 'class="bt-contrast"' in html
    assert "marker-end" not in html


def test_long_name_takes_two_lines_and_ends_in_dots():
    assert re.findall(r"<tspan[^>]*>([^<]*)", drawn([["l"]])) == ["a name that is", "much too long …"]


def test_fifth_box_of_a_row_starts_a_row_of_its_own():
    boxes = {name: Box(name, f"#{name}", True) for name in "abcde"}
    html = map_drawing([list("abcde")], boxes, [], lang="en", title="T", uid="m")
    assert len(set(re.findall(r'<rect x="\d+" y="(\d+)"', html))) == 2
