"""What articles, claims, terms and questions are, and reading them with file and line in every error."""

from .article import Article, Slip
from .bilingual import LANGUAGES, Bilingual
from .check import check_book
from .claim import CLAIM_WORDS, Claim, Corroboration
from .concept_map import RELATION_WORDS, Neighbourhood
from .figure import LiveFigure, read_figure, read_verdict
from .finding import find_objective, find_objectives, find_prediction, find_question, find_question_file
from .judgement import VERDICT_TEXTS, VERDICT_WORDS, Judgement
from .prediction import Prediction
from .question import Misconception, Objective, Option, Question
from .question_file import QuestionFile
from .reading import (
    question_files,
    read_articles,
    read_claims,
    read_concept_map,
    read_question_file,
    read_terms,
)
from .references import Reference, read_references
from .root import find_root
from .term import Term

__all__ = [
    "CLAIM_WORDS", "LANGUAGES", "RELATION_WORDS", "VERDICT_TEXTS", "VERDICT_WORDS",
    "Article", "Bilingual", "Claim", "Corroboration", "Judgement", "LiveFigure", "Misconception", "Neighbourhood",
    "Objective", "Option", "Prediction", "Question", "QuestionFile", "Reference", "Slip", "Term",
    "check_book", "find_objective", "find_objectives", "find_prediction", "find_question", "find_question_file",
    "find_root", "question_files", "read_articles", "read_claims", "read_concept_map", "read_figure",
    "read_question_file", "read_references", "read_terms", "read_verdict",
]
