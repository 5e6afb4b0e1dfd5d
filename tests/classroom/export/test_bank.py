from __future__ import annotations

import json

import pytest

from beyondtoken.classroom.export import export_bank
from beyondtoken.classroom.export.bank import FORMATS
from beyondtoken.errors import SettingError
from tests.classroom.export.meaning import ROOT
from tests.classroom.export.test_asked import EXAM, write_exam

FILES = {"bank-moodle.xml", "bank-gift.txt", "bank-canvas-qti.zip", "bank-blackboard.txt", "bank-questions.csv"}


def names(folder):
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def test_all_formats_are_written_and_every_question_is_accounted_for(tmp_path):
    report = export_bank(ROOT, tmp_path)
    assert names(tmp_path) == FILES
    for file in report.files:
        assert sum(file.count(state) for state in ("native", "rewritten", "left out")) == 176
        not_native = sum(len(ids) for ids in file.reasons().values())
        assert not_native == 176 - file.count("native")


def test_each_edition_has_files_of_its_own(tmp_path):
    export_bank(ROOT, tmp_path, forms=["csv", "gift"], language="ja")
    assert names(tmp_path) == {"bank-ja-questions.csv", "bank-ja-gift.txt"}


@pytest.mark.parametrize("form", FORMATS)
def test_files_are_the_same_whenever_they_are_made(tmp_path, form):
    first, second = (export_bank(ROOT, tmp_path / name, forms=[form], chapters=["open-science"]).files[0].path
                     for name in "ab")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_no_role_and_no_machine_path_reaches_a_file(tmp_path, form):
    export_bank(ROOT, tmp_path, forms=[form])
    data = next(tmp_path.iterdir()).read_bytes()
    assert not any(word in data for word in (b"{term}", b"{cite}", b"{claim}", str(ROOT).encode()))


def test_examination_has_files_apart_from_those_for_study(tmp_path):
    private = write_exam(tmp_path / "private")
    report = export_bank(ROOT, tmp_path / "out", forms=["gift"], private=private)
    assert names(tmp_path / "out") == {"bank-gift.txt", "exam-gift.txt"}
    assert [name for name, _, _ in report.files[1].questions] == ["exam-one"]
    assert "exam-one" not in (tmp_path / "out/bank-gift.txt").read_text(encoding="utf-8")


def test_examination_in_the_books_own_folder_is_named_and_not_written(tmp_path):
    write_exam(tmp_path / "exercises")
    report = export_bank(tmp_path, tmp_path / "out")
    assert (report.files, report.kept_back) == ((), ("exam-one",))
    assert names(tmp_path / "out") == set()


def test_question_left_out_is_reported_and_not_written(tmp_path):
    text = EXAM.replace("kind: number", "kind: text").replace("  answer: 3\n  tolerance: 0\n", '  accept: ["a -> b"]\n')
    file = export_bank(ROOT, tmp_path / "out", forms=["gift"], private=write_exam(tmp_path, text)).files[1]
    assert [(state, reason[:30]) for _, state, reason in file.questions] == [
        ("left out", "left out: GIFT has no way to w")]
    assert "exam-one" not in file.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", [{"forms": ["moodle"]}, {"chapters": ["x"]}, {"language": "fr"}])
def test_nothing_is_written_when_an_option_is_wrong(tmp_path, wrong):
    with pytest.raises(SettingError):
        export_bank(ROOT, tmp_path / "out", **wrong)
    assert not (tmp_path / "out").exists()


def test_report_is_plain_for_programs(tmp_path):
    plain = export_bank(ROOT, tmp_path, forms=["qti"], chapters=["open-science"]).to_plain()
    assert json.loads(json.dumps(plain)) == plain
    assert {entry["state"] for entry in plain["files"][0]["questions"]} == {"native", "rewritten"}
