"""The warm process of the box, seen from the grader: started once, asked for a child for each submission."""

from __future__ import annotations

import json
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from ...errors import BookError, MissingPartError
from .command import ADVICE, boxed_command, inside_command, unsafe_environment
from .filter import filter_programs
from .limits import Limits
from .talk import SilenceError, Talk

START_SECONDS = 120
ENDING_SECONDS = 10


class BoxError(BookError):
    """The box itself failed, not the submission in it.

    Examples
    --------
    >>> print(BoxError("The box ended.", "Grade again."))
    The box ended.
    Grade again.
    """


class WarmProcess:
    """A process in the box with the given cells run, ready to be forked.

    Parameters
    ----------
    given : sequence of str
        Cells to run once, before any submission.
    limits : Limits
        What one submission may use.
    boxed : bool
        False: no box at all, for those who trust every line of their students.

    Attributes
    ----------
    cpu_seconds : float
        CPU used in the box so far, by all that has ended.

    Examples
    --------
    >>> with WarmProcess(["x = 20"], limits=Limits()) as warm, warm.child() as child:    # doctest: +SKIP
    ...     child.ask(op="cell", source="print(x + 1)", name="cell 1", seconds=5)
    {'out': '21\\n'}
    """

    def __init__(self, given: Sequence[str], *, limits: Limits, boxed: bool = True) -> None:
        self.given, self.limits, self.boxed = list(given), limits, boxed
        self.cpu_seconds = 0.0
        self.complaints = tempfile.TemporaryFile()                  # noqa: SIM115  (closed in close)
        self.control, self.process = self._start()

    def _start(self) -> tuple[socket.socket, subprocess.Popen[bytes]]:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        number = theirs.fileno()
        settings = {**asdict(self.limits), "given": self.given, "boxed": self.boxed,
                    "filters": [one.hex() for one in filter_programs()] if self.boxed else []}
        command = boxed_command(number) if self.boxed else inside_command()
        with tempfile.TemporaryFile() as file:
            file.write(json.dumps(settings).encode())
            file.seek(0)
            process = subprocess.Popen(
                command, stdin=file, stdout=subprocess.DEVNULL, stderr=self.complaints, pass_fds=[number],
                start_new_session=True,             # Ctrl+C is for us: without a box it would end this process too
                env=None if self.boxed else unsafe_environment(number))
        theirs.close()
        self._greet(ours, process)
        return ours, process

    def _greet(self, control: socket.socket, process: subprocess.Popen[bytes]) -> None:
        control.settimeout(START_SECONDS)
        try:
            greeting = control.recv(4096)
        except TimeoutError:
            greeting = b""
        if not greeting:
            process.kill()
            process.wait()
            self.complaints.seek(0)
            said = self.complaints.read()[-600:].decode("utf-8", "replace").strip()
            raise MissingPartError(f"The sandbox could not be started: {said or 'it said nothing'}.", ADVICE)
        failed = json.loads(greeting).get("failed")
        if failed:
            raise BoxError(f"The given cells of the exercise do not run: {failed}", "Correct the exercise's cells.")

    @contextmanager
    def child(self) -> Iterator[Child]:
        """A throw-away process for one submission; it and all it started are gone afterwards."""
        child = Child(self)
        try:
            yield child
        finally:
            child.end()

    def close(self) -> None:
        """End the process and all that runs in the box."""
        self.control.close()
        try:
            self.process.wait(ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.complaints.close()

    def __enter__(self) -> Self:
        """Ready."""
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None,
                 trace: TracebackType | None) -> None:
        """Closed, whatever happened."""
        self.close()


class Child:
    """One submission's process."""

    def __init__(self, warm: WarmProcess) -> None:
        self.warm = warm
        self.talk = Talk()
        self.why = ""
        self.has_ended = False
        self.copies = 0
        try:
            socket.send_fds(warm.control, [b"start"], [self.talk.theirs.fileno()])
        except OSError as problem:
            raise BoxError("The box has ended.", "Grade again; nothing is lost.") from problem
        self.talk.theirs.close()

    def ask(self, *, seconds: float, **request: Any) -> dict[str, Any]:
        """One answer; when none comes the child is ended and ``why`` says what it ended of."""
        try:
            return self.talk.ask(seconds=seconds, **request)
        except SilenceError as silence:
            self.end(str(silence))
            raise

    @contextmanager
    def question(self, *, seconds: float) -> Iterator[Talk]:
        """A copy of the child for one question, gone afterwards; several may be there at a time."""
        line, number = Talk(), self.copies
        self.copies += 1
        try:
            self.talk.send({"op": "fork", "number": number}, seconds=seconds, handing=line)
            line.hear(seconds=seconds)
        except SilenceError as silence:
            line.close()
            self.end(str(silence))
            raise
        try:
            yield line
        finally:
            line.close()
            self._drop(number)

    def _drop(self, number: int) -> None:
        if self.has_ended:
            return
        try:
            self.talk.send({"op": "drop", "number": number}, seconds=ENDING_SECONDS)
        except SilenceError:
            self.end("ended")

    def end(self, silence: str = "") -> None:
        """Make sure that nothing of the child is left; note what it ended of."""
        if self.has_ended:
            return
        self.has_ended = True
        self.talk.close()
        self.why = self._reaped(silence)

    def _reaped(self, silence: str) -> str:
        control = self.warm.control
        control.settimeout(ENDING_SECONDS)
        try:
            control.send(b"end")
            told = json.loads(control.recv(4096) or b"{}")
        except (OSError, ValueError):
            told = {}
        if "status" not in told:
            raise BoxError("The box has ended.", "Grade again; nothing is lost.")
        self.warm.cpu_seconds = float(told["cpu"])
        return "memory" if told["why"] == "memory" else silence
