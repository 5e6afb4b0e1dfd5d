from __future__ import annotations

import sys
import types

import pytest

from beyondtoken.classroom.box import filter as filter_room
from beyondtoken.errors import MissingPartError


@pytest.fixture
def fresh():
    filter_room.filter_program.cache_clear()
    yield
    filter_room.filter_program.cache_clear()


def test_filter_is_made_of_whole_instructions():
    assert len(filter_room.filter_program()) % 8 == 0
    assert len(filter_room.filter_program()) > 8 * 70


def test_each_call_is_refused_once():
    names = " ".join(filter_room.REFUSED.values()).split()
    assert sorted(names) == sorted(set(names))


def test_missing_library_is_named_with_what_to_do(monkeypatch, fresh):
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    with pytest.raises(MissingPartError, match="needs libseccomp") as raised:
        filter_room.filter_program()
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
