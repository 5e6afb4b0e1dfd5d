"""Templates of the forms: one for each part, for the page and for the notebook."""

from .claim_filter import claim_filter
from .figure_frame import live_figure_frame
from .map_drawing import Box, map_drawing
from .predict_form import predict_form
from .progress_panel import progress_panel
from .quiz_form import quiz_form
from .reveal_panel import reveal_panel

__all__ = [
    "Box", "claim_filter", "live_figure_frame", "map_drawing", "predict_form", "progress_panel", "quiz_form",
    "reveal_panel",
]
