"""Break the mechanism, and the word must change."""

import numpy as np
import pytest

from beyondtoken.labs.open_base_local_adapter_verdicts import best_without_weights, helps, judge

RULES = {"points": 5.0, "clear": 2.0, "behind": 10.0}
SIZES = (50, 100, 1600)
NOISE = np.array([-1.0, 0.0, 1.0])


def runs(*means):
    return np.add.outer(NOISE, np.array(means))[:, 0] if len(means) == 1 else np.add.outer(NOISE, means)


def world(adapter, all_tuned, dictionary, scratch=40.0):
    at_100 = {"scratch": scratch, "adapter": adapter, "all": all_tuned, "dictionary": dictionary}
    return {arm: runs(value - 15, value, 85.0) for arm, value in at_100.items()}


def words(*, same=(55.0, 52.0, 70.0), negative=(50.0, 49.0, 2.0), slanted=(35.0, 42.0, 13.0), after=60.0,
          one=(82.0, 32.0), few=(54.0, 45.0), many=(80.0, 77.0), last_lead=0.0):
    results = {name: world(*found) for name, found in
               {"same": same, "negative": negative, "slanted": slanted}.items()}
    results["same"]["adapter"][:, -1] += last_lead
    groups = {size: runs(found[0], *[found[1]] * 4) for size, found in {25: few, 100: many}.items()}
    return judge(results=results, sizes=SIZES, size=100, before=runs(91.0), after=NOISE[::-1] + after,
                 one=runs(one[0], *[one[1]] * 4), own=groups, rules=RULES)


def test_the_words_of_a_run_like_the_pages():
    assert {verdict["word"] for verdict in words().values()} == {"supported only if"}


@pytest.mark.parametrize(("changed", "word"), [
    ({"slanted": (50.0, 50.0, 13.0)}, "supported"),
    ({"same": (41.0, 41.0, 70.0), "negative": (41.0, 41.0, 2.0)}, "not supported")])
def test_the_worlds_that_a_base_fits_decide_on_tuning_it(changed, word):
    found = words(**changed)
    assert [found[claim]["word"] for claim in ("A1-C21", "A3-C24")] == [word, word]


def test_tuning_all_is_judged_by_itself():
    found = words(same=(55.0, 41.0, 70.0), negative=(50.0, 41.0, 2.0), slanted=(35.0, 40.0, 13.0))
    assert (found["A1-C21"]["word"], found["A3-C24"]["word"]) == ("supported only if", "not supported")


@pytest.mark.parametrize(("dictionaries", "word"), [
    ((2.0, 2.0, 2.0), "supported only if"), ((70.0, 70.0, 70.0), "not supported")])
def test_a_closed_models_answers_are_the_rival_of_open_weights(dictionaries, word):
    found = words(same=(55.0, 52.0, dictionaries[0]), negative=(50.0, 49.0, dictionaries[1]),
                  slanted=(35.0, 42.0, dictionaries[2]))
    assert found["A5-C26"]["word"] == word


def test_weights_that_beat_every_rival_everywhere_need_no_condition():
    best = (60.0, 60.0, 30.0)
    assert words(same=best, negative=best, slanted=best)["A5-C26"]["word"] == "supported"


def test_the_condition_names_the_worlds():
    condition = words()["A5-C26"]["condition"]
    assert "yes: ink and paper swapped; no: the same pictures; slanted" in condition["en"]
    assert "該当：白黒反転" in condition["ja"]


@pytest.mark.parametrize(("changed", "word"), [
    ({}, "supported only if"), ({"last_lead": 10.0}, "supported"), ({"same": (41.0, 41.0, 70.0)}, "not supported")])
def test_captions_saved_decide_on_start_ups(changed, word):
    assert words(**changed)["A1-C24"]["word"] == word


def test_the_condition_on_start_ups_names_the_largest_size_that_gains():
    assert "at most 100" in words()["A1-C24"]["condition"]["en"]


@pytest.mark.parametrize(("after", "word"), [(60.0, "supported only if"), (91.0, "supported only if"),
                                             (97.0, "supported")])
def test_a_base_that_its_first_users_find_better_is_improved(after, word):
    assert words(after=after)["A5-C07"]["word"] == word


def test_outsiders_who_gain_nothing_refute_use_and_improvement():
    assert words(same=(41.0, 41.0, 70.0), after=97.0)["A5-C07"]["word"] == "not supported"


@pytest.mark.parametrize(("changed", "word"), [
    ({"few": (80.0, 60.0)}, "supported"),
    ({"one": (82.0, 80.0)}, "not supported"),                    # groups that speak alike
    ({"many": (60.0, 77.0)}, "not supported"),                   # the majority pays
    ({"many": (80.0, 33.0)}, "not supported")])
def test_who_is_left_behind_and_helped_decides_on_variety(changed, word):
    assert words(**changed)["A1-C22"]["word"] == word


def test_one_forgotten_minority_is_enough_to_withhold_the_word():
    rules = {"results": {name: world(55.0, 52.0, 70.0) for name in ("same", "negative", "slanted")}}
    own = runs(80.0, 77.0, 77.0, 77.0, 32.0)
    found = judge(**rules, sizes=SIZES, size=100, before=runs(91.0), after=runs(60.0),
                  one=runs(82.0, 32.0, 32.0, 32.0, 32.0), own={100: own}, rules=RULES)
    assert found["A1-C22"]["word"] == "not supported"


@pytest.mark.parametrize(("gain", "counts"), [([4.0, 4.1, 4.2], False), ([6.0, 6.1, 6.2], True),
                                              ([-20.0, 6.0, 40.0], False)])
def test_a_gain_must_be_large_and_clear(gain, counts):
    assert helps(np.array(gain), RULES) == counts


def test_the_best_way_without_weights_is_the_better_on_average():
    arms = {"scratch": np.array([40.0, 42.0]), "dictionary": np.array([70.0, 20.0])}
    assert best_without_weights(arms).tolist() == [70.0, 20.0]
