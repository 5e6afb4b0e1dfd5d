"""Which numbers a lesson leaves out, and what a board says."""

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs import words_and_pictures as lab
from beyondtoken.labs.captions import LANGUAGES, count_words, exam_sheet, learn, match, spell, untrained

SEEDS = [7, 8]


@pytest.mark.parametrize(("language", "count"), [
    ("Japanese", 72), ("English", 72), ("Japanese", 20), ("English", 20), ("French", 20)])
def test_no_word_of_a_held_out_number_is_missing_from_the_lesson(language, count):
    held = lab.hold_out(range(40), count)
    for row, seen in zip(held, lab.others(held), strict=True):
        known = {word for number in seen for word in spell(number, language)}
        assert {word for number in row for word in spell(number, language)} <= known


def test_held_out_numbers_are_never_round_nor_below_twenty_and_never_twice():
    held = lab.hold_out(range(20), 72)
    assert held.min() > 20
    assert (held % 10).all()
    assert all(len(set(row)) == 72 for row in held.tolist())


@pytest.mark.parametrize("count", [0, 73])
def test_more_numbers_than_there_are_cannot_be_held_out(count):
    with pytest.raises(BookError, match="1 to 72"):
        lab.hold_out(SEEDS, count)


def test_a_lesson_shows_all_other_numbers_and_no_held_out_one():
    held = lab.hold_out(SEEDS, 20)
    lesson = lab.lesson_without(held, seeds=SEEDS, count=3000)
    for row, seen, right in zip(held, lesson.seen, lesson.right, strict=True):
        assert set(seen[right]) == set(range(100)) - set(row)


def test_rows_leave_the_round_number_in():
    held = lab.hold_out_rows(SEEDS, [4, 6])
    assert held.tolist() == [[*range(41, 50), *range(61, 70)]] * 2


def test_the_board_counts_each_numbers_own_pictures():
    """An eye and words for which a picture of number n means the n-th unit vector, but 5 is taken for 6."""
    sheet = np.zeros((1, 200, 100), np.float32)
    sheet[0, np.arange(200), np.repeat(np.arange(100), 2)] = 1
    words = np.eye(100, dtype=np.float32)
    words[[5, 6]] = words[[6, 6]]
    learner = type("Known", (), {"eye": [(np.eye(100, dtype=np.float32)[None], np.zeros((1, 1, 100)))],
                                 "words": words[None]})
    board = lab.board(learner, np.eye(100, dtype=np.float32), sheet)
    assert board[0, [4, 6, 7]].tolist() == [100.0, 0.0, 100.0]       # of equal scores the first is taken


def test_means_are_taken_over_each_seeds_own_numbers():
    boards = np.array([[10.0, 20.0, 30.0], [1.0, 2.0, 3.0]])
    assert lab.mean_over(boards, np.array([[0, 2], [1, 1]])).tolist() == [20.0, 2.0]


@pytest.mark.parametrize(("named", "share"), [([42, 43], 100.0), ([24, 35], 0.0), ([47, 24], 50.0)])
def test_a_digit_counts_as_right_in_its_place_only(named, share):
    assert lab.shares_a_digit(named, [47, 42] if named == [42, 43] else [42, 42]) == share


def test_numbers_without_parts_stay_unnamed_and_numbers_with_parts_do_not():
    held = lab.hold_out(SEEDS, 20)
    lesson, sheet = lab.lesson_without(held, seeds=SEEDS, count=3200), exam_sheet(SEEDS, each=5)
    found = {}
    for language in ("English", "own names"):
        captions = count_words(language, order=True)
        start = untrained(captions.shape[1], seeds=SEEDS)
        learner = learn(match, lesson.pictures, lesson.right, captions[lesson.seen], start=start, steps=400)[-1]
        found[language] = lab.mean_over(lab.board(learner, captions, sheet), held)
    assert (found["English"] > 50).all()
    assert (found["own names"] < 3).all()


def test_every_way_of_naming_is_one_that_captions_knows():
    assert {"Japanese", "English", "French", "own names"} == set(LANGUAGES)
