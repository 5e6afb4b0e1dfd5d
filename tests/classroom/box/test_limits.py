from __future__ import annotations

import pytest

from beyondtoken.classroom.box import Limits
from beyondtoken.settings import MEBIBYTE


def test_cpu_of_a_process_suffices_for_the_longest_cell():
    assert Limits().cpu > Limits().seconds


def test_limits_hold_in_the_child(value_of):
    program = ("import resource\nvalue = [resource.getrlimit(getattr(resource, 'RLIMIT_' + name)) for name in "
               "('FSIZE', 'NPROC', 'NOFILE', 'CORE')]")
    disk, processes = Limits().disk, Limits().processes
    assert value_of(program) == [(disk, disk), (processes, processes), (64, 72), (0, 0)]


def test_memory_is_counted_beyond_what_the_exercise_has_loaded(value_of):
    most = value_of("import resource\nvalue = resource.getrlimit(resource.RLIMIT_AS)[1]")
    assert Limits().memory + 20 * MEBIBYTE < most < Limits().memory + 2048 * MEBIBYTE


@pytest.mark.parametrize("name", ["seconds", "cpu", "memory", "disk", "processes", "output"])
def test_no_limit_is_nothing(name):
    assert getattr(Limits(), name) > 0
