"""Every question, written as Moodle XML and read back, means what the book says."""

from __future__ import annotations

from itertools import permutations

import pytest

from beyondtoken.classroom.export.moodle_xml import literal, moodle_xml
from beyondtoken.grading import score
from tests.classroom.export.meaning import bank, of_kind, plain, stem, subsets, traps, with_text, words
from tests.classroom.export.moodle_reader import read_moodle
from tests.classroom.export.odd_texts import ODD, random_texts

LANGUAGES = ("en", "ja")
READ = {language: {read.name: read for read in read_moodle(moodle_xml(bank(language)))} for language in LANGUAGES}


def pairs(*kinds):
    """Each question of some kinds, asked and read, in both languages."""
    return [(asked, READ[language][asked.id]) for language in LANGUAGES for asked in of_kind(*kinds, language=language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_there_once_with_stem_tags_and_category(language):
    for asked in bank(language):
        read = READ[language][asked.id]
        assert words(read.stem) == stem(asked)
        assert read.tags == asked.tags
        assert read.category.endswith(f"/{asked.chapter}/{asked.page}")
        assert words(read.general) == plain(asked.wording.plain(asked.about))
        assert read.fields["idnumber"] == asked.id
    assert len(read_moodle(moodle_xml(bank(language)))) == len(bank(language)) == 176


def test_kinds_are_those_of_moodle():
    kinds = {(asked.question.kind, read.kind) for asked, read in pairs("single", "multiple", "number", "order",
                                                                      "match", "text")}
    assert kinds == {("single", "multichoice"), ("multiple", "multichoice"), ("number", "numerical"),
                     ("order", "ordering"), ("match", "matching"), ("text", "shortanswer")}


def test_options_have_their_words_and_their_feedback():
    for asked, read in pairs("single", "multiple"):
        assert read.fields["single"] == ("true" if asked.question.kind == "single" else "false")
        for option, answer in zip(asked.question.options, read.answers, strict=True):
            assert words(answer.words) == plain(asked.plain(f"option:{option.id}"))
            assert words(answer.feedback) == plain(asked.plain(f"feedback:option:{option.id}"))


def test_single_choice_gives_all_marks_for_the_right_option_only():
    for asked, read in pairs("single"):
        shares = [answer.share for answer in read.answers]
        assert shares == [100.0 if option.id == asked.question.answer else 0.0 for option in asked.question.options]


def test_every_choice_of_several_options_earns_the_mark_of_the_book():
    for asked, read in pairs("multiple"):
        share = {option.id: answer.share / 100 for option, answer in zip(asked.question.options, read.answers,
                                                                        strict=True)}
        for chosen in subsets(list(share)):
            in_moodle = min(1, max(0, sum(share[option] for option in chosen)))
            assert in_moodle == pytest.approx(score(asked.question.scoring(), list(chosen)).score, abs=1e-6)


def test_number_has_its_tolerance_its_traps_and_a_feedback_for_the_rest():
    for asked, read in pairs("number"):
        record = asked.question.scoring()
        expected = [(record["answer"], record["tolerance"], 100.0, "feedback:right")]
        expected += [(trap["value"], trap["tolerance"], 0.0, f"feedback:trap:{at}")
                     for at, trap in enumerate(traps(asked))]
        for (value, tolerance, share, slot), answer in zip(expected, read.answers[:-1], strict=True):
            assert (float(answer.words), answer.tolerance, answer.share) == (value, tolerance, share)
            assert words(answer.feedback) == plain(asked.plain(slot))
        assert (read.answers[-1].words, read.answers[-1].share) == ("*", 0.0)
        assert words(read.answers[-1].feedback) == plain(asked.plain("feedback:wrong"))


def test_words_are_accepted_and_trapped_as_in_the_book():
    for asked, read in pairs("text"):
        for answer in read.answers[:-1]:
            given = answer.words.replace(r"\*", "*")
            mark = score(asked.question.scoring(), given)
            assert mark.score * 100 == answer.share
            assert words(answer.feedback) == plain(asked.plain(mark.feedback[0]))
        assert len(read.answers) == 1 + len(asked.question.accept) + sum(len(trap["accept"]) for trap in traps(asked))
        assert words(read.answers[-1].feedback) == plain(asked.plain("feedback:wrong"))


def test_items_stand_in_the_right_order():
    for asked, read in pairs("order"):
        assert [words(answer.words) for answer in read.answers] == [
            plain(asked.plain(f"item:{item}")) for item in asked.question.answer]
        assert int(read.fields["selectcount"]) == len(asked.question.answer)


def test_marks_for_an_order_by_moodles_rule_are_those_of_the_book():
    for asked, read in pairs("order"):
        assert read.fields["gradingtype"] == "RELATIVE_ALL_PREVIOUS_AND_NEXT"
        right = list(asked.question.answer)
        for given in permutations(right):
            assert before_and_after(right, given) == pytest.approx(score(asked.question.scoring(), list(given)).score)


def before_and_after(right, given):
    """Moodle's rule: of all items before and after each item, the share that stands on its right side."""
    kept = sum(len(set(right[:right.index(item)]) & set(given[:given.index(item)]))
               + len(set(right[right.index(item) + 1:]) & set(given[given.index(item) + 1:])) for item in right)
    return kept / (len(right) * (len(right) - 1))


def test_items_are_matched_as_in_the_book():
    for asked, read in pairs("match"):
        answer = asked.question.scoring()["answer"]
        assert [(words(left), right) for left, right in read.pairs] == [
            (plain(asked.plain(f"left:{left}")), asked.plain(f"right:{answer[left]}"))
            for left in asked.question.scoring()["left"]]


def test_order_and_match_show_one_feedback_when_right_and_all_others_when_not():
    for asked, read in pairs("order", "match"):
        assert words(read.fields["correctfeedback"]) == plain(asked.plain("feedback:right"))
        assert read.fields["partiallycorrectfeedback"] == read.fields["incorrectfeedback"]
        for slot in asked.question.slots():
            if slot.startswith(("feedback:trap", "feedback:wrong", "feedback:left")):
                assert plain(asked.plain(slot)) in words(read.fields["incorrectfeedback"])


def test_right_word_with_a_star_stands_for_itself_only():
    assert literal("A*") == r"A\*"


@pytest.mark.parametrize("text", [*ODD, *random_texts(seed=2, number=60)], ids=ascii)
def test_odd_text_arrives_as_it_was_in_every_kind(text):
    asked = with_text(text)
    for one, read in zip(sorted(asked, key=lambda one: one.id), sorted(read_moodle(moodle_xml(asked)),
                                                                       key=lambda one: one.name), strict=True):
        assert read.stem == one.html("stem")
        if one.question.kind == "single":
            assert [answer.words for answer in read.answers] == [one.html("option:a")] * 3
        if one.question.kind == "match":
            assert [right.strip() for _, right in read.pairs] == [one.plain("right:a")] * 3
