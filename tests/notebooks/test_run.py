from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from beyondtoken.errors import RunError, SettingError
from beyondtoken.notebooks import Runs, run_pages
from beyondtoken.notebooks.run import worker_count

from .tiny_book import fence, put, write_book, write_toc

RUN = "import sys, pathlib; from beyondtoken.notebooks import run_pages; run_pages(pathlib.Path(sys.argv[1]))"


def start_run(root: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RUN, str(root)], stderr=subprocess.PIPE,
                            env={**os.environ, "PYTHONPATH": ""})


def wait_for(path: Path) -> None:
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.05)
    pytest.fail(f"{path} did not appear")


def test_run_keeps_values_as_the_page_shows_them(run_once):
    assert Runs.load(run_once).page("pages/lab").values == {"steps": "8"}


def test_run_records_the_files_of_the_book_that_a_page_read(run_once):
    assert set(Runs.load(run_once).page("pages/data").reads) == {"words.txt"}


def test_run_records_source_files_of_the_package_that_a_page_imported(run_once):
    reads = Runs.load(run_once).page("pages/lab").reads
    assert [name for name in reads if "wall" in name] == ["src/beyondtoken/labs/wall.py"]


def test_nothing_changed_starts_no_kernel(book, monkeypatch):
    monkeypatch.setattr("beyondtoken.notebooks.run.run_stale", pytest.fail)
    assert run_pages(book).fresh == ["pages/lab", "pages/data"]


def test_changed_lab_module_runs_exactly_the_pages_that_use_it(book):
    put(book / "src/beyondtoken/labs/wall.py", "STEPS = 9\n")
    assert run_pages(book).ran == ["pages/lab"]
    assert Runs.load(book).page("pages/lab").values == {"steps": "9"}


def test_changed_data_file_runs_exactly_the_pages_that_read_it(book):
    put(book / "words.txt", "one two")
    assert run_pages(book).ran == ["pages/data"]


def test_changed_prose_runs_nothing(book):
    page = book / "pages/lab.md"
    page.write_text(page.read_text().replace("It took", "One needs"))
    assert run_pages(book).ran == []


def test_outputs_that_no_page_uses_are_dropped(book):
    page = book / "pages/lab.md"
    page.write_text(page.read_text().replace('print(f"', 'print(f"the '))
    run_pages(book)
    kept = {folder.name for folder in (book / "_build/runs/cache/executed").iterdir()}
    assert kept == {page.outputs for page in Runs.load(book).pages.values()}


def test_page_out_of_the_contents_is_forgotten(book):
    write_toc(book, ["pages/lab"])
    run_pages(book)
    assert set(Runs.load(book).pages) == {"pages/lab"}


def test_failing_pages_are_all_named_and_good_ones_kept(tmp_path):
    bad = fence("x = 1") + "\n" + fence("raise ValueError('no ice')")
    root = write_book(tmp_path, {"bad": bad, "worse": fence("1 / 0"), "good": fence("1")})
    with pytest.raises(RunError) as caught:
        run_pages(root)
    assert "bad.md:12: code cell 2 failed" in str(caught.value)
    assert "ValueError: no ice" in str(caught.value)
    assert "worse.md:8: code cell 1 failed" in str(caught.value)
    assert set(Runs.load(root).pages) == {"good"}


def test_killed_run_leaves_the_index_whole_and_finished_pages_kept(tmp_path):
    slow = fence("import pathlib, time\npathlib.Path('../started').touch()\ntime.sleep(600)")
    root = write_book(tmp_path / "book", {"pages/quick": fence("1"), "pages/slow": slow})
    run = start_run(root)
    wait_for(root / "started")
    wait_for(root / "_build/runs/cache/executed")
    time.sleep(1)
    run.send_signal(signal.SIGKILL)
    run.communicate()
    assert set(json.loads((root / "_build/runs/index.json").read_text())["pages"]) == {"pages/quick"}


def test_two_runs_at_once_run_a_page_once(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTS", str(tmp_path / "counts"))
    count = fence("import os\nwith open(os.environ['COUNTS'], 'a') as file:\n    print('ran', file=file)")
    root = write_book(tmp_path / "book", {"page": count})
    codes = [run.wait() for run in [start_run(root), start_run(root)]]
    assert codes == [0, 0]
    assert (tmp_path / "counts").read_text() == "ran\n"


def test_file_changed_while_the_page_ran_runs_it_again(tmp_path):
    code = "import os, pathlib\np = pathlib.Path('note.txt')\nold = p.read_text()\np.write_text(old + '!')"
    root = write_book(tmp_path, {"page": fence(code)})
    put(root / "note.txt", "old")
    run_pages(root)
    assert run_pages(root).ran == ["page"]


@pytest.mark.parametrize("workers", ["0", "many", "-1"])
def test_number_of_workers_must_be_a_count(workers, monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_WORKERS", workers)
    with pytest.raises(SettingError, match="whole number"):
        worker_count()
