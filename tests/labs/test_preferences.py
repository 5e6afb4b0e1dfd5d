import ast
import re
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit

from beyondtoken.errors import ShapeError
from beyondtoken.labs import preferences as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "beyond-imitation" / "preferences.md"
TASTE = lab.draw_tastes(3, seed=5)


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if f"def {name}(" in cell)
    defined = (part for part in ast.parse(source).body if isinstance(part, ast.FunctionDef) and part.name == name)
    names = {"np": np, "quality": lab.quality}
    exec(compile(ast.Module([next(defined)], []), name, "exec"), names)
    return names[name]


def some_answers(runs=3, count=64, seed=0, spread=1.0):
    return spread * np.random.default_rng(seed).standard_normal((runs, count, lab.TRAITS))


def test_the_best_answer_is_twice_the_taste():
    rng = np.random.default_rng(1)
    best = 2 * TASTE[:, None]
    near = best + 0.3 * rng.standard_normal((3, 500, lab.TRAITS))
    assert lab.quality(best, TASTE) == pytest.approx(1)
    assert (lab.quality(near, TASTE) < 1).all()


def test_answers_of_one_quality_lie_on_a_sphere_around_the_best():
    answers = some_answers()
    from_best = ((answers - 2 * TASTE[:, None]) ** 2).sum(axis=-1)
    assert lab.quality(answers, TASTE) == pytest.approx(1 - from_best / 4)


def test_quality_refuses_a_taste_too_few():
    with pytest.raises(ShapeError, match="a taste for each run"):
        lab.quality(some_answers(), TASTE[:2])


@pytest.mark.parametrize(("sharp", "lead"), [(0.0, 1.0), (4.0, 0.5), (4.0, 1.0)])
def test_people_err_as_often_as_the_logistic_function_says(sharp, lead):
    taste = np.eye(1, lab.TRAITS)
    first = np.zeros((1, 20_000, lab.TRAITS))
    first[..., 0] = 2 - 2 * np.sqrt(1 - lead)              # quality is the lead; the other answer has 0
    better, _ = lab.compare(first, np.zeros_like(first), taste, np.random.default_rng(0), sharp=sharp)
    share = (better[..., 0] > 0).mean()
    assert share == pytest.approx(expit(sharp * lead), abs=0.015)


def test_compare_keeps_every_pair():
    first, second = some_answers(seed=1), some_answers(seed=2)
    better, worse = lab.compare(first, second, TASTE, np.random.default_rng(0))
    assert np.allclose(better + worse, first + second)


def test_quadratic_judge_sees_every_product_once():
    seen = lab.describe(np.arange(1.0, 9.0)[None, None], "quadratic")[0, 0]
    products = sorted(i * j for i in range(1, 9) for j in range(i, 9))
    assert sorted(seen[8:].astype(int).tolist()) == products


def test_describe_refuses_an_unknown_kind():
    with pytest.raises(ShapeError, match="linear, quadratic"):
        lab.describe(some_answers(), "cubic")


@pytest.mark.parametrize("kind", lab.KINDS)
def test_newton_finds_what_another_optimiser_finds(kind):
    rng = np.random.default_rng(3)
    better, worse = lab.compare(some_answers(count=40, seed=1), some_answers(count=40, seed=2), TASTE, rng)
    gaps = lab.describe(better, kind) - lab.describe(worse, kind)

    def loss(weights):
        return np.logaddexp(0, -gaps[0] @ weights).sum() + weights @ weights / 2

    found = minimize(loss, np.zeros(gaps.shape[-1]), method="BFGS", options={"gtol": 1e-7})
    assert lab.bradley_terry(gaps)[0] == pytest.approx(found.x, abs=1e-4)


def test_with_many_comparisons_the_quadratic_judge_finds_the_truth():
    rng = np.random.default_rng(0)
    pairs = rng.standard_normal((2, 3, 20_000, lab.TRAITS))
    better, worse = lab.compare(*pairs, TASTE, rng)
    weights = lab.bradley_terry(lab.describe(better, "quadratic") - lab.describe(worse, "quadratic"))
    assert weights[:, :8] / lab.SHARP == pytest.approx(TASTE, abs=0.12)
    squares = [8 + i * 8 - i * (i - 1) // 2 for i in range(8)]
    assert weights[:, squares] / lab.SHARP == pytest.approx(-lab.BEND, abs=0.08)


def test_best_of_agrees_with_counting_by_hand():
    marks, worth = np.array([[3.0, 1.0, 2.0, 4.0, 9.0, 0.0]]), np.array([[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]])
    assert [float(lab.best_of(n, marks, worth)[0]) for n in (1, 2, 3, 6)] == [3.5, 10 / 3, 3.0, 5.0]


def test_best_of_refuses_groups_that_do_not_come_out_even():
    with pytest.raises(ShapeError, match="6 answers out in groups of 4"):
        lab.best_of(4, np.zeros((1, 6)), np.zeros((1, 6)))


def test_distance_is_the_divergence_of_the_best_of_n():
    """KL of the density N u^(N-1) of the largest mark's rank from the even one, by a sum."""
    u = (np.arange(200_000) + 0.5) / 200_000
    density = 8 * u ** 7
    assert lab.distance(8) ** 2 == pytest.approx((density * np.log(density)).mean(), abs=1e-4)


@pytest.mark.parametrize("tries", [4, 64, 1024])
def test_exact_gain_agrees_with_a_perfect_linear_judge(tries):
    taste = lab.draw_tastes(8, seed=2)
    answers = some_answers(runs=8, count=2 ** 15, seed=4)
    worth, marks = lab.quality(answers, taste), lab.marks_of(taste, answers)
    gains = lab.best_of(tries, marks, worth) - worth.mean(axis=1)
    error = gains.std(ddof=1) / np.sqrt(8)
    assert abs(gains.mean() - lab.expected_gain(tries)) < 4 * error + 0.01


def test_exact_gain_turns_over():
    gains = [lab.expected_gain(4 ** k) for k in range(9)]
    assert 1 < int(np.argmax(gains)) < 4
    assert gains[-1] < 0.3


def test_the_truth_agrees_with_itself_and_a_coin_does_not():
    weights = np.zeros((3, 44))
    weights[:, :8] = TASTE
    weights[:, [8 + i * 8 - i * (i - 1) // 2 for i in range(8)]] = -lab.BEND
    assert lab.agreement(weights, TASTE, seed=0) == pytest.approx(1)
    assert lab.agreement(-weights, TASTE, seed=0) == pytest.approx(0)


def test_an_imitator_keeps_mean_and_spread():
    shown = some_answers(count=4000, seed=6) * np.arange(1, 9) + 3
    copied = lab.imitate(shown, 20_000, np.random.default_rng(0))
    assert copied.mean(axis=1) == pytest.approx(shown.mean(axis=1), abs=0.3)
    assert copied.std(axis=1) == pytest.approx(shown.std(axis=1), rel=0.05)


@pytest.mark.parametrize(("kind", "rises"), [("linear", False), ("quadratic", True)])
def test_only_the_judge_that_can_say_too_much_keeps_what_it_gained(kind, rises):
    found = lab.study(lab.draw_tastes(8, seed=9), (1, 16, 4096), counts=(5000,), kinds=(kind,), seed=9)
    climb = found[kind, 5000].mean(axis=0)
    assert climb[1] > climb[0]
    assert (climb[2] > climb[1]) == rises


def test_study_repeats_itself():
    first, again = (lab.study(TASTE, (1, 8), counts=(30,), answers=64, seed=2) for _ in range(2))
    assert all((first[name] == again[name]).all() for name in first)


def test_the_page_runs_the_same_comparisons_judges_and_choice():
    first, second = some_answers(seed=1), some_answers(seed=2)
    pairs = [make(first, second, TASTE, np.random.default_rng(0)) for make in (lab.compare, page_function("compare"))]
    gaps = pairs[0][0] - pairs[0][1]
    assert np.allclose(pairs[0], pairs[1])
    assert np.allclose(lab.bradley_terry(gaps), page_function("bradley_terry")(gaps))
    assert np.allclose(lab.quality(first, TASTE), page_function("quality")(first, TASTE))
    assert (lab.best_of(8, first[..., 0], first[..., 1])
            == page_function("best_of")(8, first[..., 0], first[..., 1])).all()
