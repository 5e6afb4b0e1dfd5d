"""What one submission may use."""

from __future__ import annotations

from dataclasses import dataclass

from ... import settings


@dataclass(frozen=True)
class Limits:
    """Bounds of one submission in the box; their defaults stand in ``settings.py``.

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
    >>> Limits(seconds=2).memory // 2**20
    1024
    """

    seconds: float = settings.CELL_SECONDS
    cpu: int = settings.SUBMISSION_CPU_SECONDS
    memory: int = settings.SUBMISSION_MEMORY
    disk: int = settings.SUBMISSION_DISK
    processes: int = settings.SUBMISSION_PROCESSES
    output: int = settings.CELL_OUTPUT
