"""An end to what runs here and does not end: tests are ours, but an answer may keep one busy for ever."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

TICK = 0.5                           # seconds between looks at the clock


class OvertimeError(BaseException):
    """Raised in the midst of what runs too long; no ``except Exception`` in there stops it."""


class Clock:
    """Ends what a thread runs when its time is over. One call into C, such as a sort, is not cut in two.

    Examples
    --------
    >>> with Clock().limit(60):
    ...     sum(range(4))
    6
    """

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.until: float | None = None
        self.whose = 0
        self.is_watched = False

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Let what stands inside take so many seconds.

        Raises
        ------
        OvertimeError
            In the midst of it, when they are over.
        """
        self._start(seconds)
        try:
            yield
        finally:
            self._stop()

    def _start(self, seconds: float) -> None:
        with self.lock:
            self.until, self.whose = time.monotonic() + seconds, threading.get_ident()
            is_watched, self.is_watched = self.is_watched, True
        if not is_watched:
            threading.Thread(target=self._watch, daemon=True).start()

    def _stop(self) -> None:
        """No error comes after this, not even one that is on its way."""
        with self.lock:
            self.until = None
        raise_in(self.whose, None)

    def _watch(self) -> None:
        """Look at the clock as long as something runs."""
        while self._look():
            time.sleep(TICK)

    def _look(self) -> bool:
        with self.lock:
            self.is_watched = self.until is not None
            if self.until is not None and time.monotonic() > self.until:
                self.until = None
                raise_in(self.whose, OvertimeError)
            return self.is_watched


def raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have an error raised in another thread, at its next step; None takes back what has not been raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error) if error else None)
