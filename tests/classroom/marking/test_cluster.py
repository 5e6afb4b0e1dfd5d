from __future__ import annotations

import os
import signal
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import distributed
import psutil
import pytest

from beyondtoken.classroom.marking import cluster as on_cluster
from beyondtoken.classroom.marking.engines import mark_all
from beyondtoken.errors import BookError
from tests.classroom.desk import RIGHT, SLOW, WRONG, Desk
from tests.parts import need

from .a_cluster import cluster_in


@pytest.fixture
def desk(tmp_path):
    need("bubblewrap")
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    with cluster_in(tmp_path_factory.mktemp("cluster")) as made:
        yield made


@pytest.fixture
def cluster(scheduler):
    yield scheduler
    scheduler.end_workers()


@pytest.fixture
def client(cluster):
    with distributed.Client(cluster.address, set_as_default=False) as line:
        yield line


def executing(client):
    """Worker address -> how many tasks the scheduler sees running there."""
    return client.run_on_scheduler(
        lambda dask_scheduler: {address: len(one.executing) for address, one in dask_scheduler.workers.items()})


def first_at_work(client):
    """A worker that is seen at work."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        busy = [address for address, count in executing(client).items() if count]
        if busy:
            return busy[0]
        time.sleep(0.1)
    raise AssertionError("no worker was seen at work")


def test_worker_killed_at_work_costs_no_result_and_doubles_none(desk, cluster, client):
    workers = [cluster.worker(), cluster.worker()]
    client.wait_for_workers(2, timeout=60)
    class_of, pids = desk.submissions(30, SLOW), client.run(os.getpid)
    with ThreadPoolExecutor(1) as thread:
        run = thread.submit(lambda: list(mark_all(desk.task, class_of, scheduler=cluster.address)))
        os.kill(pids[first_at_work(client)], signal.SIGKILL)
        found = run.result(120)
    assert sorted(one.student.key for one in found) == [one.student.key for one in class_of]
    assert {one.points for one in found} == {3}
    assert sorted(one.poll() is None for one in workers) == [False, True]


def test_cluster_gives_the_points_of_this_process_and_leaves_no_box(desk, cluster):
    worker = cluster.worker(threads=2)
    mixed = [desk.submissions(30, code)[n] for n, code in enumerate((RIGHT, WRONG, "") * 10)]
    there = {one.student.key: one.points for one in mark_all(desk.task, mixed, scheduler=cluster.address)}
    below = psutil.Process(worker.pid).children(recursive=True)
    assert there == {one.student.key: one.points for one in mark_all(desk.task, mixed)}
    assert len([one for one in below if "inside.main()" in " ".join(one.cmdline())]) >= 2          # a box a thread
    worker.terminate()
    worker.wait(20)
    assert psutil.wait_procs(below, timeout=5)[1] == []


def test_worker_that_comes_later_is_given_work(desk, cluster, client):
    cluster.worker()
    client.wait_for_workers(1, timeout=60)
    with ThreadPoolExecutor(1) as thread:
        run = thread.submit(lambda: list(mark_all(desk.task, desk.submissions(60, SLOW), scheduler=cluster.address)))
        first = first_at_work(client)
        cluster.worker()
        client.wait_for_workers(2, timeout=60)
        seen = set()
        while not run.done():
            seen |= {address for address, count in executing(client).items() if count}
            time.sleep(0.1)
    assert len(run.result()) == 60
    assert len(seen - {first}) == 1


def test_batch_that_kills_its_workers_is_told(desk, cluster, client):
    client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 0))
    cluster.worker()
    client.wait_for_workers(1, timeout=60)
    pids = client.run(os.getpid)
    with ThreadPoolExecutor(1) as thread:
        run = thread.submit(lambda: list(mark_all(desk.task, desk.submissions(10, SLOW), scheduler=cluster.address)))
        os.kill(pids[first_at_work(client)], signal.SIGKILL)
        with pytest.raises(BookError, match="Workers were killed again and again"):
            run.result(60)
    client.run_on_scheduler(lambda dask_scheduler: setattr(dask_scheduler, "allowed_failures", 3))


def test_scheduler_that_ends_meanwhile_is_told(desk, tmp_path):
    with cluster_in(tmp_path / "cluster") as cluster, ThreadPoolExecutor(1) as thread:
        cluster.worker()
        run = thread.submit(lambda: list(mark_all(desk.task, desk.submissions(30, SLOW), scheduler=cluster.address)))
        with distributed.Client(cluster.address, set_as_default=False) as client:
            first_at_work(client)
        cluster.processes[0].kill()
        with pytest.raises(BookError, match="must stay up"):
            run.result(60)


def test_worker_without_our_package_is_told(desk, cluster, tmp_path):
    other = tmp_path / "other/beyondtoken"
    other.mkdir(parents=True)
    (other / "__init__.py").touch()
    cluster.worker(source=other.parent)
    with pytest.raises(BookError, match=r"cannot mark, such as tcp.*: No module named 'beyondtoken"):
        list(mark_all(desk.task, desk.submissions(1), scheduler=cluster.address))


def test_worker_with_another_grader_refuses(desk, cluster, tmp_path):
    ours, other = Path(on_cluster.__file__).parents[2], tmp_path / "other/beyondtoken"
    other.mkdir(parents=True)
    for item in ours.iterdir():
        if item.name != "labs":                        # a lab that exercises may use differs
            (other / item.name).symlink_to(item)
    (other / "labs").mkdir()
    (other / "labs/__init__.py").write_text("WALL = 3\n", encoding="utf-8")
    cluster.worker(source=other.parent)
    with pytest.raises(BookError, match="another version of the book"):
        list(mark_all(desk.task, desk.submissions(1), scheduler=cluster.address))


def test_last_worker_that_dies_is_told(desk, cluster, client, monkeypatch):
    monkeypatch.setattr(on_cluster, "WORKER_SECONDS", 1)
    worker = cluster.worker()
    client.wait_for_workers(1, timeout=60)
    with ThreadPoolExecutor(1) as thread:
        run = thread.submit(lambda: list(mark_all(desk.task, desk.submissions(30, SLOW), scheduler=cluster.address)))
        first_at_work(client)
        worker.kill()
        with pytest.raises(BookError, match="has lost all its workers"):
            run.result(60)


def test_scheduler_without_workers_is_told(desk, cluster, monkeypatch):
    monkeypatch.setattr(on_cluster, "WORKER_SECONDS", 1)
    with pytest.raises(BookError, match="has no worker.\nStart some: dask worker tcp://127"):
        list(mark_all(desk.task, desk.submissions(1), scheduler=cluster.address))


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.parametrize("address", [f"tcp://127.0.0.1:{free_port()}", "nonsense", "parrot://here:1"],
                         ids=["nobody there", "nonsense", "parrot"])
def test_wrong_address_is_told_at_once(desk, address):
    started = time.monotonic()
    with pytest.raises(BookError, match=f"No dask scheduler answers at {address}"):
        list(mark_all(desk.task, desk.submissions(1), scheduler=address))
    assert time.monotonic() - started < 5


def test_cluster_part_that_is_not_installed_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(BookError, match=r"beyondtoken\[cluster\]"):
        on_cluster.dask_distributed()
