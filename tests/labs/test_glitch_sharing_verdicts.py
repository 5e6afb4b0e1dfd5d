from dataclasses import replace

import numpy as np
import pytest

from beyondtoken.labs import glitch_sharing as sharing
from beyondtoken.labs.glitch_sharing_verdicts import effect, judge

RULES = {"gain": 0.9, "clear": 2.0, "close": 0.5, "most": 0.9}
AGREEING = [8, 7, 4]
TOP = sharing.rink_with_door(sharing.TOP)


def meet(tables, centre):
    change = tables - centre
    sent = (change != 0).sum(axis=-3, keepdims=True)
    return centre + change.sum(axis=-3, keepdims=True) / np.maximum(sent, 1)


@pytest.fixture(scope="module")
def run():
    """The page's run with fewer groups and replicas, at another seed."""
    groups, same = [sharing.group(alike) for alike in AGREEING], {"seed": 11, "replicas": range(3)}
    first = sharing.learn_together(meet, groups, steps=40_000, **same)
    return {"apart": sharing.learn_together(None, [sharing.group(4)], steps=100_000, **same),
            "shared": sharing.learn_together(meet, groups, steps=60_000, before=first, **same),
            "own": sharing.learn_together(None, groups, steps=60_000, before=first, **same)}


def word(run, agreeing=AGREEING, **changed):
    return judge(**{**run, **changed}, agreeing=agreeing, best=9, rules=RULES)["word"]


def group_times(practice, number):
    """The same group again for every degree of agreement."""
    return replace(practice, lengths=practice.lengths[:, [number] * len(AGREEING)])


def made(needed, final=9, checks=101):
    """A run whose groups take the shortest path from a check on, and whose last ten checks have one length."""
    moments = np.arange(checks)
    lengths = np.empty((checks, len(needed), 3, 8))
    for number, check in enumerate(needed):
        for replica in range(3):
            lengths[:, number, replica] = np.where(moments < check + replica - 1, 80, 9)[:, None]
    lengths[-10:] = final
    return sharing.Practice(1000 * moments, lengths, None, None)


def test_the_word_holds_at_another_seed(run):
    verdict = judge(**run, agreeing=AGREEING, best=9, rules=RULES)
    assert verdict["word"] == "supported only if"
    assert verdict["condition"]["en"].startswith("all 8 environments agree")


def test_customers_who_name_their_pushes_differently_have_nothing_to_share(run):
    rng = np.random.default_rng(0)
    babel = [[sharing.renamed(TOP, rng.permutation(5)) for _ in range(8)]]
    confused = sharing.learn_together(meet, babel, steps=100_000, seed=11, replicas=range(3))
    assert word(run, shared=group_times(confused, 0)) == "not supported"


def test_customers_who_count_from_the_side_of_their_door_always_agree(run):
    turned = [sharing.upside_down(game) if number >= 4 else game for number, game in enumerate(sharing.group(4))]
    assert all((game.moves == TOP.moves).all() for game in turned)
    assert word(run, shared=group_times(run["shared"], 0)) == "supported"


def test_customers_apart_who_do_not_get_there_tell_nothing(run):
    short = {name: replace(arm, checked=arm.checked[:60], lengths=arm.lengths[:60]) for name, arm in run.items()}
    assert word(short) == "cannot be tested here"


@pytest.mark.parametrize(("needed", "final", "found"), [
    (30, 9, "helps"), (30, 9.5, "helps"), (30, 9.6, "hurts"), (68, 9, "neither"), (75, 9, "neither"),
    (78, 9, "hurts")])
def test_effect_follows_practice_and_final_length(needed, final, found):
    assert effect((made([75]), 0), (made([needed], final=final), 0), best=9 if final == 9 else 10,
                  rules=RULES) == found


def test_a_gain_within_the_noise_is_none():
    noisy = made([60])
    noisy.lengths[:, 0, 0] = 80
    noisy.lengths[-10:] = 9
    assert effect((made([75]), 0), (noisy, 0), best=9, rules=RULES) == "neither"


@pytest.mark.parametrize(("needed", "some"), [([30, 75, 90], "all 8"), ([30, 40, 90], "at least 7 of the 8")])
def test_condition_names_how_many_must_agree(needed, some):
    shared = made(needed)
    verdict = judge(made([75]), shared, shared, agreeing=AGREEING, best=9, rules=RULES)
    assert verdict["condition"]["en"].startswith(some)


def test_measured_says_what_was_not_tested(run):
    measured = judge(**run, agreeing=AGREEING, best=9, rules=RULES)["measured"]
    assert "language models, real customers, privacy" in measured["en"]
    assert "言語モデル、実際の顧客、プライバシー" in measured["ja"]
