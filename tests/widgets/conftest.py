"""A small bank, so that widgets are tested without the book's own questions."""

import pytest

BANK = """\
chapter: beyond-imitation
page: glitch
objectives: [{id: glitch-o-see, bloom: analyse, text: {en: See it., ja: 見抜く。}}]
predictions:
- id: glitch-steps
  kind: number
  prompt: {en: "How many steps?", ja: "何歩か。"}
  objective: glitch-o-see
  unit: {en: steps, ja: 歩}
  range: [0, 40]
  step: 1
- id: glitch-wall
  kind: choice
  prompt: {en: "What at the wall?", ja: "壁では。"}
  objective: glitch-o-see
  options:
  - {id: round, text: {en: round, ja: 回る}}
  - {id: through, text: {en: through, ja: 抜ける}}
- id: glitch-curve
  kind: curve
  prompt: {en: "Draw.", ja: "描く。"}
  objective: glitch-o-see
  x: {label: {en: runs, ja: 回数}, values: [1, 2, 4], scale: log}
  y: {label: {en: right, ja: 正解}, range: [0, 1], step: 0.1}
"""


@pytest.fixture
def predictions(tmp_path, monkeypatch):
    """A book of three predictions."""
    folder = tmp_path / "exercises" / "beyond-imitation"
    folder.mkdir(parents=True)
    (folder / "glitch.yml").write_text(BANK, encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("format: jb-book\n", encoding="utf-8")
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tmp_path))


@pytest.fixture
def in_book(monkeypatch):
    """Cells run for a build of the book."""
    monkeypatch.setenv("BEYONDTOKEN_HOST", "book")
