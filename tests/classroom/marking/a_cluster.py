"""A dask cluster of this machine: a scheduler and workers, each a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import beyondtoken

START_SECONDS = 60
QUIET = ("--no-dashboard", "--host", "127.0.0.1")


@dataclass
class Cluster:
    """A scheduler, and the workers that were started."""

    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def file(self) -> Path:
        return self.folder / "scheduler.json"

    @property
    def address(self) -> str:
        return json.loads(self.file.read_text(encoding="utf-8"))["address"]

    def start(self, *arguments: str, source: Path | None = None) -> subprocess.Popen[bytes]:
        """A process of the cluster; ``source`` is where it finds our package."""
        ours = source or Path(beyondtoken.__file__).parent.parent
        environment = {**os.environ, "PYTHONPATH": str(ours), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"}
        started = subprocess.Popen([sys.executable, "-m", "dask", *arguments, *QUIET], cwd=self.folder,
                                   env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.processes.append(started)
        return started

    def worker(self, *, threads: int = 1, source: Path | None = None) -> subprocess.Popen[bytes]:
        """A worker; killed, it stays away."""
        return self.start("worker", "--scheduler-file", str(self.file), "--nthreads", str(threads), "--no-nanny",
                          "--local-directory", str(self.folder), source=source)

    def end_workers(self) -> None:
        """They go before the scheduler: without one, they wait for it to come back."""
        while len(self.processes) > 1:
            end(self.processes.pop())


def end(process: subprocess.Popen[bytes]) -> None:
    """Politely, then not."""
    process.terminate()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def cluster_in(folder: Path) -> Iterator[Cluster]:
    """A scheduler without workers yet."""
    folder.mkdir(exist_ok=True)
    made = Cluster(folder)
    made.start("scheduler", "--port", "0", "--scheduler-file", str(made.file))
    until = time.monotonic() + START_SECONDS
    while not (made.file.exists() and made.file.read_text().strip().endswith("}")) and time.monotonic() < until:
        time.sleep(0.1)
    try:
        yield made
    finally:
        made.end_workers()
        end(made.processes[0])
