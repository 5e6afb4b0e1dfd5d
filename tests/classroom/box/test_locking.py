from __future__ import annotations

import errno

import pytest

from .inside_the_box import from_the_box

PRCTL = "import ctypes\nlibc = ctypes.CDLL(None)\n"


@pytest.fixture(scope="module")
def locking():
    return from_the_box("locking")


def test_failed_call_says_what_was_tried(locking):
    with pytest.raises(OSError, match="mount a moon") as raised:
        locking.checked(locking.libc.umount2(b"/nowhere/at/all", 0), "mount a moon")
    assert raised.value.errno in (errno.ENOENT, errno.EPERM)


def test_result_of_a_call_that_went_well_is_given(locking):
    assert locking.checked(7, "count") == 7


@pytest.mark.parametrize(("option", "wanted"), [(39, 1), (21, 2), (3, 0)], ids=["no-new-rights", "filter", "dumpable"])
def test_child_has_locked_itself_up(value_of, option, wanted):
    assert value_of(f"{PRCTL}value = libc.prctl({option}, 0, 0, 0, 0)") == wanted


def test_child_has_no_capability(value_of):
    program = (f"{PRCTL}import struct\nheld = ctypes.create_string_buffer(24)\n"
               "libc.capget(struct.pack('Ii', 0x20080522, 0), held)\n"
               "value = any(held.raw) or any(libc.prctl(23, one, 0, 0, 0) for one in range(41))")
    assert value_of(program) is False


def test_child_stands_in_an_empty_folder_of_its_own(value_of):
    assert value_of("import os\nvalue = (os.listdir(), os.listdir('/proc'), os.getpid())") == ([], [], 1)


def test_standard_files_lead_nowhere(value_of):
    program = "import os\nvalue = [os.fstat(one).st_rdev for one in (0, 1, 2)] == [os.stat('/dev/null').st_rdev] * 3"
    assert value_of(program) is True


def test_no_file_but_its_line_is_open(value_of):
    program = ("import os\nvalue = []\nfor one in range(64):\n    try:\n        os.fstat(one)\n"
               "        value.append(one)\n    except OSError:\n        pass")
    assert len(value_of(program)) == 4
