import json

import pytest
from bs4 import BeautifulSoup

from tests.directives.tiny_book import PREDICTION, QUESTIONS, both

PAGE = "chapters/beyond-imitation/glitch"
BODY = ('# Glitch\n\n```{predict} glitch-steps\n```\n\n'
        '```{reveal} glitch-steps\n{"value": 8.0, "spread": 0.5}\n```\n')
CHOICE = {"id": "glitch-way", "kind": "choice", "prompt": both("Which way?"), "objective": "glitch-o",
          "options": [{"id": "a", "text": both("round")}, {"id": "b", "text": both("through the wall")}]}
CURVE = {"id": "glitch-curve", "kind": "curve", "prompt": both("How does it fall?"), "objective": "glitch-o",
         "x": {"label": both("runs", "回"), "values": [1, 2]},
         "y": {"label": both("steps", "歩"), "range": [0, 40], "step": 1}}


def asked(book, body):
    book.page(PAGE, body)
    book.data("exercises/beyond-imitation/glitch.yml",
              QUESTIONS | {"predictions": [PREDICTION, CHOICE, CURVE]})
    return book


def page(book):
    book.build()
    return BeautifulSoup(book.text(f"{PAGE}.html"), "html.parser")


def test_guess_and_result_are_joined_by_the_id_and_have_anchors_of_their_own(book):
    parts = page(asked(book, BODY)).select(".bt-predict, .bt-reveal")
    assert [part["data-id"] for part in parts] == ["glitch-steps"] * 2
    assert len({part["id"] for part in parts}) == 2


def test_the_measured_value_travels_with_the_page(book):
    data = page(asked(book, BODY)).select_one(".bt-reveal script.bt-data")
    assert json.loads(data.string)["measured"] == {"value": 8.0, "spread": 0.5}


def test_a_result_that_is_not_json_is_named_with_its_place(book):
    page(asked(book, "# Glitch\n\n```{reveal} glitch-steps\n8 steps\n```\n"))
    assert "glitch.md:3: WARNING: reveal: " in book.warnings
    assert "the body is not JSON" in book.warnings


@pytest.mark.parametrize(("name", "measured", "prompt", "told"), [
    ("glitch-steps", '{"value": 8, "spread": 0.5}', "Choose a number from 0 to 40 steps.", "8 ± 0.5 steps"),
    ("glitch-way", '{"value": "b"}', "B: through the wall", "Measured: through the wall"),
    ("glitch-curve", '{"value": [30, 8]}', "Draw the curve of steps over runs", "(1, 30); (2, 8)")])
def test_print_gives_prompt_and_result_of_every_kind(book, name, measured, prompt, told):
    body = f"# Glitch\n\n```{{predict}} {name}\n```\n\n```{{reveal}} {name}\n{measured}\n```\n"
    text = asked(book, body).doctree(PAGE, "text").astext()
    assert prompt in text
    assert told in text
