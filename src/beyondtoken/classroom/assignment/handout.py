"""The handout of an exercise: one page to print or to put beside the notebook."""

from __future__ import annotations

from datetime import datetime

from ..html import Child, Element, page, tag
from ..masters.head import shown_points
from ..masters.master import Master
from ..masters.parts import HIDDEN_TEST

WORDS = {
    "en": {
        "due": "Due", "no_due": "No due date", "points": "points", "minutes": "minutes", "question": "Question",
        "how": "How it is marked", "tests": "Points tested in the notebook: {visible}; after you hand in: {hidden}.",
        "text": "A person reads and marks your answer.",
        "do": "What to do",
        "steps": ("Open {id}.ipynb in JupyterLab, Colab or any other notebook program.",
                  "Answer in the cells that hold three dots, and where it says “Write your answer here”.",
                  "Run all cells; the checks below each question say “right”, or give a hint.",
                  "Leave the other cells as they are, save, and hand in the notebook file itself."),
        "cells": "You may add cells. A cell that does not run costs its own question only. Your work runs without "
                 "network and without other files, at most {seconds} seconds a cell.",
    },
    "ja": {
        "due": "締め切り", "no_due": "締め切りなし", "points": "点", "minutes": "分", "question": "問",
        "how": "採点のしかた", "tests": "このうち{visible}点はノートブックの中で、{hidden}点は提出後に確かめる。",
        "text": "採点者が読んで採点する。", "do": "手順",
        "steps": ("{id}.ipynb を JupyterLab や Colab などで開く。",
                  "「...」のあるセルと「Write your answer here」とある所に答えを書く。",
                  "すべてのセルを実行する。各問の下の確認が「right」またはヒントを示す。",
                  "ほかのセルは変えずに保存し、ノートブックのファイルそのものを提出する。"),
        "cells": "セルを足してもよい。動かないセルがあっても、減点はその問だけである。"
                 "提出物はネットワークやほかのファイルなしで、1セル最長{seconds}秒で実行される。",
    },
}


def handout(master: Master, *, due: datetime | None = None, language: str = "en") -> str:
    """One HTML page: title, due date, points and time, each question and how it is marked, what to do.

    Rubrics are not on it: they would answer the question.

    Examples
    --------
    >>> from beyondtoken.classroom import read_masters
    >>> from beyondtoken.content import find_root
    >>> "No due date" in handout(read_masters(find_root())["two-walls"])
    True
    """
    say, head = WORDS["ja" if language == "ja" else "en"], master.head
    words = {name: text for name, text in say.items() if isinstance(text, str)}
    when = f"{words['due']}: {due:%Y-%m-%d %H:%M}" if due else words["no_due"]
    facts = f"{when} · {shown_points(head.points)} {words['points']} · {head.minutes} {words['minutes']}"
    steps = [tag("li", step.format(id=head.id)) for step in say["steps"]]
    body = tag("main", tag("header", tag("h1", head.title.text(language)), tag("p", facts)),
               tag("section", tag("h2", words["do"]), tag("ol", *steps),
                   tag("p", words["cells"].format(seconds=f"{head.seconds:g}"))),
               tag("section", tag("h2", words["how"]), *questions(master, words, language)), class_="narrow")
    return page(head.title.text(language), body, language=language)


def questions(master: Master, words: dict[str, str], language: str) -> list[Child]:
    """Each question with its points and how they are earned."""
    hidden = {cell.test for cell in master.of_role(HIDDEN_TEST)}
    made: list[Child] = []
    for number, question in enumerate(master.head.questions, start=1):
        kept = sum(test.points for test in question.tests if test.id in hidden)
        how = words["tests"].format(visible=shown_points(question.points - kept), hidden=shown_points(kept))
        made.append(tag("section", question_head(number, question.title.text(language), question.points, words),
                        tag("p", how if question.kind == "code" else words["text"])))
    return made


def question_head(number: int, title: str, points: float, words: dict[str, str]) -> Element:
    """Number, title and points of a question."""
    return tag("h3", f"{words['question']} {number}. {title} ({shown_points(points)} {words['points']})")
