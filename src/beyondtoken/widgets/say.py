"""``say("... {} ...", value)``: a paragraph of a derived notebook with the numbers of its cells."""

from __future__ import annotations

from .hosts import PagePart


def say(text: str, *values: object) -> PagePart:
    """A paragraph of Markdown with a value put in for each ``{}``.

    Values are put in as they are written by ``str``: the page's own expression has rounded them. Braces
    that stand for themselves are doubled.

    Examples
    --------
    >>> say("After {} steps: $x_{{1}}$ is {} m.", 6000, f"{0.1234:.2f}").markdown
    'After 6000 steps: $x_{1}$ is 0.12 m.'
    """
    return PagePart(text.format(*values))
