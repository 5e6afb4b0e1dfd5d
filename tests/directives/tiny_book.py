"""A tiny book in a temporary folder, built with plain Sphinx and myst-nb."""

from __future__ import annotations

import io
import json
import re
import textwrap
from pathlib import Path

import yaml
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


def both(text, ja="日本語の文"):
    return {"en": text, "ja": ja}


def claim(name, *, test="lab", labs=("glitch",), **fields):
    return {"id": name, "article": name[:2], "paragraphs": ["P23"], "kind": "opinion", "status": "holds",
            "text": both(f"Text of {name}.", f"{name}の文。"), "said_by": both("Luan", "ルーアン"),
            "as_of": "2025-02", "corroboration": [], "literature": [], "test": test, "labs": list(labs),
            "reason": both("A reason.", "理由。")} | fields


def term(key, en, ja, kana, definition):
    return {"key": key, "en": en, "ja": ja, "kana": kana, "def": both(definition, "定義の文。"),
            "first_use": {"article": "A4", "paragraph": "P17"}, "forms_in_text": [ja],
            "reference": "hinton2015"}


CLAIMS = [claim("A4-C23"), claim("A4-C24", labs=("distillation",)),
          claim("A1-C01", test="document", labs=())]
TERMS = [term("distillation", "knowledge distillation", "知識蒸留", "ちしきじょうりゅう",
              "A </script> small model copies."),
         term("reward", "reward", "報酬", "ほうしゅう", "A number to climb."),
         term("agent", "agent", "エージェント", "エージェント", "Something that acts.")]


def option(name, text, feedback, **fields):
    return {"id": name, "text": both(text), "feedback": both(feedback)} | fields


QUESTION = {"id": "glitch-intent", "use": "study", "kind": "single",
            "stem": both("What is the {term}`reward` when $x^2 = 4$?", "{term}`reward`とは。"),
            "options": [option("a", "Two & three", "Not so.", misconception="glitch-m"),
                        option("b", "See {claim}`A4-C23` <b>", "Indeed.")],
            "answer": "b", "objective": "glitch-o", "bloom": "apply", "difficulty": 1, "minutes": 1,
            "rests_on": {"lab": "glitch"}}
PREDICTION = {"id": "glitch-steps", "kind": "number", "prompt": both("How many steps?", "何歩か。"),
              "objective": "glitch-o", "unit": both("steps", "歩"), "range": [0, 40], "step": 1}
QUESTIONS = {"chapter": "beyond-imitation", "page": "glitch",
             "objectives": [{"id": "glitch-o", "bloom": "apply",
                             "text": both("Say what a {term}`reward` buys.")}],
             "misconceptions": [{"id": "glitch-m", "text": both("The agent cheats.")}],
             "questions": [QUESTION, QUESTION | {"id": "glitch-kept", "use": "exam"}],
             "predictions": [PREDICTION]}
JUDGEMENT = {"word": "supported only if", "measured": both("8 steps, 20 of 20 runs", "8歩、20回中20回"),
             "condition": both("the wall is thin", "壁が薄いとき")}
ARTICLE = {"id": "A4", "chapter": "beyond-imitation", "title": both("An agent", "エージェント"),
           "genre": both("interview", "対談"), "publisher": both("TechFlow", "深潮"),
           "author": both("Luan", "ルーアン"),
           "published": {"date": "2025-02", "known": both("from the page", "ページから")},
           "url": "https://example.org/a4", "original": None, "truncated": both("it stops", "途中で終わる"),
           "reliability": both("three steps away", "三段階の翻訳"), "paragraph_count": 120,
           "slips": [{"id": "A4-S01", "paragraphs": ["P42"], "as_printed": both("Asian firm", "アジア企業"),
                      "reading": both("agent firm", "エージェント企業"), "why": both("misheard", "聞き違い"),
                      "confidence": "high", "type": "translation"}]}
PAGES = {
    "index": "# Tiny book\n\n```{toctree}\nchapters/beyond-imitation/index\n"
             "chapters/beyond-imitation/glitch\nchapters/scoreboard\nglossary/index\n```\n",
    "chapters/beyond-imitation/index":
        "# Reading\n\nA fact {claim}`A4-C23`. On {term}`words <distillation>`.\n",
    "chapters/beyond-imitation/glitch": "# Glitch\n\n```{quiz} glitch-intent\n```\n",
    "chapters/scoreboard": "# Scoreboard\n\n```{scoreboard}\n```\n",
    "glossary/index": "# Glossary\n\n```{glossary-list}\n```\n",
}


class TinyBook:
    """Pages and data files that a test changes, and builds of them."""

    def __init__(self, root: Path) -> None:
        self.root, self.warnings = root, ""
        self.write("conf.py", "")
        for name, text in PAGES.items():
            self.page(name, text)
        self.data("sources/claims.yml", {"labs_without_claim": [], "claims": CLAIMS})
        self.data("glossary/terms.yml", {"terms": TERMS})
        self.data("sources/articles.yml", {"articles": [ARTICLE]})
        self.data("exercises/beyond-imitation/glitch.yml", QUESTIONS)
        self.run("chapters/beyond-imitation/glitch", verdicts={"A4-C23": JUDGEMENT})

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def page(self, docname: str, text: str) -> None:
        self.write(f"{docname}.md", textwrap.dedent(text))

    def data(self, name: str, content: object) -> None:
        self.write(name, yaml.safe_dump(json.loads(json.dumps(content)), allow_unicode=True, sort_keys=False))

    def run(self, docname: str, *, key: str = "1", values=None, verdicts=None) -> None:
        index = self.root / "_build/runs/index.json"
        pages = json.loads(index.read_text())["pages"] if index.is_file() else {}
        pages[docname] = {"key": key, "outputs": "", "values": values or {}, "verdicts": verdicts or {}}
        self.write("_build/runs/index.json", json.dumps({"pages": pages}))

    def build(self, builder: str = "html", *, processes: int = 1, **config) -> Sphinx:
        """Build; what Sphinx warned of is then in ``warnings``."""
        settings = {"extensions": ["myst_nb", "beyondtoken.directives"], "nb_execution_mode": "off",
                    "html_theme": "sphinx_book_theme", "nb_render_markdown_format": "myst",
                    "exclude_patterns": ["_build"], "myst_enable_extensions": ["dollarmath"],
                    # given here because the theme appends to Sphinx's own defaults, for all later builds
                    "templates_path": [], "html_static_path": []} | config
        warnings = io.StringIO()
        with docutils_namespace(), patch_docutils(str(self.root)):
            app = Sphinx(str(self.root), str(self.root), str(self.root / "_build" / builder),
                         str(self.root / "_build" / "doctrees" / builder), builder, confoverrides=settings,
                         status=None, warning=warnings, parallel=processes)
            app.build()
        self.warnings = warnings.getvalue()
        return app

    def text(self, name: str, builder: str = "html") -> str:
        return (self.root / "_build" / builder / name).read_text(encoding="utf-8")

    def doctree(self, docname: str, builder: str = "html", **config):
        """A page as the builder writes it, all references resolved."""
        app = self.build(builder, **config)
        with docutils_namespace():
            return app.env.get_and_resolve_doctree(docname, app.builder)

    def tips(self, name: str) -> dict:
        """The tips that a page carries."""
        found = re.search(r'<script type="application/json" id="bt-tips">(.*?)</script>', self.text(name))
        return json.loads(found[1]) if found else {}
