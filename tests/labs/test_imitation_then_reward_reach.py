"""How far practice reaches: figures against their numbers, and the word against broken arrays."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from beyondtoken.labs import imitation_then_reward_reach as reach

RULES = {"gain": 5.0, "clear": 2.0}
LEADS = {"carries": np.array([9.0, 10.0, 11.0]), "not": np.array([-1.0, 0.0, 1.0]), "open": np.array([0.0, 4.0, 8.0])}


@pytest.mark.parametrize("word", list(LEADS))
def test_a_lead_carries_does_not_or_leaves_it_open(word):
    assert reach.outcome(LEADS[word], rules=RULES) == word


@pytest.mark.parametrize(("near", "targets", "word"), [
    ("carries", "not", "supported only if"), ("carries", "open", "supported only if"),
    ("carries", "carries", "supported"), ("not", "carries", "not supported"),
    ("open", "not", "cannot be tested here")])
def test_the_fuzzier_task_decides_and_the_other_ground_sets_the_condition(near, targets, word):
    carried = {"pairs": LEADS["carries"], "near": LEADS[near], "targets": LEADS[targets]}
    assert reach.judge_neighbours(carried, rules=RULES)["A4-C17"]["word"] == word


def test_what_was_not_tested_is_said_in_both_languages():
    measured = reach.judge_neighbours(dict.fromkeys(("pairs", "near", "targets"), LEADS["not"]),
                                      rules=RULES)["A4-C17"]["measured"]
    assert "not tested" in measured["en"]
    assert "検証していない" in measured["ja"]


@pytest.mark.parametrize(("lang", "label"), [("en", "after the exercises"), ("ja", "演習のあと")])
def test_slips_are_drawn_at_the_mean_of_the_networks(lang, label):
    axes, after = Figure().subplots(), np.array([[0.0, 2.0], [10.0, 20.0]])
    reach.draw_slips(axes, [0, 10], after / 2, after, lang)
    assert axes.lines[0].get_ydata().tolist() == [1, 15]
    assert axes.lines[0].get_label() == label


def test_failures_have_a_panel_for_each_choice_of_examples():
    panels, runs = Figure().subplots(1, 2), np.array([[1.0, 3.0], [5.0, 7.0]])
    reach.draw_failures(panels, (1, 4), {"lucky": [runs, 2 * runs], "all": [runs, runs]}, "en")
    assert [panel.lines[1].get_ydata().tolist() for panel in panels] == [[4, 12], [2, 6]]


def test_neighbours_stand_side_by_side_and_a_missing_stage_is_left_out():
    axes, runs = Figure().subplots(), np.array([1.0, 3.0])
    reach.draw_neighbours(axes, {"pairs": [runs, 2 * runs, None], "near": [runs, runs, 3 * runs]}, "ja")
    means = [bars.lines[0].get_ydata().tolist() for bars in axes.containers]
    assert means == [[2, 2], [4, 2], [6]]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["未見の組", "近ければ可"]
