"""Formulas as MathML, which every current browser draws: no script, no font, no request."""

from __future__ import annotations

from docutils import nodes
from latex2mathml import exceptions
from latex2mathml.converter import convert
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
UNREADABLE = tuple(kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception))
"""latex2mathml raises a dozen kinds for bad input, which share no class of their own."""


def to_mathml(formula: nodes.math | nodes.math_block, display: str) -> str:
    """The formula of a node as a ``<math>`` element; one that cannot be read is a warning of the build."""
    source = formula.astext()
    try:
        return convert(source, display=display)
    except UNREADABLE as problem:
        logger.warning("formula '%s' cannot be read: %s", source, problem or type(problem).__name__, location=formula)
        return ""


def visit_inline_maths(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula in the line."""
    self.body.append(f'<span class="bt-maths">{to_mathml(node, "inline")}</span>')
    raise nodes.SkipNode


def visit_display_maths(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on a line of its own, which scrolls in itself where the page is narrow."""
    self.body.append(f'<div class="bt-maths-display" tabindex="0" role="group" aria-label="Formula">'
                     f'{to_mathml(node, "block")}</div>\n')
    raise nodes.SkipNode
