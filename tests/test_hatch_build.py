"""The wheel carries the data of the book, and no masters of exercises."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DATA = "beyondtoken/data/"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """A folder that holds what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "dist"],
                   cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next((folder / "dist").glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def _packed(site: Path) -> set[str]:
    return {path.relative_to(site / DATA).as_posix() for path in (site / DATA).rglob("*") if path.is_file()}


def test_wheel_holds_sources_glossary_and_question_files(unpacked):
    questions = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("exercises/*/*.yml")}
    sources = {"sources/articles.yml", "sources/claims.yml", "sources/references.bib", "glossary/terms.yml",
               "glossary/map.yml"}
    assert _packed(unpacked) == sources | questions


def test_wheel_holds_no_master_and_no_page(unpacked):
    allowed = (".dist-info", "scaffold/templates")          # texts that `beyondtoken new` begins with
    assert [path for path in unpacked.rglob("*.md") if not any(one in path.as_posix() for one in allowed)] == []


def test_wheel_holds_the_front_end(unpacked):
    front_end = {path.name for path in (ROOT / "src/beyondtoken/assets").rglob("*")
                 if path.suffix in {".css", ".js", ".mjs"}}
    assert front_end <= {path.name for path in (unpacked / "beyondtoken/assets").rglob("*")}


def test_question_is_found_outside_the_repository(unpacked, tmp_path):
    code = ("from beyondtoken.content import find_root, question_files, read_question_file;"
            "print(find_root(), len(read_question_file(question_files(find_root())[0]).questions) > 0)")
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    environment.pop("BEYONDTOKEN_ROOT", None)
    shown = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True,
                           capture_output=True, text=True).stdout
    assert shown.split() == [str(unpacked / DATA).rstrip("/"), "True"]
