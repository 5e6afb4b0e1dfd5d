"""Many submissions: in this process, in several of this machine, or on workers of dask.distributed."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeAlias

from ...errors import BookError, MissingPartError
from ..box import Limits, try_out
from ..outcome import Outcome, Submission
from .mark import Marker, Task

BATCH = 10                           # submissions that go to a worker together
WORTH_A_WORKER = 25                  # submissions for which starting one more process pays
AHEAD = 3                            # batches waiting for each worker
MOST_BREAKS = 3                      # times in a row that processes are killed before one batch is done
CONNECT_SECONDS = 10
WORKER_SECONDS = 30                  # for the first worker of a cluster to come

Outcomes: TypeAlias = Generator[Outcome, None, None]

kept = threading.local()             # each thread's own marker: a warm process answers one caller


def mark_all(task: Task, submissions: Iterable[Submission], *, workers: int = 1,
             scheduler: str | None = None) -> Outcomes:
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
    return in_this_process(task, submissions)


def sensible_workers(count: int) -> int:
    """How many processes pay for so many submissions.

    Examples
    --------
    >>> sensible_workers(10)
    1
    """
    return max(1, min(os.cpu_count() or 1, count // WORTH_A_WORKER))


def in_this_process(task: Task, submissions: Iterable[Submission]) -> Outcomes:
    """One after another, here."""
    with Marker(task) as marker:
        for submission in submissions:
            yield marker.mark(submission)


def mark_batch(task: Task, batch: list[Submission], key: str) -> list[Outcome]:
    """What a worker does: mark some submissions with the warm process that it keeps.

    ``key`` is the task's key where it was sent from: a worker with another version of the book refuses.
    """
    marker = getattr(kept, "marker", None)
    if marker is None or marker.task_key != key:
        marker = kept.marker = new_marker(task, key, marker)
    return [marker.mark(submission) for submission in batch]


def new_marker(task: Task, key: str, old: Marker | None) -> Marker:
    """A marker in place of one for another exercise. The box is tried out first: it may be another machine's."""
    if old is not None:
        old.close()
    marker = Marker(task)
    if marker.task_key != key:
        raise BookError("A worker has another version of the book or of this exercise than the machine that sends "
                        "the work.", "Install the same version everywhere, start the workers again, then grade again.")
    if task.boxed:
        try_out(Limits())
    return marker


def batches(submissions: Iterable[Submission]) -> Iterator[list[Submission]]:
    """Submissions in groups."""
    remaining = iter(submissions)
    while batch := list(itertools.islice(remaining, BATCH)):
        yield batch


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
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - others:
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


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


def on_cluster(task: Task, submissions: Iterable[Submission], address: str) -> Outcomes:
    """Workers of dask.distributed. One that dies costs its time only: dask gives its batch to another."""
    distributed = dask_distributed()
    with client_of(address, distributed) as client:
        try:
            yield from sent_out(task, submissions, client, distributed)
        except BookError:
            raise
        except distributed.KilledWorker as problem:
            raise BookError("Workers were killed again and again.", "Look for what kills them (memory? see their "
                            "logs), then grade again: results so far are kept.") from problem
        except Exception as problem:
            raise BookError(f"The workers of {address} do not mark: {type(problem).__name__}: {problem}",
                            "Scheduler and workers must stay up, and have the same Python, dask and beyondtoken as "
                            "this machine. See to it, then grade again: results so far are kept.") from problem


@contextmanager
def client_of(address: str, distributed: Any) -> Iterator[Any]:
    """A line to a scheduler that has a worker.

    Raises
    ------
    BookError
        If nobody answers, or no worker comes.
    """
    try:
        knock(address, distributed)
        client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise BookError(f"No dask scheduler answers at {address}: {problem}",
                        "Start one (dask scheduler), then workers (dask worker ADDRESS).") from problem
    with client:
        try:
            client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError:
            raise BookError(f"The dask scheduler at {address} has no worker.",
                            f"Start some: dask worker {address}") from None
        yield client


def knock(address: str, distributed: Any) -> None:
    """See that somebody answers: dask itself would try again and again until its time is over."""
    place = distributed.comm.get_address_host_port(address)
    if distributed.comm.parse_address(address)[0] in ("tcp", "tls"):
        with socket.create_connection(place, CONNECT_SECONDS):
            pass


def sent_out(task: Task, submissions: Iterable[Submission], client: Any, distributed: Any) -> Outcomes:
    """Batches go out as workers get free, also to those that come later; outcomes come as batches end."""
    todo, key = batches(submissions), task.key
    running = distributed.as_completed()

    def top_up() -> None:
        room = AHEAD * max(1, sum(client.nthreads().values())) - running.count()
        for batch in itertools.islice(todo, max(0, room)):
            running.add(client.submit(mark_batch, task, batch, key, pure=False, retries=1))

    top_up()
    for future in running:
        yield from future.result()
        top_up()


def dask_distributed() -> Any:
    """The library, where it is installed."""
    try:
        import distributed
    except ImportError:
        raise MissingPartError("--scheduler needs dask.distributed, which is not installed.",
                               "pip install 'beyondtoken[cluster]' on this machine and on every worker.") from None
    return distributed
