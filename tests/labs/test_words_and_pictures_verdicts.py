"""Break the mechanism, and the word must change."""

import numpy as np
import pytest

from beyondtoken.labs.words_and_pictures_verdicts import gains, judge

RULES = {"share": 0.5, "points": 5.0, "clear": 2.0, "loss": 5.0}
NOISE = np.array([-1.0, 0.0, 1.0])


def runs(mean):
    return mean + NOISE


def words(**changed):
    worlds = {world: {"eye": runs(60.0), "ear": runs(70.0), "both": runs(both)}
              for world, both in {"separate": 90.0, "shared": 71.0, "hum": 55.0, **changed.pop("both", {})}.items()}
    given = {"unseen": {"English": runs(80.0), "own names": runs(1.0)},
             "seen": {"English": runs(90.0), "own names": runs(90.0)}, "sparse": runs(3.0),
             "covered": {"plain": {"eye": runs(68.0), "ear": runs(45.0)},
                         "practised": {"eye": runs(69.0), "ear": runs(60.0)}}, **changed}
    return judge(worlds=worlds, rules=RULES, **given)


def test_the_words_of_a_run_like_the_pages():
    assert {verdict["word"] for verdict in words().values()} == {"supported only if"}


@pytest.mark.parametrize(("english", "own", "word"), [
    (80.0, 80.0, "supported"), (80.0, 1.0, "supported only if"), (30.0, 1.0, "not supported")])
def test_names_with_and_without_parts_decide_on_new_numbers(english, own, word):
    unseen = {"English": runs(english), "own names": runs(own)}
    assert words(unseen=unseen)["A5-C12"]["word"] == word


@pytest.mark.parametrize(("sparse", "wanted"), [(3.0, True), (80.0, False)])
def test_many_combinations_are_a_condition_only_where_few_do_not_suffice(sparse, wanted):
    condition = words(sparse=runs(sparse))["A5-C12"]["condition"]["en"]
    assert ("many combinations" in condition) == wanted


@pytest.mark.parametrize(("both", "word"), [
    ({}, "supported only if"),
    ({"shared": 90.0}, "supported only if"),
    ({"shared": 90.0, "hum": 90.0}, "supported"),
    ({"separate": 72.0}, "not supported"),
    ({"separate": 60.0}, "not supported")])
def test_the_worlds_in_which_two_senses_help_decide(both, word):
    assert words(both=both)["A5-C11"]["word"] == word


def test_a_gain_lost_in_its_spread_does_not_count():
    worlds = {"separate": {"eye": runs(60.0), "ear": np.full(3, 70.0), "both": np.array([50.0, 80.0, 110.0])}}
    worlds |= {world: worlds["separate"] for world in ("shared", "hum")}
    unseen = {"English": runs(80.0), "own names": runs(1.0)}
    covered = {way: {"eye": runs(69.0), "ear": runs(60.0)} for way in ("plain", "practised")}
    found = judge(unseen=unseen, seen=unseen, sparse=runs(3.0), worlds=worlds, covered=covered, rules=RULES)
    assert found["A5-C11"]["word"] == found["A2-C23"]["word"] == "not supported"


@pytest.mark.parametrize(("plain", "practised", "word"), [
    (58.0, 60.0, "supported"), (45.0, 60.0, "supported only if"), (45.0, 50.0, "cannot be tested here")])
def test_a_covered_sense_decides_on_the_glasses(plain, practised, word):
    covered = {way: {"eye": runs(69.0), "ear": runs(left)}
               for way, left in (("plain", plain), ("practised", practised))}
    assert words(covered=covered)["A2-C23"]["word"] == word


def test_glasses_without_a_gain_are_not_supported():
    assert words(both={"separate": 71.0})["A2-C23"]["word"] == "not supported"


def test_gains_are_over_the_sense_that_is_better_on_average():
    eye, ear = np.array([60.0, 90.0]), np.array([70.0, 60.0])
    assert gains(np.array([80.0, 95.0]), eye, ear).tolist() == [20.0, 5.0]
