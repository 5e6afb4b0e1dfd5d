"""Speaking with a process of the box: one request, one answer, within a time."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Mapping, Sequence
from typing import Any

from . import wire


class SilenceError(Exception):
    """No answer: ``over time``, or the process has ``ended``, or it sent what is no answer (``garbled``)."""


class Talk:
    """Our end of a line to a process of the box."""

    def __init__(self) -> None:
        self.ours, self.theirs = socket.socketpair()
        self.heard = bytearray()

    def ask(self, *, seconds: float, **request: Any) -> dict[str, Any]:
        """Send a request, and wait for its answer at most that long.

        Raises
        ------
        SilenceError
            If none comes, or bytes that are none.
        WireError
            If the request holds what is not plain.
        """
        until = time.monotonic() + seconds
        self.send(request, seconds=seconds)
        return self.hear(seconds=until - time.monotonic())

    def ask_all(self, script: bytes, *, seconds: float) -> bytes | None:
        """Send what `script_of` made, and wait for all its answers; `answers_in` reads them. None if they do not come.
        """
        until = time.monotonic() + seconds
        try:
            self._send(script, seconds=seconds)
            return self._message(until)
        except SilenceError:
            return None

    def send(self, request: dict[str, Any], *, seconds: float, handing: Talk | None = None) -> None:
        """Send a request, with the other end of a further line where one is to be handed over."""
        self._send(wire.pack(request), seconds=seconds, handing=handing)

    def _send(self, content: bytes, *, seconds: float, handing: Talk | None = None) -> None:
        message = struct.pack("!I", len(content)) + content
        try:
            self.ours.settimeout(seconds)
            if handing:
                socket.send_fds(self.ours, [message], [handing.theirs.fileno()])
                handing.theirs.close()
            else:
                self.ours.sendall(message)
        except TimeoutError:
            raise SilenceError("over time") from None
        except OSError:
            raise SilenceError("ended") from None

    def hear(self, *, seconds: float) -> dict[str, Any]:
        """The next answer."""
        return answer_in(self._message(time.monotonic() + seconds))

    def _message(self, until: float) -> bytes:
        size = struct.unpack("!I", self._exactly(4, until))[0]
        if size > wire.LONGEST:
            raise SilenceError("garbled")
        return self._exactly(size, until)

    def _exactly(self, count: int, until: float) -> bytes:
        while len(self.heard) < count:
            left = until - time.monotonic()
            if left <= 0:
                raise SilenceError("over time")
            try:
                self.ours.settimeout(left)
                part = self.ours.recv(1 << 16)
            except TimeoutError:
                raise SilenceError("over time") from None
            except OSError:
                raise SilenceError("ended") from None
            if not part:
                raise SilenceError("ended")
            self.heard += part
        found = bytes(self.heard[:count])
        del self.heard[:count]
        return found

    def close(self) -> None:
        """Hang up."""
        self.ours.close()
        self.theirs.close()


def script_of(requests: Sequence[Mapping[str, Any]]) -> bytes:
    """Several requests as one, for `Talk.ask_all`.

    Raises
    ------
    WireError
        If one of them holds what is not plain.
    """
    return wire.pack({"op": "script", "requests": [dict(request) for request in requests]})


def answers_in(content: bytes | None, count: int) -> list[dict[str, Any]] | None:
    """The answers to so many requests, made anew at each call; None if they are not all there."""
    try:
        return None if content is None else [answer_in(one) for one in wire.split(content, count)]
    except (wire.WireError, SilenceError):
        return None


def answer_in(content: bytes) -> dict[str, Any]:
    """The answer that a message holds; one that cannot be read is an error.

    Raises
    ------
    SilenceError
        If it holds something else.
    """
    try:
        answer = wire.unpack(content)
    except wire.WireError as problem:
        return {"error": ["NotPlain", str(problem), 0]}
    if not isinstance(answer, dict):
        raise SilenceError("garbled")
    return answer
