from dataclasses import replace

import numpy as np
import pytest

from beyondtoken.labs import game as rink
from beyondtoken.labs import glitch
from beyondtoken.labs.glitch_verdicts import judge, sooner

GAMES = {"buggy": rink.work_out(swept=False), "patched": rink.work_out(swept=True)}
RULES = {"most": 0.9, "rare": 0.01, "clear": 2.0}
COURSES = {"buggy": [("buggy", 240_000)], "patched": [("patched", 240_000)],
           "closed": [("buggy", 80_000), ("patched", 160_000)],
           "opened": [("patched", 160_000), ("buggy", 240_000)]}


@pytest.fixture(scope="module")
def run():
    """The page's run, at another seed."""
    people, pushes = rink.people_play(GAMES["buggy"], seed=7)
    cloned = rink.play(GAMES["buggy"], glitch.clone(people, pushes))[0]
    lessons = {name: glitch.learn(glitch.practise, [(GAMES[game], steps) for game, steps in course], seed=7)
               for name, course in COURSES.items()}
    return {"people": people, "cloned": cloned, "lessons": lessons,
            "adapted": glitch.adaptation(GAMES, lessons)}


def words(run, rules=RULES, **changed):
    parts = {**run, **changed}
    verdicts = judge(GAMES, parts["people"], parts["cloned"], parts["lessons"], parts["adapted"], rules=rules)
    return {claim: verdict["word"] for claim, verdict in verdicts.items()}


def with_lessons(run, **changed):
    return {**run["lessons"], **changed}


def groups(closed, opened):
    ends = {"veterans": (1.0, 9.0), "newcomers": (9.0, 1.0), "neither": (5.0, 5.0)}
    noise = np.array([-0.1, 0.0, 0.1])
    pairs = {"closed": ends[closed], "opened": ends[opened]}
    return {name: tuple(end + noise for end in pair) for name, pair in pairs.items()}


def test_the_words_hold_at_another_seed(run):
    assert words(run) == {"A4-C23": "supported", "A4-C15": "supported", "A4-C48": "not supported",
                          "A4-C51": "supported only if"}


def test_without_the_bug_the_shortcut_is_not_supported(run):
    changed = words(run, lessons=with_lessons(run, buggy=run["lessons"]["patched"]))
    assert changed["A4-C23"] == "not supported"
    assert changed["A4-C15"] == "supported only if"


def test_a_wall_that_leaks_after_the_patch_tells_nothing(run):
    changed = words(run, lessons=with_lessons(run, patched=run["lessons"]["buggy"]))
    assert changed["A4-C23"] == "cannot be tested here"


def test_people_who_take_the_shortcut_too_refute_it(run):
    through = np.repeat(run["lessons"]["buggy"].trails[-1, :1], 1000, axis=0)
    assert words(run, people=through)["A4-C23"] == "not supported"


def test_an_imitator_that_takes_the_shortcut_refutes_it(run):
    assert words(run, cloned=run["lessons"]["buggy"].trails[-1, 0])["A4-C23"] == "not supported"


def test_learners_who_learnt_nothing_support_nothing(run):
    idle = {name: glitch.learn(glitch.practise, [(GAMES[game], 0) for game, _ in course], seed=7)
            for name, course in COURSES.items()}
    changed = words(run, lessons=idle)
    assert [changed[claim] for claim in ("A4-C23", "A4-C15", "A4-C51")] == ["not supported"] * 3


def test_practice_cut_short_changes_the_word(run):
    lesson = run["lessons"]["patched"]
    kept = lesson.checked <= 120_000
    cut = replace(lesson, checked=lesson.checked[kept], trails=lesson.trails[kept],
                  lengths=lesson.lengths[kept], through=lesson.through[kept])
    assert words(run, lessons=with_lessons(run, patched=cut))["A4-C51"] == "not supported"


def test_a_simulator_whose_gap_does_no_harm_needs_no_condition(run):
    lengths = run["lessons"]["closed"].lengths.copy()
    lengths[run["lessons"]["closed"].change] = 15
    harmless = replace(run["lessons"]["closed"], lengths=lengths)
    assert words(run, lessons=with_lessons(run, closed=harmless))["A4-C51"] == "supported"


@pytest.mark.parametrize(("closed", "opened", "word"), [
    ("newcomers", "newcomers", "supported"),
    ("newcomers", "veterans", "supported only if"),
    ("neither", "newcomers", "supported only if"),
    ("veterans", "neither", "not supported"),
    ("veterans", "veterans", "not supported"),
    ("neither", "neither", "cannot be tested here"),
])
def test_the_word_on_veterans_follows_who_was_sooner(run, closed, opened, word):
    assert words(run, adapted=groups(closed, opened))["A4-C48"] == word


def test_the_condition_names_the_change_after_which_newcomers_lead(run):
    adapted = groups("veterans", "newcomers")
    verdicts = judge(GAMES, run["people"], run["cloned"], run["lessons"], adapted, rules=RULES)
    assert "opened" in verdicts["A4-C48"]["condition"]["en"]


def test_stricter_rules_can_withhold_the_word(run):
    assert words(run, rules={**RULES, "rare": 0.0})["A4-C23"] == "not supported"


@pytest.mark.parametrize(("shift", "leader"), [
    (0.0, "neither"), (1.0, "neither"), (3.0, "veterans"), (-3.0, "newcomers")])
def test_sooner_asks_for_two_standard_errors(shift, leader):
    group = np.array([-1.0, 0.0, 1.0])                     # standard error of a difference: sqrt(2/3)
    assert sooner(group, group + shift, clear=2.0) == leader


def test_sooner_swaps_with_its_groups():
    early, late = np.array([1.0, 2.0, 3.0]), np.array([11.0, 12.0, 13.0])
    assert (sooner(early, late, clear=2.0), sooner(late, early, clear=2.0)) == ("veterans", "newcomers")
