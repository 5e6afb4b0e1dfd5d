import json

from bs4 import BeautifulSoup

from tests.directives.tiny_book import both

PAGE = "chapters/beyond-imitation/glitch"
SPEC = {"title": both("Training"), "alt": both("Steps fall.", "歩数が減る。"),
        "controls": [{"id": "runs", "label": both("runs"), "values": ["0", "1"], "kind": "range"}],
        "panels": [{"id": "bars", "kind": "bars", "categories": ["a"],
                    "y": {"label": both("steps"), "domain": [0, 1]}}],
        "frames": [{"text": both(f"after {n}: {text}"), "panels": {"bars": {"values": [n]}}}
                   for n, text in enumerate(["17 steps", "8 steps </script>"])]}


def figure(book, spec=SPEC):
    book.page(PAGE, f"# Glitch\n\n```{{live-figure}} fig-glitch-training\n{json.dumps(spec)}\n```\n")
    return book


def test_a_figure_has_its_frame_and_its_data(book):
    figure(book).build()
    frame = BeautifulSoup(book.text(f"{PAGE}.html"), "html.parser").find(id="fig-glitch-training")
    assert len(json.loads(frame.find("script").string)["frames"]) == 2


def test_without_a_script_the_frames_are_told_in_words(book):
    figure(book).build()
    frame = BeautifulSoup(book.text(f"{PAGE}.html"), "html.parser").select_one(".bt-frames")
    assert [item.get_text().strip() for item in frame.find_all("li")] == [
        "after 0: 17 steps", "after 1: 8 steps </script>"]


def test_print_gives_title_alternative_and_frames(book):
    text = figure(book).doctree(PAGE, "latex").astext()
    assert [text.find(told) > 0 for told in ("Training", "Steps fall.", "after 0: 17 steps")] == [True] * 3


def test_a_spec_that_does_not_agree_is_named_with_its_place(book):
    figure(book, SPEC | {"frames": SPEC["frames"][:1]}).build()
    assert "glitch.md:3: WARNING: live-figure: fig-glitch-training needs a frame" in book.warnings
