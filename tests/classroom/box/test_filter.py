from __future__ import annotations

import errno
import sys
import types

import pytest

from beyondtoken.classroom.box import filter as filter_room
from beyondtoken.errors import MissingPartError


@pytest.fixture
def fresh():
    filter_room.filter_programs.cache_clear()
    yield
    filter_room.filter_programs.cache_clear()


def test_filter_is_made_of_whole_instructions():
    of_the_box, of_a_child = map(len, filter_room.filter_programs())
    assert (of_the_box % 8, of_a_child % 8) == (0, 0)
    assert of_the_box > 8 * 70 > of_a_child > 8 * 4


def test_each_call_is_refused_once():
    names = " ".join((*filter_room.REFUSED_TO_ALL.values(), filter_room.REFUSED_TO_CHILDREN)).split()
    assert sorted(names) == sorted(set(names))


def test_missing_library_is_named_with_what_to_do(monkeypatch, fresh):
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    with pytest.raises(MissingPartError, match="needs libseccomp") as raised:
        filter_room.filter_programs()
    assert "apt install libseccomp2" in raised.value.remedy


def test_call_that_this_machine_does_not_have_is_passed_over():
    class Program:
        def add_rule(self, action, name):
            raise RuntimeError(name)

    assert filter_room.refuse(Program(), types.SimpleNamespace(ERRNO=lambda number: number), "uselib") is None


@pytest.mark.parametrize(("flags", "wanted"), [("mmap.MAP_SHARED | mmap.MAP_ANONYMOUS", "refused"),
                                               ("mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS", "given")])
def test_only_memory_that_one_process_owns_is_given(value_of, flags, wanted):
    program = (f"import mmap\ntry:\n    mmap.mmap(-1, 4096, flags={flags})\n    value = 'given'\n"
               "except OSError:\n    value = 'refused'")
    assert value_of(program) == wanted


def test_programs_and_threads_still_start(value_of):
    program = ("import subprocess, threading\nthread = threading.Thread(target=print)\nthread.start()\nthread.join()\n"
               "value = subprocess.run(['/bin/echo', 'here'], capture_output=True, text=True).stdout")
    assert value_of(program) == "here\n"


@pytest.mark.parametrize("call", ["mount(b'x', b'.', b'tmpfs', 0, None)", "umount2(b'.', 2)", "unshare(0x20000000)",
                                  "setns(0, 0)", "chroot(b'.')"])
def test_child_cannot_change_what_it_sees(value_of, call):
    program = f"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nvalue = (libc.{call}, ctypes.get_errno())"
    assert value_of(program) == (-1, errno.EPERM)
