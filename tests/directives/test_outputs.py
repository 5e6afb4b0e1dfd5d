import json

import nbformat
import pytest

from beyondtoken.directives.outputs import JAPANESE_FIGURE
from tests.directives.tiny_book import JUDGEMENT

PAGE = "chapters/beyond-imitation/glitch"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>{}</title></svg>'


def notebook(book, data):
    cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.v4.new_output("display_data", data)])
    (book.root / f"{PAGE}.md").unlink()
    book.write(f"{PAGE}.ipynb", json.dumps(nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Glitch"), cell],
        metadata={"language_info": {"name": "python", "pygments_lexer": "ipython3"}})))
    return book


def test_a_verdict_of_a_cell_becomes_its_block_and_its_data_no_noise(book):
    said = {"A4-C23": JUDGEMENT}
    notebook(book, {"text/markdown": f"```{{verdict}}\n{json.dumps(said)}\n```", "text/plain": "a verdict",
                    "application/vnd.beyondtoken.verdict+json": said}).build()
    assert book.warnings == ""
    assert "the wall is thin" in book.text(f"{PAGE}.html")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_page_takes_the_figure_in_its_own_language(book, language):
    notebook(book, {"image/svg+xml": SVG.format("en"), JAPANESE_FIGURE: SVG.format("ja")})
    book.build(language=language)
    shown = [path.read_text() for path in (book.root / "_build/html/_images").glob("*.svg")]
    assert book.warnings == ""
    assert shown == [SVG.format(language)]


@pytest.mark.parametrize("builder", ["text", "gettext"])
def test_builders_that_myst_nb_does_not_know_find_an_output(book, builder):
    notebook(book, {"text/markdown": "words", "text/plain": "plain"}).build(builder)
    assert book.warnings == ""
