"""For teachers: exercises written once, and what is made from them."""

from .copies import answer_key, check_student_copies, student_copy, write_student_copies
from .leaks import Leak, find_leaks, secret_lines
from .master import ExerciseHead, Master, Part, master_files, read_master

__all__ = ["ExerciseHead", "Leak", "Master", "Part", "answer_key", "check_student_copies", "find_leaks",
           "master_files", "read_master", "secret_lines", "student_copy", "write_student_copies"]
