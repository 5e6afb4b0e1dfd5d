"""Every question, written as Blackboard's text upload and read by its description, keeps its answer."""

from __future__ import annotations

import pytest

from beyondtoken.classroom.export.blackboard import blackboard
from tests.classroom.export.meaning import of_kind, plain, stem, with_text
from tests.classroom.export.odd_texts import ODD, random_texts


def lines(asked):
    """The lines of one question, each as fields."""
    return [line.split("\t") for line in blackboard([asked]).removesuffix("\r\n").split("\r\n")]


def couples(fields):
    return list(zip(fields[::2], fields[1::2], strict=True))


def of(*kinds):
    return [asked for language in ("en", "ja") for asked in of_kind(*kinds, language=language)]


def test_choices_mark_the_right_options():
    for asked in of("single", "multiple"):
        [[sign, told, *rest]] = lines(asked)
        answer = asked.question.scoring()["answer"]
        assert (sign, told) == ("MC" if asked.question.kind == "single" else "MA", asked.stem(asked.wording.plain))
        assert couples(rest) == [(asked.plain(f"option:{option.id}"),
                                  "correct" if option.id == answer or option.id in list(answer) else "incorrect")
                                 for option in asked.question.options]


def test_number_has_its_tolerance():
    for asked in of("number"):
        [[sign, told, value, tolerance]] = lines(asked)
        assert (sign, told) == ("NUM", asked.stem(asked.wording.plain))
        assert (float(value), float(tolerance)) == (asked.question.answer, asked.question.tolerance)


def test_order_is_matched_with_places_in_another_order():
    for asked in of("order"):
        [[sign, told, *rest]] = lines(asked)
        assert plain(told) == stem(asked, places=True)
        placed = sorted((int(place), item) for item, place in couples(rest))
        right = [asked.plain(f"item:{item}") for item in asked.question.answer]
        assert (sign, placed) == ("MAT", list(enumerate(right, start=1)))
        assert [int(place) for _, place in couples(rest)] != list(range(1, len(placed) + 1))


def test_match_keeps_its_pairs():
    for asked in of("match"):
        record = asked.question.scoring()
        pairs = {asked.plain(f"left:{left}"): asked.plain(f"right:{right}") for left, right in record["answer"].items()}
        found = lines(asked)
        if found[0][0] == "MAT":
            assert dict(couples(found[0][2:])) == pairs
        else:
            right = [[text for text, mark in couples(rest) if mark == "correct"] for _, _, *rest in found]
            assert right == [[pairs[asked.plain(f"left:{left}")]] for left in record["left"]]
            assert all(asked.plain(f"left:{left}") in fields[1] for left, fields in zip(record["left"], found,
                                                                                       strict=True))


def test_pairs_are_one_to_one_as_blackboard_wants_them():
    for asked in of("match", "order"):
        rights = [right for _, right in couples(lines(asked)[0][2:])]
        assert lines(asked)[0][0] == "MC" or len(set(rights)) == len(rights)


def test_every_accepted_word_is_listed():
    for asked in of("text"):
        assert lines(asked) == [["FIB", asked.stem(asked.wording.plain), *asked.question.accept]]


@pytest.mark.parametrize("text", [*ODD, *random_texts(seed=5, number=100)], ids=ascii)
def test_odd_text_breaks_no_line_and_no_field(text):
    single, _, number, *_ = with_text(text)
    [[sign, told, *rest]] = lines(single)
    assert (sign, told) == ("MC", single.plain("stem") or "-")
    assert [mark for _, mark in couples(rest)] == ["incorrect", "correct", "incorrect"]
    assert len(lines(number)[0]) == 4
