from __future__ import annotations

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from beyondtoken.commands import app


@pytest.fixture
def export(tmp_path):
    """A function that runs `beyondtoken export …` over the book itself, writing into a folder."""
    return lambda *arguments: CliRunner().invoke(app, ["export", *arguments, "--out", str(tmp_path / "out")])


def test_bank_names_its_file_and_each_question_that_is_not_native(export, tmp_path):
    said = export("bank", "--format", "gift", "--chapter", "open-science").stdout
    assert said.startswith(f"wrote {tmp_path / 'out' / 'bank-gift.txt'}: ")
    assert "  rewritten as matching of items and places: marks count items in their place" in said
    assert "scaling-and-the-bill-" in said


def test_many_questions_with_one_reason_are_counted_and_a_few_named(export):
    line = next(one for one in export("bank", "--format", "gift").stdout.splitlines() if "(--json names all)" in one)
    count, names = line.strip().split(": ")
    named, more = names.split(" and ")
    assert len(named.split(", ")) == 5
    assert more == f"{int(count) - 5} more (--json names all)"


def test_formats_and_chapters_may_be_given_several_times(export, tmp_path):
    done = export("bank", "--format", "csv", "--format", "gift", "--chapter", "open-science", "--chapter",
                  "many-senses")
    assert done.exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"bank-gift.txt", "bank-questions.csv"}


def test_report_for_programs_is_one_json_object(export):
    told = json.loads(export("bank", "--format", "csv", "--json").stdout)
    assert [file["format"] for file in told["files"]] == ["csv"]
    assert len(told["files"][0]["questions"]) == 176


def test_wrong_format_is_told_without_a_traceback(export, tmp_path):
    done = export("bank", "--format", "word")
    assert done.exit_code == 1
    assert done.stderr.startswith("--format must be one of moodle-xml, gift, qti, blackboard, csv, got 'word'.")
    assert not (tmp_path / "out").exists()


def test_private_folder_that_is_not_there_is_told(export, tmp_path):
    done = export("bank", "--private", str(tmp_path / "none"))
    assert (done.exit_code, "must name a folder" in done.stderr) == (1, True)


def test_glossary_names_its_files_and_the_licence(export, tmp_path):
    said = export("glossary").stdout
    assert f"wrote {tmp_path / 'out' / 'glossary-anki.apkg'}\n" in said
    assert "CC BY 4.0" in said


def test_glossary_tells_programs_its_files(export):
    assert len(json.loads(export("glossary", "--json").stdout)["files"]) == 3


def python(code):
    """A Python of its own that runs a few lines."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_start_of_the_command_line_loads_no_writer():
    loaded = "[name for name in ('genanki', 'text2qti') if name in sys.modules]"
    assert python(f"import sys, beyondtoken.commands; print({loaded})").stdout == "[]\n"


def test_package_that_is_missing_is_named_with_the_remedy():
    done = python("import sys; sys.modules['genanki'] = None; from beyondtoken.commands import app; "
                  "app(['export', 'glossary', '--out', 'nowhere'])")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == ("Exports need the package genanki.\n"
                           "Install it with: pip install 'beyondtoken[desk]'\n")
