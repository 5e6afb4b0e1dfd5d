from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

import pytest

from beyondtoken.classroom.box import command
from beyondtoken.errors import MissingPartError


def test_missing_program_is_named_with_what_to_do(monkeypatch):
    monkeypatch.setattr(command.shutil, "which", lambda name: None)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    with pytest.raises(MissingPartError, match="no program bwrap was found") as raised:
        command.bubblewrap()
    assert "apt install bubblewrap" in raised.value.remedy


def test_other_systems_are_named(monkeypatch):
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    with pytest.raises(MissingPartError, match="this is Darwin"):
        command.bubblewrap()


@pytest.fixture
def found(monkeypatch):
    monkeypatch.setattr(command, "bubblewrap", lambda: "bwrap")


@pytest.mark.parametrize(("user", "boxes"), [(0, 2), (1000, 1)])
def test_root_is_dropped_before_the_box_proper(monkeypatch, found, user, boxes):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    made = command.boxed_command(7)
    assert made.count("bwrap") == boxes
    assert ("--reuid=65534" in made) == (user == 0)


def test_box_has_no_name_space_of_ours(found):
    options = command.box_options(7)
    assert "--unshare-all" in options
    assert "--share-net" not in options
    assert not {"--bind", "--bind-try"} & set(options)


def test_environment_is_cleared_but_for_a_few_settings(monkeypatch, found):
    monkeypatch.setenv("SECRET", "a word of the teacher's")
    options = command.box_options(7)
    assert "--clearenv" in options
    assert "a word of the teacher's" not in " ".join(options)
    assert options[options.index("CONTROL") + 1] == "7"


def test_masters_and_tests_are_not_shown():
    shown = [Path(place) for place in command.visible_files() if place.startswith("/")]
    book = Path(__file__).resolve().parents[3]
    below = [place for place in shown if place.is_relative_to(book) and not place.is_relative_to(sys.prefix)]
    assert {place.relative_to(book).parts[:1] for place in below} <= {("src",), ()}
    assert {place.name for place in command.package_files()} <= {"__init__.py", "errors.py", "labs", "box"}


def test_installed_package_needs_no_place_of_its_own(monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(command.package_folder().parent))
    assert command.package_files() == []


def test_unboxed_process_has_the_same_settings():
    assert command.unsafe_environment(7) == {**command.ENVIRONMENT, "CONTROL": "7"}


def test_scratch_space_is_also_called_tmp_unless_something_lies_there(monkeypatch):
    monkeypatch.setattr(command, "needed_places", lambda: [Path("/opt/python")])
    assert command.temporary_files() == ["--symlink", "scratch", "/tmp"]
    monkeypatch.setattr(command, "needed_places", lambda: [Path("/tmp/python")])
    assert command.temporary_files() == []
