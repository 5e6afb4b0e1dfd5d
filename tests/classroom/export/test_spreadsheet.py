"""Every question, written as CSV and read by the standard library, keeps all that the book says."""

from __future__ import annotations

import csv
import io

import pytest

from beyondtoken.classroom.export.spreadsheet import guarded, spreadsheet
from beyondtoken.grading import score
from tests.classroom.export.meaning import bank, of_kind, with_text
from tests.classroom.export.odd_texts import ODD, random_texts


def rows(asked):
    return list(csv.DictReader(io.StringIO(spreadsheet(asked))))


def parts(row):
    """The parts that a row has: text, answer, feedback."""
    found = []
    while row.get(f"part {len(found) + 1}"):
        found.append(tuple(row[f"{name} {len(found) + 1}"] or "" for name in ("part", "answer", "feedback")))
    return found


def unguarded(cell):
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


ROWS = {language: {row["id"]: row for row in rows(bank(language))} for language in ("en", "ja")}


def pairs(*kinds):
    return [(asked, ROWS[language][asked.id]) for language in ROWS for asked in of_kind(*kinds, language=language)]


def test_every_question_has_its_row_with_what_is_known_of_it():
    for asked, row in pairs("single", "multiple", "number", "order", "match", "text"):
        question = asked.question
        place = (row["use"], row["chapter"], row["page"], row["kind"])
        assert place == ("study", asked.chapter, asked.page, question.kind)
        assert (row["objective"], row["bloom"], row["difficulty"]) == (question.objective, question.bloom,
                                                                        str(question.difficulty))
        assert float(row["minutes"]) == question.minutes
        assert unguarded(row["question"]) == asked.stem(asked.wording.plain)
    assert len(ROWS["en"]) == len(ROWS["ja"]) == 176


def test_options_have_their_share_and_feedback():
    for asked, row in pairs("single", "multiple"):
        for option, (text, share, feedback) in zip(asked.question.options, parts(row), strict=True):
            assert unguarded(text) == asked.plain(f"option:{option.id}")
            assert unguarded(feedback) == asked.plain(f"feedback:option:{option.id}")
            given = option.id if asked.question.kind == "single" else [option.id]
            assert max(0, float(share)) == pytest.approx(100 * score(asked.question.scoring(), given).score, abs=1e-4)


def test_numbers_stand_with_tolerance_share_and_feedback():
    for asked, row in pairs("number"):
        for text, share, feedback in parts(row):
            value, tolerance = map(float, unguarded(text).split(" ± "))
            for given in (value, value + tolerance):
                mark = score(asked.question.scoring(), given)
                assert 100 * mark.score == float(share)
                assert unguarded(feedback) in ("", asked.plain(mark.feedback[0]))
        assert unguarded(row["feedback otherwise"]) == asked.plain("feedback:wrong")


def test_items_stand_in_the_right_order_and_wrong_orders_after_them():
    for asked, row in pairs("order"):
        answer, found = asked.question.answer, parts(row)
        assert [(unguarded(text), place) for text, place, _ in found[:len(answer)]] == [
            (asked.plain(f"item:{item}"), str(place)) for place, item in enumerate(answer, start=1)]
        assert [unguarded(feedback) for _, _, feedback in found[len(answer):]] == [
            asked.plain(f"feedback:trap:{number}") for number in range(len(asked.question.traps))]


def test_pairs_have_both_sides_and_feedback():
    for asked, row in pairs("match"):
        answer = asked.question.scoring()["answer"]
        assert [tuple(map(unguarded, part)) for part in parts(row)] == [
            (asked.plain(f"left:{left}"), asked.plain(f"right:{answer[left]}"), asked.plain(f"feedback:left:{left}"))
            for left in asked.question.scoring()["left"]]


def test_words_have_the_share_that_the_book_gives_them():
    for asked, row in pairs("text"):
        found = parts(row)
        assert len(found) == len(asked.question.accept) + sum(len(trap.accept) for trap in asked.question.traps)
        assert all(100 * score(asked.question.scoring(), unguarded(text)).score == float(share)
                   for text, share, _ in found)


@pytest.mark.parametrize("cell", ["=1+1", "+1 apple", "-x", "@SUM(A1)"])
def test_cell_that_looks_like_a_formula_is_made_text(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("text", [*ODD, *random_texts(seed=6, number=100)], ids=ascii)
def test_odd_text_stays_in_its_cell(text):
    asked = with_text(text)
    for one, row in zip(asked, rows(asked), strict=True):
        assert unguarded(row["question"]) == one.plain("stem")
        assert not row["question"].startswith(("=", "@"))
