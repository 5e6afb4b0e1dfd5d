import numpy as np
import pytest

from beyondtoken.labs import preferences as lab
from beyondtoken.labs.preferences_verdicts import above, judge, kept

RULES = {"keeps": 0.5, "clear": 2.0}
TRIES, COUNTS = (1, 64, 4096), (30, 3000)


def labels_of(both, demonstrations, judgements):
    """Six runs that differ a little, at one, 64 and 4,096 tries."""
    noise = np.linspace(-0.05, 0.05, 6)[:, None]
    rows = {"both": both, "demonstrations": demonstrations, "judgements": judgements}
    return {name: np.array([[-1.0, *row]]) + noise * (i + 1) for i, (name, row) in enumerate(rows.items())}


GOOD_LABELS = labels_of((0.5, 0.7), (-0.2, -0.2), (0.1, 0.3))


def verdicts(climbs, labels=GOOD_LABELS, rules=RULES):
    return judge(climbs, labels, tries=TRIES, light=64, rules=rules)


@pytest.fixture(scope="module")
def studies():
    taste = lab.draw_tastes(8, seed=7)
    changes = {"page": {}, "no bend": {"bend": 0.0}, "coin": {"sharp": 0.0}}
    return {name: lab.study(taste, TRIES, counts=COUNTS, answers=2 ** 14, seed=7, **change)
            for name, change in changes.items()}


def test_with_the_bend_only_the_quadratic_judge_stands(studies):
    found = verdicts(studies["page"])["A4-C24"]
    assert found["word"] == "supported only if"
    assert found["condition"]["en"].startswith("the judge can express “too much”")
    assert "3,000" in found["condition"]["en"]


def test_without_the_bend_the_word_becomes_supported(studies):
    assert verdicts(studies["no bend"])["A4-C24"]["word"] == "supported"


def test_taught_by_coins_the_word_becomes_not_supported(studies):
    assert verdicts(studies["coin"])["A4-C24"]["word"] == "not supported"


def test_where_a_perfect_checker_gains_nothing_nothing_can_be_told(studies):
    flat = {**studies["page"], "perfect": np.random.default_rng(0).standard_normal((8, 3))}
    assert verdicts(flat)["A4-C24"]["word"] == "cannot be tested here"


def test_runs_that_scatter_around_the_threshold_tell_nothing(studies):
    perfect = studies["page"]["perfect"]
    half = (perfect[:, -1] - perfect[:, 0]).mean() / 2
    wavering = perfect[:, :1] + half + np.linspace(-1, 1, 8)[:, None]
    climb = np.concatenate([perfect[:, :1], wavering, wavering], axis=1)
    climbs = {name: climb for name in studies["page"]} | {"perfect": perfect}
    assert verdicts(climbs)["A4-C24"]["word"] == "cannot be tested here"


def test_if_only_the_simple_judge_stands_the_condition_says_so(studies):
    page = studies["page"]
    swapped = {("linear" if kind == "quadratic" else "quadratic", count): page[kind, count]
               for kind, count in list(page)[1:]} | {"perfect": page["perfect"]}
    assert verdicts(swapped)["A4-C24"]["condition"]["en"].startswith("the judge is a simple one")


def test_a_stricter_rule_can_withhold_the_word(studies):
    assert verdicts(studies["page"], rules={**RULES, "keeps": 1.1})["A4-C24"]["word"] == "not supported"


@pytest.mark.parametrize(("labels", "word"), [
    (GOOD_LABELS, "supported"),
    (labels_of((0.5, 0.5), (0.5, 0.5), (0.1, 0.3)), "not supported"),      # judgements are idle
    (labels_of((0.5, 0.5), (-0.2, -0.2), (0.5, 0.6)), "not supported"),    # demonstrations are idle
    (labels_of((0.5, 0.5), (-0.2, -0.2), (0.1, 0.6)), "supported only if"),
    (labels_of((0.5, 0.7), (0.5, -0.2), (0.1, 0.3)), "supported only if"),
])
def test_both_labels_must_matter_for_the_word(studies, labels, word):
    assert verdicts(studies["page"], labels)["A4-C47"]["word"] == word


@pytest.mark.parametrize(("judgements", "condition"), [((0.1, 0.8), "few"), ((0.6, 0.3), "very many")])
def test_the_condition_names_the_selection_under_which_both_matter(studies, judgements, condition):
    found = verdicts(studies["page"], labels_of((0.5, 0.7), (-0.2, -0.2), judgements))["A4-C47"]
    assert found["condition"]["en"].startswith(condition)


def test_the_measured_text_says_what_was_not_tested(studies):
    found = verdicts(studies["page"])
    assert "medicine" in found["A4-C24"]["measured"]["en"]
    assert "pretraining" in found["A4-C47"]["measured"]["en"]
    assert "64回の試行で0.50、-0.20、0.10" in found["A4-C47"]["measured"]["ja"]


def test_kept_is_one_for_the_perfect_checker_and_zero_for_no_choice(studies):
    perfect = studies["page"]["perfect"]
    assert kept(perfect, perfect).mean() == pytest.approx(1)
    assert kept(np.repeat(perfect[:, :1], 3, axis=1), perfect) == pytest.approx(0)


@pytest.mark.parametrize(("shift", "word"), [(0.0, "unclear"), (1.0, "unclear"), (1.3, "yes"), (-1.3, "no")])
def test_above_asks_for_two_standard_errors(shift, word):
    values = np.array([-1.0, 0.0, 1.0])                    # standard error 1 / sqrt(3)
    assert above(values + shift, 0, clear=2.0) == word
