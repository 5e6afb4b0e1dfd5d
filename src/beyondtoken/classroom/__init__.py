"""For teachers: exercises written once, what is made from them, and a class graded.

From a master to grades: ``masters`` (an exercise as its author writes it), ``assignment`` (what a class gets),
``collect`` (who handed in what), ``box`` (the sandbox), ``marking`` (points), ``gradebook``, ``pages``, ``results``;
``class_run`` takes a class through all of them. ``outcome`` holds the records that they hand on. Beside them stand
``export`` (questions and glossary for other programs) and ``scaffold`` (something new for the book).
"""

from .assignment import (
    Leak,
    answer_key,
    check_student_copies,
    find_leaks,
    nbgrader_source,
    secret_lines,
    student_copy,
    write_student_copies,
)
from .masters import ExerciseHead, Master, Part, check_master_names, master_files, read_master, read_masters

__all__ = ["ExerciseHead", "Leak", "Master", "Part", "answer_key", "check_master_names", "check_student_copies",
           "find_leaks", "master_files", "nbgrader_source", "read_master", "read_masters", "secret_lines",
           "student_copy", "write_student_copies"]
