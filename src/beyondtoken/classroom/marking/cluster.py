"""Many submissions on workers of dask.distributed, on other machines or this one."""

from __future__ import annotations

import itertools
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ...errors import BookError, MissingPartError
from ..outcome import Submission
from .batches import AHEAD, Outcomes, batches, mark_batch
from .mark import Task

CONNECT_SECONDS = 10
WORKER_SECONDS = 30                  # that a cluster may be without any worker


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


def check_workers(client: Any) -> None:
    """See that every worker can load this file: one that cannot would die of the first batch, and so would the next.

    Raises
    ------
    BookError
        That names those that cannot.
    """
    name = __name__

    def fault() -> str:                  # within a function: dask sends its code, not the name of where it stands
        import importlib
        try:
            importlib.import_module(name)
        except ImportError as problem:
            return str(problem)
        return ""

    faults = {worker: said for worker, said in client.run(fault).items() if said}
    for worker, said in faults.items():
        raise BookError(f"{len(faults)} workers cannot mark, such as {worker}: {said}",
                        "Install there: pip install 'beyondtoken[desk,cluster]', in the version of this machine.")


def sent_out(task: Task, submissions: Iterable[Submission], client: Any, distributed: Any) -> Outcomes:
    """Batches go out as workers get free, also to those that come later; outcomes come as batches end."""
    check_workers(client)
    todo, key = batches(submissions), task.key
    running = distributed.as_completed(loop=client.loop)

    def top_up() -> None:
        room = AHEAD * max(1, sum(client.nthreads().values())) - running.count()
        for batch in itertools.islice(todo, max(0, room)):
            running.add(client.submit(mark_batch, task, batch, key, pure=False, retries=1))

    top_up()
    while not running.is_empty():
        wait_for_one(running, client)
        yield from next(running).result()
        top_up()


def wait_for_one(running: Any, client: Any) -> None:
    """Wait until a batch is done, as long as there is a worker that could do it."""
    seen = looked = time.monotonic()
    while not running.has_ready():
        time.sleep(0.02)
        if time.monotonic() - looked > 1:
            looked = time.monotonic()
            seen = looked if client.nthreads() else seen
        if looked - seen > WORKER_SECONDS:
            raise BookError("The dask scheduler has lost all its workers.",
                            "Look into their logs, start some, then grade again: results so far are kept.")


def dask_distributed() -> Any:
    """The library, where it is installed."""
    try:
        import distributed
    except ImportError:
        raise MissingPartError("--scheduler needs dask.distributed, which is not installed.",
                               "pip install 'beyondtoken[cluster]' on this machine and on every worker.") from None
    return distributed
