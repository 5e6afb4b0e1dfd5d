from __future__ import annotations

import csv

import pytest

from beyondtoken.classroom.gradebook import Gradebook, hand_rows, read_hand_marks, write_hand_marks
from beyondtoken.errors import BookError, ContentError
from tests.classroom.gradebook.class_of import code, outcome, text


@pytest.fixture
def book(in_memory: Gradebook) -> Gradebook:
    """Three students whose texts wait."""
    in_memory.record(outcome("adams"), outcome("bob", answer="=HYPERLINK(1)"), outcome("carl", answer="- a\n- b"))
    return in_memory


@pytest.fixture
def fill(tmp_path, book):
    """A function that writes the file, lets a person change rows, and gives its path."""
    def change(changes, **how):
        path = tmp_path / "hand-marks.csv"
        write_hand_marks(path, hand_rows(book, "two-walls"))
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        names = {student_code: key for key, student_code in book.codes().items()}
        rows.sort(key=lambda row: names[row["code"]])
        for row in rows:
            row.update(changes.get(names[row["code"]], {}))
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), extrasaction="ignore", **how)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return change


def marks_in(path, book):
    return {one.student: (one.points, one.lines, one.comment) for one in read_hand_marks(path, book).marks}


def test_file_shows_the_answer_and_its_rubric_but_no_name(tmp_path, book):
    write_hand_marks(tmp_path / "a.csv", hand_rows(book, "two-walls"), language="ja")
    written = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert written.startswith("code,exercise,question,answer,out of,line 1,earned 1,line 2,earned 2,points,comment,")
    assert "1: 速さを挙げる" in written
    assert not any(name in written for name in ("adams", "bob", "carl"))


def test_answers_cannot_act_as_formulas(tmp_path, book):
    write_hand_marks(tmp_path / "a.csv", hand_rows(book, "two-walls"))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        answers = {row["answer"] for row in csv.DictReader(file)}
    assert answers == {"Because of the speed.", "'=HYPERLINK(1)", "'- a\n'- b"}


def test_very_long_answer_is_cut_so_that_a_spreadsheet_takes_it(tmp_path, in_memory):
    in_memory.record(outcome(answer="why " * 50_000))
    write_hand_marks(tmp_path / "a.csv", hand_rows(in_memory, "two-walls"))
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8-sig")) < 32_767
    assert read_hand_marks(tmp_path / "a.csv", in_memory).blank == 1


@pytest.mark.parametrize(("filled", "mark"), [
    ({"earned 1": "1", "earned 2": "0,5", "comment": "clear; =good"}, (1.5, (1, 0.5), "clear; =good")),
    ({"points": "1.5", "comment": "'- but short"}, (1.5, (), "- but short")),
    ({"earned 1": "1", "earned 2": "1", "points": "2,0"}, (2, (1, 1), "")),
    ({"points": " 0 "}, (0, (), ""))])
@pytest.mark.parametrize("how", [{}, {"delimiter": ";"}, {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}])
def test_marks_come_back_as_the_person_gave_them(fill, book, filled, mark, how):
    assert marks_in(fill({"bob": filled}, **how), book) == {"bob": mark}


def test_rows_without_marks_are_counted_and_left(fill, book):
    read = read_hand_marks(fill({"adams": {"points": "1"}}), book, marker="Bo")
    assert ([one.marker for one in read.marks], read.blank, read.outdated) == (["Bo"], 2, ())


def test_columns_may_be_reordered_added_and_left_out(tmp_path, book):
    path = tmp_path / "a.csv"
    path.write_text(f"seen by,points,question,exercise,code\nBo,2,explain,two-walls,{book.codes()['carl'].lower()}\n")
    assert marks_in(path, book) == {"carl": (2, (), "")}


def test_points_of_tests_are_overruled_by_a_row_of_ones_own(tmp_path, book):
    path = tmp_path / "a.csv"
    path.write_text(f"code,exercise,question,points\n{book.codes()['carl']},two-walls,search,1\n")
    book.hand_mark(*read_hand_marks(path, book).marks)
    assert book.outcomes("two-walls")[2].questions[0].points == 1


def test_row_of_ones_own_may_name_a_student_by_key(tmp_path, book):
    path = tmp_path / "a.csv"
    path.write_text("code,exercise,question,points\ncarl,two-walls,search,\"0,5\"\n")
    assert marks_in(path, book) == {"carl": (0.5, (), "")}


@pytest.mark.parametrize(("filled", "told"), [
    ({"points": "3"}, "'points' must be a number from 0 to 2, got '3'"),
    ({"points": "-1"}, "got '-1'"), ({"points": "nan"}, "got 'nan'"), ({"points": "1_0"}, "got '1_0'"),
    ({"points": "01. May"}, "got '01. May'"),
    ({"earned 1": "2", "earned 2": "0"}, "'earned 1' must be a number from 0 to 1, got '2'"),
    ({"earned 1": "1"}, "'earned 2' is empty"), ({"comment": "good"}, "a comment or a mark, but no points"),
    ({"earned 1": "1", "earned 2": "1", "points": "1"}, "'points' is 1, but the lines earned 2"),
    ({"code": "X9X9", "points": "1"}, "has the code 'X9X9'"), ({"code": "", "points": "1"}, "has the code ''"),
    ({"question": "draw", "points": "1"}, "no answer to 'draw' of 'two-walls'")])
def test_row_that_cannot_be_used_is_named_with_its_line(fill, book, filled, told):
    with pytest.raises(ContentError, match=r"hand-marks.csv:3: ") as error:
        read_hand_marks(fill({"adams": {"points": "1"}, "bob": filled}), book)
    assert told in error.value.problem


def test_all_rows_that_cannot_be_used_are_told_at_once(fill, book):
    with pytest.raises(BookError, match=r"(?s)csv:2: .*csv:3: .*2 rows of .* No mark was kept"):
        read_hand_marks(fill({"adams": {"points": "x"}, "bob": {"points": "9"}, "carl": {"points": "1"}}), book)


def test_two_marks_for_one_answer_must_agree(fill, book):
    path = fill({"adams": {"points": "1"}, "bob": {"points": "2"}})
    first, adams, *others = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join([first, adams, *others, adams]))
    assert marks_in(path, book)["adams"] == (1, (), "")
    path.write_text("\n".join([first, adams, *others, adams.replace(",,,1,", ",,,2,").replace(",,1,", ",,2,")]))
    with pytest.raises(ContentError, match="has another mark for 'explain' in line 2"):
        read_hand_marks(path, book)


def test_answer_that_changed_since_the_file_was_written_is_named(fill, book):
    path = fill({"adams": {"points": "1"}})
    book.record(outcome("adams", answer="Another one.", grading_key="g2"))
    read = read_hand_marks(path, book)
    assert read.outdated == (f"{book.codes()['adams']} two-walls explain",)
    book.hand_mark(*read.marks)
    assert book.outcomes("two-walls")[0].state == "needs a person"


def test_questions_with_rubrics_of_different_length_share_the_columns(tmp_path, in_memory):
    in_memory.record(outcome(questions=(text(), code(None, question="draw"))))
    write_hand_marks(tmp_path / "a.csv", hand_rows(in_memory, "two-walls"))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert {len(row) for row in rows} == {len(heads)}
    assert {row[-1] for row in rows} == {row.fingerprint for row in hand_rows(in_memory, "two-walls")}
