"""What pydantic refuses, as sentences with file and line."""

from __future__ import annotations

import pytest

from beyondtoken.content.located_yaml import LocatedYaml
from beyondtoken.content.question_file import QuestionFile
from beyondtoken.content.record_errors import describe, known_keys, nearest, record_from

DREAM = "exercises/world-models/dream.yml"
CLAIMS = "sources/claims.yml"
TERMS = "glossary/terms.yml"

BROKEN = {
    "option without feedback": (
        ", feedback: {en: They add up., ja: 積み重なる。}", "",
        ":21: question 'dream-gap', option 'b': 'feedback' is missing.\nAdd 'feedback:'."),
    "missing translation": (
        "{en: Count again., ja: 数え直すこと。}", "{en: Count again.}",
        ":33: question 'dream-steps': 'wrong' has no Japanese.\n"
        "Add 'ja:' beside 'en:', with the text in Japanese."),
    "unknown key": (
        "  difficulty: 1\n", "  dificulty: 1\n  difficulty: 1\n",
        ":15: question 'dream-gap': nobody knows the key 'dificulty'.\nWrite 'difficulty', or remove it."),
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
    "number that is none": (
        "answer: 8\n", "answer: 1e999\n",
        ":28: question 'dream-steps': 'answer': input should be a finite number, got the number 'inf'.\n"
        "Correct the value."),
    "list where a mapping belongs": (
        "rests_on: {claim: A1-C01}", "rests_on: [A1-C01]",
        ":40: question 'dream-steps': 'rests_on' must be a mapping, got a list.\nWrite a mapping here."),
    "key that resembles none": (
        "text: {en: Roll a model", "sky: 1, text: {en: Roll a model",
        ":4: objective 'dream-o-roll': nobody knows the key 'sky'.\nRemove it; known keys are bloom, id, text."),
    "word where a number belongs": (
        "  answer: 8\n", "  answer: [8]\n",
        ":28: question 'dream-steps': 'answer' must be a number, got a list.\nWrite a number here."),
    "value that is too long to show": (
        "answer: 8", f"answer: {'eight' * 20}",
        f":28: question 'dream-steps': 'answer' must be a number, got the text '{('eight' * 20)[:39]}…'.\n"
        "Write a number here."),
}
CUT_OFF = {
    "comma in a text without quotes": (
        "ja: 数え直すこと。", "ja: 1,000歩まで数える",
        ":33: question 'dream-steps': nobody knows the key '000歩まで数える'.\n"
        "If it ends the text before it, put that whole text in quotes."),
}
BROKEN_SOURCES = {
    "claim without a date": (
        CLAIMS, "  as_of: 2026-01\n", "", ":3: claim 'A1-C01': 'as_of' is missing.\nAdd 'as_of:'."),
    "definition in one language": (
        TERMS, "{en: A model that predicts a world., ja", "{ja",
        ":6: term 'world-model': 'def' has no English.\nAdd 'en:' beside 'ja:', with the text in English."),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_value_that_does_not_fit_is_the_one_complaint(case, complaints):
    old, new, message = case
    assert complaints(DREAM, old, new) == [DREAM + message]


@pytest.mark.parametrize("case", CUT_OFF.values(), ids=CUT_OFF)
def test_text_cut_off_by_a_comma_asks_for_quotes(case, complaints):
    old, new, message = case
    assert DREAM + message in complaints(DREAM, old, new)


@pytest.mark.parametrize("case", BROKEN_SOURCES.values(), ids=BROKEN_SOURCES)
def test_what_a_source_lacks_is_named(case, complaints):
    file, old, new, message = case
    assert complaints(file, old, new) == [file + message]


def test_every_reason_is_given_at_once():
    source = LocatedYaml("a.yml", {"chapter": "a b", "page": 1}, {(): 1, ("chapter",): 1, ("page",): 2})
    record, errors = record_from(source, QuestionFile)
    assert record is None
    assert [(error.line, error.problem.split("'")[1]) for error in errors] == [
        (1, "chapter"), (2, "page"), (1, "objectives")]


def test_record_that_fits_has_no_errors():
    source = LocatedYaml("a.yml", {"chapter": "a", "page": "b", "objectives": []}, {(): 1})
    assert record_from(source, QuestionFile) == (QuestionFile(chapter="a", page="b", objectives=()), [])


@pytest.mark.parametrize(("word", "found"), [("anser", "answer"), ("zzz", None)])
def test_nearest_word_is_offered_only_if_it_is_near(word, found):
    assert nearest(word, {"answer", "stem"}) == found


@pytest.mark.parametrize(("place", "described"), [
    (("questions", 0, "options", 1, "text"), "question 'dream-gap', option 'b'"),
    (("questions", 1, "stem"), "question 2"), (("planets", 0, "name"), "'planets', entry 1"), (("page",), ""),
])
def test_place_is_described_by_the_entries_on_the_way(place, described):
    value = {"questions": [{"id": "dream-gap", "options": [{"id": "a"}, {"id": "b"}]}, {}], "planets": [{}]}
    assert describe(place, value) == described


@pytest.mark.parametrize(("place", "keys"), [
    (("objectives", 0), {"id", "bloom", "text"}), (("questions", 0, "single", "rests_on"), {"lab", "claim"}),
    (("predictions", 0, "curve", "x"), {"label", "values", "scale"}),
])
def test_known_keys_are_those_of_the_record_at_the_place(place, keys):
    assert known_keys(QuestionFile, place) == keys
