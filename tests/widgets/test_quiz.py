"""A question in both hosts, without a browser."""

import subprocess
import sys

import pytest

from beyondtoken.content import Question, find_question
from beyondtoken.errors import SettingError
from beyondtoken.widgets import quiz

BANK = """\
chapter: beyond-imitation
page: glitch
objectives: [{id: glitch-o-see, bloom: analyse, text: {en: See it., ja: 見抜く。}}]
misconceptions: [{id: glitch-m-intent, text: {en: It cheated., ja: ずるをした。}}]
questions:
- id: glitch-intent
  use: study
  kind: single
  stem: {en: "Why $x$?", ja: "なぜ $x$ か。"}
  options:
  - {id: a, text: {en: It meant to., ja: わざと。}, feedback: {en: No aim., ja: 意図はない。},
     misconception: glitch-m-intent}
  - {id: b, text: {en: Reward., ja: 報酬。}, feedback: {en: Yes., ja: はい。}}
  answer: b
  objective: glitch-o-see
  bloom: analyse
  difficulty: 1
  minutes: 1
  rests_on: {lab: glitch}
"""


@pytest.fixture
def bank(tmp_path, monkeypatch):
    folder = tmp_path / "exercises" / "beyond-imitation"
    folder.mkdir(parents=True)
    (folder / "glitch.yml").write_text(BANK, encoding="utf-8")
    (tmp_path / "_toc.yml").write_text("format: jb-book\n", encoding="utf-8")
    monkeypatch.setenv("BEYONDTOKEN_ROOT", str(tmp_path))
    monkeypatch.delenv("BEYONDTOKEN_HOST", raising=False)


@pytest.mark.usefixtures("bank")
def test_book_gets_one_directive_for_each_question(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_HOST", "book")
    bundle = quiz("glitch-intent", "glitch-intent")._repr_mimebundle_()
    assert bundle == {"text/markdown": "```{quiz} glitch-intent\n```\n\n```{quiz} glitch-intent\n```"}


def test_book_does_not_load_the_widget_machinery():
    code = "import sys, beyondtoken.widgets; print('anywidget' in sys.modules, 'ipywidgets' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "False False\n"


@pytest.mark.usefixtures("bank")
def test_notebook_gets_the_question_of_the_bank_in_its_language(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_LANGUAGE", "ja")
    shown = quiz("glitch-intent")
    assert isinstance(find_question("glitch-intent"), Question)
    assert "なぜ <math" in shown.html
    assert "答え合わせ" in shown.html


@pytest.mark.usefixtures("bank")
def test_several_questions_come_as_a_list():
    assert [q.record["id"] for q in quiz("glitch-intent", "glitch-intent")] == ["glitch-intent"] * 2


def test_no_question_is_refused():
    with pytest.raises(SettingError, match="needs at least one question"):
        quiz()
