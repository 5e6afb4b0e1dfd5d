import numpy as np
import pytest

from beyondtoken.labs import climbing_a_leaderboard as board
from beyondtoken.labs.climbing_a_leaderboard_verdicts import judge, order_change

RULES = {"gap": 0.10, "honest": 0.01, "clear": 0.10}
SKILL = np.linspace(0.70, 0.76, 20)


def ranks(count, *, equal):
    return np.array([board.ranked(SKILL, count, equal=equal, items=1000, seed=seed) for seed in range(30)])


def climbed(part, *, fresh=False):
    """Share right of the vote where the scores of `part` are shown: on the public and on the hidden items."""
    shares = []
    for seed in range(20, 24):
        contest = board.flip_coins(public=1000, hidden=4000, submissions=2000, seed=seed)
        scores = board.share_right(contest.guesses[:, part], contest.answers[part])
        if fresh:
            scores = np.random.default_rng(seed).permutation(scores)
        vote = board.climb(contest.guesses, scores, [2000])[0]
        shares.append([board.share_right(vote[cut], contest.answers[cut]) for cut in (PUBLIC, HIDDEN)])
    return np.transpose(shares)


PUBLIC, HIDDEN = slice(1000), slice(1000, None)


@pytest.fixture(scope="module")
def run():
    """The page's run, at other seeds."""
    public, unseen = climbed(PUBLIC)
    return {"public": public, "unseen": unseen, "peeked": climbed(HIDDEN)[1],
            "order": {"one": ranks(1, equal=True), "equal": ranks(100, equal=True),
                      "unequal": ranks(100, equal=False)}}


def words(run, **changed):
    return {claim: said["word"] for claim, said in judge(**{**run, **changed}, rules=RULES).items()}


def test_the_words_hold_at_other_seeds(run):
    assert words(run) == {"A4-C43": "supported only if", "A4-C44": "supported only if"}


def test_with_fresh_questions_each_time_nothing_drifts(run):
    assert words(run, public=climbed(PUBLIC, fresh=True)[0])["A4-C43"] == "not supported"


def test_an_order_that_no_tries_can_blur_refutes_the_drift(run):
    kept = dict.fromkeys(("one", "equal", "unequal"), run["order"]["one"])
    assert words(run, order=kept)["A4-C43"] == "not supported"


def test_an_order_blurred_by_all_tries_needs_no_condition(run):
    blurred = {**run["order"], "equal": run["order"]["unequal"]}
    assert words(run, order=blurred)["A4-C43"] == "supported"


def test_the_condition_names_the_tries_that_blur(run):
    swapped = {**run["order"], "equal": run["order"]["unequal"], "unequal": run["order"]["equal"]}
    conditions = [judge(**{**run, "order": order}, rules=RULES)["A4-C43"]["condition"]["en"]
                  for order in (run["order"], swapped)]
    assert ["more often" in one for one in conditions] == [True, False]


def test_a_hidden_set_that_moves_with_the_public_one_is_not_honest(run):
    assert words(run, unseen=run["public"])["A4-C44"] == "not supported"


def test_a_hidden_set_that_cannot_be_climbed_needs_no_condition(run):
    assert words(run, peeked=run["unseen"])["A4-C44"] == "supported"


@pytest.mark.parametrize(("change", "word"), [(0.2, "sharper"), (0.05, "same"), (-0.05, "same"), (-0.2, "blurred")])
def test_order_change_asks_for_a_clear_change(change, word):
    before = np.array([0.5, 0.6, 0.7])
    assert order_change(before, before + change, clear=0.1) == word


def test_what_was_not_tested_is_said(run):
    measured = [said["measured"] for said in judge(**run, rules=RULES).values()]
    assert all("was not" in one["en"] for one in measured)
    assert all("ない" in one["ja"] for one in measured)
