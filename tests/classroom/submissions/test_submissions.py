"""The whole table marked in one process, with a good submission after each: what came of it, and what did not."""

from __future__ import annotations

import contextlib
import json
import socket
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from beyondtoken.classroom.box import command
from beyondtoken.classroom.marking.mark import Marker
from beyondtoken.classroom.outcome import Outcome
from tests.classroom.processes import processes_with
from tests.parts import need

from .case import Case
from .escapes import CANARY_FILE, COURSE, LISTENER
from .exercise import CANARIES, MIDDLE, STEPS, cells_with, notebook, submission, task
from .table import TABLE

ROOT = Path(__file__).resolve().parents[3]
BOX = f"{command.HERE}'"             # in the command of every process of a box
STILL_THERE = "98765"                # what processes that should be gone sleep for


@dataclass
class Run:
    """All that is looked at after the run."""

    canary: Path
    listener: socket.socket
    scratch: Path
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    between: dict[str, Outcome] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)
    boxes: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)          # boxes of tests before, which go on

    def filled_in(self, content: bytes | None) -> bytes | None:
        """A file with the places of this run."""
        places = {LISTENER: str(self.listener.getsockname()[1]), CANARY_FILE: str(self.canary), COURSE: str(ROOT)}
        for name, place in places.items():
            content = content and content.replace(name.encode(), place.encode())
        return content


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Iterator[Run]:
    need("bubblewrap")
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listener:
        scratch = tmp_path_factory.mktemp("scratch")
        patch.setattr(tempfile, "tempdir", str(scratch))
        run = Run(canary_in(tmp_path_factory.mktemp("teacher")), listener, scratch)
        run.others |= set(processes_with(BOX))
        good = notebook(cells_with({"middle": MIDDLE, "steps": STEPS}))
        with Marker(task()) as marker:
            for case in TABLE:
                run.outcomes[case.name] = marker.mark(submission(run.filled_in(case.file())))
                run.left[case.name] = list(processes_with(STILL_THERE).values())
                run.between[case.name] = marker.mark(submission(good, "good"))
                run.boxes.add(marker.warm.process.pid)
        yield run


def canary_in(folder: Path) -> Path:
    """A file that anybody may read and write, as far as its rights go."""
    for above in (folder, *list(folder.parents)[:2]):
        with contextlib.suppress(PermissionError):
            above.chmod(0o755)
    canary = folder / "canary"
    canary.write_text("the teacher's own words", encoding="ascii")
    canary.chmod(0o666)
    return canary


def told(outcome: Outcome) -> str:
    """All that students may read, but for their own answers."""
    texts = [outcome.reason, *(text for one in outcome.questions for text in (one.note, one.output))]
    return "\n".join([*texts, *(test.shown for one in outcome.questions for test in one.tests)])


def printed(outcome: Outcome) -> str:
    """All that cells printed."""
    return "\n".join(one.output for one in outcome.questions)


def points(outcome: Outcome) -> tuple[float | None, ...]:
    """Points of the two questions on code."""
    return tuple(one.points for one in outcome.questions if one.kind == "code") or (None, None)


def each_case() -> pytest.MarkDecorator:
    """A test for each row."""
    return pytest.mark.parametrize("case", TABLE, ids=lambda case: case.name.replace(" ", "-"))


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({case.name for case in TABLE}) == len(TABLE)


@each_case()
def test_submission_has_the_points_and_state_it_should(run: Run, case: Case) -> None:
    outcome = run.outcomes[case.name]
    if case.state == "any":
        assert outcome.state in ("graded", "partly")
        assert all(got is None or got <= most for got, most in zip(points(outcome), case.points, strict=True))
    else:
        assert (outcome.state, points(outcome)) == (case.state, case.points)


@each_case()
def test_submission_is_told_why(run: Run, case: Case) -> None:
    assert case.says in told(run.outcomes[case.name])
    assert case.prints in printed(run.outcomes[case.name])


@each_case()
def test_submission_got_nowhere(run: Run, case: Case) -> None:
    assert "ESCAPED" not in told(run.outcomes[case.name])
    assert run.canary.read_text(encoding="ascii") not in told(run.outcomes[case.name])
    assert run.left[case.name] == []


@each_case()
def test_submission_learns_nothing_of_hidden_tests(run: Run, case: Case) -> None:
    text = told(run.outcomes[case.name])
    assert [canary for canary in CANARIES if canary in text] == []
    hidden = [test for one in run.outcomes[case.name].questions for test in one.tests if not test.visible]
    assert {test.shown for test in hidden} <= {""}


@each_case()
def test_submission_takes_bounded_time_and_words(run: Run, case: Case) -> None:
    outcome = run.outcomes[case.name]
    assert outcome.seconds < 3 * case.seconds
    assert len(told(outcome)) < 60_000


@each_case()
def test_outcome_can_be_kept(run: Run, case: Case) -> None:
    outcome = run.outcomes[case.name]
    assert Outcome.from_plain(json.loads(json.dumps(outcome.to_plain()))) == outcome


@each_case()
def test_submission_changes_nothing_for_the_next(run: Run, case: Case) -> None:
    outcome = run.between[case.name]
    assert (outcome.state, points(outcome), printed(outcome).strip()) == ("graded", (5, 5), "")


def test_one_box_serves_them_all(run: Run) -> None:
    assert len(run.boxes) == 1


def test_canary_was_not_written(run: Run) -> None:
    assert run.canary.read_text(encoding="ascii") == "the teacher's own words"
    assert [file.name for file in run.canary.parent.iterdir()] == ["canary"]


def test_nobody_called_the_listener(run: Run) -> None:
    run.listener.settimeout(0.1)
    with pytest.raises(TimeoutError):
        run.listener.accept()


def test_nothing_is_left_running(run: Run) -> None:
    until = time.monotonic() + 5
    while set(processes_with(BOX)) - run.others and time.monotonic() < until:
        time.sleep(0.1)
    assert set(processes_with(BOX)) - run.others == set()


def test_nothing_is_left_on_the_disk(run: Run) -> None:
    assert list(run.scratch.iterdir()) == []
    assert list(Path("/tmp").glob("*-by-adams")) == []
    assert not any(Path(folder, "escaped").exists() for folder in ("/", "/usr/lib", "/dev", "/dev/shm"))
