"""Matching questions for Canvas: a match, and an order as items and places."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest

from beyondtoken.classroom.export.canvas_match import matching_item
from beyondtoken.classroom.export.wording import mathjax
from beyondtoken.grading import score
from tests.classroom.export.canvas_reader import Item
from tests.classroom.export.meaning import of_kind, plain, words

SPACE = 'xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"'


def read(asked):
    return Item(fromstring(f"<a {SPACE}>{matching_item(asked, 'x', mathjax)}</a>")[0])


def by_words(asked, item, slots, rights):
    """The responses that give each slot's item the right side with these words."""
    given = {}
    for slot, right in zip(slots, rights, strict=True):
        name, labels = next((name, labels) for name, (left, labels) in item.responses().items()
                            if words(left) == plain(asked.plain(slot)))
        given[name] = next(label for label, text in labels.items() if text == right)
    return given


@pytest.mark.parametrize("language", ["en", "ja"])
def test_right_pairs_score_all_and_one_wrong_pair_costs_its_share_and_shows_its_feedback(language):
    for asked in of_kind("match", language=language):
        record, item = asked.question.scoring(), read(asked)
        slots = [f"left:{left}" for left in record["left"]]
        for wrong in (None, *record["left"]):
            answer = {left: next(one for one in record["right"] if one != record["answer"][left]) if left == wrong
                      else record["answer"][left] for left in record["left"]}
            played = item.play(**by_words(asked, item, slots, [asked.plain(f"right:{right}")
                                                               for right in answer.values()]))
            assert played.score == pytest.approx(100 * score(record, answer).score, abs=0.05)
            told = [words(shown) for shown in played.shown[1:]]
            assert told == ([plain(asked.plain(f"feedback:left:{wrong}"))] if wrong else [])


def test_order_scores_items_in_their_place():
    for asked in of_kind("order"):
        right, item = list(asked.question.answer), read(asked)
        slots = [f"item:{one}" for one in right]
        places = [str(place + 1) for place in range(len(right))]
        assert item.play(**by_words(asked, item, slots, places)).score == pytest.approx(100, abs=0.05)
        swapped = [places[1], places[0], *places[2:]]
        expected = 100 * (len(right) - 2) / len(right)
        assert item.play(**by_words(asked, item, slots, swapped)).score == pytest.approx(expected, abs=0.05)


def test_items_of_an_order_are_not_listed_in_the_right_order():
    for asked in of_kind("order"):
        shown = [words(left) for left, _ in read(asked).responses().values()]
        assert shown != [plain(asked.plain(f"item:{one}")) for one in asked.question.answer]


def test_names_are_numbers_of_their_own_as_canvas_reads_only_the_digits():
    for asked in of_kind("order", "match"):
        item = read(asked)
        lefts = [name.removeprefix("response_") for name in item.responses()]
        rights = list(next(iter(item.responses().values()))[1])
        assert all(name.isdigit() for name in lefts + rights)
        assert len(set(lefts + rights)) == len(lefts) + len(rights)
        assert item.meta["original_answer_ids"] == ",".join(lefts)


def test_feedback_for_right_and_wrong_is_there_for_canvas_to_show():
    for asked in of_kind("order", "match"):
        assert words(read(asked).feedback["correct_fb"]) == plain(asked.plain("feedback:right"))
    for asked in of_kind("order"):
        assert plain(asked.plain("feedback:wrong")) in words(read(asked).feedback["general_incorrect_fb"])
