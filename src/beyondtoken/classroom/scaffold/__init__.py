"""Something new for the book: an article, a lab, a question, an exercise; a scaffold that builds from the start."""

from .article import plan_article
from .exercise import plan_exercise
from .lab import plan_lab
from .plan import MARKS, Plan
from .question import KINDS, plan_question
from .trial import write_plan

__all__ = ["KINDS", "MARKS", "Plan", "plan_article", "plan_exercise", "plan_lab", "plan_question", "write_plan"]
