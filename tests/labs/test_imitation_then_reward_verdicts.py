"""The words of the first page: they follow the arrays, and a broken mechanism changes them."""

import numpy as np
import pytest

from beyondtoken.labs import imitation_then_reward as lab
from beyondtoken.labs.imitation_then_reward_tasks import DESCRIBED, all_problems, hold_out
from beyondtoken.labs.imitation_then_reward_verdicts import is_clear, judge, who_leads
from beyondtoken.labs.networks import init_networks

RULES = {"gain": 5.0, "clear": 2.0, "nothing": 1.0, "fall": 10}
EXACT = lab.near_enough(0)
NOVEL = {"careful": np.array([[0.5, 0.5], [0.0001, 0.0002]]), "slipping": np.array([[0.5, 0.5], [0.04, 0.05]])}
LEVELS = {"examples": (3, 90), "both": (20, 91), "exercises": (9, 55), "careful examples": (0, 98),
          "careful": (0, 99), "coin": (3, 50), "reversed": (5, 90)}


def words(novel=NOVEL, pushed=True, **changed):
    levels = LEVELS | {name.replace("_", " "): pair for name, pair in changed.items()}
    noise = np.array([-0.1, 0.0, 0.1])
    outside, inside = ({name: pair[place] + noise for name, pair in levels.items()} for place in (0, 1))
    overall = {name: (outside[name] + inside[name]) / 2 for name in levels}
    found = judge(pushed=pushed, novel=novel, outside=outside, inside=inside, overall=overall, rules=RULES)
    return {claim: verdict["word"] for claim, verdict in found.items()}


def test_the_words_of_the_page():
    assert words() == {"A4-C14": "supported only if", "A4-C15": "supported only if", "A4-C16": "supported only if",
                       "A4-C33": "supported", "A4-C51": "supported only if"}


@pytest.mark.parametrize("changed", [
    {"pushed": False}, {"novel": NOVEL | {"careful": NOVEL["slipping"]}},
    {"novel": NOVEL | {"slipping": NOVEL["careful"]}}])
def test_a_chance_that_does_not_fall_refutes_the_penalty(changed):
    assert words(**changed)["A4-C14"] == "not supported"


def test_reward_that_adds_nothing_refutes_discovery_joining_and_verifier():
    changed = words(both=(4, 90))
    assert [changed[claim] for claim in ("A4-C15", "A4-C16", "A4-C33", "A4-C51")] == ["not supported"] * 4


def test_discovery_without_slips_needs_no_condition():
    changed = words(careful=(12, 99))
    assert [changed[claim] for claim in ("A4-C15", "A4-C16", "A4-C51")] == ["supported"] * 3


def test_reward_alone_that_does_as_well_refutes_joining_only():
    changed = words(exercises=(19, 55))
    assert (changed["A4-C15"], changed["A4-C16"]) == ("supported only if", "not supported")


def test_a_coin_that_teaches_refutes_the_verifier():
    assert words(coin=(20, 91))["A4-C51"] == "not supported"


def test_an_order_that_does_not_matter_becomes_a_condition():
    assert words(reversed=(20, 91))["A4-C33"] == "supported only if"


def solve(check=EXACT, slip=0.1):
    """The page's run at another seed: percent outside the idiom before and after, (R,) each."""
    problems, inside = all_problems()
    held = hold_out(len(inside), (7, 8))
    pools = [problems.pick(~kept) for kept in held]
    pupils = lab.imitate(init_networks((DESCRIBED, 64, 4), replicas=2, seed=7), pools, slip=slip, seed=7)
    after = lab.practise(pupils, pools, check, lab.weigh, lab.slope, keep=(250,), seed=7)[-1]
    return [lab.share_solved(lab.chances(nets), problems, held & ~inside) for nets in (pupils, after)]


@pytest.fixture(scope="module")
def run():
    return solve()


def test_the_mechanism_finds_what_counting_cannot(run):
    before, after = run
    assert is_clear(after - before, least=5, clear=2)
    assert words(examples=(before.mean(), 90), both=(after.mean(), 91))["A4-C15"] == "supported only if"


@pytest.mark.parametrize("broken", [
    {"check": lambda tries, rng: rng.permuted(EXACT(tries, rng), axis=-1)},
    {"slip": 0.0}], ids=["a coin marks", "no slip"])
def test_breaking_the_mechanism_ends_discovery_and_changes_the_word(broken):
    before, after = solve(**broken)
    assert not is_clear(after - before, least=3, clear=2)
    assert words(examples=(before.mean(), 90), both=(after.mean(), 91))["A4-C15"] == "not supported"


@pytest.mark.parametrize(("lead", "clear"), [
    ([6, 6, 6.1], True), ([4, 4, 4.1], False), ([20, 0, 0], False), ([-9, -9, -9.1], False)])
def test_a_lead_counts_if_it_is_large_and_clear(lead, clear):
    assert is_clear(np.array(lead, float), least=5, clear=2) is clear


def test_the_leader_swaps_with_the_arms():
    high, low = np.array([9.0, 9.5, 10.0]), np.array([1.0, 1.5, 2.0])
    assert [who_leads(high, low, clear=2), who_leads(low, high, clear=2)] == ["first", "second"]
    assert who_leads(high, high[::-1], clear=2) == "neither"
