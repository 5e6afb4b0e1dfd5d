"""Every question, written as GIFT and read back by gift-pegjs, means what the book says."""

from __future__ import annotations

import pytest

from beyondtoken.classroom.export.gift import escaped, gift
from beyondtoken.grading import score
from tests.classroom.export.meaning import bank, of_kind, plain, stem, subsets, traps, with_text, words
from tests.classroom.export.odd_texts import ODD, random_texts

LANGUAGES = ("en", "ja")
HELD = {"&&058;": ":", "&&035;": "#", "&&061;": "=", "&&123;": "{", "&&125;": "}", "&&126;": "~", "&&092;": "\\"}


@pytest.fixture(scope="module")
def read(read_gift):
    """Id to question, by language, as the reader understood the whole bank."""
    return {language: {one["id"]: one for one in read_gift(gift(bank(language))) if one["type"] != "Category"}
            for language in LANGUAGES}


def right_side(pair):
    """The reader leaves its placeholders in this one place; Moodle decodes them."""
    text = pair["subanswer"]
    for held, sign in HELD.items():
        text = text.replace(held, sign)
    return text


def cases(read, *kinds):
    return [(asked, read[language][asked.id]) for language in LANGUAGES for asked in of_kind(*kinds, language=language)]


def test_every_question_is_there_with_its_stem_and_tags(read):
    for language in LANGUAGES:
        assert list(read[language]) == [asked.id for asked in sorted(bank(language), key=lambda one: (one.chapter,
                                                                                                     one.page))]
        for asked in bank(language):
            one = read[language][asked.id]
            assert (one["title"], one["tags"], one["stem"]["format"]) == (asked.id, list(asked.tags), "html")
            assert words(one["stem"]["text"]) == stem(asked, places=True)
            assert plain(asked.wording.plain(asked.about)) in words(one["globalFeedback"]["text"])


def test_category_is_the_page(read_gift):
    titles = [one["title"] for one in read_gift(gift(bank())) if one["type"] == "Category"]
    assert "$course$/top/Beyond the Next Token/beyond-imitation/glitch" in titles
    assert len(titles) == len({(asked.chapter, asked.page) for asked in bank()})


def test_options_have_their_words_and_their_feedback(read):
    for asked, one in cases(read, "single", "multiple"):
        assert one["type"] == "MC"
        for option, choice in zip(asked.question.options, one["choices"], strict=True):
            assert words(choice["text"]["text"]) == plain(asked.plain(f"option:{option.id}"))
            assert words(choice["feedback"]["text"]) == plain(asked.plain(f"feedback:option:{option.id}"))


def test_single_choice_has_one_right_option_and_no_weights(read):
    for asked, one in cases(read, "single"):
        assert [choice["isCorrect"] for choice in one["choices"]] == [
            option.id == asked.question.answer for option in asked.question.options]
        assert {choice["weight"] for choice in one["choices"]} == {None}


def test_every_choice_of_several_options_earns_the_mark_of_the_book(read):
    for asked, one in cases(read, "multiple"):
        assert not any(choice["isCorrect"] for choice in one["choices"])      # Moodle then lets several be chosen
        share = {option.id: choice["weight"] / 100 for option, choice in zip(asked.question.options, one["choices"],
                                                                            strict=True)}
        for chosen in subsets(list(share)):
            in_moodle = min(1, max(0, sum(share[option] for option in chosen)))
            assert in_moodle == pytest.approx(score(asked.question.scoring(), list(chosen)).score, abs=1e-6)


def test_number_has_its_tolerance_its_traps_and_a_feedback_for_the_rest(read):
    for asked, one in cases(read, "number"):
        record = asked.question.scoring()
        expected = [(record["answer"], record["tolerance"], 100, "feedback:right")]
        expected += [(trap["value"], trap["tolerance"], 0, f"feedback:trap:{at}")
                     for at, trap in enumerate(traps(asked))]
        for (value, tolerance, weight, slot), choice in zip(expected, one["choices"][:-1], strict=True):
            assert (choice["text"]["number"], choice["text"]["range"], choice["weight"]) == (value, tolerance, weight)
            assert words(choice["feedback"]["text"]) == plain(asked.plain(slot))
        last = one["choices"][-1]
        assert (last["isCorrect"], last["text"]["text"]) == (False, "*")
        assert words(last["feedback"]["text"]) == plain(asked.plain("feedback:wrong"))


def test_words_are_accepted_and_trapped_as_in_the_book(read):
    for asked, one in cases(read, "text"):
        assert one["type"] == "Short"
        for choice in one["choices"][:-1]:
            mark = score(asked.question.scoring(), choice["text"]["text"])
            assert (mark.score * 100, plain(asked.plain(mark.feedback[0]))) == (
                choice["weight"], words(choice["feedback"]["text"]))
        assert (one["choices"][-1]["text"]["text"], one["choices"][-1]["weight"]) == ("*", 0)
        assert len(one["choices"]) == 1 + len(asked.question.accept) + sum(len(trap["accept"]) for trap in traps(asked))


def test_items_are_matched_as_in_the_book(read):
    for asked, one in cases(read, "match"):
        answer = asked.question.scoring()["answer"]
        assert [(words(pair["subquestion"]["text"]), right_side(pair)) for pair in one["matchPairs"]] == [
            (plain(asked.plain(f"left:{left}")), asked.plain(f"right:{answer[left]}"))
            for left in asked.question.scoring()["left"]]


def test_order_is_matched_with_places_and_not_listed_in_the_right_order(read):
    for asked, one in cases(read, "order"):
        places = [(int(right_side(pair)), words(pair["subquestion"]["text"])) for pair in one["matchPairs"]]
        assert sorted(places) == [(place, plain(asked.plain(f"item:{item}")))
                                  for place, item in enumerate(asked.question.answer, start=1)]
        assert places != sorted(places)


def test_no_feedback_of_an_order_or_match_is_lost(read):
    for asked, one in cases(read, "order", "match"):
        told = words(one["globalFeedback"]["text"])
        assert all(plain(asked.plain(slot)) in told for slot in asked.question.slots() if slot.startswith("feedback"))


def test_signs_of_the_format_are_escaped():
    assert escaped("\\~=#{}:") == r"\\\~\=\#\{\}\:"


def test_odd_text_arrives_as_it_was_in_every_kind(read_gift):
    texts = [*ODD, *random_texts(seed=3, number=150)]
    asked = [one for text in texts for one in with_text(text)]
    found = [one for one in read_gift("\n".join(gift([one]) for one in asked)) if one["type"] != "Category"]
    for one, got in zip(asked, found, strict=True):
        assert got["id"] == one.id
        assert words(got["stem"]["text"]).startswith(words(one.html("stem")))
        if one.question.kind in ("single", "multiple"):
            assert [words(choice["text"]["text"]) for choice in got["choices"]] == [words(one.html("option:a"))] * 3
            assert words(got["choices"][0]["feedback"]["text"]) == words(one.html("feedback:option:a"))


@pytest.mark.parametrize("accept", ["a = b", "50%", "%50%", "{x}", "a#b", "~", "x:y", "back\\slash", "[html]x"])
def test_odd_word_to_compare_with_arrives_as_it_was(read_gift, accept):
    [_, one] = read_gift(gift([with_text("stem", accept=accept)[-1]]))
    assert (one["type"], one["choices"][0]["text"]["text"], one["choices"][0]["weight"]) == ("Short", accept, 100)
