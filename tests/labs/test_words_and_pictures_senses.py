"""Eye and ear: what the worlds share, and what nobody can beat."""

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs import words_and_pictures_senses as lab

SEEDS = [4, 5, 6]


def both(moments):
    return np.concatenate([moments.eye, moments.ear], axis=2)


def accuracy(world, look, count=400):
    past = lab.live_through(world, seeds=SEEDS, count=count, part="learn")
    later = lab.live_through(world, seeds=SEEDS, count=600, part="test")
    return lab.judge_digits(lab.train_judges(look(past), past.digit), look(later), later.digit).mean()


def test_one_sense_alone_cannot_tell_the_first_two_worlds_apart():
    worlds = [lab.live_through(world, seeds=SEEDS, count=50, part="learn") for world in ("separate", "shared")]
    assert (worlds[0].eye == worlds[1].eye).all()
    assert abs(accuracy("separate", lambda m: m.ear) - accuracy("shared", lambda m: m.ear)) < 5


def test_separate_errors_pay_and_shared_errors_hardly_do():
    alone = accuracy("separate", lambda m: m.ear)
    assert accuracy("separate", both) > alone + 10
    assert accuracy("shared", both) < alone + 6


def test_a_hum_tells_nothing_and_costs_something():
    assert abs(accuracy("hum", lambda m: m.ear) - 10) < 4
    assert accuracy("hum", both) < accuracy("hum", lambda m: m.eye)


def test_the_perfect_reader_is_what_exact_play_gives():
    """The same world without noise, played a million times by who weighs digits by their total share."""
    rng = np.random.default_rng(0)
    decoys, shares = rng.integers(1, 10, (2, 1_000_000)), rng.uniform(0.2, 0.6, (2, 1_000_000))
    one = (shares[0] < 0.5).mean()
    same = decoys[0] == decoys[1]
    separate = np.where(same, shares.sum(axis=0) < 1, True).mean()
    found = lab.perfect_reader()
    assert [found["one"], found["shared"], found["separate"]] == pytest.approx(
        [100 * one, 100 * one, 100 * separate], abs=0.2)


def test_a_network_stays_below_the_perfect_reader():
    assert accuracy("separate", both) < lab.perfect_reader()["separate"]
    assert accuracy("separate", lambda m: m.eye) < lab.perfect_reader()["one"]


def test_covering_hides_one_sense_and_leaves_the_other():
    moments = lab.live_through("separate", seeds=SEEDS, count=5, part="test")
    covered = lab.cover(moments, ear=True)
    assert not covered.ear.any()
    assert (covered.eye == moments.eye).all()
    assert moments.ear.any()


def test_an_unknown_world_is_refused():
    with pytest.raises(BookError, match="separate, shared, hum"):
        lab.live_through("silent", seeds=SEEDS, count=5, part="test")
