"""A live figure in a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Int

from ..assets.forms import live_figure_frame
from ..assets.forms.figure_frame import start_frame
from .part_widget import PartWidget, new_uid


class FigureWidget(PartWidget):
    """One figure: ``index`` is the frame that is shown, and can be set."""

    index = Int(0).tag(sync=True)

    def __init__(self, spec: Mapping[str, Any], *, lang: str) -> None:
        """Render the frame once; ``spec`` was checked."""
        uid = new_uid()
        html = live_figure_frame(spec, lang=lang, uid=uid)
        super().__init__(kind="figure", html=html, uid=uid, lang=lang, index=start_frame(spec))
