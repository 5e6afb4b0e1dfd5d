"""The trial lets a box through that holds, and names each hole of one that does not."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from beyondtoken.classroom.box import Limits, command, trial, warm
from beyondtoken.classroom.box import filter as filter_room
from beyondtoken.errors import MissingPartError
from tests.parts import need

UNBOXED = """
import functools
from beyondtoken.classroom.box import Limits, WarmProcess, trial
trial.WarmProcess = functools.partial(WarmProcess, boxed=False)
try:
    trial.try_out(Limits())
except Exception as problem:
    print(type(problem).__name__, problem)
"""
HOLES = {"read outside": "--ro-bind", "write outside": "--bind"}


def test_box_of_this_machine_holds():
    need("bubblewrap")
    assert trial.try_out(Limits()) is None


def test_process_without_a_box_is_refused_for_all_it_can_do():
    """Run where nothing it does can stay: on a read-only system, its processes end with it."""
    package = str(command.package_folder())
    around = [need("bubblewrap"), "--ro-bind", "/", "/", "--dev", "/dev", "--tmpfs", "/tmp", "--unshare-pid",
              "--die-with-parent", "--proc", "/proc", "--ro-bind", package, package]
    said = subprocess.run([*around, sys.executable, "-c", UNBOXED], capture_output=True, text=True, check=False,
                          env={**os.environ, "PYTHONPATH": str(command.package_folder().parent)}).stdout
    assert said.startswith("MissingPartError The sandbox does not hold on this machine: a submission can")
    for hole in ("read outside", "write outside", "speak to the network", "start without end"):
        assert hole in said


@pytest.mark.parametrize("hole", HOLES)
def test_box_that_shows_a_folder_too_many_is_refused(monkeypatch, tmp_path, hole):
    need("bubblewrap")
    for above in (tmp_path, *list(tmp_path.parents)[:2]):
        with contextlib.suppress(PermissionError):
            above.chmod(0o755)
    places, shown = command.needed_places(), str(tmp_path)
    monkeypatch.setattr(command, "needed_places", lambda: [*places, tmp_path])
    options = command.visible_files()[:-3]
    monkeypatch.setattr(command, "visible_files", lambda: [*options, HOLES[hole], shown, shown])
    monkeypatch.setattr(Path, "chmod", lambda path, mode: os.chmod(path, mode | 0o222))
    monkeypatch.setattr(trial.tempfile, "TemporaryDirectory", lambda: contextlib.nullcontext(open_to_all(tmp_path)))
    with pytest.raises(MissingPartError, match=hole):
        trial.try_out(Limits())


def open_to_all(folder: Path) -> str:
    """A folder in it."""
    made = folder / "open"
    made.mkdir()
    return str(made)


def test_limits_that_are_not_set_are_refused(monkeypatch):
    need("bubblewrap")
    inside = command.inside_command()
    without = inside[-1].replace("inside.main()", "inside.Lock.limits = lambda lock: {}; inside.main()")
    monkeypatch.setattr(command, "inside_command", lambda: [*inside[:-1], without])
    with pytest.raises(MissingPartError, match="take more memory") as raised:
        trial.try_out(Limits())
    assert "unsafe" in raised.value.remedy


def test_network_is_refused_by_filter_and_name_space_alike(monkeypatch):
    need("bubblewrap")
    monkeypatch.setattr(filter_room, "REFUSED_TO_ALL", {})
    filter_room.filter_programs.cache_clear()
    try:
        assert trial.try_out(Limits()) is None
    finally:
        filter_room.filter_programs.cache_clear()


def test_box_that_says_nothing_is_refused(monkeypatch):
    need("bubblewrap")
    monkeypatch.setattr(trial, "ESCAPES", "import os\nos._exit(0)")
    with pytest.raises(MissingPartError, match="not be tried out"):
        trial.try_out(Limits())
    assert warm.START_SECONDS > 0
