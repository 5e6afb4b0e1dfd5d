from dataclasses import replace

import numpy as np
import pytest

from beyondtoken.labs import plan_in_a_learned_world as learning
from beyondtoken.labs import plan_in_a_learned_world_runs as runs
from beyondtoken.labs.plan_in_a_learned_world_verdicts import Findings, judge, lead

RULES = {"kept": 0.9, "saving": 10, "clear": 2.0}
NOISE = np.array([-3.0, 0.0, 3.0])
WHEELS = {"few": {"scratch": -1400 + NOISE, "simulator": -600 + NOISE, "wheels": -400 - NOISE},
          "many": {"scratch": -340 + NOISE, "simulator": -600 + NOISE, "wheels": -340 - NOISE}}
FINDINGS = Findings(
    watched={10: -1400 + NOISE, 100: -255 + NOISE}, practised=960_000, table=-270 + NOISE, random=-1450.0,
    true=-250.0, looking=-255 + NOISE, blind=-900 - NOISE, short=-1500 - NOISE, wheels=WHEELS)


def words(**changed):
    return {claim: found["word"] for claim, found in judge(replace(FINDINGS, **changed), rules=RULES).items()}


def test_findings_like_those_of_the_page_give_its_words():
    assert words() == {"A1-C04": "supported only if", "A1-C30": "cannot be tested here",
                       "A4-C32": "supported", "A4-C49": "supported only if"}


@pytest.fixture(scope="module")
def world():
    """Two learners at another seed, with and without products, eyes open and closed, long and short looks."""
    seen = learning.watch(range(2), steps=200, seed=9)
    good = learning.foresight(learning.learn(seen.first(100)))
    poor = learning.foresight(learning.learn(seen, features=learning.plain), features=learning.plain)
    both = runs.act(runs.choose, good, models=2, eyes=[True] * 3 + [False] * 3, seed=9).score
    return {"looking": both[:, :3].mean(axis=1), "blind": both[:, 3:].mean(axis=1),
            "poor": runs.act(runs.choose, poor, models=2, seed=9).score.mean(axis=1),
            "short": runs.act(runs.choose, good, models=2, horizon=1, seed=9).score.mean(axis=1)}


def test_real_runs_at_another_seed_give_the_same_words(world):
    found = words(**{key: world[key] for key in ("looking", "blind", "short")}, watched={100: world["looking"]},
                  table=-450 + NOISE)
    assert (found["A1-C04"], found["A1-C30"], found["A4-C32"]) == (
        "supported only if", "cannot be tested here", "supported")


def test_a_model_without_products_turns_both_words(world):
    found = words(watched={200: world["poor"]}, looking=world["poor"], blind=world["blind"],
                  short=world["short"], table=-450 + NOISE)
    assert (found["A1-C04"], found["A1-C30"]) == ("not supported", "not supported")


def test_a_world_that_needs_no_second_look_is_captured_outright():
    found = words(blind=-256 - NOISE)
    assert found["A1-C04"] == "supported"


def test_without_gain_from_looking_again_only_foresight_is_left():
    condition = judge(replace(FINDINGS, blind=FINDINGS.looking), rules=RULES)["A4-C32"]["condition"]["en"]
    assert "foresight" in condition


def test_without_gain_from_foresight_only_deciding_anew_is_left():
    condition = judge(replace(FINDINGS, short=FINDINGS.looking), rules=RULES)["A4-C32"]["condition"]["en"]
    assert "anew" in condition


def test_without_either_acting_is_one_answer():
    assert words(short=FINDINGS.looking, blind=FINDINGS.looking)["A4-C32"] == "not supported"


@pytest.mark.parametrize(("practised", "word"), [(1000, "cannot be tested here"), (900, "not supported")])
def test_the_saving_must_be_tenfold(practised, word):
    assert words(practised=practised)["A1-C30"] == word


def test_the_fewest_steps_that_match_the_table_count():
    assert FINDINGS.steps_as_good_as_the_table() == 100
    assert replace(FINDINGS, table=-100 + NOISE).steps_as_good_as_the_table() is None


def test_a_simulator_that_misleads_is_no_stabiliser():
    misled = {**WHEELS, "few": {**WHEELS["few"], "wheels": -1500 + NOISE}}
    assert words(wheels=misled)["A4-C49"] == "not supported"


def test_wheels_that_never_come_off_need_no_condition():
    lasting = {**WHEELS, "many": {**WHEELS["many"], "wheels": -200 - NOISE}}
    assert words(wheels=lasting)["A4-C49"] == "supported"


def test_the_share_kept_runs_from_random_to_true():
    assert [FINDINGS.share_kept(score) for score in (-1450.0, -850.0, -250.0)] == [0.0, 0.5, 1.0]


def test_every_verdict_says_what_was_not_tested():
    assert all("not tested" in found["measured"]["en"] for found in judge(FINDINGS, rules=RULES).values())


@pytest.mark.parametrize(("shift", "clear"), [(0.0, False), (0.5, False), (3.0, True), (-3.0, False)])
def test_a_lead_asks_for_two_standard_errors_of_the_pairs(shift, clear):
    noise = np.array([-1.0, 0.0, 1.0])
    assert lead(np.zeros(3) + shift + noise, np.zeros(3), clear=2.0) == clear
