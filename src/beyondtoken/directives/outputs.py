"""Cell outputs of our own kinds: verdicts, which are data, and the Japanese twin of a figure.

`RenderOutputs` joins the renderers of myst-nb for this build only. An entry point would do the same for every
book built on the machine.
"""

from __future__ import annotations

from dataclasses import replace

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer, load_mime_renders

from ..notebooks.runs import VERDICT_MIME
from .book import language_of

JAPANESE_FIGURE = "application/vnd.beyondtoken.figure.ja+svg"
_SHOWN_AS_TEXT = ("text/markdown", "image/svg+xml", "image/png", "text/plain")


class RenderOutputs:
    """A myst-nb output renderer. In the Japanese edition the Japanese figure comes before the English one."""

    mime_priority_overrides = [
        ("*", JAPANESE_FIGURE, 1),
        # these builders have no order of their own in myst-nb
        *((builder, mime, 10 * rank) for builder in ("text", "gettext")
          for rank, mime in enumerate(_SHOWN_AS_TEXT, start=1)),
    ]

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """Nothing for data and for the other language; None hands any other output back to myst-nb."""
        if data.mime_type == VERDICT_MIME:
            return []
        if data.mime_type != JAPANESE_FIGURE:
            return None
        if language_of(renderer.renderer.sphinx_env.config) != "ja":
            return []
        return renderer.render_image(replace(data, mime_type="image/svg+xml"))


def join_renderers() -> None:
    """Add our renderer, once."""
    renderers = load_mime_renders()
    if RenderOutputs not in renderers:
        renderers.append(RenderOutputs)         # type: ignore[arg-type]
