"""Templates of the forms: one for each part, for the page and for the notebook."""

from .claim_filter import claim_filter
from .figure_frame import live_figure_frame
from .predict_form import predict_form
from .progress_panel import progress_panel
from .quiz_form import quiz_form
from .reveal_panel import reveal_panel

__all__ = ["claim_filter", "live_figure_frame", "predict_form", "progress_panel", "quiz_form", "reveal_panel"]
