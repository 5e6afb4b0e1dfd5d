"""What one submission may use."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds of one submission in the box.

    Parameters
    ----------
    seconds : float
        Wall time of one cell or one call.
    cpu : int
        CPU seconds of one process.
    memory : int
        Bytes that a process may map beyond what the exercise itself has loaded; half as much again for all
        processes of the submission together.
    disk : int
        Bytes of its scratch space, and of one file.
    processes : int
        Processes and threads, those of the box included (four).
    output : int
        Characters that a cell may print.

    Examples
    --------
    >>> Limits(seconds=2).memory // MEBIBYTE
    1024
    """

    seconds: float = 10
    cpu: int = 60
    memory: int = 1024 * MEBIBYTE
    disk: int = 8 * MEBIBYTE
    processes: int = 16
    output: int = 10_000
