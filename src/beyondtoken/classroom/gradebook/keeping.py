"""Results are recorded as they come, and none that is there is lost when marking stops."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..outcome import Outcome
from .gradebook import Gradebook

TOGETHER = 100                       # results that are recorded in one transaction, unless they come slowly
LONGEST_WAIT = 2                     # seconds


@dataclass
class Keeper:
    """Records results as they come, several in one transaction. Call ``keep`` at the end, also where marking stops.

    Attributes
    ----------
    kept : int
        How many results were recorded; ``told`` is called with it.
    cpu_seconds : float
        What the submissions used in the sandbox.
    """

    book: Gradebook
    told: Callable[[int], None]
    kept: int = 0
    cpu_seconds: float = 0.0
    waiting: list[Outcome] = field(default_factory=list)
    last: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        """One more; recorded at once where the last time was long ago."""
        self.waiting.append(outcome)
        if len(self.waiting) >= TOGETHER or time.monotonic() - self.last > LONGEST_WAIT:
            self.keep()

    def keep(self) -> None:
        """Record what is waiting."""
        group, self.waiting = self.waiting, []
        with uninterrupted():
            self.book.record(*group)
            self.kept += len(group)
            self.cpu_seconds += sum(one.cpu_seconds for one in group)
            self.last = time.monotonic()
            self.told(self.kept)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl+C waits until the end: a transaction is not cut in two, and what was kept is known."""
    if threading.current_thread() is not threading.main_thread():
        yield                                       # only the main thread is ever interrupted
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
