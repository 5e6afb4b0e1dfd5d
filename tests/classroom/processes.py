"""Processes that tests have started, or left behind."""

from __future__ import annotations

import os

import psutil


def processes_with(words: str) -> dict[int, str]:
    """Number -> command of processes with words in it, but for those of tests that run beside these."""
    found = {}
    for process in psutil.process_iter():
        try:
            command = " ".join(process.cmdline())
            if words in command and not is_of_tests_beside(process):
                found[process.pid] = command
        except psutil.Error:
            continue
    return found


def is_of_tests_beside(process: psutil.Process) -> bool:
    """Whether another process of the same run of pytest has started it."""
    run = psutil.Process().parent()
    beside = {one.pid for one in run.children()} - {os.getpid()} if run else set()
    return any(parent.pid in beside for parent in process.parents())
