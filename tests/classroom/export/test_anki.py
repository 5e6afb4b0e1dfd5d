"""The deck as the real Anki imports it."""

from __future__ import annotations

import re

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as ALWAYS

from beyondtoken.classroom.export import anki
from beyondtoken.classroom.export.anki import DECK_NAME, FIELDS, anki_deck
from beyondtoken.content import read_terms
from tests.classroom.export.meaning import ROOT, words

TERMS = read_terms(ROOT)


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "mine.anki2"))
    yield opened
    opened.close()


def imported(collection, tmp_path, data, **options):
    path = tmp_path / "deck.apkg"
    path.write_bytes(data)
    return collection.import_anki_package(ImportAnkiPackageRequest(
        package_path=str(path), options=ImportAnkiPackageOptions(**options))).log


def note_of(collection, english):
    [found] = [one for one in map(collection.get_note, collection.find_notes("")) if one["English"] == english]
    return found


def test_every_term_becomes_one_note_with_two_cards(collection, tmp_path):
    log = imported(collection, tmp_path, anki_deck(ROOT))
    assert (len(log.new), len(log.duplicate), log.found_notes) == (len(TERMS), 0, len(TERMS))
    assert collection.card_count() == 2 * len(TERMS) == 200


def test_second_import_and_a_rebuilt_deck_add_nothing(collection, tmp_path):
    imported(collection, tmp_path, anki_deck(ROOT))
    for data in (anki_deck(ROOT), anki_deck(ROOT)):
        log = imported(collection, tmp_path, data)
        assert (len(log.new), len(log.duplicate)) == (0, len(TERMS))


def test_corrected_definition_reaches_its_card_and_progress_stays(collection, tmp_path, monkeypatch):
    imported(collection, tmp_path, anki_deck(ROOT))
    card = collection.get_card(note_of(collection, TERMS[0].en).card_ids()[0])
    card.reps = 7
    collection.update_card(card)
    better = TERMS[0].definition.model_copy(update={"en": "A better definition."})
    changed = (TERMS[0].model_copy(update={"definition": better}), *TERMS[1:])
    monkeypatch.setattr(anki, "read_terms", lambda root: changed)
    imported(collection, tmp_path, anki_deck(ROOT), update_notes=ALWAYS)
    assert note_of(collection, TERMS[0].en)["Definition"] == "A better definition."
    assert collection.get_card(card.id).reps == 7


def test_fields_say_what_the_glossary_says(collection, tmp_path):
    imported(collection, tmp_path, anki_deck(ROOT))
    for term in TERMS:
        note = note_of(collection, term.en.replace("&", "&amp;"))
        assert list(note.keys()) == list(FIELDS)
        assert (note["Japanese"], note["Kana"]) == (term.ja, term.kana)
        assert words(note["Definition"]) == " ".join(term.definition.en.split())
        assert note["Source"].endswith("Beyond the Next Token, CC BY 4.0")


def test_cards_ask_in_both_directions(collection, tmp_path):
    imported(collection, tmp_path, anki_deck(ROOT))
    cards = [collection.get_card(one) for one in note_of(collection, TERMS[0].en).card_ids()]
    assert [words(re.sub(r"<style>.*?</style>", "", card.question(), flags=re.DOTALL)) for card in cards] == [
        TERMS[0].en, TERMS[0].ja]
    for card in cards:
        told = words(card.answer())
        assert all(part in told for part in (TERMS[0].en, TERMS[0].ja, TERMS[0].kana, TERMS[0].definition.ja))


def test_deck_names_its_licence(collection, tmp_path):
    imported(collection, tmp_path, anki_deck(ROOT))
    deck = collection.decks.by_name(DECK_NAME.replace(": ", ": "))
    assert "CC BY 4.0" in deck["desc"]


def test_deck_is_the_same_whenever_it_is_made():
    assert anki_deck(ROOT) == anki_deck(ROOT)


def test_odd_text_arrives_as_it_was(collection, tmp_path, monkeypatch):
    odd = TERMS[0].model_copy(update={"en": "<script>x</script> & {{c1::y}} \U0001f600", "ja": "a\x1fb", "kana": "\t"})
    monkeypatch.setattr(anki, "read_terms", lambda root: (odd,))
    imported(collection, tmp_path, anki_deck(ROOT))
    [note] = map(collection.get_note, collection.find_notes(""))
    assert words(note["English"]) == odd.en
    assert note["Japanese"] == "ab"
