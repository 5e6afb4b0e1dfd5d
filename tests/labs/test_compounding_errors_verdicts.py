import numpy as np
import pytest

from beyondtoken.labs.compounding_errors_chains import checked_step, met
from beyondtoken.labs.compounding_errors_verdicts import judge

RULES = {"alike": 1e-4, "falls": 0.5, "holds": 0.95, "low": 0.5, "high": 0.9, "most": 0.9}
MONTH = met(np.full(10, 1 / 7), runs=20, times=[1, 2, 3])


def copy(breeze, *, unlike=1e-7):
    return {"unlike": np.full(4, unlike), "calm": np.full(4, 0.1), "breeze": np.full(4, breeze)}


COPIES = {"untaught": copy(0.0, unlike=1.0), "perfect": copy(0.0), "corrected": copy(0.9), "trembling": copy(1.0)}


def chains(right=0.95, tries=4, steps=20):
    return {"alone": right**steps, "careless": checked_step(right, tries=tries, waved=0.5) ** steps,
            "careful": checked_step(right, tries=tries, waved=0.0) ** steps}


def verdicts(copies=COPIES, tasks=None, month=MONTH, **rules):
    return judge(copies, tasks or chains(), month, rules={**RULES, **rules})


def word(claim, **parts):
    return verdicts(**parts)[claim]["word"]


def test_the_words_of_the_page():
    assert {claim: found["word"] for claim, found in verdicts().items()} == dict.fromkeys(
        ("A4-C28", "A4-C29", "A4-C30", "A4-C47"), "supported only if")


def test_a_copy_that_holds_in_the_breeze_refutes_the_cloner():
    assert word("A4-C28", copies={**COPIES, "perfect": copy(1.0)}) == "not supported"


def test_if_no_imitator_holds_the_cloner_needs_no_condition():
    lost = {**COPIES, "corrected": copy(0.2), "trembling": copy(0.2)}
    assert word("A4-C28", copies=lost) == "supported"
    assert word("A4-C47", copies=lost) == "not supported"


def test_a_poor_copy_tells_nothing_about_imitation():
    assert word("A4-C28", copies={**COPIES, "perfect": copy(0.0, unlike=0.01)}) == "cannot be tested here"


def test_perfect_demonstrations_that_suffice_need_no_condition():
    assert word("A4-C47", copies={**COPIES, "perfect": copy(1.0)}) == "supported"


def test_a_road_that_needs_no_driver_tells_nothing_about_demonstrations():
    assert word("A4-C47", copies={**COPIES, "untaught": copy(1.0)}) == "cannot be tested here"


@pytest.mark.parametrize(("rate", "expected"), [(1 / 7, "supported only if"), (1 / 700, "not supported")])
def test_trust_hangs_on_how_soon_disaster_comes(rate, expected):
    month = met(np.full(10, rate), runs=20, times=[1, 2, 3])
    assert word("A4-C29", month=month) == expected


def test_a_disaster_that_chooses_its_users_leaves_most_in_peace():
    month = met((np.arange(70) % 7 == 0).astype(float), runs=20, times=[1, 2, 3])
    assert word("A4-C29", month=month) == "not supported"


@pytest.mark.parametrize(("rate", "phrase"), [(1 / 7, "first"), (0.2, "second"), (0.4, "third")])
def test_the_condition_names_the_disaster_that_most_users_have_met(rate, phrase):
    month = met(np.full(10, rate), runs=20, times=[1, 2, 3])
    assert phrase in verdicts(month=month)["A4-C29"]["condition"]["en"]


@pytest.mark.parametrize(("tasks", "expected"), [
    (chains(right=0.99), "not supported"),
    (chains(tries=1), "supported"),
    (chains(right=0.95), "supported only if")])
def test_the_chain_hangs_on_steps_and_on_what_retries_recover(tasks, expected):
    assert word("A4-C30", tasks=tasks) == expected


def test_the_condition_names_the_checker_that_is_needed():
    easy = {"alone": 0.4, "careless": 0.95, "careful": 0.99}
    assert "nothing at all" in verdicts(tasks=easy)["A4-C30"]["condition"]["en"]
    assert "no good checker" in verdicts()["A4-C30"]["condition"]["en"]


def test_every_verdict_says_what_was_not_tested():
    texts = [found["measured"]["en"] for found in verdicts().values()]
    assert all(any(part in text for part in ("not run", "not measured", "not tested")) for text in texts)
