"""The labs' batched numpy beside a library's documented form at its fastest: same work, same run, CPU seconds."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from typing import Any

import gymnasium
import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from beyondtoken.labs.distillation import accuracy, split_digits, train_students
from beyondtoken.labs.game import LAST_STEP, STATES, play, steps_taken, work_out
from beyondtoken.labs.glitch import ACTIONS, learn, practise
from beyondtoken.labs.networks import forward

GAMES, LEARNERS, PRACTICE = 16, 10, 120_000
NETWORKS, EPOCHS, ROWS, BATCH = 64, 32, 1197, 32


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of this thread's process, and what the work gave."""
    started = time.process_time()
    found = work()
    return time.process_time() - started, found


class Rink(gymnasium.Env):
    """The lab's game as an environment; it looks moves up in the same table, so that no physics is timed."""

    def __init__(self) -> None:
        self.game = work_out(swept=False)
        self.moves, self.arrived = self.game.moves.tolist(), self.game.arrived.tolist()
        self.observation_space = gymnasium.spaces.Discrete(STATES)
        self.action_space = gymnasium.spaces.Discrete(ACTIONS)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
        super().reset(seed=seed)
        self.state = int(self.game.start)
        return self.state, {}

    def step(self, push: int) -> tuple[int, float, bool, bool, dict[str, Any]]:
        self.state = self.moves[self.state][push]
        return self.state, -1.0, self.arrived[self.state], False, {}


def practise_in_gymnasium(steps: int) -> np.ndarray:
    """Q-learning of one learner in 16 environments at once, as Gymnasium documents vector environments."""
    gymnasium.register("Rink-v0", entry_point=Rink, max_episode_steps=LAST_STEP)
    worlds = gymnasium.make_vec("Rink-v0", num_envs=GAMES, vectorization_mode="sync", vector_kwargs={
        "autoreset_mode": gymnasium.vector.AutoresetMode.SAME_STEP})
    q, rng = np.zeros((STATES, ACTIONS)), np.random.default_rng(0)
    states, _ = worlds.reset(seed=0)
    for dice in rng.random((steps // GAMES, GAMES)):
        push = np.where(dice < 0.1, (dice / 0.1 * ACTIONS).astype(int), q[states].argmax(axis=-1))
        after, reward, arrived, cut, told = worlds.step(push)
        last = after.copy()
        if (arrived | cut).any():                   # same-step reset: the last state of a game stands in the info
            ended = arrived | cut
            last[ended] = told["final_obs"][ended].astype(int)
        to_come = np.where(arrived, 0, q[last].max(axis=-1))
        q[states, push] += 0.5 * (reward + to_come - q[states, push])
        states = after
    return q


def test_glitch_beside_a_gymnasium_vector_loop() -> None:
    game = work_out(swept=False)
    ours, lesson = timed(lambda: learn(practise, [(game, PRACTICE)], learners=range(LEARNERS), games=GAMES, seed=0,
                                       check_every=PRACTICE))
    theirs, q = timed(lambda: practise_in_gymnasium(PRACTICE))
    reached = steps_taken(game, play(game, q.argmax(axis=-1)[None]))
    rates = LEARNERS * PRACTICE / ours, PRACTICE / theirs
    print(f"\nglitch: {rates[0]:,.0f} steps a CPU second, gymnasium's vector loop {rates[1]:,.0f}: "
          f"ratio {rates[0] / rates[1]:.1f}; paths of {lesson.lengths[-1].mean():.1f} and {reached[0]} steps")
    assert (reached == 8).all()
    assert (lesson.lengths[-1] == 8).all()


def test_students_beside_one_scikit_learn_network_at_a_time() -> None:
    digits = split_digits(range(NETWORKS))
    ours, students = timed(lambda: train_students(digits.train_x, digits.train_y, steps=EPOCHS * -(-ROWS // BATCH)))
    single = MLPClassifier((16,), solver="adam", learning_rate_init=5e-3, batch_size=BATCH, alpha=0.0, tol=0.0,
                           max_iter=EPOCHS, n_iter_no_change=EPOCHS, random_state=0)
    x, y = digits.train_x[0].astype(np.float32), digits.train_y[0]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)     # the number of steps is what is compared
        theirs, fitted = timed(lambda: single.fit(x, y))
    mine = accuracy(forward(students, digits.test_x), digits.test_y)
    its = 100 * fitted.score(digits.test_x[0].astype(np.float32), digits.test_y[0])
    print(f"\ndistillation: {ours / NETWORKS:.4f} CPU s a network, {NETWORKS} at once; scikit-learn {theirs:.3f}: "
          f"ratio {theirs * NETWORKS / ours:.1f}; right {mine.mean():.1f} ± {mine.std():.1f} % and {its:.1f} %")
    assert abs(mine.mean() - its) < 3 * max(mine.std(), 1)
