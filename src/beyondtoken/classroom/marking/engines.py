"""Many submissions: in this process, in several of this machine, or on workers of dask.distributed."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from ...errors import BookError, MissingPartError
from ..outcome import Outcome, Submission
from .mark import Marker, Task

BATCH = 10                           # submissions that go to a worker together
WORTH_A_WORKER = 25                  # submissions for which starting one more process pays
AHEAD = 3                            # batches waiting for each worker

kept = threading.local()             # each thread's own marker: a warm process answers one caller


def mark_all(task: Task, submissions: Iterable[Submission], *, workers: int = 1,
             scheduler: str | None = None) -> Iterator[Outcome]:
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

    Raises
    ------
    BookError
        If workers end again and again, or the scheduler cannot be reached. Outcomes given before are whole.

    Examples
    --------
    >>> list(mark_all(task, []))                                                         # doctest: +SKIP
    []
    """
    if scheduler:
        return on_cluster(task, submissions, scheduler)
    if workers > 1:
        return in_processes(task, submissions, workers)
    return in_this_process(task, submissions)


def sensible_workers(count: int) -> int:
    """How many processes pay for so many submissions.

    Examples
    --------
    >>> sensible_workers(10)
    1
    """
    return max(1, min(os.cpu_count() or 1, count // WORTH_A_WORKER))


def in_this_process(task: Task, submissions: Iterable[Submission]) -> Iterator[Outcome]:
    """One after another, here."""
    with Marker(task) as marker:
        for submission in submissions:
            yield marker.mark(submission)


def mark_batch(task: Task, batch: list[Submission]) -> list[Outcome]:
    """What a worker does: mark some submissions with the warm process that it keeps."""
    marker = getattr(kept, "marker", None)
    if marker is None or marker.task_key != task.key:
        if marker is not None:
            marker.close()
        marker = kept.marker = Marker(task)
    return [marker.mark(submission) for submission in batch]


def batches(submissions: Iterable[Submission]) -> Iterator[list[Submission]]:
    """Submissions in groups."""
    remaining = iter(submissions)
    while batch := list(itertools.islice(remaining, BATCH)):
        yield batch


def in_processes(task: Task, submissions: Iterable[Submission], workers: int) -> Iterator[Outcome]:
    """Several processes of this machine. One that is killed costs its time only: its batch is marked again."""
    todo = batches(submissions)
    again: list[list[Submission]] = []
    for _ in range(3):
        left: list[list[Submission]] = []
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
            yield from gathered(lambda batch, pool=pool: pool.submit(mark_batch, task, batch),  # type: ignore[misc]
                                itertools.chain(again, todo), workers * AHEAD, left)
        again = left
        if not again:
            return
    raise BookError("Worker processes were killed again and again.",
                    "Look for what kills them (memory?), then grade again: results so far are kept. "
                    "With --workers 1 all runs in one process.")


def gathered(submit: Callable[[list[Submission]], Future[list[Outcome]]], todo: Iterator[list[Submission]],
             ahead: int, left: list[list[Submission]]) -> Iterator[Outcome]:
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


def on_cluster(task: Task, submissions: Iterable[Submission], address: str) -> Iterator[Outcome]:
    """Workers of dask.distributed. One that dies costs its time only: dask gives its batch to another."""
    distributed = dask_distributed()
    try:
        client = distributed.Client(address, timeout=20)
    except (OSError, TimeoutError, ValueError) as problem:
        raise BookError(f"No dask scheduler answers at {address}: {problem}",
                        "Start one (dask scheduler), then workers (dask worker ADDRESS).") from problem
    with client:
        ahead = max(1, sum(client.nthreads().values())) * AHEAD
        todo = batches(submissions)
        running = distributed.as_completed()
        for batch in itertools.islice(todo, ahead):
            running.add(client.submit(mark_batch, task, batch, pure=False, retries=3))
        for future in running:
            yield from future.result()
            batch_next = next(todo, None)
            if batch_next:
                running.add(client.submit(mark_batch, task, batch_next, pure=False, retries=3))


def dask_distributed() -> Any:
    """The library, where it is installed."""
    try:
        import distributed
    except ImportError:
        raise MissingPartError("--scheduler needs dask.distributed, which is not installed.",
                               "pip install 'beyondtoken[cluster]' on this machine and on every worker.") from None
    return distributed
