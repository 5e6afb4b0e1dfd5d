"""Worlds, customs and the adapter against what can be worked out by hand."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs import captions
from beyondtoken.labs import open_base_local_adapter as lab
from beyondtoken.labs.networks import Adam, forward, minibatches

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "world-models" / "open-base-local-adapter.md"
SEEDS = [2, 3]


def adapt_of_the_page():
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith("def adapt("))
    names = {"Adam": Adam, "minibatches": minibatches, "match": captions.match}
    exec(compile(ast.parse(source), "adapt", "exec"), names)
    return names["adapt"]


def test_the_page_adapts_as_the_lab_does():
    rng = np.random.default_rng(0)
    seen, right, said = rng.normal(size=(2, 30, 4)), rng.integers(5, size=(2, 30)), rng.random((5, 6))
    found = [adapt(seen, right, said, np.zeros((2, 6, 4)), steps=20) for adapt in (lab.adapt, adapt_of_the_page())]
    assert (found[0] == found[1]).all()


def test_adapting_ends_where_the_slope_is_nil_and_leaves_the_start_alone():
    """With fewer pictures than a batch every step sees all, and the loss is convex in the words."""
    rng = np.random.default_rng(1)
    seen, right, start = rng.normal(size=(1, 60, 3)), rng.integers(5, size=(1, 60)), np.zeros((1, 5, 3))
    words = lab.adapt(seen, right, np.eye(5), start, steps=3000, rate=0.01)
    slopes = [np.abs(captions.match(seen, table, right)[1]).max() for table in (start, words)]
    assert slopes[1] < slopes[0] / 1000
    assert not start.any()


def test_a_dictionary_for_perfect_answers_is_perfect():
    """A closed model that always answers rightly, in Japanese words: every French number can be learnt."""
    japanese, french = (captions.count_words(language, order=False) for language in ("Japanese", "French"))
    numbers = np.tile(np.arange(100), (1, 1))
    blank = np.zeros((1, french.shape[1], japanese.shape[1]), np.float32)
    entries = lab.adapt(japanese[numbers], numbers, french, blank, steps=600, rate=0.1)
    assert (lab.nearest(japanese[numbers], entries, french) == numbers).all()


def test_the_negative_turns_ink_into_paper_and_twice_is_nothing():
    picture = np.random.default_rng(0).random((3, 128))
    assert np.allclose(lab.show_as("negative", picture), 1 - picture)
    assert np.allclose(lab.show_as("negative", lab.show_as("negative", picture)), picture)


def test_the_slant_moves_upper_rows_right_and_lower_rows_left_within_each_digit():
    picture = np.zeros((8, 2, 8))
    picture[0, 0, 3] = picture[4, 0, 3] = picture[7, 1, 3] = 1
    slanted = lab.show_as("slanted", picture.reshape(1, 128)).reshape(8, 2, 8)
    assert np.argwhere(slanted).tolist() == [[0, 0, 4], [4, 0, 3], [7, 1, 2]]


def test_showing_leaves_the_pictures_alone_and_refuses_an_unknown_world():
    picture = np.random.default_rng(0).random((2, 128))
    before = picture.copy()
    for world in lab.WORLDS:
        lab.show_as(world, picture)
    assert (picture == before).all()
    with pytest.raises(BookError, match="same, negative, slanted"):
        lab.show_as("blurred", picture)


@pytest.mark.parametrize(("target", "worth"), [(40.0, 100.0), (50.0, 200.0), (60.0, 400.0), (10.0, 100.0),
                                               (90.0, 400.0)])
def test_captions_are_read_off_a_curve_that_is_straight_over_the_logarithm(target, worth):
    assert lab.captions_worth([100, 400], [40.0, 60.0], target) == pytest.approx(worth)


def test_a_dip_of_the_curve_does_not_make_captions_cheaper():
    assert lab.captions_worth([100, 200, 400], [50.0, 49.0, 70.0], 50.0) >= 100


def test_a_custom_passes_four_words_round_and_keeps_the_others():
    habits = lab.customs(range(20))
    moved = habits != np.arange(10)
    assert not moved[:, 0].any()
    assert (moved[:, 1:].sum(axis=2) == 4).all()
    assert not moved[..., :2].any()
    assert (np.sort(habits, axis=2) == np.arange(10)).all()


def test_renaming_follows_the_group_of_every_writer():
    habits = np.array([[np.arange(10), [0, 1, 3, 2, 4, 5, 6, 7, 8, 9]]])
    assert lab.rename(np.array([[23, 23, 57]]), np.array([[0, 1, 1]]), habits).tolist() == [[23, 32, 57]]


def test_a_groups_names_are_all_different():
    habits = lab.customs(SEEDS)
    numbers = np.tile(np.arange(100), (2, 1))
    assert all(len(set(row)) == 100 for row in lab.rename(numbers, 3, habits).tolist())


def test_one_table_cannot_serve_groups_that_differ_as_their_own_tables_do():
    """With a perfect eye (the digits themselves) the common table follows the majority, digit by digit."""
    habits, numbers = lab.customs([0]), np.tile(np.arange(100), (1, 10))
    japanese = captions.count_words("Japanese", order=False)
    writers = np.repeat(np.repeat([0, 1], [6, 4]), 100)[None]
    eye = np.concatenate([np.eye(10)[numbers // 10], np.eye(10)[numbers % 10]], axis=2).astype(np.float32)
    start = np.zeros((1, japanese.shape[1], 20), np.float32)
    common = lab.adapt(eye, lab.rename(numbers, writers, habits), japanese, start, steps=600, rate=0.1)
    own = lab.adapt(eye, lab.rename(numbers, 1, habits), japanese, common, steps=300, rate=0.1)
    right = [captions.accuracy(lab.nearest(eye, words, japanese), lab.rename(numbers, group, habits))[0]
             for words, group in ((common, 0), (common, 1), (own, 1))]
    assert right[0] > 80
    assert right[1] < 50                       # 36 numbers hold none of the four digits
    assert right[2] > 95


def test_a_published_eye_saves_captions_in_its_own_world():
    french = captions.count_words("French", order=False)
    pictures, numbers = lab.gather(SEEDS, 3200, seed=0)
    start = captions.untrained(french.shape[1], seeds=SEEDS)
    base = captions.learn(captions.match, pictures, numbers, french, start=start, steps=400)[-1]
    few, right = lab.gather(SEEDS, 100, seed=7)
    fresh = captions.untrained(french.shape[1], seeds=SEEDS, seed=1)
    words = lab.adapt(forward(base.eye, few), right, french, fresh.words)
    scratch = captions.learn(captions.match, few, right, french, start=fresh, steps=300)[-1]
    exam, answers = captions.exam_sheet(SEEDS, each=5), np.tile(np.repeat(np.arange(100), 5), (2, 1))
    adapted = captions.accuracy(lab.nearest(forward(base.eye, exam), words, french), answers)
    assert (adapted > captions.accuracy(captions.name_pictures(scratch, exam, french), answers) + 5).all()
