import numpy as np
import pytest

from beyondtoken.errors import ShapeError
from beyondtoken.labs import game as rink
from beyondtoken.labs import glitch_sharing as sharing

TOP, BOTTOM = sharing.rink_with_door(sharing.TOP), sharing.rink_with_door(sharing.BOTTOM)


def by_hand(game, dice, *, explore=0.1, rate=0.5):
    """Q-learning of one customer with one game, in plain Python."""
    table, state, age = {}, game.start, 0
    for die in dice:
        here = [table.get((state, push), 0.0) for push in range(5)]
        push = int(die / np.float32(explore) * 5) if die < explore else here.index(max(here))
        after = int(game.moves[state, push])
        promised = 0.0 if game.arrived[after] else max(table.get((after, each), 0.0) for each in range(5))
        table[state, push] = here[push] + rate * (-1 + promised - here[push])
        age += 1
        over = game.arrived[after] or age == rink.LAST_STEP
        state, age = (game.start, 0) if over else (after, age)
    return table


def mean_of_all(tables, centre):
    return tables.mean(axis=-3, keepdims=True)


@pytest.mark.parametrize("row", range(rink.ROWS))
def test_the_wall_is_crossed_in_the_row_of_the_door_only(row):
    game = sharing.rink_with_door(row)
    x, y, _, _ = rink.parts_of(np.arange(rink.STATES))
    x_after, y_after, _, _ = rink.parts_of(game.moves)
    before, door = x < rink.WALL_COLUMN, x_after == rink.WALL_COLUMN
    assert set(np.unique(y_after[before[:, None] & door])) == {row}
    jumps = before[:, None] & (x_after > rink.WALL_COLUMN)
    assert ((y[:, None] == row) | (y_after == row))[jumps].all()


@pytest.mark.parametrize("row", [-1, 9])
def test_a_door_outside_the_rink_is_refused(row):
    with pytest.raises(ShapeError, match="from 0 to 8"):
        sharing.rink_with_door(row)


@pytest.mark.parametrize("row", range(rink.ROWS))
def test_a_rink_upside_down_is_the_rink_with_the_mirrored_door(row):
    turned, other = sharing.upside_down(sharing.rink_with_door(row)), sharing.rink_with_door(rink.ROWS - 1 - row)
    assert (turned.moves == other.moves).all()
    assert (turned.floor == other.floor).all()
    assert (turned.arrived == other.arrived).all()
    assert turned.start == other.start


def test_renaming_pushes_back_gives_the_game_again():
    order = np.array([3, 0, 4, 1, 2])
    again = sharing.renamed(sharing.renamed(TOP, order), np.argsort(order))
    assert (again.moves == TOP.moves).all()


def test_other_names_leave_the_shortest_path_as_long():
    assert rink.shortest(sharing.renamed(TOP, [4, 3, 2, 1, 0])) == rink.shortest(TOP) == 9


@pytest.mark.parametrize(("game", "number"), [(TOP, 0), (BOTTOM, 3)])
def test_a_customer_alone_learns_what_plain_q_learning_gives(game, number):
    practice = sharing.learn_together(None, [[game]], steps=3200, seed=5, replicas=[number], games=1)
    rng = np.random.default_rng([5, number, 0])
    dice = np.concatenate([rng.random(800, np.float32) for _ in range(4)])
    expected = np.zeros((rink.STATES, 5))
    for (state, push), value in by_hand(game, dice).items():
        expected[state, push] = value
    np.testing.assert_allclose(practice.tables[0, 0, 0], expected, rtol=1e-4, atol=1e-5)


def test_each_customer_plays_in_its_own_rink():
    practice = sharing.learn_together(None, [sharing.group(1, customers=2)], steps=100_000, seed=1, replicas=[0])
    _, rows, _, _ = rink.parts_of(practice.trails[0, 0])
    ends = [sorted(set(each.tolist()) & {sharing.TOP, sharing.BOTTOM}) for each in rows]
    assert ends == [[sharing.TOP], [sharing.BOTTOM]]


def test_everybody_goes_home_from_a_meeting_with_the_same_table():
    practice = sharing.learn_together(mean_of_all, [sharing.group(7)], steps=800, seed=1, replicas=[0])
    assert (practice.tables == practice.tables[:, :, :1]).all()
    assert practice.tables.any()


def test_the_dice_of_a_replica_are_the_same_in_every_group():
    practice = sharing.learn_together(None, [sharing.group(8), sharing.group(7)], steps=1600, seed=1, replicas=[4])
    assert (practice.tables[0, 0, :7] == practice.tables[1, 0, :7]).all()
    assert (practice.tables[0, 0, 7] != practice.tables[1, 0, 7]).any()


def test_practice_goes_on_from_the_tables_and_checks_before_it():
    first = sharing.learn_together(None, [sharing.group(8)], steps=1600, seed=1, replicas=[0])
    kept = first.tables.copy()
    then = sharing.learn_together(None, [sharing.group(8)], steps=800, seed=1, replicas=[0], before=first)
    assert then.checked.tolist() == [0, 800, 1600, 2400]
    assert (first.tables == kept).all()
    assert (np.abs(then.tables).sum(axis=(-1, -2)) > np.abs(kept).sum(axis=(-1, -2))).all()


def test_a_length_counts_the_steps_of_its_trail():
    practice = sharing.learn_together(None, [sharing.group(4)], steps=100_000, seed=2, replicas=[0])
    assert (practice.lengths[-1] == rink.steps_taken(TOP, practice.trails)).all()


@pytest.mark.parametrize(("lengths", "limit", "needed"), [
    ([80, 9, 9, 9], 9, 10), ([80, 9, 80, 9], 9, 30), ([80, 10, 9, 10], 9, 30), ([80, 10, 9, 10], 10, 10),
    ([9, 9, 9, 9], 9, 0), ([80, 80, 80, 80], 9, 30)])
def test_practice_needed_by_hand(lengths, limit, needed):
    lengths = np.array(lengths).reshape(4, 1, 1, 1)
    practice = sharing.Practice(np.array([0, 10, 20, 30]), lengths, None, None)
    assert sharing.practice_needed(practice, limit).item() == needed
