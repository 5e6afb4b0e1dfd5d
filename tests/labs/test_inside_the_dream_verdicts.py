from dataclasses import replace

import numpy as np
import pytest

from beyondtoken.labs import game as rink
from beyondtoken.labs import glitch
from beyondtoken.labs import inside_the_dream as dreams
from beyondtoken.labs import inside_the_dream_acts as acts
from beyondtoken.labs.inside_the_dream_verdicts import Outcome, judge, lead

REAL, PAINT = rink.work_out(swept=True), acts.painted_wall()
RULES = {"most": 0.9, "right": 0.99, "clear": 2.0}
SCORES = {"bold": np.array([-550.0, -560.0, -540.0]), "checked": np.array([-410.0, -430.0, -400.0]),
          "careful": np.array([[-555.0, -570.0, -530.0], [-700.0, -710.0, -720.0]])}


@pytest.fixture(scope="module")
def outcome():
    """The rink as on the page with four dreamers at other seeds; the pendulum's scores by hand."""
    games = [rink.people_play(REAL, games=30, slip=0.05, seed=seed) for seed in range(20, 24)]
    logs = [dreams.logged_steps(REAL, *played) for played in games]
    speeds = [dreams.new_speeds(dreams.learn_speeds(*log)) for log in logs]
    moves = [dreams.imagine(each) for each in speeds]
    near = [dreams.within(trails, each, world, keep_to="cells")
            for (trails, _), each, world in zip(games, speeds, moves, strict=True)]
    return Outcome(
        np.array([acts.share_right(world, *log) for world, log in zip(moves, logs, strict=True)]),
        [acts.act(dreams.plan, REAL, world) for world in moves],
        [acts.act(dreams.plan, REAL, world, one) for world, one in zip(moves, near, strict=True)],
        [acts.act(dreams.plan, PAINT, world) for world in moves],
        [acts.wake(acts.play_awake, REAL, each, games=14) for each in speeds],
        np.array([rink.steps_taken(REAL, rink.play(REAL, glitch.clone(*played))[0]) for played in games]), SCORES)


def words(outcome, rules=RULES):
    return {claim: verdict["word"] for claim, verdict in judge(outcome, rules=rules).items()}


def test_the_words_hold_at_other_seeds(outcome):
    assert words(outcome) == {"A4-C51": "supported only if", "A1-C04": "supported only if",
                              "A4-C32": "supported only if", "A1-C30": "cannot be tested here"}


def test_where_the_wall_is_paint_the_dream_is_enough(outcome):
    changed = words(replace(outcome, bold=outcome.painted))
    assert (changed["A4-C51"], changed["A1-C04"]) == ("supported", "supported")
    assert changed["A4-C32"] == "not supported"            # planning again was never needed


def test_without_a_working_remedy_the_claim_falls(outcome):
    asleep = [replace(one, real=np.full_like(one.real, 80)) for one in outcome.awake]
    assert words(replace(outcome, awake=asleep))["A4-C51"] == "not supported"
    assert words(replace(outcome, awake=asleep))["A4-C32"] == "not supported"


@pytest.mark.parametrize(("gain", "named"), [(0.0, False), (50.0, True)])
def test_caution_enters_the_condition_only_if_it_lifts_the_pendulum_too(outcome, gain, named):
    scores = {**SCORES, "careful": SCORES["bold"][None] + gain}
    condition = judge(replace(outcome, pendulum=scores), rules=RULES)["A4-C51"]["condition"]["en"]
    assert ("stay where the data have been" in condition) == named


def test_checks_that_do_not_lift_the_pendulum_are_no_remedy(outcome):
    scores = {**SCORES, "checked": SCORES["bold"]}
    assert words(replace(outcome, pendulum=scores))["A4-C51"] == "not supported"


def test_a_model_that_is_wrong_on_its_logs_captures_nothing(outcome):
    assert words(replace(outcome, logs_right=np.full(4, 0.9)))["A1-C04"] == "not supported"


def test_a_model_that_is_wrong_near_its_logs_captures_nothing(outcome):
    assert words(replace(outcome, careful=outcome.bold))["A1-C04"] == "not supported"


def test_acting_is_more_than_an_answer_if_even_a_true_model_needs_a_second_look(outcome):
    assert words(replace(outcome, painted=outcome.bold))["A4-C32"] == "supported"


def test_a_copy_as_good_as_the_plans_speaks_against_the_key(outcome):
    assert words(replace(outcome, copied=np.full(4, 15)))["A1-C30"] == "not supported"


def test_stricter_rules_can_withhold_a_word(outcome):
    assert words(outcome, rules={**RULES, "right": 1.01})["A1-C04"] == "not supported"


def test_every_verdict_says_what_was_not_tested(outcome):
    texts = [verdict["measured"]["en"] for verdict in judge(outcome, rules=RULES).values()]
    assert all("tested" in text or "tried" in text or "usage" in text for text in texts)


@pytest.mark.parametrize(("shift", "clear"), [(0.0, False), (0.5, False), (3.0, True), (-3.0, False)])
def test_a_lead_asks_for_two_standard_errors_of_the_pairs(shift, clear):
    noise = np.array([-1.0, 0.0, 1.0])
    assert lead(np.zeros(3) + shift + noise, np.zeros(3), clear=2.0) == clear
