"""Ways to break a book, each with the message that a person then reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content import check_book, find_root

DREAM = "exercises/world-models/dream.yml"
CLAIMS = "sources/claims.yml"
TERMS = "glossary/terms.yml"
INDEX = "chapters/world-models/index.md"
LAB = "chapters/world-models/dream.md"

BROKEN_QUESTIONS = {
    "answer that is no choice": (
        "  answer: b\n", "  answer: d\n",
        ":14: question 'dream-gap' gives answer 'd', but its choices are a, b, c.\n"
        "Correct the answer, or add choice 'd'."),
    "option without feedback": (
        ", feedback: {en: They add up., ja: 積み重なる。}", "",
        ":21: question 'dream-gap', option 'b': 'feedback' is missing.\nAdd 'feedback:'."),
    "wrong option without misconception": (
        "feedback: {en: Speed is in the state., ja: 速さは状態の一部。},\n     misconception: dream-m-exact}",
        "feedback: {en: Speed is in the state., ja: 速さは状態の一部。}}",
        ":22: question 'dream-gap' has the wrong choice 'c' without a misconception.\n"
        "Add 'misconception:' with the id of the wrong idea that it stands for."),
    "right option with a misconception": (
        "feedback: {en: They add up., ja: 積み重なる。}}",
        "feedback: {en: They add up., ja: 積み重なる。}, misconception: dream-m-exact}",
        ":21: question 'dream-gap' gives its right choice 'b' a misconception.\n"
        "Remove 'misconception:', or correct the answer."),
    "missing translation": (
        "{en: Count again., ja: 数え直すこと。}", "{en: Count again.}",
        ":33: question 'dream-steps': 'wrong' has no Japanese.\n"
        "Add 'ja:' beside 'en:', with the text in Japanese."),
    "English where Japanese belongs": (
        "ja: 数え直すこと。", "ja: count it again",
        ":33: question 'dream-steps': the Japanese of 'wrong' has no Japanese characters.\n"
        "Translate it; names, maths and code may stay as they are."),
    "Japanese where English belongs": (
        "en: Count again.", "en: 数え直すこと。",
        ":33: question 'dream-steps': the English of 'wrong' holds a Japanese sentence.\n"
        "Write it in English; the Japanese belongs under 'ja'."),
    "tolerance that swallows the trap": (
        "  tolerance: 0.5\n", "  tolerance: 10\n",
        ":35: question 'dream-steps' accepts 8 ± 10, which meets its trap at 17 ± 0.5.\n"
        "Make a tolerance smaller, or move the trap."),
    "order that leaves an item out": (
        "answer: [fit, roll]", "answer: [fit]",
        ":48: question 'dream-order' must name each of its items once in answer; "
        "they are fit, roll, got fit.\n"
        "Correct the answer."),
    "match with nothing": (
        "push: newtons", "push: kilograms",
        ":67: question 'dream-match' matches 'push' with 'kilograms', "
        "but the right items are metres, newtons.\n"
        "Correct the answer, or add right item 'kilograms'."),
    "unknown key": (
        "  difficulty: 1\n", "  dificulty: 1\n  difficulty: 1\n",
        ":15: question 'dream-gap': nobody knows the key 'dificulty'.\nWrite 'difficulty', or remove it."),
    "comma in a text without quotes": (
        "ja: 数え直すこと。", "ja: 1,000歩まで数える",
        ":33: question 'dream-steps': nobody knows the key '000歩まで数える'.\n"
        "If it ends the text before it, put that whole text in quotes."),
    "unknown kind": (
        "kind: single", "kind: singel",
        ":10: question 'dream-gap': 'kind' must be one of single, multiple, number, order, match, text; "
        "got the text 'singel'.\nWrite single."),
    "missing kind": (
        "  kind: single\n", "",
        ":8: question 'dream-gap': 'kind' is missing.\n"
        "Add 'kind:' with one of match, multiple, number, order, single, text."),
    "word that is not a level": (
        "bloom: understand", "bloom: understood",
        ":53: question 'dream-order': 'bloom' must be one of remember, understand, apply, analyse, evaluate, "
        "create; got the text 'understood'.\nWrite understand."),
    "number where text belongs": (
        "en: Nothing, ja", "en: 16, ja",
        ":19: question 'dream-gap', option 'a': the English of 'text' must be text, got the number '16'.\n"
        "Put it in quotes: \"16\"."),
    "text where a number belongs": (
        "answer: 8", "answer: eight",
        ":28: question 'dream-steps': 'answer' must be a number, got the text 'eight'.\n"
        "Write a number here."),
    "empty value": (
        "  answer: 8\n", "  answer:\n",
        ":28: question 'dream-steps': 'answer' must be a number, got nothing.\n"
        "Fill it in, or remove the key."),
    "id used twice": (
        "- id: dream-word", "- id: dream-order",
        f":75: the id 'dream-order' is used twice; first at {DREAM}:41.\nRename one of the two."),
    "feedback used twice": (
        "en: Count again.", "en: They add up.",
        f":33: this feedback stands already at {DREAM}:21.\nWrite what is special about this answer."),
    "id of another file": (
        "- id: dream-word", "- id: sleep-word",
        ":75: the id 'sleep-word' stands in dream.yml.\nStart it with 'dream-', or move it to its own file."),
    "unknown misconception": (
        "misconception: dream-m-exact}\n- id: dream-steps",
        "misconception: dream-m-exakt}\n- id: dream-steps",
        ":23: question 'dream-gap' names the unknown misconception 'dream-m-exakt'.\n"
        "Write 'dream-m-exact', or add 'dream-m-exakt' to this file."),
    "unknown objective": (
        "objective: dream-o-roll\n  bloom: apply\n  answer",
        "objective: dream-o-rol\n  bloom: apply\n  answer",
        ":12: question 'dream-gap' names the unknown objective 'dream-o-rol'.\n"
        "Write 'dream-o-roll', or add 'dream-o-rol' to this file."),
    "unknown lab": (
        "rests_on: {lab: dream}", "rests_on: {lab: dreem}",
        ":17: question 'dream-gap' names the unknown lab 'dreem'.\n"
        "Write 'dream', or add 'dreem' to the labs of a claim in sources/claims.yml."),
    "unknown claim": (
        "rests_on: {claim: A1-C01}", "rests_on: {claim: A1-C02}",
        ":40: question 'dream-steps' names the unknown claim 'A1-C02'.\n"
        "Write 'A1-C01', or add 'A1-C02' to sources/claims.yml."),
    "claim that is no claim": (
        "rests_on: {claim: A1-C01}", "rests_on: {claim: A1-1}",
        ":40: question 'dream-steps': 'claim' must look like A4-C23, got 'A1-1'.\nWrite it like A4-C23."),
    "ground that is none": (
        "rests_on: {lab: dream}", "rests_on: {}",
        ":17: question 'dream-gap' rests on nothing.\nName the lab or the claim that settles it."),
    "unknown term in a text": (
        "{term}`world-model`", "{term}`world-modell`",
        ":11: names the unknown term 'world-modell'.\n"
        "Write 'world-model', or add 'world-modell' to glossary/terms.yml."),
    "exam in the open": (
        "  use: study\n", "  use: exam\n",
        ":9: question 'dream-gap' is for an exam, but lies with the book.\n"
        "Move it to the teacher's own folder, or write 'use: study'."),
    "file in the wrong chapter": (
        "chapter: world-models", "chapter: other-models",
        ":1: gives chapter 'other-models', but lies in world-models.\n"
        "Write 'chapter: world-models', or move the file."),
    "number that is none": (
        "answer: 8\n", "answer: 1e999\n",
        ":28: question 'dream-steps': 'answer': input should be a finite number, got the number 'inf'.\n"
        "Correct the value."),
    "list where a mapping belongs": (
        "rests_on: {claim: A1-C01}", "rests_on: [A1-C01]",
        ":40: question 'dream-steps': 'rests_on' must be a mapping, got a list.\nWrite a mapping here."),
    "range upside down": (
        "range: [0, 40]", "range: [40, 0]",
        ":109: prediction 'dream-guess' has a range from 40 to 0.\nGive the smaller number first."),
    "zero on a logarithmic scale": (
        "values: [1, 2, 4]", "values: [0, 2, 4]",
        ":122: prediction 'dream-curve' puts 0 on a logarithmic scale.\nUse 'linear', or values above 0."),
}

BROKEN_YAML = {
    "key used twice": (
        "page: dream\n", "page: dream\npage: dream\n",
        ":3: 'page' is given twice; first on line 2.\nKeep one of them."),
    "tab": (
        "  use: study", "\tuse: study", ":9: is indented with a tab.\nIndent with two spaces."),
    "second colon": (
        "{en: Name it., ja: 名を書く。}", "Name it: now",
        ":78: is not YAML: a second colon, or a line indented too far.\n"
        "Put the text in double quotes, or correct the indentation."),
    "alias": (
        "rests_on: {lab: dream}", "rests_on: &rest {lab: dream}\n  again: *rest",
        ":17: uses an alias (*name).\nWrite the entry out in full."),
}

BROKEN_SOURCES = {
    "claim that needs a note": (
        CLAIMS, "  note: {en: Others disagree., ja: 異論がある。}\n", "",
        ":9: claim 'A1-C01' is 'contested' and has no note.\n"
        "Add 'note:' in both languages: one sentence on what changed or who disagrees."),
    "claim without a date": (
        CLAIMS, "  as_of: 2026-01\n", "", ":3: claim 'A1-C01': 'as_of' is missing.\nAdd 'as_of:'."),
    "date that is none": (
        CLAIMS, "as_of: 2026-01\n", "as_of: 2026-13\n",
        ":10: claim 'A1-C01': 'as_of' must look like 2025-02-19 or 2025-02, got '2026-13'.\n"
        "Write it like 2025-02-19 or 2025-02."),
    "paragraph beyond the end": (
        CLAIMS, "[P2, P3]", "[P2, P30]",
        ":5: claim 'A1-C01' names P30, but A1 ends at P9.\nCorrect the paragraph."),
    "claim of another article": (
        CLAIMS, "- id: A1-C01", "- id: A2-C01",
        ":3: claim 'A2-C01' stands under article A1.\nStart its id with 'A1-', or move it."),
    "unknown work of a claim": (
        CLAIMS, "ha2018world", "ha2019world",
        ":13: claim 'A1-C01' names the unknown work 'ha2019world'.\n"
        "Write 'ha2018world', or add 'ha2019world' to sources/references.bib."),
    "test without a lab": (
        CLAIMS, "labs: [dream]", "labs: []",
        ":14: claim 'A1-C01' has the test 'lab' and names none.\nName the lab under 'labs:'."),
    "unknown work of a term": (
        TERMS, "ha2018world", "nobody1999",
        ":9: term 'world-model' names the unknown work 'nobody1999'.\n"
        "Add 'nobody1999' to sources/references.bib, or remove it."),
    "reading that is not kana": (
        TERMS, "kana: せかいモデル", "kana: 世界モデル",
        ":5: term 'world-model' has the reading '世界モデル'.\nWrite the reading in kana only."),
    "definition in one language": (
        TERMS, "{en: A model that predicts a world., ja", "{ja",
        ":6: term 'world-model': 'def' has no English.\nAdd 'en:' beside 'ja:', with the text in English."),
    "slip of another article": (
        "sources/articles.yml", "paragraphs: [P4]", "paragraphs: [P40]",
        ":16: slip 'A1-S01' names P40, but A1 ends at P9.\nCorrect the paragraph."),
    "key of a work used twice": (
        "sources/references.bib", "{2018}\n}\n", "{2018}\n}\n@misc{ha2018world, title = {Again}}\n",
        ":7: the key 'ha2018world' is used twice; first on line 1.\n"
        "Rename or remove one of the two entries."),
}

BROKEN_PAGES = {
    "unknown term": (
        INDEX, "{term}`world-model`", "{term}`worlds <world-modle>`",
        ":3: names the unknown term 'world-modle'.\n"
        "Write 'world-model', or add 'world-modle' to glossary/terms.yml."),
    "unknown claim": (
        INDEX, "\n\nGo on", "\n{claim}`A1-C09`\n\nGo on",
        ":7: names the unknown claim 'A1-C09'.\nWrite 'A1-C01', or add 'A1-C09' to sources/claims.yml."),
    "unknown work": (
        INDEX, "{cite:p}`ha2018world`", "{cite:p}`ha2018world,hu2018word`",
        ":3: names the unknown work 'hu2018word'.\n"
        "Write 'ha2018world', or add 'hu2018word' to sources/references.bib."),
    "forgotten claim": (
        INDEX, "{claim}`A1-C01` ", "",
        ": leaves out 1 of the 1 claims of A1: A1-C01.\n"
        "Mark each with {claim}`…`, or list it in a {claim-list}."),
    "dead link": (
        INDEX, "(dream.md)", "(sleep.md)",
        ":8: links to 'sleep.md', which is not there.\nWrite that page, or correct the link."),
    "unknown article": (
        INDEX, "{source-card} A1", "{source-card} A7",
        ":5: source-card names the unknown 'A7'.\nAdd 'A7' to sources/articles.yml, or remove it."),
    "unknown question": (
        LAB, '"dream-steps"', '"dream-stepps"',
        ":7: quiz names the unknown 'dream-stepps'.\n"
        "Write 'dream-steps', or add 'dream-stepps' to its question file."),
    "unknown prediction": (
        LAB, '"dream-guess"', '"dream-guesses"',
        ":8: predict names the unknown 'dream-guesses'.\n"
        "Write 'dream-guess', or add 'dream-guesses' to its question file."),
    "unknown objectives": (
        LAB, "{objectives} dream", "{objectives} dreams",
        ":3: objectives names the unknown 'dreams'.\n"
        "Write 'dream', or add 'dreams' to exercises/<chapter>."),
}


@pytest.mark.parametrize("case", [*BROKEN_QUESTIONS.values(), *BROKEN_YAML.values()],
                         ids=[*BROKEN_QUESTIONS, *BROKEN_YAML])
def test_broken_question_file_is_named_with_its_line_and_remedy(case, complaints):
    old, new, message = case
    assert DREAM + message in complaints(DREAM, old, new)


@pytest.mark.parametrize("case", [*BROKEN_SOURCES.values(), *BROKEN_PAGES.values()],
                         ids=[*BROKEN_SOURCES, *(f"page: {name}" for name in BROKEN_PAGES)])
def test_broken_source_or_page_is_named_with_its_line_and_remedy(case, complaints):
    file, old, new, message = case
    assert file + message in complaints(file, old, new)


@pytest.mark.parametrize("case", BROKEN_QUESTIONS.values(), ids=BROKEN_QUESTIONS)
def test_one_fault_does_not_set_off_a_flood(case, complaints):
    assert 1 <= len(complaints(DREAM, case[0], case[1])) <= 2


def test_tiny_book_is_right_in_every_place(tiny):
    assert check_book(tiny) == []


def test_all_faults_are_reported_at_once(tiny, complaints):
    (tiny / TERMS).write_text("", encoding="utf-8")
    (tiny / "sources/references.bib").unlink()
    found = complaints(DREAM, "  answer: b\n", "  answer: d\n")
    assert [line.split(":")[0] for line in found] == [DREAM, TERMS, "sources/references.bib"]


def test_unknown_lab_page_is_named(tiny):
    (tiny / "chapters/world-models/sleep.md").write_text("# Sleep\n", encoding="utf-8")
    assert [str(e).splitlines()[0] for e in check_book(tiny)] == [
        "chapters/world-models/sleep.md: is the page of the unknown lab 'sleep'."]


@pytest.mark.parametrize("name", ["dream-practice", "exercise-dream"])
def test_second_page_of_a_lab_and_exercise_page_are_known(name, tiny):
    (tiny / f"chapters/world-models/{name}.md").write_text("# More\n", encoding="utf-8")
    assert check_book(tiny) == []


def test_same_id_in_two_files_names_both_places(tiny):
    text = (tiny / DREAM).read_text(encoding="utf-8").replace("page: dream", "page: world-models")
    (tiny / "exercises/world-models/world-models.yml").write_text(text, encoding="utf-8")
    assert ("exercises/world-models/world-models.yml:8: the id 'dream-gap' is used twice; "
            f"first at {DREAM}:8.\nRename one of the two.") in [str(error) for error in check_book(tiny)]


def test_question_file_that_nobody_reads_is_named(tiny):
    (tiny / "exercises/dream.yaml").write_text("a: 1\n", encoding="utf-8")
    assert [str(error) for error in check_book(tiny)] == [
        "exercises/dream.yaml: is not read: no page looks for it here.\n"
        "Move it to exercises/<chapter>/<page>.yml."]


def test_master_of_an_exercise_links_from_its_chapter(tiny):
    master = tiny / "exercises/world-models/two-walls.md"
    master.write_text("See [the lab](dream.md) and [nothing](sleep.md).\n", encoding="utf-8")
    assert [str(error).splitlines()[0] for error in check_book(tiny)] == [
        "exercises/world-models/two-walls.md:1: links to 'sleep.md', which is not there."]


@pytest.mark.parametrize("text", ["[]", "1", "null", "words", "questions: 3", "questions: {a: 1}",
                                  "questions: [1, null, {id: 2}]", "questions: [{id: dream-x, kind: [1]}]"])
def test_data_of_another_shape_are_reported_not_raised(text, tiny):
    for file in (DREAM, CLAIMS, TERMS, "sources/articles.yml"):
        (tiny / file).write_text(text, encoding="utf-8")
    assert {error.path for error in check_book(tiny)} >= {DREAM, CLAIMS, TERMS, "sources/articles.yml"}


@pytest.mark.parametrize("file", [DREAM, CLAIMS, TERMS, "sources/articles.yml"])
def test_any_line_may_be_lost_and_the_message_names_a_place_and_a_step(file, tiny):
    lines = (tiny / file).read_text(encoding="utf-8").splitlines(keepends=True)
    for lost in range(len(lines)):
        (tiny / file).write_text("".join(lines[:lost] + lines[lost + 1:]), encoding="utf-8")
        for error in check_book(tiny):
            assert error.problem.endswith(".")
            assert error.remedy.endswith(".")
            assert (error.line or 1) <= len(lines)


def test_page_in_another_encoding_is_named(tiny):
    (tiny / INDEX).write_bytes("# 世界モデル\n".encode("shift_jis"))
    assert str(check_book(tiny)[0]).startswith(f"{INDEX}:1: wanted UTF-8, got the byte 0x90.")


def test_data_files_of_the_book_have_no_fault():
    written = ("sources/", "glossary/")
    errors = [error for error in check_book(find_root()) if not error.path.endswith(".md")]
    assert [str(error) for error in errors if error.path.startswith(written)] == []


def test_whole_book_has_no_fault():
    assert [str(error) for error in check_book(find_root())] == []


def test_missing_book_is_reported_file_by_file(tmp_path: Path):
    assert [error.path for error in check_book(tmp_path)] == [
        "glossary/terms.yml", "sources/articles.yml", "sources/claims.yml", "sources/references.bib"]
