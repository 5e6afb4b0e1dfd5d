"""Where a cell runs: in a live notebook, or in a build of the book, where parts are Markdown of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..settings import HOST


def in_book() -> bool:
    """Whether the cell runs for a build of the book."""
    return HOST.read() == "book"


@dataclass(frozen=True)
class PagePart:
    """Markdown that a cell puts on its page, with typed data beside it where the build collects any.

    Parameters
    ----------
    markdown : str
        MyST, as `directive` writes it.
    data : mapping from MIME type to plain values
        What else the output carries.

    Examples
    --------
    >>> PagePart(directive("quiz", "glitch-intent"))._repr_mimebundle_()
    {'text/markdown': '```{quiz} glitch-intent\\n```'}
    """

    markdown: str
    data: Mapping[str, Any] = field(default_factory=dict)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        """Called by IPython to show the part."""
        return {"text/markdown": self.markdown, **self.data}


def directive(name: str, argument: str = "", body: Any = None) -> str:
    """A MyST directive; ``body`` is written as one line of JSON.

    Examples
    --------
    >>> print(directive("reveal", "glitch-steps", {"value": 8.0}))
    ```{reveal} glitch-steps
    {"value": 8.0}
    ```
    """
    head = f"```{{{name}}} {argument}".rstrip()
    lines = [head, json.dumps(body, ensure_ascii=False, allow_nan=False)] if body is not None else [head]
    return "\n".join([*lines, "```"])
