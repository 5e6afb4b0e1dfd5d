"""Every question, written as QTI for Canvas, read back and played, means what the book says."""

from __future__ import annotations

import io
import zipfile

import pytest

from beyondtoken.classroom.export.canvas import canvas_maths, canvas_qti
from beyondtoken.grading import score
from tests.classroom.export.canvas_reader import read_canvas
from tests.classroom.export.meaning import bank, of_kind, plain, stem, subsets, traps, with_text, words
from tests.classroom.export.odd_texts import ODD, random_texts

LANGUAGES = ("en", "ja")
FILES = {language: canvas_qti(bank(language)) for language in LANGUAGES}
QUIZZES = {language: list(read_canvas(FILES[language])) for language in LANGUAGES}
READ = {language: {item.title: item for _, items in QUIZZES[language] for item in items} for language in LANGUAGES}


def pairs(*kinds):
    return [(asked, READ[language][asked.id]) for language in LANGUAGES for asked in of_kind(*kinds, language=language)]


def labels(item):
    """Label ids of the one response, in their order."""
    return list(item.responses()["response1"][1])


def test_every_question_is_there_once_with_its_stem():
    for language in LANGUAGES:
        assert sum(len(items) for _, items in QUIZZES[language]) == len(READ[language]) == 176
        for asked in bank(language):
            assert words(READ[language][asked.id].stem) == stem(asked, places=True)
            assert words(READ[language][asked.id].feedback["general_fb"]) == plain(asked.wording.plain(asked.about))


def test_kinds_are_those_of_canvas():
    kinds = {asked.question.kind: item.meta["question_type"] for asked, item in pairs(
        "single", "multiple", "number", "order", "match", "text")}
    assert kinds == {"single": "multiple_choice_question", "multiple": "multiple_answers_question",
                     "number": "numerical_question", "text": "short_answer_question",
                     "order": "matching_question", "match": "matching_question"}


def test_editions_may_stand_side_by_side_in_one_course():
    english, japanese = ({item.ident for item in READ[language].values()} for language in LANGUAGES)
    assert english & japanese == set()


def test_each_page_is_a_quiz_with_its_name():
    titles = {title for title, _ in QUIZZES["en"]}
    assert "Beyond the Next Token: world-models, inside-the-dream" in titles
    assert len(titles) == len({(asked.chapter, asked.page) for asked in bank()})


def test_no_two_things_share_an_id():
    for language in LANGUAGES:
        idents = [item.ident for item in READ[language].values()]
        assert len(set(idents)) == len(idents)
        for item in READ[language].values():
            for _, found in item.responses().values():
                assert len(set(found)) == len(found)


def test_single_choice_scores_and_answers_each_option():
    for asked, item in pairs("single"):
        for option, label in zip(asked.question.options, labels(item), strict=True):
            assert words(item.responses()["response1"][1][label]) == plain(asked.plain(f"option:{option.id}"))
            played = item.play(response1=label)
            assert played.score == 100 * score(asked.question.scoring(), option.id).score
            assert plain(asked.plain(f"feedback:option:{option.id}")) in [words(shown) for shown in played.shown]


def test_only_all_right_options_together_score():
    for asked, item in pairs("multiple"):
        names = dict(zip([option.id for option in asked.question.options], labels(item), strict=True))
        for chosen in subsets(list(names)):
            played = item.play(response1={names[option] for option in chosen})
            assert played.score == 100 * score(asked.question.scoring(), list(chosen)).correct
            assert [words(shown) for shown in played.shown[1:]] == [
                plain(asked.plain(f"feedback:option:{option}")) for option in chosen]


def test_number_scores_up_to_its_limits_and_not_beyond():
    for asked, item in pairs("number"):
        record = asked.question.scoring()
        value, tolerance = record["answer"], record["tolerance"]
        for given in (value, value + tolerance, value - tolerance):
            assert item.play(response1=round(given, 9)).score == 100
        beyond = tolerance * 1.001 + 1e-6
        wrong = [value + beyond, value - beyond, *(one["value"] for one in traps(asked))]
        assert {item.play(response1=float(given)).score for given in wrong} == {0}


def test_number_and_text_show_right_or_wrong_feedback():
    for asked, item in pairs("number", "text"):
        record = asked.question.scoring()
        right = float(record["answer"]) if "answer" in record else record["accept"][0]
        wrong = 1e9 if "answer" in record else "no such words"
        assert words(item.play(response1=right).shown[-1]) == plain(asked.plain("feedback:right"))
        told = words(item.play(response1=wrong).shown[-1])
        assert all(plain(asked.plain(slot)) in told for slot in asked.question.slots()
                   if slot.startswith(("feedback:wrong", "feedback:trap")))


def test_accepted_words_score_and_trapped_words_do_not():
    for asked, item in pairs("text"):
        assert {item.play(response1=words).score for words in asked.question.accept} == {100}
        assert {item.play(response1=words).score for trap in traps(asked) for words in trap["accept"]} == {0}


def test_file_is_the_same_whenever_it_is_made():
    assert canvas_qti(bank("en")) == FILES["en"]


def test_ids_stay_when_a_text_is_corrected():
    before, after = (next(read_canvas(canvas_qti(with_text(text))))[1] for text in ("tetx", "text"))
    assert [item.ident for item in before] == [item.ident for item in after]
    assert labels(before[0]) == labels(after[0])


def test_manifest_names_our_licence():
    with zipfile.ZipFile(io.BytesIO(FILES["en"])) as file:
        manifest = file.read("imsmanifest.xml").decode()
    assert "Beyond the Next Token, CC BY 4.0" in manifest
    assert "Private (Copyrighted)" not in manifest


def test_formula_is_a_picture_that_canvas_draws():
    assert 'src="/equation_images/%5Cfrac%7B1%7D%7B2%7D?scale=1"' in canvas_maths(r"\frac{1}{2}")


def test_maths_of_the_bank_arrives_as_pictures():
    asked, item = next(pair for pair in pairs("number") if pair[0].id == "distillation-temperature")
    assert 'data-equation-content="T = 4"' in item.stem


def test_number_near_zero_is_kept_exactly():
    number = with_text("x")[2]
    item = next(read_canvas(canvas_qti([number])))[1][0]
    assert [item.play(response1=given).score for given in (-0.75, -0.5, -0.25, -0.2499)] == [100, 100, 100, 0]


@pytest.mark.parametrize("text", [*ODD, *random_texts(seed=4, number=60)], ids=ascii)
def test_odd_text_arrives_as_it_was_in_every_kind(text):
    asked = with_text(text, accept="a & <b> ]]>")
    items = next(read_canvas(canvas_qti(asked)))[1]
    for one, item in zip(asked, items, strict=True):
        assert item.stem.startswith(one.wording.html(one.text("stem"), canvas_maths))
    assert set(items[0].responses()["response1"][1].values()) == {asked[0].wording.html(text, canvas_maths)}
    assert items[-1].play(response1="a & <b> ]]>").score == 100
