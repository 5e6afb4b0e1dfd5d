"""For teachers: exercises written once, and what is made from them."""

from .copies import answer_key, check_student_copies, nbgrader_source, student_copy, write_student_copies
from .exercise import ExerciseHead
from .leaks import Leak, find_leaks, secret_lines
from .master import Master, master_files, read_master, read_masters
from .master_names import check_master_names
from .parts import Part

__all__ = ["ExerciseHead", "Leak", "Master", "Part", "answer_key", "check_master_names", "check_student_copies",
           "find_leaks", "master_files", "nbgrader_source", "read_master", "read_masters", "secret_lines",
           "student_copy", "write_student_copies"]
