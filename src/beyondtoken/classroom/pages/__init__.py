"""Pages made from outcomes: for the student, for the teacher, for whoever marks by hand. No script in any."""

from .feedback import feedback_page
from .file_names import feedback_file_name
from .hand_marks import hand_mark_page
from .report import ExerciseInfo, class_report
from .summary import summary_lines

__all__ = ["ExerciseInfo", "class_report", "feedback_file_name", "feedback_page",
           "hand_mark_page", "summary_lines"]
