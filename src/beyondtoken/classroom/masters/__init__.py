"""Masters: exercises as their authors write them, with solution, tests and rubric; read and checked."""

from .head import ExerciseHead, shown_points
from .master import (
    Master,
    master_files,
    master_named,
    nothing_of_ones_own,
    read_master,
    read_master_named,
    read_masters,
)
from .model_answers import model_answers
from .names import check_master_names
from .parts import Part

__all__ = ["ExerciseHead", "Master", "Part", "check_master_names", "master_files", "master_named", "model_answers",
           "nothing_of_ones_own", "read_master", "read_master_named", "read_masters", "shown_points"]
