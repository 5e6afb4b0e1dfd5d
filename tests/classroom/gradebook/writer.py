"""A run of the grader as its own process: `python writer.py ADDRESS NAME FIRST LAST` records and says each student."""

from __future__ import annotations

import sys

from beyondtoken.classroom.gradebook import Gradebook
from tests.classroom.gradebook.class_of import outcome

if __name__ == "__main__":
    address, name, first, last = sys.argv[1:]
    book = Gradebook(address)
    for number in range(int(first), int(last)):
        one = outcome(f"s{number:04}", answer=f"{name}: " + "why " * 2000, shown=name, grading_key=name)
        book.record(one)
        print(one.student.key, flush=True)
