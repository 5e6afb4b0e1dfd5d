"""Lists and scores against exact enumeration and the closed forms of the page."""

import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import BookError
from beyondtoken.labs import how_open_is_open as lab

PAGE = Path(__file__).parents[2] / "chapters/open-or-closed/how-open-is-open.md"


def page_functions(*names):
    """Functions as the page prints them, in a room of their own."""
    text, room = PAGE.read_text(encoding="utf-8"), {**vars(lab), "np": np}
    for name in names:
        exec(re.search(rf"^def {name}\(.*?(?=^\S|\Z)", text, re.M | re.S)[0], room)
    return room


check, reversals = (page_functions(name)[name] for name in ("check", "reversals"))


@pytest.mark.parametrize(("cells", "outcome"), [
    ({"parameters": True, "paper": True}, "passes"),
    ({"parameters": True}, "not decided"),
    ({}, "not decided"),
    ({"parameters": False}, "fails"),
    ({"parameters": True, "paper": False, "results": True}, "fails")])
def test_a_blank_is_neither_yes_nor_no(cells, outcome):
    assert check(cells, ("parameters", "paper")) == outcome


@pytest.mark.parametrize("cells", [dict(zip("abc", cells, strict=True)) for cells in
                                   product((True, False, None), repeat=3)], ids=str)
def test_the_check_agrees_with_trying_every_filling(cells):
    known = {name: there for name, there in cells.items() if there is not None}
    blanks = [name for name, there in cells.items() if there is None]
    met = [all({**known, **dict(zip(blanks, way, strict=True))}.values())
           for way in product((True, False), repeat=len(blanks))]
    expected = "passes" if all(met) else "not decided" if any(met) else "fails"
    assert check(known, tuple("abc")) == expected
    assert lab.passing_share(known, tuple("abc")) == pytest.approx(np.mean(met))


def test_every_definition_asks_for_criteria_of_the_list():
    for wanted in (lab.OSAID, *lab.MOF.values()):
        assert set(wanted) <= set(lab.CRITERIA)
        assert len(set(wanted)) == len(wanted)


def test_the_classes_of_the_framework_stand_inside_one_another():
    assert set(lab.MOF["III"]) < set(lab.MOF["II"]) < set(lab.MOF["I"])


def test_the_definition_asks_about_the_data_and_the_first_class_for_them():
    assert "data information" in lab.OSAID
    assert "training data" not in lab.OSAID
    assert "training data" in lab.MOF["I"]


def test_a_strange_criterion_is_refused_with_its_name():
    with pytest.raises(BookError, match="openness of heart"):
        lab.counted({"openness of heart": True})


@pytest.mark.parametrize("blank", [0.0, 0.5, 1.0])
def test_blanks_count_as_asked_and_cells_as_stated(blank):
    row = dict(zip(lab.CRITERIA, lab.counted({"paper": True, "results": False}, blank), strict=True))
    assert (row["paper"], row["results"], row["any use"]) == (1, 0, blank)


def test_weightings_are_positive_sum_to_one_and_favour_nothing():
    weights = lab.draw_weights(range(5), count=2000)
    assert weights.min() >= 0
    assert weights.sum(axis=-1) == pytest.approx(np.ones((5, 2000)))
    assert weights.mean(axis=(0, 1)) == pytest.approx(np.full(17, 1 / 17), abs=0.003)


@pytest.mark.parametrize(("more", "fewer", "exact"), [
    (1, 1, 1 / 2), (2, 1, 1 / 4), (3, 1, 1 / 8), (3, 2, 5 / 16), (5, 0, 0), (0, 2, 1), (0, 0, 0)])
def test_the_chance_of_a_reversal_follows_a_hand_worked_table(more, fewer, exact):
    assert lab.upset(more, fewer) == pytest.approx(exact)


@pytest.mark.parametrize(("more", "fewer"), [(1, 1), (2, 1), (3, 2), (5, 3), (4, 0)])
def test_drawn_reversals_agree_with_the_chance_worked_out(more, fewer):
    first, second = np.zeros((2, 17))
    first[:more], second[more:more + fewer] = 1, 1
    first[-4:] = second[-4:] = 1                                   # what both have plays no part
    found = reversals(first, second, lab.draw_weights(range(4), count=5000)).mean()
    assert found == pytest.approx(100 * lab.upset(more, fewer), abs=1.5)


def test_no_rule_reverses_a_dominated_pair():
    rng = np.random.default_rng(1)
    weights, (sets, prizes) = lab.draw_weights([0], count=300), lab.draw_gates([0], count=300)
    for _ in range(20):
        second = rng.integers(0, 2, size=17)
        first = np.maximum(second, rng.integers(0, 2, size=17))
        assert reversals(first, second, weights).max() == 0
        assert (lab.gate_scores(first, sets, prizes) >= lab.gate_scores(second, sets, prizes)).all()


def test_gates_ask_for_one_to_three_criteria():
    sets, prizes = lab.draw_gates([3], count=50)
    assert set(np.unique(sets.sum(axis=-1))) == {1, 2, 3}
    assert prizes.shape == sets.shape[:-1]


def test_a_gate_pays_only_for_its_whole_set():
    sets = np.array([[[[True, True, False], [False, False, True]]]])
    prizes = np.array([[[4.0, 1.0]]])
    paid = [lab.gate_scores(np.array(release), sets, prizes)[0, 0]
            for release in ([1, 0, 0], [1, 1, 0], [0, 0, 1], [1, 1, 1])]
    assert paid == [0, 4, 1, 5]


@pytest.mark.parametrize("criteria", [1, 2, 3, 4])
def test_comparable_pairs_worked_out_agree_with_counting_all(criteria):
    rows = np.array(list(product((0, 1), repeat=criteria)))
    least = (rows[:, None] >= rows[None]).all(axis=-1)
    assert lab.comparable_exactly(criteria) == pytest.approx(100 * (least | least.T).mean())


@pytest.mark.parametrize("criteria", [1, 4, 9, 16])
def test_drawn_pairs_agree_with_the_share_worked_out(criteria):
    found = lab.comparable_share(criteria, seeds=range(5))
    assert found.mean() == pytest.approx(lab.comparable_exactly(criteria), abs=2)


def test_coins_are_fair_fill_only_blanks_and_differ_between_sides():
    cells = {"parameters": True, "training data": False}
    one, other = (lab.fill_by_coin(cells, seeds=range(3), side=side) for side in (1, 2))
    known = np.array([name in cells for name in lab.CRITERIA])
    assert (one[..., known] == lab.counted(cells)[known]).all()
    assert one[..., ~known].mean() == pytest.approx(0.5, abs=0.01)
    assert (one != other)[..., ~known].mean() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(("first", "second", "expected"), [
    ([1, 1], [1, 0], True), ([1, 0], [1, 1], False), ([1, 0], [0, 1], False), ([1, 0], [1, 0], False)])
def test_dominating_takes_all_of_the_other_and_more(first, second, expected):
    assert lab.dominates(np.array(first), np.array(second)) is expected
