"""A page made by hand from our templates: one question of each kind, terms and claims, progress."""

from __future__ import annotations

import json
from pathlib import Path

from beyondtoken import assets
from beyondtoken.assets.forms import progress_panel, quiz_form

TIPS = {
    "term:policy": {"title": "policy", "html": "<p>What to do in each state.</p>"},
    "claim:A4-C23": {"title": "Claim A4-C23",
                     "html": "<p>Luan said so.</p><dl><dt>Status</dt><dd>dated</dd></dl>"},
}
FEEDBACK = {"feedback:right": "That is it.", "feedback:wrong": "That is not it: count once more."}

QUESTIONS = {
    "single": (
        {"id": "glitch-intent", "kind": "single", "answer": "b", "options": ["a", "b", "c"]},
        {"stem": "Why did the agent walk through the wall?",
         "option:a": "It knew the rule and broke it.",
         "option:b": 'The <a class="bt-term" data-tip="term:policy" href="glossary.html#policy">policy</a> '
                     "that earned most went through it.",
         "option:c": "By chance, once.",
         "feedback:option:a": "It has no notion of a rule; it only sums rewards.",
         "feedback:option:b": "Yes. Reward was all it was given.",
         "feedback:option:c": "It did so in every run after training."},
    ),
    "multiple": (
        {"id": "glitch-causes", "kind": "multiple", "answer": ["a", "c"], "options": ["a", "b", "c", "d"]},
        {"stem": "What does the exploit need?",
         "option:a": "exploration", "option:b": "a plan", "option:c": "a reward for arriving",
         "option:d": "a bug report",
         "feedback:option:a": "Without it the door is never met.",
         "feedback:option:b": "Nothing plans here.",
         "feedback:option:c": "It is what is maximised.",
         "feedback:option:d": "Nobody tells the agent."},
    ),
    "number": (
        {"id": "glitch-steps", "kind": "number", "answer": 8.0, "tolerance": 0.5,
         "traps": [{"value": 17.0, "tolerance": 0.5}]},
        {"stem": "How long is the way through the wall?", "unit": "steps",
         "feedback:trap:0": "That is the way around.", **FEEDBACK},
    ),
    "order": (
        {"id": "glitch-order", "kind": "order", "answer": ["x", "y", "z"], "traps": []},
        {"stem": "Put the stages in order.", "item:x": "The agent explores.", "item:y": "It meets the door.",
         "item:z": "It always uses the door.", **FEEDBACK},
    ),
    "match": (
        {"id": "glitch-match", "kind": "match", "answer": {"l": "r", "m": "s"}, "left": ["l", "m"],
         "right": ["r", "s", "t"]},
        {"stem": "What is what in the game?", "left:l": "reward", "left:m": "policy",
         "right:r": "points for arriving",
         "right:s": "which way to turn in each cell", "right:t": "the map",
         "feedback:left:l": "A reward is a number after a step.",
         "feedback:left:m": "A policy chooses the step.",
         "feedback:right": "Both are right."},
    ),
    "text": (
        {"id": "glitch-name", "kind": "text", "accept": ["reward hacking"],
         "traps": [{"accept": ["cheating"]}]},
        {"stem": "What is such behaviour called?",
         "feedback:trap:0": "Cheating needs a rule that one knows.", **FEEDBACK},
    ),
}


def form_of(kind: str, *, lang: str = "en", uid: str | None = None) -> str:
    """The form of one of the questions above."""
    record, slots = QUESTIONS[kind]
    return quiz_form(record, slots, lang=lang, uid=uid or record["id"])


def page_of(*parts: str, lang: str = "en", theme: str = "light") -> str:
    """A whole page with the book's script and look in it."""
    tips = json.dumps(TIPS).replace("<", "\\u003c")
    script = assets.page_script().read_text(encoding="utf-8").replace("</script", "<\\/script")
    return (f'<!DOCTYPE html><html lang="{lang}" data-theme="{theme}"><head><meta charset="utf-8">'
            '<title>Quiz</title><meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<style>{assets.stylesheet().read_text(encoding='utf-8')}"
            "body {background: var(--bt-ground); color: var(--bt-ink); max-width: 46rem; margin: 1rem auto}"
            "main {padding: 0 1rem}"
            f"</style></head><body><main><h1>Quiz</h1>{''.join(parts)}</main>"
            f'<script type="application/json" id="bt-tips">{tips}</script>'
            f"<script>{script}</script></body></html>")


def whole_page(*, lang: str = "en", theme: str = "light") -> str:
    """Every kind of question, two marks, the progress panel."""
    term = '<a class="bt-term" data-tip="term:policy" href="glossary.html#policy">policy</a>'
    claim = ('<a class="bt-claim" data-tip="claim:A4-C23" href="scoreboard.html#a4-c23" '
             'aria-label="claim A4-C23">C23</a>')
    ids = [f"quiz:{record['id']}" for record, _ in QUESTIONS.values()]
    pages = [{"title": "Glitch", "href": "glitch.html", "ids": ids}]
    forms = [form_of(kind, lang=lang) for kind in QUESTIONS]
    text = f"<p>The {term} found a way through the wall{claim}.</p>"
    return page_of(text, *forms, progress_panel(pages, lang=lang), lang=lang, theme=theme)


def written(folder: Path, html: str) -> str:
    """The address of a page saved in a folder."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    return path.as_uri()
