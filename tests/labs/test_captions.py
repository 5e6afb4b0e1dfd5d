"""Numbers in words, pictures of numbers, and the rule that brings them together."""

import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import BookError, ShapeError
from beyondtoken.labs import captions as lab
from beyondtoken.labs.networks import softmax

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "many-senses" / "words-and-pictures.md"


def page_function(name):
    """A function as the page defines it."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {"np": np, "softmax": softmax}
    exec(compile(ast.parse(source), name, "exec"), names)
    return names[name]


@pytest.mark.parametrize(("number", "japanese", "english", "french"), [
    (0, "零", "zero", "zéro"), (4, "四", "four", "quatre"), (10, "十", "ten", "dix"),
    (16, "十 六", "sixteen", "seize"), (17, "十 七", "seventeen", "dix sept"), (20, "二 十", "twenty", "vingt"),
    (21, "二 十 一", "twenty one", "vingt et un"), (60, "六 十", "sixty", "soixante"),
    (70, "七 十", "seventy", "soixante dix"), (71, "七 十 一", "seventy one", "soixante et onze"),
    (79, "七 十 九", "seventy nine", "soixante dix neuf"), (80, "八 十", "eighty", "quatre vingt"),
    (81, "八 十 一", "eighty one", "quatre vingt un"), (91, "九 十 一", "ninety one", "quatre vingt onze"),
    (99, "九 十 九", "ninety nine", "quatre vingt dix neuf")])
def test_numbers_are_said_as_people_say_them(number, japanese, english, french):
    said = [" ".join(lab.spell(number, language)) for language in ("Japanese", "English", "French")]
    assert said == [japanese, english, french]


@pytest.mark.parametrize("language", ["Japanese", "English", "French", "own names"])
def test_no_two_numbers_are_said_alike(language):
    assert len({tuple(lab.spell(number, language)) for number in range(100)}) == 100


@pytest.mark.parametrize(("number", "language"), [(100, "English"), (-1, "English"), (7, "German")])
def test_what_cannot_be_said_is_refused(number, language):
    with pytest.raises(BookError, match="from 0 to 99"):
        lab.spell(number, language)


def test_places_tell_a_word_from_itself_and_a_bag_does_not():
    ordered, bag = (lab.count_words("Japanese", order=order) for order in (True, False))
    assert ordered[12] @ ordered[20] == 0          # 十 二 and 二 十 share no piece
    assert bag[12] @ bag[20] == 2                  # both words, and not the mark of the last
    assert bag[22].max() == 2                      # 二 counts twice


def test_own_names_share_nothing():
    counts = lab.count_words("own names", order=True)
    assert (counts @ counts.T == np.eye(100)).all()


@pytest.mark.parametrize("language", ["Japanese", "English", "French"])
@pytest.mark.parametrize("order", [True, False])
def test_captions_stay_different_when_counted(language, order):
    assert len(np.unique(lab.count_words(language, order=order), axis=0)) == 100


def test_a_picture_holds_the_tens_on_the_left_and_the_units_on_the_right():
    picture = lab.draw_pictures([[38, 83]], seeds=[0], part="learn").reshape(2, 8, 2, 8)
    threes = lab.draw_pictures([[33] * 2000], seeds=[0], part="learn").reshape(2000, 8, 2, 8)[:, :, 0]
    assert (threes == picture[0, :, 0]).all(axis=(1, 2)).any()
    assert (threes == picture[1, :, 1]).all(axis=(1, 2)).any()
    assert not (threes == picture[0, :, 1]).all(axis=(1, 2)).any()


def test_no_handwriting_of_the_lesson_is_in_the_test():
    halves = [{half.tobytes() for half in lab.draw_pictures([[44] * 3000], seeds=[3], part=part)
               .reshape(-1, 8, 2, 8)[:, :, 0]} for part in ("learn", "test")]
    assert min(len(half) for half in halves) > 40
    assert not halves[0] & halves[1]


def test_pictures_need_a_row_for_every_seed():
    with pytest.raises(ShapeError, match=r"shape \(2, N\)"):
        lab.draw_pictures([[1, 2]], seeds=[0, 1], part="test")


def loss(seen, spoken, right):
    chances = softmax(seen @ spoken.swapaxes(1, 2))
    return -np.log(np.take_along_axis(chances, right[..., None], axis=2)).mean(axis=1).sum()


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("match", [lab.match, page_function("match")])
def test_the_slopes_are_those_of_the_cross_entropy(which, match):
    rng = np.random.default_rng(4)
    arrays, right = [rng.normal(size=(2, 3, 5)), rng.normal(size=(2, 4, 5))], rng.integers(4, size=(2, 3))
    place, step = (1, 2, 3), 1e-6
    moved = [[array.copy() for array in arrays] for _ in range(2)]
    moved[0][which][place] += step
    moved[1][which][place] -= step
    slope = (loss(*moved[0], right) - loss(*moved[1], right)) / (2 * step)
    assert match(*arrays, right)[which][place] == pytest.approx(slope, rel=1e-5)


def small_lesson(seeds):
    numbers = np.random.default_rng(1).integers(100, size=(1, 200)).repeat(len(seeds), axis=0)
    return lab.draw_pictures(numbers, seeds=seeds, part="learn"), numbers


def test_learners_together_learn_as_each_alone():
    captions = lab.count_words("English", order=True)
    pictures, numbers = small_lesson([0, 1])
    start = lab.untrained(captions.shape[1], seeds=[0, 1])
    together = lab.learn(lab.match, pictures, numbers, captions, start=start, steps=20)[-1]
    alone = lab.learn(lab.match, pictures[:1], numbers[:1], captions, start=lab.first_of(start), steps=20)[-1]
    assert np.allclose(together.words[0], alone.words[0], atol=1e-4)
    assert np.allclose(together.eye[0][0][0], alone.eye[0][0][0], atol=1e-4)


def test_learning_leaves_the_start_alone_and_keeps_what_was_asked_for():
    captions = lab.count_words("Japanese", order=False)
    pictures, numbers = small_lesson([0])
    start = lab.untrained(captions.shape[1], seeds=[0])
    before = start.words.copy()
    kept = lab.learn(lab.match, pictures, numbers, captions, start=start, steps=30, keep=(0, 10))
    assert len(kept) == 3
    assert (kept[0].words == before).all()
    assert (start.words == before).all()
    assert (kept[1].words != kept[2].words).any()


def test_a_lesson_is_learnt():
    captions = lab.count_words("French", order=True)
    pictures, numbers = small_lesson([0, 1])
    start = lab.untrained(captions.shape[1], seeds=[0, 1])
    learner = lab.learn(lab.match, pictures, numbers, captions, start=start, steps=300)[-1]
    assert (lab.accuracy(lab.name_pictures(learner, pictures, captions), numbers) > 95).all()


def test_an_unknown_piece_of_a_caption_keeps_its_untrained_meaning():
    captions = lab.count_words("own names", order=True)
    pictures, numbers = small_lesson([0])
    start = lab.untrained(100, seeds=[0])
    shown = np.setdiff1d(np.arange(100), [99])
    right = np.minimum(numbers, 98)
    learner = lab.learn(lab.match, pictures, right, captions[shown], start=start, steps=10)[-1]
    assert (learner.words[0, 99] == start.words[0, 99]).all()


@pytest.mark.parametrize(("shift", "first"), [(3.0, "late"), (-3.0, "early"), (0.1, "neither")])
def test_a_leader_must_lead_by_two_standard_errors(shift, first):
    early = np.array([50.0, 52.0, 54.0])
    late = early + shift + np.array([-1.0, 0.0, 1.0])
    assert lab.leader({"early": early, "late": late}, clear=2.0) == first
