"""A rink of 16 x 9 cells with a wall, a door and a physics bug: a fast skater can pass through the wall.

The skater keeps its speed. Each step it may push; then it glides. The game looks only at the cell where a
step ends, so at speed two a wall one cell thick can be jumped. Games call this tunnelling.

Letters: S = 2,160 states (cell, speed along, speed across), A = 5 pushes, N games, T steps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import ShapeError

ROWS, COLUMNS = 9, 16
TOP_SPEED_X, TOP_SPEED_Y = 2, 1
PUSHES = {"en": ("glide", "left", "right", "up", "down"), "ja": ("滑る", "左", "右", "上", "下")}
PUSH_X = np.array([0, -1, 1, 0, 0])
PUSH_Y = np.array([0, 0, 0, -1, 1])

WALL_COLUMN = 9
DOOR_ROW = 0
START_CELL = (1, 7)     # column, row; row 0 is the top
GOAL_CELL = (15, 7)
STATES = ROWS * COLUMNS * (2 * TOP_SPEED_X + 1) * (2 * TOP_SPEED_Y + 1)
LAST_STEP = 80
"""A game that has not ended after this many steps is called off."""


@dataclass(frozen=True)
class Game:
    """The game worked out completely: where every push leads from every state.

    Attributes
    ----------
    thickness : int
        Columns of wall.
    floor : array of bool, shape (ROWS + 1, COLUMNS + 2)
        Where a skater may stand; the last row and columns are outside (see `lay_floor`).
    moves : array of int, shape (S, A)
        The state after a push.
    leaps : array of bool, shape (S, A)
        Whether that move passed through the wall.
    arrived : array of bool, shape (S,)
        Whether the state stands on the goal.
    start : int
        The first state: at rest on the start cell.
    """

    thickness: int
    floor: np.ndarray
    moves: np.ndarray
    leaps: np.ndarray
    arrived: np.ndarray
    start: int


def lay_floor(thickness):
    """Where a skater may stand.

    Parameters
    ----------
    thickness : int
        Columns of wall, from column 9 to the right; 1 to 5.

    Returns
    -------
    array of bool, shape (ROWS + 1, COLUMNS + 2)
        ``floor[y, x]``. The extra row and columns are False, and numpy counts -1 and -2 from the end, so
        every cell outside the rink reads as blocked without a special case.

    Raises
    ------
    ShapeError
        If the wall would be missing or reach the goal.

    Examples
    --------
    >>> lay_floor(1)[:, 9].tolist()      # the door is in row 0
    [True, False, False, False, False, False, False, False, False, False]
    """
    if not 1 <= thickness <= GOAL_CELL[0] - WALL_COLUMN - 1:
        raise ShapeError(f"The wall is 1 to {GOAL_CELL[0] - WALL_COLUMN - 1} columns thick, got {thickness}.",
                         "Choose a thickness in that range.")
    floor = np.zeros((ROWS + 1, COLUMNS + 2), bool)
    floor[:ROWS, :COLUMNS] = True
    floor[DOOR_ROW + 1:, WALL_COLUMN:WALL_COLUMN + thickness] = False
    return floor


def step(x, y, vx, vy, push, floor, *, swept):
    """Push, then glide: one step of any number of games at once.

    A step that is refused leaves the skater where it was, at rest.

    Parameters
    ----------
    x, y, vx, vy, push : arrays of int, shapes that broadcast
        Column, row (down is positive), speeds in cells a step, push (an index into `PUSHES`).
    floor : array of bool
        From `lay_floor`.
    swept : bool
        False: only the cell where the step ends must be floor. True: at speed two a cell between must be too.

    Returns
    -------
    x, y, vx, vy : arrays of int

    Examples
    --------
    >>> fast = dict(x=8, y=7, vx=2, vy=0, push=0, floor=lay_floor(1))
    >>> [int(part) for part in step(**fast, swept=False)]      # from column 8 to 10; the wall is column 9
    [10, 7, 2, 0]
    >>> [int(part) for part in step(**fast, swept=True)]
    [8, 7, 0, 0]
    """
    vx = np.clip(vx + PUSH_X[push], -TOP_SPEED_X, TOP_SPEED_X)
    vy = np.clip(vy + PUSH_Y[push], -TOP_SPEED_Y, TOP_SPEED_Y)
    free = floor[y + vy, x + vx]
    if swept:
        between = x + np.sign(vx)
        free = free & ((np.abs(vx) < 2) | floor[y, between] | floor[y + vy, between])
    return np.where(free, x + vx, x), np.where(free, y + vy, y), vx * free, vy * free


def state_of(x, y, vx, vy):
    """The number, 0 to S - 1, of a state; arrays of one shape or single numbers.

    Examples
    --------
    >>> int(state_of(0, 0, -2, -1)), int(state_of(15, 8, 2, 1))
    (0, 2159)
    """
    return ((y * COLUMNS + x) * 5 + vx + TOP_SPEED_X) * 3 + vy + TOP_SPEED_Y


def parts_of(state):
    """Column, row and the two speeds of a state: the inverse of `state_of`.

    Examples
    --------
    >>> [int(part) for part in parts_of(state_of(8, 7, 2, 0))]
    [8, 7, 2, 0]
    """
    cell, speeds = np.divmod(state, 15)
    return cell % COLUMNS, cell // COLUMNS, speeds // 3 - TOP_SPEED_X, speeds % 3 - TOP_SPEED_Y


def work_out(physics=step, *, thickness=1, swept):
    """Play every push from every state once, and keep the answers.

    Parameters
    ----------
    physics : function
        With the arguments of `step`.
    thickness : int
        Columns of wall.
    swept : bool
        Whether the bug is patched.

    Returns
    -------
    Game

    Examples
    --------
    >>> int(work_out(swept=False).leaps.sum()) > 0, int(work_out(swept=True).leaps.sum())
    (True, 0)
    """
    floor = lay_floor(thickness)
    here = [part[:, None] for part in parts_of(np.arange(STATES))]     # each (S, 1)
    push = np.arange(len(PUSH_X))
    moves = state_of(*physics(*here, push, floor, swept=swept))        # (S, A)
    on_floor = floor[here[1], here[0]]
    column, row, _, _ = parts_of(np.arange(STATES))
    return Game(thickness, floor, moves, _jumps(floor, np.arange(STATES)[:, None], moves) & on_floor,
                (column == GOAL_CELL[0]) & (row == GOAL_CELL[1]), int(state_of(*START_CELL, 0, 0)))


def steps_to_go(game, *, allowed=None):
    """The fewest steps to the goal from every state, by dynamic programming.

    Parameters
    ----------
    game : Game
    allowed : array of bool, shape (S, A), optional
        The moves that may be used; all, if not given.

    Returns
    -------
    array of float, shape (S,)
        ``inf`` where no path leads to the goal.

    Examples
    --------
    >>> game = work_out(swept=True)
    >>> int(steps_to_go(game)[state_of(14, 7, 1, 0)])
    1
    """
    toll = 1.0 if allowed is None else np.where(allowed, 1.0, np.inf)
    best, before = np.where(game.arrived, 0.0, np.inf), None
    while before is None or (best != before).any():
        best, before = np.where(game.arrived, 0.0, (toll + best[game.moves]).min(axis=1)), best
    return best


def shortest(game):
    """Steps of the shortest path from the start.

    Examples
    --------
    >>> shortest(work_out(swept=False)), shortest(work_out(swept=True))
    (8, 15)
    """
    return int(steps_to_go(game)[game.start])


def play(game, policies, *, last_step=LAST_STEP):
    """Let each policy play one game from the start.

    Parameters
    ----------
    game : Game
    policies : array of int, shape (N, S)
        The push in every state, for N players.

    Returns
    -------
    array of int, shape (N, last_step + 1)
        The states, the start first; a player who has arrived stays.

    Examples
    --------
    >>> game = work_out(swept=False)
    >>> trail = play(game, np.argmin(steps_to_go(game)[game.moves], axis=1)[None])[0]
    >>> int(steps_taken(game, trail)), bool(went_through(game, trail))
    (8, True)
    """
    policies = np.atleast_2d(policies)
    player = np.arange(len(policies))
    states = np.empty((len(policies), last_step + 1), int)
    states[:, 0] = game.start
    for now in range(last_step):
        here = states[:, now]
        onward = game.moves[here, policies[player, here]]
        states[:, now + 1] = np.where(game.arrived[here], here, onward)
    return states


def steps_taken(game, trails):
    """Steps until the goal, or the length of the trail if it was never reached; trails (..., T + 1) -> (...).

    Examples
    --------
    >>> game = work_out(swept=True)
    >>> int(steps_taken(game, np.full(81, game.start)))
    80
    """
    at_goal = game.arrived[trails]
    return np.where(at_goal.any(axis=-1), at_goal.argmax(axis=-1), np.shape(trails)[-1] - 1)


def passes_wall(game, before, after):
    """Whether a step went through the wall: two columns in one step and no floor between.

    Parameters
    ----------
    game : Game
    before, after : arrays of int of one shape
        States, a step apart.

    Returns
    -------
    array of bool, the same shape

    Examples
    --------
    >>> game = work_out(swept=False)
    >>> bool(passes_wall(game, state_of(8, 7, 1, 0), state_of(10, 7, 2, 0)))
    True
    >>> bool(passes_wall(game, state_of(8, 0, 1, 0), state_of(10, 0, 2, 0)))      # row 0 is the door
    False
    """
    return _jumps(game.floor, before, after)


def went_through(game, trails):
    """Whether a trail holds a step through the wall; trails (..., T + 1) -> (...).

    Examples
    --------
    >>> game = work_out(swept=False)
    >>> bool(went_through(game, state_of(np.array([8, 10]), 7, 2, 0)))
    True
    """
    return passes_wall(game, trails[..., :-1], trails[..., 1:]).any(axis=-1)


def people_play(game, *, games=1000, slip=0.05, seed):
    """Demonstrations: careful people, who take the wall for a wall and now and then slip.

    They follow a shortest path of the patched game without ever choosing top speed, break ties at random,
    and in a share `slip` of the steps push in a random direction instead.

    Parameters
    ----------
    game : Game
        The game they play; what they believe is always the patched one.
    games : int
    slip : float
        0 to 1.
    seed : int

    Returns
    -------
    trails : array of int, shape (games, LAST_STEP + 1)
        States; who has arrived stays.
    pushes : array of int, shape (games, LAST_STEP)

    Examples
    --------
    >>> game = work_out(swept=False)
    >>> trails, pushes = people_play(game, games=3, slip=0.0, seed=0)
    >>> steps_taken(game, trails).tolist()
    [16, 16, 16]
    """
    rng = np.random.default_rng(seed)
    costs = _careful_costs(game.thickness)
    trails = np.full((games, LAST_STEP + 1), game.start)
    pushes = np.empty((games, LAST_STEP), int)
    for now in range(LAST_STEP):
        here = trails[:, now]
        tie_break = rng.random((games, len(PUSH_X)))       # costs are whole numbers: this moves ties only
        wanted = (costs[here] + tie_break).argmin(axis=1)
        random_push = rng.integers(len(PUSH_X), size=games)
        pushes[:, now] = np.where(rng.random(games) < slip, random_push, wanted)
        trails[:, now + 1] = np.where(game.arrived[here], here, game.moves[here, pushes[:, now]])
    return trails, pushes


def draw_rink(axes, game, lang):
    """Draw floor, wall, door, start and goal; cells are unit squares around whole numbers."""
    start, goal, door, wall = _PLACES[lang]
    axes.set(xlim=(-0.5, COLUMNS - 0.5), ylim=(ROWS - 0.5, -0.5), aspect="equal", xticks=[], yticks=[])
    axes.spines[:].set_visible(False)
    axes.hlines(np.arange(ROWS + 1) - 0.5, -0.5, COLUMNS - 0.5, color="#dddddd", linewidth=0.5, zorder=0)
    axes.vlines(np.arange(COLUMNS + 1) - 0.5, -0.5, ROWS - 0.5, color="#dddddd", linewidth=0.5, zorder=0)
    left, right = WALL_COLUMN - 0.5, WALL_COLUMN + game.thickness - 0.5
    top, bottom = DOOR_ROW + 0.5, ROWS - 0.5
    axes.fill([left, right, right, left], [top, top, bottom, bottom], color="#cccccc", linewidth=0, zorder=1)
    for (x, y), word in ((START_CELL, start), (GOAL_CELL, goal)):
        axes.plot(x, y, "s", markersize=13, color="#333333", fillstyle="none", zorder=2)
        axes.annotate(word, (x, y + 1), ha="center", va="center")
    middle = (left + right) / 2
    axes.annotate(door, (middle, DOOR_ROW - 0.6), ha="center", va="bottom", annotation_clip=False)
    axes.annotate(wall, (middle, 3.5), rotation=90, ha="center", va="center")


def draw_trail(axes, game, trail, *, color, label=None, shift=0.0, **line):
    """Draw one trail as far as the goal, steps through the wall dashed; `shift` (rows) keeps trails apart."""
    trail = trail[:steps_taken(game, trail) + 1]
    x, y, _, _ = parts_of(trail)
    jumps = np.append(passes_wall(game, trail[:-1], trail[1:]), False)
    axes.plot(*_with_gaps(x, y + shift, jumps), "o-", markersize=3.5, color=color, label=label, **line)
    for now in np.flatnonzero(jumps):
        axes.plot(x[now:now + 2], y[now:now + 2] + shift, linestyle=(0, (2, 1.5)), color=color, **line)


def _with_gaps(x, y, gaps):
    """The points with a break after each that is marked."""
    after = np.flatnonzero(gaps) + 1
    return np.insert(x.astype(float), after, np.nan), np.insert(y.astype(float), after, np.nan)


_PLACES = {"en": ("start", "goal", "door", "wall"), "ja": ("出発", "ゴール", "扉", "壁")}


def _jumps(floor, before, after):
    (x, y, _, _), (x_after, y_after, _, _) = parts_of(before), parts_of(after)
    between = x + np.sign(x_after - x)
    return (np.abs(x_after - x) == 2) & ~(floor[y, between] | floor[y_after, between])


def _careful_costs(thickness):
    """Steps to the goal after each push for someone who never chooses top speed; (S, A), inf: forbidden."""
    believed = work_out(thickness=thickness, swept=True)
    _, _, speed, _ = parts_of(believed.moves)
    careful = np.abs(speed) < TOP_SPEED_X
    return np.where(careful, steps_to_go(believed, allowed=careful)[believed.moves], np.inf)
