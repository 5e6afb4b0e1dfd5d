from __future__ import annotations

import socket
import struct
import threading
import time

import pytest

from beyondtoken.classroom.box import SilenceError, Talk, WireError
from beyondtoken.classroom.box.wire import LONGEST, pack, unpack


@pytest.fixture
def talk():
    line = Talk()
    yield line
    line.close()


def framed(content: bytes) -> bytes:
    return struct.pack("!I", len(content)) + content


def test_answer_is_heard(talk):
    talk.theirs.sendall(framed(pack({"value": 3})))
    assert talk.ask(op="get", name="x", seconds=1) == {"value": 3}


def test_request_arrives_whole(talk):
    talk.send({"op": "get", "name": "x"}, seconds=1)
    said = talk.theirs.recv(1000)
    assert unpack(said[4:]) == {"op": "get", "name": "x"}
    assert struct.unpack("!I", said[:4])[0] == len(said) - 4


@pytest.mark.parametrize(("content", "said"), [(framed(pack([1])), "garbled"), (b"\xff\xff\xff\xff", "garbled"),
                                               (struct.pack("!I", LONGEST + 1), "garbled"), (b"\0\0", "over time"),
                                               (b"", "over time"), (struct.pack("!I", 9) + b"{}", "over time")])
def test_what_is_no_answer_is_silence(talk, content, said):
    talk.theirs.sendall(content)
    with pytest.raises(SilenceError, match=said):
        talk.hear(seconds=0.05)


@pytest.mark.parametrize("content", [b"", b"\0\0", struct.pack("!I", 9) + b"{}"])
def test_end_of_the_process_is_told_apart(talk, content):
    talk.theirs.sendall(content)
    talk.theirs.close()
    with pytest.raises(SilenceError, match="ended"):
        talk.hear(seconds=1)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"!": "object", "v": 1}', b"[" * 99_999])
def test_unreadable_answer_is_an_error_of_the_answer(talk, content):
    talk.theirs.sendall(framed(content))
    assert talk.hear(seconds=1)["error"][0] == "NotPlain"


def test_bytes_that_drip_in_have_one_time_in_all(talk):
    def drip():
        for _ in range(20):
            talk.theirs.send(b"\0")
            time.sleep(0.02)
    talk.theirs.sendall(struct.pack("!I", 1000))
    thread = threading.Thread(target=drip)
    thread.start()
    started = time.monotonic()
    with pytest.raises(SilenceError, match="over time"):
        talk.hear(seconds=0.1)
    assert time.monotonic() - started < 0.3
    thread.join()


def test_request_that_nobody_reads_has_its_time(talk):
    started = time.monotonic()
    with pytest.raises(SilenceError, match="over time"):
        talk.ask(op="cell", source="x" * 4_000_000, seconds=0.1)
    assert time.monotonic() - started < 1


def test_request_to_an_ended_process_is_silence(talk):
    talk.theirs.close()
    with pytest.raises(SilenceError, match="ended"):
        talk.ask(op="get", name="x", seconds=1)


def test_line_that_was_hung_up_is_silence(talk):
    talk.close()
    for step in (lambda: talk.send({}, seconds=1), lambda: talk.hear(seconds=1)):
        with pytest.raises(SilenceError, match="ended"):
            step()


def test_request_that_is_not_plain_is_told_so(talk):
    with pytest.raises(WireError):
        talk.ask(op="call", args=[object()], seconds=1)


def test_line_is_handed_over(talk):
    further = Talk()
    talk.send({"op": "fork"}, seconds=1, handing=further)
    _, files, _, _ = socket.recv_fds(talk.theirs, 4, 1)
    with socket.socket(fileno=files[0]) as theirs:
        theirs.sendall(framed(pack({"forked": True})))
        assert further.hear(seconds=1) == {"forked": True}
    further.close()
