from __future__ import annotations

import pytest

from beyondtoken.errors import RunError
from beyondtoken.notebooks import run_pages
from beyondtoken.notebooks.execute import plain_text

from .tiny_book import fence, write_book


def test_expression_that_fails_is_named_with_its_line(tmp_path):
    root = write_book(tmp_path, {"page": fence("x = 1") + "\nHere is {eval}`y`.\n"})
    with pytest.raises(RunError, match=r"page.md:12: \{eval\}`y` failed: NameError"):
        run_pages(root)


def test_expression_with_two_values_on_a_page_is_refused(tmp_path):
    text = fence("x = 1") + "\n{eval}`x`\n\n" + fence("x = 2") + "\n{eval}`x`\n"
    with pytest.raises(RunError, match="is '1' higher up on the page and '2' here"):
        run_pages(write_book(tmp_path, {"page": text}))


def test_verdicts_are_collected_by_claim(tmp_path):
    bundle = {"application/vnd.beyondtoken.verdict+json": {"A4-C23": {"word": "supported"}}}
    code = f"from IPython.display import display\ndisplay({bundle}, raw=True)"
    root = write_book(tmp_path, {"page": fence(code)})
    assert run_pages(root).runs.verdicts() == {"A4-C23": {"page": {"word": "supported"}}}


def test_cells_run_as_a_book_build_in_the_page_s_folder_with_one_thread(tmp_path):
    code = ("import os, pathlib\n"
            "seen = [os.environ['BEYONDTOKEN_HOST'], os.environ['OMP_NUM_THREADS'], pathlib.Path.cwd().name]")
    root = write_book(tmp_path, {"folder/page": fence(code) + "\n{eval}`seen`\n"})
    assert run_pages(root).runs.page("folder/page").values["seen"] == "['book', '1', 'folder']"


def test_cpu_seconds_count_children_of_the_page(tmp_path):
    burn = "import time\nwhile time.process_time() < 0.5: pass"
    code = f"import subprocess, sys\n_ = subprocess.run([sys.executable, '-c', {burn!r}])"
    assert run_pages(write_book(tmp_path, {"page": fence(code)})).runs.page("page").cpu_seconds >= 0.4


def test_skipped_cell_leaves_the_page_whole(tmp_path):
    text = fence("1 / 0", ":tags: [skip-execution]\n") + "\n" + fence("x = 3") + "\n{eval}`x`\n"
    assert run_pages(write_book(tmp_path, {"page": text})).runs.page("page").values == {"x": "3"}


def test_page_that_takes_too_long_is_stopped_and_named(tmp_path, monkeypatch):
    monkeypatch.setattr("beyondtoken.settings.PAGE_SECONDS", 3)
    root = write_book(tmp_path, {"page": fence("import time\ntime.sleep(600)")})
    with pytest.raises(RunError, match="code cell 1 was stopped: the page has run for 3 s"):
        run_pages(root)


def test_cell_that_ends_its_kernel_is_named(tmp_path):
    with pytest.raises(RunError, match="page.md:8: code cell 1 ended its kernel"):
        run_pages(write_book(tmp_path, {"page": fence("import os\nos._exit(3)")}))


def test_traceback_is_shown_without_colours():
    assert plain_text("\x1b[0;31mValueError\x1b[0m: no ice") == "ValueError: no ice"
