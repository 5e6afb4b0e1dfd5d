import ast
import itertools
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import test_time_compute as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "beyond-imitation" / "test-time-compute.md"
OUTPUTS = lab.run_all(100)
BEHAVIOUR = lab.behaviours(OUTPUTS)
BUDGETS = (1, 8, 64, 512)


def page_function(name):
    """A function as the page defines it, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if f"def {name}(" in cell)
    defined = (part for part in ast.parse(source).body if isinstance(part, ast.FunctionDef) and part.name == name)
    names = {"np": np, "PLACES": 8 ** np.arange(4, -1, -1)}
    exec(compile(ast.Module([next(defined)], []), name, "exec"), names)
    return names[name]


def run_by_hand(program, x, clock):
    """One program on one input, in plain Python."""
    rules = [lambda v: v + 1, lambda v: v - 3, lambda v: 2 * v, lambda v: 3 * v, lambda v: 7 * v,
             lambda v: v ** 2, lambda v: -v, lambda v: v // 2]
    for digit in f"{program:05o}":
        x = rules[int(digit)](x) % clock
    return x


@pytest.mark.parametrize("clock", [100, 10_007])
def test_every_program_does_what_plain_python_does(clock):
    outputs = lab.run_all(clock)
    rng = np.random.default_rng(0)
    pairs = zip(rng.integers(lab.PROGRAMS, size=200), rng.integers(lab.INPUTS, size=200), strict=True)
    assert all(outputs[program, x] == run_by_hand(program, int(x), clock) for program, x in pairs)


def test_a_clock_too_small_is_refused():
    with pytest.raises(ShapeError, match="100 hours, got 60"):
        lab.run_all(60)


def test_programs_share_a_behaviour_exactly_if_they_agree_everywhere():
    distinct = np.unique(OUTPUTS, axis=0)
    assert BEHAVIOUR.max() + 1 == len(distinct)
    first = np.unique(BEHAVIOUR, return_index=True)[1]
    assert (OUTPUTS[first[BEHAVIOUR]] == OUTPUTS).all()


def test_a_listing_names_the_steps_in_order():
    program = int("52017", 8)
    assert lab.listing(program) == "square, double, add 1, take 3, halve"
    assert lab.listing(program, "ja") == "2乗、2倍、1を足す、3を引く、半分"


@pytest.mark.parametrize("odds", [1.0, 3.0, 50.0])
def test_a_hunch_multiplies_the_odds_of_the_right_operator(odds):
    tasks = lab.draw_tasks(1, seed=4)
    plain, keen = (lab.chances_of(tasks.habits, tasks.hidden[0], factor) for factor in (1.0, odds))
    right = np.arange(5), lab.steps_of(tasks.hidden[0])
    assert keen.sum(axis=1) == pytest.approx(1)
    assert keen[right] / (1 - keen[right]) == pytest.approx(odds * plain[right] / (1 - plain[right]))


def test_programs_are_written_as_often_as_their_chances_say():
    chances = lab.chances_of(np.random.default_rng(1).standard_normal((5, 8)), 4711, 3.0)
    steps = lab.steps_of(lab.write(chances, 40_000, np.random.default_rng(2))[:, None])
    counted = np.array([np.bincount(column, minlength=8) for column in steps.T]) / 40_000
    assert counted == pytest.approx(chances, abs=0.012)


@pytest.mark.parametrize("seed", range(5))
def test_first_to_pass_agrees_with_going_through_the_tries_one_by_one(seed):
    passed = np.random.default_rng(seed).random((30, 4)) < 0.6
    slow = [next((n for n in range(30) if passed[n, :tests].all()), 30) for tests in range(5)]
    assert lab.first_to_pass(passed).tolist() == slow


def test_more_tests_are_never_passed_sooner():
    trials = lab.try_all(OUTPUTS, seeds=[3, 4], count=20, odds=3.0, budgets=BUDGETS)
    assert (np.diff(trials.first, axis=2) >= 0).all()


def test_nobody_hands_over_more_right_programs_than_there_are():
    trials = lab.try_all(OUTPUTS, seeds=[3, 4], count=20, odds=3.0, budgets=BUDGETS)
    found = lab.shares(trials, BUDGETS)
    assert all((found[tests]["right"] <= found["found"]).all() for tests in lab.TESTS)
    assert all((found[tests]["right"] + found[tests]["wrong"] <= 1).all() for tests in lab.TESTS)


def test_the_program_kept_passes_its_tests():
    trials = lab.try_all(OUTPUTS, seeds=[5], count=30, odds=3.0, budgets=BUDGETS)
    tasks = lab.draw_tasks(30, seed=[5, 0])
    for hidden, tests, kept in zip(tasks.hidden, tasks.tests, trials.written[0], strict=True):
        for used, program in zip(lab.TESTS, kept, strict=True):
            assert program == -1 or (OUTPUTS[program, tests[:used]] == OUTPUTS[hidden, tests[:used]]).all()


def test_trying_agrees_with_what_is_expected():
    trials = lab.try_all(OUTPUTS, seeds=range(6), count=60, odds=6.0, budgets=BUDGETS)
    exact = lab.expected(OUTPUTS, seeds=range(6), count=60, odds=6.0, budgets=BUDGETS)
    tried = lab.shares(trials, BUDGETS)
    error = 4 * np.sqrt(0.25 / 360)
    assert tried["found"].mean(axis=0) == pytest.approx(exact["found"].mean(axis=0), abs=error)
    for tests in (1, 2, 10):
        assert tried[tests]["right"].mean(axis=0) == pytest.approx(exact[tests].mean(axis=0), abs=error)


def test_the_expected_share_agrees_with_adding_up_all_pairs_of_tries():
    tasks = lab.draw_tasks(1, seed=[9, 0])
    hidden, test = tasks.hidden[0], tasks.tests[0, 0]
    chance = lab._of_programs(lab.chances_of(tasks.habits, hidden, 3.0))
    passes = OUTPUTS[:, test] == OUTPUTS[hidden, test]
    right = BEHAVIOUR[hidden] == BEHAVIOUR
    kinds = {kind: chance[mask].sum() for kind, mask in
             {"right": right, "passes": passes & ~right, "fails": ~passes}.items()}
    total = sum(kinds[a] * kinds[b] for a, b in itertools.product(kinds, repeat=2)
                if a == "right" or (a == "fails" and b == "right"))
    assert lab.expected(OUTPUTS, seeds=[9], count=1, odds=3.0, budgets=(2,))[1][0, 0] == pytest.approx(total)


def test_chances_of_all_programs_sum_to_one():
    chances = lab.chances_of(lab.draw_tasks(1, seed=0).habits, 7, 3.0)
    product = lab._of_programs(chances)
    program = int("52017", 8)
    assert product.sum() == pytest.approx(1)
    assert product[program] == pytest.approx(np.prod(chances[np.arange(5), lab.steps_of(program)]))


def test_without_square_only_what_needs_no_square_is_ever_found():
    found = lab.expected(OUTPUTS, seeds=[1], count=100, odds=3.0, budgets=(10 ** 12,), never=5)["found"][0, 0]
    squareless = (lab.steps_of(np.arange(lab.PROGRAMS)[:, None]) != 5).all(axis=1)
    reachable = np.isin(BEHAVIOUR[lab.draw_tasks(100, seed=[1, 0]).hidden], BEHAVIOUR[squareless])
    assert found == pytest.approx(reachable.mean(), abs=0.03)


def test_a_blind_test_hands_over_the_first_try():
    trials = lab.try_all(OUTPUTS, seeds=[2], count=10, odds=3.0, budgets=BUDGETS, blur=100)
    assert (trials.first == 0).all()


@pytest.mark.parametrize(("written", "winner"), [([4, 7, 7, 4, 7], 7), ([4, 7, 7, 4], 4), ([9], 9)])
def test_the_vote_goes_to_the_most_frequent_and_then_to_the_first(written, winner):
    assert lab._plurality(np.array(written)) == winner


def test_the_page_runs_the_same_operators_writing_and_check():
    passed = np.random.default_rng(0).random((30, 10)) < 0.7
    chances = lab.chances_of(np.zeros((5, 8)), 99, 3.0)
    written = [write(chances, 50, np.random.default_rng(1)) for write in (lab.write, page_function("write"))]
    assert (written[0] == written[1]).all()
    assert (lab.first_to_pass(passed) == page_function("first_to_pass")(passed)).all()
    assert (lab.run_all(100, apply=page_function("apply")) == OUTPUTS).all()
