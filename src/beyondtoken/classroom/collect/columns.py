"""The columns by which rosters name students, and what each platform calls them.

What was checked: Canvas's export of grades (``Student,ID,SIS User ID,SIS Login ID,Section``, a row "Points Possible",
at times a row before it without a student) in tests of several public tools; Moodle's export of grades
(``First name,Surname,ID number,…,Email address``) in moodle/moodle's tests of its importer, and its grading worksheet
(``Identifier,Full name,Email address``, with "Participant 123") in a public tool; Blackboard's
(``Last Name,First Name,Username,Student ID``, in UTF-16 with tabs where it calls itself .xls) and Brightspace's
(``OrgDefinedId,Username,Last Name,First Name,Email,End-of-Line Indicator``, a number sign before the first two) in
public tools and pages of universities. Japanese headings are those of common spreadsheets, not of one platform.
"""

from __future__ import annotations

from .spelling import plain

FIELDS = {
    "key": ("key", "student key", "student id key"),
    "name": ("name", "student", "student name", "full name", "fullname", "display name",
             "氏名", "名前", "学生氏名", "フルネーム"),
    "first": ("first name", "firstname", "given name", "forename", "first", "名"),
    "last": ("last name", "lastname", "surname", "family name", "last", "姓"),
    "email": ("email", "email address", "e-mail", "e-mail address", "mail", "school email", "メールアドレス", "メール"),
    "canvas_id": ("canvas_id", "canvas user id", "canvas_user_id"),
    "sis_id": ("sis_id", "sis user id"),
    "login": ("login", "sis login id", "login id", "login_id"),
    "section": ("section", "sections"),
    "moodle_id": ("moodle_id", "identifier", "識別子"),
    "username": ("username", "user name", "user", "ユーザ名", "ユーザー名"),
    "student_id": ("student_id", "student id", "student number", "studentid", "matriculation number", "id number",
                   "id_number", "idnumber", "idナンバー", "学籍番号", "学生番号"),
    "org_defined_id": ("org_defined_id", "orgdefinedid", "org defined id"),
    "brightspace_id": ("brightspace_id",),
}
"""What a column holds, and its headings. All but key, name, first, last and email become ``Student.ids``."""

PEOPLE = ("key", "name", "first", "last", "email")
UNIQUE = ("key", "username", "login", "student_id", "sis_id", "org_defined_id", "canvas_id", "moodle_id",
          "brightspace_id", "email")
"""Columns that no two students may share, in the order in which one of them serves as the student's key."""

HEADINGS = {plain(heading): name for name, headings in FIELDS.items() for heading in headings}


def fields_of(headings: list[str]) -> list[str]:
    """What each column holds; "" for one that says nothing about who a student is.

    "ID" alone is Canvas's number beside Canvas's other columns, else the number the school gave.

    Examples
    --------
    >>> fields_of(["Student", "ID", "SIS Login ID", "Quiz 1 (77)"])
    ['name', 'canvas_id', 'login', '']
    """
    found = [HEADINGS.get(" ".join(plain(heading).strip("# \t\ufeff").split()), "") for heading in headings]
    bare = "canvas_id" if {"sis_id", "login"} & set(found) else "student_id"
    for at, heading in enumerate(headings):
        if plain(heading).strip() == "id" and bare not in found:
            found[at] = bare
    return [name if name not in found[:at] else "" for at, name in enumerate(found)]


def can_name(fields: list[str]) -> bool:
    """Whether these columns say who a student is."""
    return any(name in fields for name in ("name", "last", *UNIQUE))
