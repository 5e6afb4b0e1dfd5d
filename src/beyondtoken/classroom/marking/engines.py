"""Many submissions: in this process, in several of this machine, or on workers of dask.distributed."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from multiprocessing.sharedctypes import Synchronized

from ...errors import BookError
from ..outcome import Outcome, Submission
from .batches import AHEAD, Outcomes, batches, mark_batch
from .cluster import on_cluster
from .mark import Marker, Task

WORTH_A_WORKER = 25                  # submissions for which starting one more process pays
MOST_BREAKS = 3                      # times in a row that processes are killed before one batch is done


def mark_all(task: Task, submissions: Iterable[Submission], *, workers: int = 1, scheduler: str | None = None,
             marker: Marker | None = None) -> Outcomes:
    """Mark submissions; outcomes come as they are ready, each once.

    Parameters
    ----------
    task : Task
        The exercise.
    submissions : iterable of Submission
        They are taken as workers get free, not all at once.
    workers : int
        Processes on this machine; with 1 all is done in this process.
    scheduler : str, optional
        Address of a dask scheduler; its workers do all the work then. They need the same book installed.
    marker : Marker, optional
        One of this task that has begun already; it is used where all is done in this process, and left open.

    Raises
    ------
    BookError
        If workers end again and again, cannot mark, or the scheduler cannot be reached. Outcomes given before are
        whole.

    Examples
    --------
    >>> list(mark_all(task, []))                                                         # doctest: +SKIP
    []
    """
    if scheduler:
        return on_cluster(task, submissions, scheduler)
    if workers > 1:
        return in_processes(task, submissions, workers)
    return in_this_process(task, submissions, marker)


def sensible_workers(count: int) -> int:
    """How many processes pay for so many submissions.

    Examples
    --------
    >>> sensible_workers(10)
    1
    """
    return max(1, min(os.cpu_count() or 1, count // WORTH_A_WORKER))


def in_this_process(task: Task, submissions: Iterable[Submission], marker: Marker | None) -> Outcomes:
    """One after another, here."""
    with on_one_processor(), nullcontext(marker) if marker else Marker(task) as here:
        for submission in submissions:
            yield here.mark(submission)


@contextmanager
def on_one_processor() -> Iterator[None]:
    """Take one processor for a while, the same each time."""
    allowed = take_processor(os.getpid())
    try:
        yield
    finally:
        if allowed:
            os.sched_setaffinity(0, allowed)


def take_processor(number: int) -> set[int]:
    """Keep this process, and the box it starts, on one of the processors it may use; gives those it had.

    A grader and its box take turns: a second processor gains them nothing, and waking it at every turn costs both
    time and power. Systems without a choice of processors stay as they are.
    """
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if allowed:
        os.sched_setaffinity(0, {sorted(allowed)[number % len(allowed)]})
    return allowed


def in_processes(task: Task, submissions: Iterable[Submission], workers: int) -> Outcomes:
    """Several processes of this machine. One that is killed costs its time only: its batch is marked again."""
    todo, key = batches(submissions), task.key
    again: list[list[Submission]] = []
    breaks = 0
    while breaks < MOST_BREAKS:
        left: list[list[Submission]] = []
        breaks += 1
        with pool_of(workers) as pool:
            for outcome in gathered(lambda batch, pool=pool: started(pool, task, batch, key),  # type: ignore[misc]
                                    itertools.chain(again, todo), workers * AHEAD, left):
                breaks = 0
                yield outcome
        again = left
        if not again:
            return
    raise BookError("Worker processes were killed again and again.",
                    "Look for what kills them (memory?), then grade again: results so far are kept. "
                    "With --workers 1 all runs in one process.")


@contextmanager
def pool_of(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes. Where we stop before the end, they are ended at once: nobody waits for what they are at."""
    others = set(multiprocessing.active_children())
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=settle, initargs=(spawn.Value("i", 0),))
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def settle(settled: Synchronized[int]) -> None:
    """What a worker does first: it takes the next processor, and sees to it that it ends with its parent."""
    with settled.get_lock():
        number, settled.value = settled.value, settled.value + 1
    take_processor(number)
    end_with_parent()


def end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever: a thread of it watches."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def started(pool: ProcessPoolExecutor, task: Task, batch: list[Submission], key: str) -> Future[list[Outcome]]:
    """A batch on its way. Processes started for it never hear Ctrl+C: we do, and end them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(mark_batch, task, batch, key)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def gathered(submit: Callable[[list[Submission]], Future[list[Outcome]]], todo: Iterator[list[Submission]],
             ahead: int, left: list[list[Submission]]) -> Outcomes:
    """Outcomes as batches end; batches of workers that were killed are put into ``left``."""
    running: dict[Future[list[Outcome]], list[Submission]] = {}
    broken = False
    while True:
        while not broken and len(running) < ahead and (batch := next(todo, None)):
            try:
                running[submit(batch)] = batch
            except BrokenProcessPool:
                left.append(batch)
                broken = True
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            batch = running.pop(future)
            if isinstance(future.exception(), BrokenProcessPool):
                left.append(batch)
                broken = True
            else:
                yield from future.result()
