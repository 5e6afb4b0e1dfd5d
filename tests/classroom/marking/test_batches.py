from __future__ import annotations

import threading

import psutil
import pytest

from beyondtoken.classroom.marking.batches import batches, mark_batch
from beyondtoken.errors import BookError
from tests.classroom.desk import QUICK, Desk
from tests.parts import need


@pytest.fixture
def desk(tmp_path):
    need("bubblewrap")
    return Desk(tmp_path)


def box_processes():
    """Processes below this one that run in a box."""
    return [one for one in psutil.Process().children(recursive=True) if "inside.main()" in command_of(one)]


def command_of(process):
    """What a process was started by; nothing where it has ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def test_worker_with_another_version_refuses(desk):
    with pytest.raises(BookError, match="another version of the book"):
        mark_batch(desk.task, desk.submissions(1), "key of another version")


def test_box_of_a_thread_ends_with_the_thread(desk):
    task, work = desk.task, desk.submissions(1)
    others, boxes = box_processes(), []

    def mark():
        mark_batch(task, work, task.key)
        boxes.extend(one for one in box_processes() if one not in others)

    thread = threading.Thread(target=mark)
    thread.start()
    thread.join()
    assert boxes
    assert psutil.wait_procs(boxes, timeout=5)[1] == []


def test_worker_keeps_its_box_for_the_next_batch_and_drops_it_for_another_exercise(desk):
    first, second = desk.task, Desk(desk.place / "other", QUICK.replace("(5, 5)", "(6, 6)")).task
    others, found = set(box_processes()), []

    def work():
        for task in (first, first, second):
            mark_batch(task, desk.submissions(1), task.key)
            found.append(set(box_processes()) - others)

    thread = threading.Thread(target=work)              # what it keeps ends with it
    thread.start()
    thread.join()
    assert found[0] == found[1]
    assert found[0].isdisjoint(found[2])


def test_batches_hold_every_submission_once_in_order():
    found = list(batches(range(25)))
    assert [len(one) for one in found] == [10, 10, 5]
    assert [one for batch in found for one in batch] == list(range(25))
