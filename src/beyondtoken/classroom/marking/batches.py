"""What a worker does, on this machine or another: mark some submissions with the warm process that it keeps."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Generator, Iterable, Iterator
from typing import TypeAlias

from ...errors import BookError
from ..box import Limits, try_out
from ..outcome import Outcome, Submission
from .mark import Marker, Task

BATCH = 10                           # submissions that go to a worker together
AHEAD = 3                            # batches waiting for each worker

Outcomes: TypeAlias = Generator[Outcome, None, None]

kept = threading.local()             # each thread's own marker: a warm process answers one caller


def mark_batch(task: Task, batch: list[Submission], key: str) -> list[Outcome]:
    """Mark some submissions.

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
