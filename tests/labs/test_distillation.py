"""Distillation against hand-worked tables, and the verdicts against teachers that have nothing to teach."""

import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.labs.distillation import (
    accuracy,
    ask,
    example_of,
    flatten_rest,
    grey_noise,
    judge,
    mixups,
    quantise,
    recall,
    shuffle_rest,
    speckles,
    split_digits,
    train_students,
    train_teachers,
    variety,
    without,
)
from beyondtoken.labs.judgement import CANNOT_TELL, NOT_SUPPORTED, ONLY_IF
from beyondtoken.labs.networks import (
    cross_entropy,
    cross_entropy_gradient,
    forward,
    init_networks,
    pick,
    softmax,
)

PAGE = Path(__file__).parents[2] / "chapters/beyond-imitation/distillation.md"
SEEDS = range(6)
THRESHOLDS = {"kept": 0.95, "gain": 3.0, "copied": 0.90, "loss": 2.0}


@pytest.fixture(scope="module")
def digits():
    return split_digits(SEEDS)


@pytest.fixture(scope="module")
def teachers(digits):
    return train_teachers(digits.train_x, digits.train_y, members=2, width=64, steps=300)


def at_eight(logits, answers):
    return cross_entropy_gradient(logits, answers, 8)


def verdict_words(digits, teachers):
    """Run the page in small with this teacher; claim id -> word."""
    def examine(students):
        return accuracy(forward(students, digits.test_x), digits.test_y)

    def arms(count):
        x, said = digits.train_x[:, :count], ask(teachers, digits.train_x[:, :count])
        taught = train_students(x, softmax(said, 8), at_eight, steps=600)
        return examine(taught), examine(train_students(x, digits.train_y[:, :count], steps=600)), taught

    few, every = arms(100), arms(1197)
    noise = speckles(SEEDS, count=2000, seed=1)
    copied = examine(train_students(noise, softmax(ask(teachers, noise), 8), at_eight, steps=600))
    by_bits = {32: every[0]} | {bits: examine(quantise(every[2], bits)) for bits in (8, 6, 5, 4, 3, 2)}
    found = judge(teacher=accuracy(ask(teachers, digits.test_x), digits.test_y), few=few[:2], every=every[:2],
                  copied=copied, by_bits=by_bits, shrink=16, thresholds=THRESHOLDS)
    return {claim: judgement["word"] for claim, judgement in found.items()}


def test_a_taught_teacher_gives_the_words_of_the_page(digits, teachers):
    assert verdict_words(digits, teachers) == {
        "A4-C08": ONLY_IF, "A4-C10": CANNOT_TELL, "A4-C11": ONLY_IF, "A4-C12": ONLY_IF}


def test_an_untrained_teacher_changes_every_word(digits):
    untrained = init_networks((64, 64, 10), replicas=2 * len(SEEDS), seed=3)
    assert set(verdict_words(digits, untrained).values()) == {NOT_SUPPORTED}


def test_a_teacher_of_shuffled_labels_changes_every_word(digits):
    shuffled = np.random.default_rng(0).permuted(digits.train_y, axis=1)
    misled = train_teachers(digits.train_x, shuffled, members=2, width=64, steps=300)
    assert set(verdict_words(digits, misled).values()) == {NOT_SUPPORTED}


SPREAD = np.array([-0.5, 0.0, 0.5])
RESULT = {"teacher": 97 + SPREAD, "few": (95 + SPREAD, 87 + SPREAD), "every": (96 + SPREAD, 96 - SPREAD),
          "copied": 95 + SPREAD, "by_bits": {32: 96 + SPREAD, 4: 95 + SPREAD, 2: 30 + SPREAD},
          "shrink": 40, "thresholds": THRESHOLDS}
"""The page's kind of result, by hand."""


def words_of(**changes):
    """Claim id -> word, with some arrays of the result changed."""
    return {claim: found["word"] for claim, found in judge(**RESULT | changes).items()}


def test_a_student_far_behind_its_teacher_refutes_the_squeeze():
    assert words_of(every=(np.full(3, 90.0), np.full(3, 90.0)))["A4-C08"] == NOT_SUPPORTED


def test_a_lead_on_all_images_too_drops_the_condition_of_few():
    lead = RESULT | {"every": (np.array([96.0, 97, 96]), np.array([90.0, 91, 91]))}
    assert "few labelled" in judge(**RESULT)["A4-C11"]["condition"]["en"]
    assert "few labelled" not in judge(**lead)["A4-C11"]["condition"]["en"]


def test_a_lead_within_the_noise_of_the_seeds_is_no_lead():
    assert words_of(few=(np.array([99.0, 80, 92]), np.full(3, 87.0)))["A4-C11"] == NOT_SUPPORTED


def test_failed_copying_refutes_the_route_and_working_copying_proves_nobody_guilty():
    assert words_of(copied=np.full(3, 60.0))["A4-C10"] == NOT_SUPPORTED
    assert words_of(copied=np.full(3, 96.0))["A4-C10"] == CANNOT_TELL


def test_the_condition_names_the_fewest_bits_before_the_cliff():
    same, lost = np.array([96.0, 96.0]), {32: 0, 8: 0, 5: 1, 4: 3, 3: 1, 2: 60}
    verdicts = judge(teacher=same, few=(same, same), every=(same, same), copied=same, shrink=40,
                     by_bits={bits: same - points for bits, points in lost.items()}, thresholds=THRESHOLDS)
    assert verdicts["A4-C12"]["condition"]["en"].startswith("weights keep 5 bits or more")


def test_no_bits_to_spare_refutes_the_cheapness():
    assert words_of(by_bits={32: np.full(3, 96.0), 8: np.full(3, 80.0)})["A4-C12"] == NOT_SUPPORTED


@pytest.mark.parametrize(("bits", "rounded"), [
    (3, [-1, -1 / 3, 0, 1 / 3, 2 / 3, 1]),     # spacing 1/3: -1.2, 0.3, 0.6 and 1.8 spacings round as written
    (2, [-1, 0, 0, 0, 1, 1]),                  # only minus, zero and plus are left
])
def test_quantise_follows_a_hand_worked_table(bits, rounded):
    weights = np.array([[[-1.0, -0.4, 0.1, 0.2, 0.6, 1.0]]])
    biases = np.full((1, 1, 6), 0.123)
    (found, kept), = quantise([(weights, biases)], bits)
    assert found.ravel() == pytest.approx(rounded)
    assert (kept == biases).all()


@pytest.mark.parametrize("bits", [2, 3, 5, 8])
def test_quantise_leaves_no_more_values_than_the_bits_allow(bits):
    nets = init_networks((64, 16, 10), replicas=3, seed=0)
    for weights, _ in quantise(nets, bits):
        assert all(len(np.unique(network)) <= 2**bits - 1 for network in weights)


def test_every_network_is_quantised_on_its_own_scale():
    nets = init_networks((8, 4), replicas=2, seed=0)
    alone = quantise(pick(nets, slice(1, 2)), 4)[0][0]
    assert (quantise(nets, 4)[0][0][1] == alone[0]).all()


@pytest.mark.parametrize("heat", [0.5, 1, 8, 32])
def test_the_teachers_probabilities_sum_to_one_and_keep_their_order(digits, teachers, heat):
    scores = ask(teachers, digits.test_x)
    answers = softmax(scores, heat)
    assert answers.sum(axis=-1) == pytest.approx(np.ones((6, 600)), abs=1e-5)
    assert (answers.argmax(axis=-1) == scores.argmax(axis=-1)).all()


def test_the_teachers_score_is_the_mean_of_its_own_members(digits, teachers):
    members = forward(pick(teachers, [2, 3]), digits.test_x[1])        # the two of seed 1
    assert ask(teachers, digits.test_x)[1] == pytest.approx(members.mean(axis=0), abs=1e-4)


def test_a_sure_teacher_teaches_exactly_what_labels_teach(digits):
    x, y = digits.train_x[:, :50], digits.train_y[:, :50]
    labelled = train_students(x, y, steps=40)
    told = train_students(x, np.eye(10, dtype=np.float32)[y], steps=40)
    assert forward(told, x) == pytest.approx(forward(labelled, x), abs=1e-5)


def test_training_and_test_images_share_none_and_are_all(digits):
    joined = np.concatenate([digits.train_x[0], digits.test_x[0]])
    everything = split_digits([9], train_count=1797).train_x[0]
    assert len(joined) == 1797
    assert sorted(map(tuple, joined)) == sorted(map(tuple, everything))


def test_without_a_digit_there_is_none_and_labels_still_fit(digits):
    x, y = without(digits.train_x, digits.train_y, 3, count=1000)
    pairs = zip(digits.train_x[0], digits.train_y[0], strict=True)
    label_of = {image.tobytes(): label for image, label in pairs}
    assert (y != 3).all()
    assert [label_of[image.tobytes()] for image in x[0]] == y[0].tolist()


def test_accuracy_and_recall_of_a_hand_worked_class():
    logits, y = np.eye(10)[None, [3, 3, 8, 5]], np.array([[3, 8, 3, 5]])
    assert accuracy(logits, y) == pytest.approx([50.0])
    assert recall(logits, y, 3) == pytest.approx([50.0])


@pytest.mark.parametrize("count", [1, 2, 5, 10])
def test_variety_of_evenly_used_names_is_their_number(count):
    assert variety(np.eye(10)[None, np.arange(40) % count]) == pytest.approx([count])


def test_blends_of_two_images_lie_on_the_line_between_them():
    pair = np.array([[[0.0] * 64, [1.0] * 64]], dtype=np.float32)
    blends = mixups(pair, count=50, seed=0)
    assert blends.shape == (1, 50, 64)
    assert np.ptp(blends, axis=-1) == pytest.approx(np.zeros((1, 50)), abs=1e-6)


def test_speckles_are_ink_or_paper_in_the_share_asked_for():
    spots = speckles(range(3), count=500, seed=0, ink=0.3)
    assert set(np.unique(spots)) == {0, 1}
    assert spots.mean() == pytest.approx(0.3, abs=5 * (0.21 / spots.size) ** 0.5)
    assert grey_noise(range(3), count=500, seed=0).mean() == pytest.approx(0.5, abs=0.01)


def test_spoilt_answers_keep_the_largest_bar_and_the_sum():
    answers = np.random.default_rng(0).dirichlet(np.ones(10), size=(2, 30))
    for spoilt in (flatten_rest(answers), shuffle_rest(answers, seed=1)):
        assert spoilt.max(axis=-1) == pytest.approx(answers.max(axis=-1))
        assert (spoilt.argmax(axis=-1) == answers.argmax(axis=-1)).all()
        assert spoilt.sum(axis=-1) == pytest.approx(np.ones((2, 30)))


def test_shuffled_answers_hold_the_same_bars_elsewhere():
    answers = np.random.default_rng(0).dirichlet(np.ones(10), size=(2, 30))
    shuffled = shuffle_rest(answers, seed=1)
    assert np.sort(shuffled, axis=-1) == pytest.approx(np.sort(answers, axis=-1))
    assert (shuffled != answers).any(axis=-1).mean() > 0.9


def page_definition(name):
    """The source of a function as the page prints it."""
    return re.search(rf"^def {name}\(.*?(?=^\S|\Z)", PAGE.read_text(encoding="utf-8"), re.M | re.S)[0]


@pytest.mark.parametrize("temperature", [1, 8])
def test_the_slope_printed_on_the_page_is_that_of_the_loss(temperature):
    cell = {"softmax": softmax}
    exec(page_definition("taught_at"), cell)
    rng = np.random.default_rng(0)
    logits, answers = rng.normal(size=(2, 3, 10)), rng.dirichlet(np.ones(10), size=(2, 3))
    slope = cell["taught_at"](temperature)(logits, answers)
    for step in 1e-6 * np.eye(60).reshape(60, 2, 3, 10):
        above, below = (cross_entropy(logits + sign * step, answers, temperature) for sign in (1, -1))
        assert slope[step > 0] == pytest.approx((above - below).sum() / 2e-6, rel=1e-5, abs=1e-7)


def test_the_example_is_rightly_named_and_about_as_sure_as_asked(digits, teachers):
    scores = ask(teachers, digits.test_x)[0]
    row = example_of(8, scores, digits.test_y[0], sureness=0.9)
    assert digits.test_y[0, row] == 8
    assert softmax(scores[row])[8] == pytest.approx(0.9, abs=0.1)
