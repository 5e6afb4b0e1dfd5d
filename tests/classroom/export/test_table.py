from __future__ import annotations

from beyondtoken.classroom.export.bank import FORMATS
from beyondtoken.classroom.export.table import CONDITIONS, KINDS, SPLIT, TABLE, overview, rows, treatment
from beyondtoken.content import find_question
from beyondtoken.content.question import MultipleChoice
from tests.classroom.export.meaning import ROOT, bank, with_text


def test_table_has_a_treatment_for_every_kind_in_every_format():
    assert set(TABLE) == set(FORMATS)
    assert {tuple(kinds) for kinds in TABLE.values()} == {KINDS}


def test_last_case_of_each_cell_holds_always():
    for kinds in TABLE.values():
        for cases in kinds.values():
            assert cases[-1].when == "always"
            assert all(case.when in CONDITIONS for case in cases)


def test_whatever_is_not_native_says_what_is_lost():
    for kinds in TABLE.values():
        for case in (case for cases in kinds.values() for case in cases):
            assert bool(case.lost) == (case.state != "native")
            assert bool(case.becomes) == (case.state != "left out")


def test_no_question_of_the_bank_is_left_out_anywhere():
    assert {treatment(form, asked.question).state for form in TABLE for asked in bank()} == {"native", "rewritten"}


def test_match_with_a_shared_answer_is_split_for_blackboard_only():
    shared = find_question("glitch-sharing-when")
    assert treatment("blackboard", shared).becomes == SPLIT
    assert treatment("qti", shared).state == "native"


def test_answer_that_gift_would_take_for_a_match_is_left_out_of_it():
    arrow = with_text("x", accept="a -> b")[-1].question
    assert treatment("gift", arrow).reason == "left out: GIFT has no way to write “->” or “&&0” in an answer"
    assert treatment("moodle-xml", arrow).state == "native"


def test_more_than_ten_right_options_are_left_out_of_moodle_with_the_reason():
    plain = with_text("x")[1].question
    option = plain.options[0]
    many = [option.model_copy(update={"id": f"o{number}"}) for number in range(12)]
    question = MultipleChoice.model_validate(plain.model_dump() | {
        "options": [one.model_dump() for one in many], "answer": [one.id for one in many[:11]]})
    assert treatment("moodle-xml", question).reason.startswith("left out: Moodle has no share")
    assert treatment("qti", question).state == "native"


def test_guide_shows_what_the_writers_do():
    """Where this fails, write the rows that are missing into guide/exports.md."""
    guide = (ROOT / "guide/exports.md").read_text(encoding="utf-8")
    told = [*overview(), *(row for form in TABLE for row in rows(form))]
    wanted = {f"| {' | '.join(row)} |".replace("|  |", "| nothing |") for row in told}
    assert {row for row in wanted if row not in guide} == set()
