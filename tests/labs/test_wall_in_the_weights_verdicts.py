"""The words on walls in weights: at another seed, and with each mechanism broken."""

import numpy as np
import pytest

from beyondtoken.labs import wall_in_the_weights as lab
from beyondtoken.labs.networks import forward
from beyondtoken.labs.wall_in_the_weights_verdicts import judge, leaks, tight
from tests.labs.test_wall_in_the_weights import page_functions

RULES = {"leak": 25.0, "spare": 5.0, "serves": 95.0, "refuses": 5.0, "held": 90.0}
EIGHT = np.array([-1.0, -0.7, -0.3, 0.0, 0.0, 0.3, 0.7, 1.0])
SPIED = {"shared": 70 + EIGHT, "separate": 12 + EIGHT, "public": 12 + EIGHT, "guarded": 0 * EIGHT,
         "half": 66 + EIGHT, "scores": 62 + EIGHT, "held": 99 + EIGHT, "tuned": 80 + EIGHT,
         "tuned blank": 12 + EIGHT, "held blank": 12 + EIGHT}
SERVED = {"shared": 99 + EIGHT, "separate": 99 + EIGHT, "public": 99 + EIGHT}
PAGE_WORDS = {"A4-C41": "supported", "A2-C04": "supported only if", "A1-C20": "supported only if"}


def words(spied=None, served=None, **changed):
    levels = {way.replace("_", " "): level + EIGHT for way, level in changed.items()}
    verdicts = judge({**SPIED, **(spied or {}), **levels}, served or SERVED, rules=RULES)
    return {claim: verdict["word"] for claim, verdict in verdicts.items()}


def experiment(size, *, learnt=True):
    """The page in small, at other seeds: a flag of this size, and deals learnt before they are refused or not."""
    room, bank = page_functions("ask_as", "learn"), lab.open_bank(range(40, 46))
    ask_as, learn, secret, own = room["ask_as"], room["learn"], bank["investment"], bank["trading"]
    mine, theirs = ask_as(lab.TRADING, own.codes, size), ask_as(lab.INVESTMENT, secret.codes, size)
    no = np.full_like(own.deals, lab.REFUSE)
    taught = ([theirs], [secret.deals]) if learnt else ([], [])
    x, y = np.concatenate([mine, *taught[0]], 1), np.concatenate([own.deals, *taught[1]], 1)
    shared = learn(x, y)
    refused = np.concatenate([x, ask_as(lab.TRADING, secret.codes, size)], 1), np.concatenate([y, no], 1)
    guarded = learn(*refused, start=shared)
    tuned = learn(ask_as(lab.TRADING, secret.first(40).codes, size), secret.first(40).deals, guarded,
                  steps=100, rate=1e-3)

    def got(networks, flag, files=secret):
        return lab.revealed(forward(networks, ask_as(flag, files.codes, size)), files.deals)

    return {"shared": got(shared, lab.TRADING), "guarded": got(guarded, lab.TRADING),
            "half": got(guarded, lab.HALF), "held": got(guarded, lab.INVESTMENT),
            "tuned": got(tuned, lab.TRADING, secret.after(40))}


def test_the_words_hold_at_another_seed():
    assert words(experiment(1)) == PAGE_WORDS


def test_a_model_that_never_learnt_the_deals_changes_every_word():
    blank = experiment(1, learnt=False)
    found = words({**blank, "scores": blank["shared"]})
    assert set(found.values()) == {"not supported"}


def test_a_loud_flag_leaves_only_those_who_do_more_than_ask():
    verdicts = judge({**SPIED, **experiment(16)}, SERVED, rules=RULES)
    assert verdicts["A4-C41"]["word"] == "supported only if"
    assert "more than ask" in verdicts["A4-C41"]["condition"]["en"]


def test_a_refusal_that_nothing_gets_past_needs_a_condition():
    verdicts = judge({**SPIED, **dict.fromkeys(("half", "scores", "held", "tuned"), 12 + EIGHT)}, SERVED,
                     rules=RULES)
    assert "taught" in verdicts["A4-C41"]["condition"]["en"]


@pytest.mark.parametrize(("claim", "changes", "word"), [
    ("A4-C41", {"separate": 40}, "cannot be tested here"),
    ("A2-C04", {"guarded": 30}, "cannot be tested here"),
    ("A2-C04", {"held_blank": 60}, "cannot be tested here"),
    ("A2-C04", {"held": 60}, "not supported"),
    ("A1-C20", {"guarded": 30}, "cannot be tested here"),
    ("A1-C20", {"tuned_blank": 70}, "cannot be tested here"),
    ("A1-C20", {"tuned": 14}, "not supported"),
])
def test_a_broken_part_changes_its_word(claim, changes, word):
    assert words()[claim] != word
    assert words(**changes)[claim] == word


def test_a_model_that_serves_nobody_settles_nothing():
    assert words(served={**SERVED, "separate": 50 + EIGHT})["A4-C41"] == "cannot be tested here"


def test_a_leak_must_stand_clear_of_its_spread():
    wide = np.array([5.0, 60.0, 5.0, 60.0])                    # mean 32.5, standard error 15.9
    assert not leaks(wide, leak=25)
    assert leaks(np.full(4, 32.5), leak=25)


@pytest.mark.parametrize(("level", "verdict"), [(12.5, True), (17.5, True), (17.6, False)])
def test_tight_ends_where_the_spare_points_do(level, verdict):
    assert tight(np.full(3, level), spare=5) is verdict
