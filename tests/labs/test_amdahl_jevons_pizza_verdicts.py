import numpy as np
import pytest

from beyondtoken.labs.amdahl_jevons_pizza import compare
from beyondtoken.labs.amdahl_jevons_pizza_demand import draw_values, worth_doing
from beyondtoken.labs.amdahl_jevons_pizza_verdicts import judge

RULES = {"leap": 100, "near": 0.25, "bottleneck": 0.5, "clear": 2.0, "narrow": 2.0, "wide": 0.5}
PRICES = np.array([1000, 100, 10, 1, 0.1])
BEFORE = np.array([[5.0, 90.0, 5.0]])


def market(*, spread=2.0, prices=PRICES, values=None):
    values = draw_values(range(10), 10_000, spread=spread, seed=0) if values is None else values
    use = worth_doing(values, prices)
    return {"prices": prices, "use": use, "spend": prices * use}


def rounds(**means):
    means = {"form": 1.0, "yes or no": 3.8, "sentence": 1.1, "habit": 1.7, **means}
    return {name: np.full(5, mean) for name, mean in means.items()}


def word(claim, *, after=(5.0, 0.2, 5.0), rebuilt=500.0, found=None, ways=None):
    room = compare(BEFORE, np.array([after]))
    return judge(room, rebuilt, found or market(), ways or rounds(), rules=RULES)[claim]["word"]


def test_the_words_of_the_page():
    assert [word(claim) for claim in ("A4-C09", "A4-C34", "A4-C38")] == ["supported only if"] * 3


def test_a_ceiling_that_rebuilding_does_not_break_needs_no_condition():
    assert word("A4-C38", rebuilt=10.5) == "supported"


def test_a_small_step_tells_nothing_about_a_leap():
    assert word("A4-C38", after=(5.0, 9.0, 5.0)) == "cannot be tested here"


@pytest.mark.parametrize("after", [(0.1, 0.2, 0.1), (50.0, 0.2, 5.0)])
def test_a_rest_that_changes_by_itself_breaks_the_law(after):
    assert word("A4-C38", after=after) == "not supported"


def test_a_small_rest_that_is_no_bottleneck_refutes_it():
    room = {"share": 0.999, "rest": 0.1, "factor": 1000.0, "measured": 500.0, "predicted": 500.0, "ceiling": 1000.0}
    assert judge(room, 5e3, market(), rounds(), rules=RULES)["A4-C38"]["word"] == "not supported"


def test_where_every_task_is_done_already_nobody_uses_more():
    assert word("A4-C09", found=market(values=np.full((10, 50), 1e6))) == "not supported"


def test_where_each_cut_raises_spending_no_condition_is_needed():
    assert word("A4-C09", found=market(prices=np.array([1000, 300, 100, 50]))) == "supported"


def test_where_no_cut_raises_spending_only_tasks_count():
    found = market(prices=np.array([10, 3, 1, 0.3]))
    verdict = judge(compare(BEFORE, BEFORE), 1.0, found, rounds(), rules=RULES)["A4-C09"]
    assert verdict["condition"]["en"] == "'more' counts tasks, not money or computing"


def test_the_condition_names_the_price_at_which_spending_turns():
    verdict = judge(compare(BEFORE, BEFORE), 1.0, market(), rounds(), rules=RULES)["A4-C09"]
    assert "about 10" in verdict["condition"]["en"]


@pytest.mark.parametrize(("ways", "expected"), [
    (rounds(), "supported only if"),
    (rounds(sentence=3.0), "supported"),
    (rounds(**{"yes or no": 2.0}), "not supported")])
def test_the_channel_is_narrow_by_what_a_turn_can_say(ways, expected):
    assert word("A4-C34", ways=ways) == expected


def test_every_verdict_says_what_was_not_tested():
    verdicts = judge(compare(BEFORE, BEFORE), 1.0, market(), rounds(), rules=RULES)
    assert all(any(part in found["measured"]["en"] for part in ("not tested", "not measured", "no interface"))
               for found in verdicts.values())
