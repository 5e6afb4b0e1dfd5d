"""Speaking with a process of the box: one request, one answer, within a time."""

from __future__ import annotations

import socket
import struct
import time
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

    def send(self, request: dict[str, Any], *, seconds: float, handing: Talk | None = None) -> None:
        """Send a request, with the other end of a further line where one is to be handed over."""
        content = wire.pack(request)
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
        until = time.monotonic() + seconds
        size = struct.unpack("!I", self._exactly(4, until))[0]
        if size > wire.LONGEST:
            raise SilenceError("garbled")
        try:
            answer = wire.unpack(self._exactly(size, until))
        except wire.WireError as problem:
            return {"error": ["NotPlain", str(problem), 0]}
        if not isinstance(answer, dict):
            raise SilenceError("garbled")
        return answer

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
