"""Forks of our own, without what Python does at each fork for the sake of programs that go on in many ways.

Modules such as ``random``, ``logging`` and ``threading`` register callbacks for forks: new seeds, new locks. A child
that has a copy of one process without threads needs none of them, and they cost more than the fork itself. A
student's own forks run them as ever.

This file runs inside the sandbox. `stand_in` must be called before modules that register callbacks are loaded.
"""

import _thread
import os

_registered: dict[str, list] = {"before": [], "after_in_parent": [], "after_in_child": []}
_ours = False


def register(**callbacks):
    """Stands in for ``os.register_at_fork``."""
    for when, callback in callbacks.items():
        _registered[when].append(callback)


def _run(when):
    if not _ours:
        for callback in reversed(_registered[when]) if when == "before" else _registered[when]:
            callback()


def fork():
    """``os.fork``, without callbacks where there is no other thread."""
    global _ours
    _ours = _thread._count() == 0
    try:
        return os.fork()
    finally:
        _ours = False


def stand_in():
    """From now on callbacks are registered here."""
    os.register_at_fork(before=lambda: _run("before"), after_in_parent=lambda: _run("after_in_parent"),
                        after_in_child=lambda: _run("after_in_child"))
    os.register_at_fork = register
