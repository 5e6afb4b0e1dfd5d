"""Formulas are written as MathML."""

from __future__ import annotations

from docutils import nodes

from beyondtoken.directives.theme import maths


def test_formula_becomes_mathml() -> None:
    written = maths.to_mathml(nodes.math("", "x^2"), "inline")
    assert written.startswith("<math")
    assert "<msup>" in written


def test_formula_that_cannot_be_read_is_a_warning_and_no_crash(monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(maths.logger, "warning", lambda text, *values, location: said.append(text % values))
    assert maths.to_mathml(nodes.math("", "x_1_2"), "inline") == ""
    assert said[0].startswith("formula 'x_1_2' cannot be read")
