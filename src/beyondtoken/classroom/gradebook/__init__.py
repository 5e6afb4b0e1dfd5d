"""The gradebook: results and marks of people in a database, and the files made from them.

`Gradebook` keeps, `hand_rows` and `write_hand_marks` ask a person, `read_hand_marks` takes the answer back, and
`write_grades` writes what an LMS imports. Which of `Student.ids` they use is said in `lms`.
"""

from .grade_files import GradeFiles, write_grades
from .gradebook import Gradebook
from .hand_marks_file import MarksRead, read_hand_marks, write_hand_marks
from .hand_rows import HandRow, hand_rows
from .marks import HandMark, with_hand_marks
from .records import ExerciseRecord, QuestionRecord

__all__ = ["ExerciseRecord", "GradeFiles", "Gradebook", "HandMark", "HandRow", "MarksRead", "QuestionRecord",
           "hand_rows", "read_hand_marks", "with_hand_marks", "write_grades", "write_hand_marks"]
