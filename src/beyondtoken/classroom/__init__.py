"""For teachers: exercises written once, what is made from them, and a class graded.

Rooms, each of which may use those before it: ``outcome`` (the records that all share), ``masters``, ``html``,
``assignment``, ``collect``, ``box``, ``marking``, ``gradebook``, ``pages``, ``results``, ``class_run``; beside
them ``export`` and ``scaffold``.
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
