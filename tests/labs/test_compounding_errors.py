import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import compounding_errors as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "beyond-imitation" / "compounding-errors.md"
LEARNERS = range(3)


def page_functions(first):
    """The functions of the page's cell that begins with ``def first(``, run with what the page imports."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {first}("))
    names = {"np": np, "bend": lab.bend, "LAP": lab.LAP, "ride": lab.ride}
    exec(compile(ast.parse(source), first, "exec"), names)
    return names


def laps(*, tremble=0.0, seed=0, count=800):
    drives = lab.drive(lab.driver, learners=LEARNERS, cars=4, steps=300, tremble=tremble, seed=seed)
    return lab.write_down(drives, count, seed=seed)


def taught(shown, seed=0):
    waves = lab.draw_waves(LEARNERS, seed=seed)
    return lab.follow(waves, lab.imitate(waves, shown))


def kept(policy, *, wind, seed=5):
    drives = lab.drive(policy, learners=LEARNERS, cars=10, steps=200, wind=wind, seed=seed)
    return lab.survival(drives)[:, -1]


def test_the_bends_of_a_lap_turn_left_as_much_as_right():
    assert abs(lab.bend(np.arange(2000) * lab.LAP / 2000).mean()) < 1e-12


def test_a_car_that_follows_the_bend_stays_on_the_line():
    place = np.linspace(0, 199, 7)
    _, offset, heading = lab.roll(place, np.zeros(7), np.zeros(7), lab.bend(place), 0.0)
    assert (offset == 0).all()
    assert (heading == 0).all()


@pytest.mark.parametrize("start", [0.1, -0.3])
def test_the_driver_returns_as_his_linear_rule_says(start):
    """Near the line one step is a matrix; its power is the truth."""
    turn = np.array([[1 - 0.06, 1 - 0.45], [-0.06, 1 - 0.45]])
    state = np.zeros(1), np.array([start]), np.zeros(1)
    for _ in range(25):
        state = lab.roll(*state, lab.driver(*state), 0.0)
    expected = np.linalg.matrix_power(turn, 25) @ [start, 0.0]
    assert np.allclose([state[1][0], state[2][0]], expected, atol=2e-3)


@pytest.mark.parametrize("fault", [1e-6, 3e-6])
def test_an_uncorrected_fault_grows_with_the_square_of_the_steps(fault):
    drives = lab.drive(lambda place, offset, heading: lab.bend(place) + fault, learners=[0], cars=2,
                       steps=400, seed=1)
    assert np.allclose(drives.offset[400], fault * 400 * 401 / 2, rtol=1e-6)


def test_the_drivers_rule_holds_the_same_fault_at_a_fixed_offset():
    drives = lab.drive(lambda *seen: lab.driver(*seen) + 1e-4, learners=[0], cars=2, steps=300, seed=1)
    assert np.allclose(drives.offset[-1], 1e-4 / 0.06, rtol=1e-3)


def test_a_car_off_the_road_stays_where_it_left():
    drives = lab.drive(lambda place, *_: np.full_like(place, 0.2), learners=[0], cars=3, steps=60, seed=2)
    first = int((~drives.on_road[:, 0, 0]).argmax())
    assert (drives.offset[first:, 0, 0] == drives.offset[first, 0, 0]).all()
    assert not drives.on_road[-1].any()


def test_learners_together_drive_as_each_alone():
    both = lab.drive(lab.driver, learners=[4, 7], cars=3, steps=50, wind=0.02, seed=3)
    alone = lab.drive(lab.driver, learners=[7], cars=3, steps=50, wind=0.02, seed=3)
    assert (both.offset[:, 1] == alone.offset[:, 0]).all()


def test_wind_of_the_stated_size_turns_the_cars():
    drives = lab.drive(lambda place, *_: lab.bend(place), learners=[0], cars=4000, steps=1, wind=0.01, seed=4)
    assert abs(drives.heading[1].std() - 0.01) < 0.0005


def test_imitate_solves_the_normal_equations():
    waves, shown = lab.draw_waves(LEARNERS, count=40, seed=1), laps(tremble=0.03, count=200)
    weights = lab.imitate(waves, shown, ridge=1e-3)
    heard = np.cos(lab.look(*shown.seen) @ waves.pitch + waves.shift)
    for x, y, found in zip(heard, shown.steer, weights, strict=True):
        rows = np.vstack([x, np.sqrt(1e-3 * len(x)) * np.eye(40)])
        assert np.allclose(np.linalg.lstsq(rows, np.r_[y, np.zeros(40)], rcond=None)[0], found, atol=1e-6)


def test_imitate_refuses_moments_of_other_learners():
    with pytest.raises(ShapeError, match="each of 2 learners"):
        lab.imitate(lab.draw_waves([0, 1], count=5, seed=0), laps())


def test_many_waves_stand_for_a_gaussian_kernel():
    waves = lab.draw_waves([0], count=40_000, width=2.0, seed=0)
    seen = np.array([[10.0, 14.0]]), np.array([[0.0, 0.8]]), np.array([[0.0, 0.1]])
    heard = lab.ride(waves, *seen)[0]
    gap = np.diff(lab.look(*seen)[0], axis=0)[0]
    assert np.isclose(2 * (heard[0] @ heard[1]) / 40_000, np.exp(-gap @ gap / 8), atol=0.02)


def test_a_perfect_copy_of_perfect_laps_is_lost_in_a_breeze():
    policy = taught(laps())
    assert lab.unlike(policy, laps(seed=9)).max() < 1e-6
    assert kept(policy, wind=0.01).max() < 0.5


def test_a_copy_of_a_trembling_hand_is_worse_and_holds():
    perfect, trembling = taught(laps()), taught(laps(tremble=0.05))
    fresh = laps(seed=9)
    assert (lab.unlike(trembling, fresh) > lab.unlike(perfect, fresh)).all()
    assert kept(trembling, wind=0.01).min() > 0.95


def test_copies_of_perfect_laps_do_not_turn_back():
    turns = lab.answers(taught(laps()), [-0.5, 0.5], learners=3)
    assert np.abs(turns).max() < 0.01                                       # the driver's is 0.03


def test_write_down_asks_the_driver_wherever_the_copy_went():
    drives = lab.drive(lambda place, *_: lab.bend(place) + 0.001, learners=LEARNERS, cars=5, steps=40, seed=0)
    moments = lab.write_down(drives, 100, seed=1)
    assert np.allclose(moments.steer, lab.driver(*moments.seen))
    assert moments.offset.std() > 0


def test_write_down_takes_no_moment_off_the_road():
    drives = lab.drive(lambda place, *_: np.full_like(place, 0.05), learners=LEARNERS, cars=9, steps=80, seed=0)
    fewest = int(drives.on_road[:-1].sum(axis=(0, 2)).min())
    assert np.abs(lab.write_down(drives, fewest, seed=1).offset).max() <= lab.EDGE


def test_write_down_refuses_more_moments_than_there_are():
    drives = lab.drive(lab.driver, learners=[0], cars=1, steps=10, seed=0)
    with pytest.raises(ShapeError, match="needs 11 moments"):
        lab.write_down(drives, 11, seed=0)


def test_a_policy_that_always_gives_the_mean_turn_is_as_unlike_as_can_be():
    moments = laps()
    assert np.allclose(lab.unlike(lambda *_: moments.steer.mean(axis=1, keepdims=True), moments), 1.0)


def test_the_page_moves_cars_and_teaches_copies_as_the_lab_does():
    world, teacher = page_functions("roll"), page_functions("imitate")
    shown, waves = laps(tremble=0.05), lab.draw_waves(LEARNERS, seed=2)
    assert all((a == b).all() for a, b in zip(world["roll"](*shown.seen, shown.steer, 0.01),
                                              lab.roll(*shown.seen, shown.steer, 0.01), strict=True))
    assert (world["driver"](*shown.seen) == shown.steer).all()
    assert (teacher["imitate"](waves, shown) == lab.imitate(waves, shown)).all()
