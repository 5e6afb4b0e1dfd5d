from __future__ import annotations

import json
import os
import subprocess
import sys

from beyondtoken.notebooks import trace
from beyondtoken.notebooks.execute import install_trace

ASK = "print(__import__('sys').modules['_page_trace'].report())"


def reads_of(code, cwd):
    script = f"{install_trace()}\n{code}\n{ASK}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=cwd, check=True,
                          env={**os.environ, "PYTHONPATH": str(cwd)})
    return {name for name in json.loads(done.stdout)["reads"] if name.startswith(str(cwd))}


def test_files_opened_for_reading_are_reported_and_written_ones_are_not(tmp_path):
    (tmp_path / "in.txt").write_text("x")
    code = "open('in.txt').read(); open('out.txt', 'w').write('x')"
    assert reads_of(code, tmp_path) == {str(tmp_path / "in.txt")}


def test_compiled_module_is_reported_as_its_source(tmp_path):
    (tmp_path / "ice.py").write_text("X = 1\n")
    subprocess.run([sys.executable, "-c", "import ice"], cwd=tmp_path, check=True)
    assert reads_of("import ice", tmp_path) == {str(tmp_path / "ice.py")}


def test_watching_leaves_no_name_in_the_page(tmp_path):
    code = f"{install_trace()}\nprint([name for name in dir() if not name.startswith('__')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_text_of_an_expression_is_what_str_gives():
    assert trace.text("steps / 4", {"steps": 32}) == "8.0"
