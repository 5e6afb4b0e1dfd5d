from __future__ import annotations

import pytest

from beyondtoken.classroom.export.asked import by_page, read_bank, shuffled
from beyondtoken.content import question_files, read_question_file
from beyondtoken.errors import ContentError, SettingError
from tests.classroom.export.meaning import ROOT, bank, of_kind

EXAM = """chapter: world-models
page: exam
objectives:
- id: exam-o-one
  bloom: apply
  text: {en: do it, ja: それができる}
questions:
- id: exam-one
  use: exam
  kind: number
  stem: {en: How many?, ja: いくつか。}
  answer: 3
  tolerance: 0
  feedback:
    right: {en: "Yes, three.", ja: はい、3つ。}
    wrong: {en: "No, three.", ja: いいえ、3つ。}
  objective: exam-o-one
  bloom: apply
  difficulty: 1
  minutes: 1
  rests_on: {lab: glitch}
"""


def write_exam(folder, text=EXAM):
    path = folder / "one" / "exam.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_bank_holds_every_question_for_study_once():
    ids = [one.id for path in question_files(ROOT) for one in read_question_file(path).questions if one.use == "study"]
    assert [asked.id for asked in bank()] == ids
    assert len(set(ids)) == len(ids) >= 176


def test_question_for_examinations_comes_from_a_private_folder_only(tmp_path):
    found = read_bank(ROOT, "en", private=write_exam(tmp_path))
    assert [asked.id for asked in found.exam] == ["exam-one"]
    assert read_bank(ROOT, "en").exam == ()


def test_question_for_examinations_in_the_book_itself_is_kept_back(tmp_path):
    (tmp_path / "sources").mkdir()
    write_exam(tmp_path / "exercises")
    found = read_bank(tmp_path, "en")
    assert (found.study, found.exam, found.kept_back) == ((), (), ("exam-one",))


def test_private_question_for_study_joins_the_others(tmp_path):
    found = read_bank(ROOT, "en", private=write_exam(tmp_path, EXAM.replace("use: exam", "use: study")))
    assert found.study[-1].id == "exam-one"


def test_private_id_that_the_book_uses_is_refused_with_its_file(tmp_path):
    write_exam(tmp_path, EXAM.replace("id: exam-one", "id: glitch-intent"))
    with pytest.raises(ContentError, match=r"^one/exam\.yml: question 'glitch-intent' has an id that is taken"):
        read_bank(ROOT, "en", private=tmp_path)


def test_broken_private_file_is_named_with_its_line(tmp_path):
    write_exam(tmp_path, EXAM.replace("kind: number", "kind: guess"))
    with pytest.raises(ContentError, match=r"^one/exam\.yml:\d+: "):
        read_bank(ROOT, "en", private=tmp_path)


def test_private_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingError, match="--private must name a folder"):
        read_bank(ROOT, "en", private=tmp_path / "none")


def test_chapter_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(SettingError, match="'world-model'; chapters are beyond-imitation, "):
        read_bank(ROOT, "en", chapters=["world-model"])


def test_chapters_are_kept_apart():
    found = read_bank(ROOT, "en", chapters=["open-science", "world-models"]).study
    assert {asked.chapter for asked in found} == {"open-science", "world-models"}


def test_unit_of_a_number_stands_with_the_question_whatever_the_question_ends_with():
    asked = next(one for one in of_kind("number") if "unit" in one.question.slots())
    unit = asked.question.texts("en")["unit"]
    assert asked.stem(asked.wording.plain).endswith(f" (Unit: {unit})")
    assert asked.stem(lambda text: f"<{text}>") == f"<{asked.text('stem')}> (Unit: <{unit}>)"


@pytest.mark.parametrize("asked", of_kind("order"), ids=lambda asked: asked.id)
def test_shuffled_items_never_give_the_answer_away(asked):
    right = list(asked.question.answer)
    mixed = shuffled(asked, right, never=right)
    assert mixed != right
    assert sorted(mixed) == sorted(right)


def test_feedback_for_all_names_objective_source_and_licence():
    asked = bank()[0]
    assert asked.objective.rstrip(".") in asked.about
    assert asked.about.endswith(f"Source: Beyond the Next Token, {asked.chapter}/{asked.page} (CC BY 4.0).")


def test_questions_of_one_page_stay_together():
    pages = [page for page, _ in by_page(bank())]
    assert len(pages) == len(set(pages)) == len(question_files(ROOT))
