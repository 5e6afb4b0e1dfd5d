"""The box is tried out before it is trusted: a submission of our own tries to get out of it."""

from __future__ import annotations

import secrets
import socket
import tempfile
from pathlib import Path

from ...errors import MissingPartError
from .command import ADVICE
from .limits import Limits
from .talk import SilenceError
from .warm import WarmProcess

ESCAPES = '''
import os, socket

def reached(step):
    try:
        return bool(step())
    except BaseException:
        return False

def read_outside():
    return open({canary!r}).read()

def write_outside():
    for place in ("/", "/usr", "/dev/shm", {folder!r}):
        try:
            open(os.path.join(place, "escaped"), "w").close()
            return True
        except OSError:
            pass
    return False

def speak_to_the_network():
    return socket.create_connection(("127.0.0.1", {port}), 0.2)

def start_without_end():
    for count in range({processes} + 50):
        child = os.fork()
        if child == 0:
            os.read(os.pipe()[0], 1)
    return True

def take_more_memory():
    return bytearray({memory} + 2 ** 28)

tried = [read_outside, write_outside, speak_to_the_network, take_more_memory, start_without_end]
escaped = [step.__name__.replace("_", " ") for step in tried if reached(step)]
'''


def try_out(limits: Limits) -> None:
    """Refuse a box that does not hold.

    Raises
    ------
    MissingPartError
        If the box cannot be started, or a submission in it can read a file of ours, write one, reach the network,
        or take more memory or processes than it may.
    """
    with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as server:
        canary = Path(folder, "canary")
        canary.write_text(secrets.token_hex(), encoding="ascii")
        for path in (canary, Path(folder)):
            path.chmod(0o755)                   # what keeps the box out is the box, not the file's rights
        source = ESCAPES.format(canary=str(canary), folder=folder, port=server.getsockname()[1],
                                processes=limits.processes, memory=limits.memory)
        escaped = escapes(source, limits)
    if escaped:
        raise MissingPartError(f"The sandbox does not hold on this machine: a submission can {', '.join(escaped)}.",
                               ADVICE)


def escapes(source: str, limits: Limits) -> list[str]:
    """What a program of ours could do in the box that it should not."""
    with WarmProcess([], limits=limits) as warm, warm.child() as child:
        try:
            child.ask(op="cell", source=source, name="trial", seconds=30)
            found = child.ask(op="get", name="escaped", seconds=30).get("value")
        except SilenceError as silence:
            return [f"not be tried out (it {silence})"]
    return [str(one) for one in found] if isinstance(found, list) else ["not be tried out"]
