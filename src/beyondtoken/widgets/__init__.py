"""What the cells of a page call: questions, predictions, figures, verdicts, numbers in words."""

from .figure import live_figure
from .predict import predict
from .quiz import quiz
from .say import say
from .verdict import verdict

__all__ = ["live_figure", "predict", "quiz", "say", "verdict"]
