"""What the grade import of each learning management system reads: columns as data.

Checked, in stored copies of public sources; no file was imported into a live system:

- Canvas: ``lib/gradebook_importer.rb`` of instructure/canvas-lms. The first heading holds ``Student``, the second
  ``ID``; then ``SIS User ID``, ``SIS Login ID``, ``Section``; every further column is an assignment, found by
  ``Title (number)`` or by its title, else made. A student is found by ID, SIS ID, login, and last by name. The row
  ``Points Possible`` is known by its first cell. A title with ``Final Score``, ``Current Grade`` or the like in it is
  taken for one of Canvas's own columns, and ``(2)`` at its end for a number: give such an exercise another title
  (`grade_files.write_grades`). An empty cell is no score; Canvas shows what changes before it saves.
- Moodle: ``grade/import/csv/classes/load_data.php`` and ``normalise_value`` of moodle/moodle. A person maps columns;
  users are found by id, ID number, username or email. One unknown user stops the whole import, and a blank one gets
  the marks of the row *before*: so a row without the column that finds students is never written. An empty grade in a
  new grade item becomes **0**; ``-`` is no grade everywhere, so that is written.
- Moodle's grading worksheet: ``mod/assign/feedback/offline/importgradeslib.php``: headings ``Identifier``
  (``Participant 12``, the number in the folder names of its zip), ``Grade``, ``Last modified (grade)``, in the
  language of the site; an empty grade is skipped.
- Blackboard: its manual ("Uploading or downloading Grade Center items"): ``Username`` finds the student; a column
  without Blackboard's own number becomes a new *text* column with 0 points possible, to be changed after the upload,
  or is matched to an existing column in the upload dialogue.
- Brightspace: D2L's page "Importing grades": ``OrgDefinedId`` or ``Username`` first, then ``<item> Points Grade``;
  University of Wisconsin page 4330: exports put ``#`` before both and close each row with ``End-of-Line Indicator``
  ``#``, which keeps leading zeros in a spreadsheet and allows an empty last grade.

``Student.ids`` may hold: ``canvas_id``, ``sis_id``, ``login``, ``section`` (Canvas); ``moodle_id`` (participant number
of the worksheet), ``student_id`` (Moodle's ID number, Blackboard's Student ID); ``username``; ``org_defined_id``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..outcome import Student


@dataclass(frozen=True)
class Column:
    """A column that says who: its heading, where the text comes from (first that is known), and what stands before."""

    heading: str
    sources: tuple[str, ...]
    before: str = ""

    def text(self, student: Student) -> str:
        """What stands in the column for a student, without what stands before it; empty if nothing is known."""
        plain = {"name": student.name, "email": student.email, "key": student.key}
        return next(filter(None, (plain.get(source) or student.ids.get(source, "") for source in self.sources)), "")


@dataclass(frozen=True)
class Lms:
    """How one system reads grades.

    ``finds`` are the columns by which it finds a student; with ``one_suffices`` each row may use another of them,
    otherwise all rows need the same. ``grade`` and ``feedback`` are headings with ``{title}`` and ``{out_of}``.
    ``ungraded`` is what stands for "no grade". ``by_exercise``: a file for each exercise.
    """

    name: str
    file: str
    finds: tuple[Column, ...]
    others: tuple[Column, ...] = ()
    grade: str = "{title}"
    feedback: str = ""
    ungraded: str = ""
    one_suffices: bool = False
    points_row: str = ""
    last: tuple[tuple[str, str], ...] = ()
    by_exercise: bool = False
    key_may_stand_in: Column | None = None


USERNAME = Column("Username", ("username", "login"))

CANVAS = Lms(
    "Canvas", "grades-canvas.csv", one_suffices=True, points_row="    Points Possible",
    finds=(Column("Student", ("name",)), Column("ID", ("canvas_id",)), Column("SIS User ID", ("sis_id",)),
           Column("SIS Login ID", ("login", "username"))),
    others=(Column("Section", ("section",)),))

MOODLE = Lms(
    "Moodle", "grades-moodle.csv", grade="{title}", feedback="{title} (feedback)", ungraded="-",
    finds=(Column("ID number", ("student_id",)), USERNAME, Column("Email address", ("email",))),
    others=(Column("Full name", ("name",)),), key_may_stand_in=USERNAME)

MOODLE_WORKSHEET = Lms(
    "Moodle's grading worksheet", "grades-moodle-worksheet-{exercise}.csv", by_exercise=True,
    finds=(Column("Identifier", ("moodle_id",), before="Participant "),),
    others=(Column("Full name", ("name",)), Column("Email address", ("email",))),
    grade="Grade", feedback="Feedback comments", last=(("Last modified (grade)", ""),))

BLACKBOARD = Lms(
    "Blackboard", "grades-blackboard.csv", finds=(USERNAME,), others=(Column("Student ID", ("student_id",)),),
    grade="{title} [Total Pts: {out_of}]", key_may_stand_in=USERNAME)

BRIGHTSPACE = Lms(
    "Brightspace", "grades-brightspace.csv",
    finds=(Column("OrgDefinedId", ("org_defined_id",), before="#"), replace(USERNAME, before="#")),
    grade="{title} Points Grade", last=(("End-of-Line Indicator", "#"),),
    key_may_stand_in=replace(USERNAME, before="#"))

ALL = (CANVAS, MOODLE, MOODLE_WORKSHEET, BLACKBOARD, BRIGHTSPACE)
