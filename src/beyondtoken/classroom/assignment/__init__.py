"""What a class gets, made from masters: students' copies, keys, nbgrader's source, handouts; and the leak check."""

from .assigning import STUDENTS, TEACHER, Assigned, assign
from .copies import answer_key, check_student_copies, nbgrader_source, student_copy, write_student_copies
from .leaks import Leak, find_leaks, secret_lines
from .notebooks import student_notebook

__all__ = ["STUDENTS", "TEACHER", "Assigned", "Leak", "answer_key", "assign", "check_student_copies",
           "find_leaks", "nbgrader_source", "secret_lines", "student_copy", "student_notebook", "write_student_copies"]
