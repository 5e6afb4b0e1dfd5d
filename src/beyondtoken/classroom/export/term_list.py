"""The glossary as lines of term, tab, definition: what Quizlet, Brainscape, Mochi and Anki take by paste."""

from __future__ import annotations

from pathlib import Path

from ...content import read_terms
from .wording import Wording, clean

_LINE = {"en": "{en}\t{ja} ({kana}). {definition}\n", "ja": "{ja}({kana})\t{en}。{definition}\n"}


def term_list(root: Path, language: str) -> str:
    """One line a term: the term, a tab, its other language and its definition.

    Examples
    --------
    >>> from beyondtoken.content import find_root
    >>> term_list(find_root(), "en").split("\\n")[0].split("\\t")[0]
    'world model'
    """
    wording = Wording(root, language)
    lines = []
    for term in read_terms(root):
        definition = wording.plain(term.definition.text(language))
        kept = {name: " ".join(clean(text).split()) for name, text in
                {"en": term.en, "ja": term.ja, "kana": term.kana, "definition": definition}.items()}
        lines.append(_LINE[language].format(**kept))
    return "".join(lines)
