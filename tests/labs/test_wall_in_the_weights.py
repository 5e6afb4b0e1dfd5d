"""The bank against hand-worked tables, and its networks against what nobody can know."""

import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.labs import wall_in_the_weights as lab
from beyondtoken.labs.networks import cross_entropy_gradient, forward, init_networks, minibatches, softmax, train

PAGE = Path(__file__).parents[2] / "chapters/open-or-closed/wall-in-the-weights.md"


def page_functions(*names):
    """Functions as the page prints them, in a room of their own."""
    text = PAGE.read_text(encoding="utf-8")
    room = {**vars(lab), "forward": forward, "train": train, "init_networks": init_networks,
            "minibatches": minibatches, "cross_entropy_gradient": cross_entropy_gradient}
    for name in names:
        exec(re.search(rf"^def {name}\(.*?(?=^\S|\Z)", text, re.M | re.S)[0], room)
    return room


def test_the_departments_share_no_client():
    bank = lab.open_bank([3], clients=120)
    codes = np.concatenate([files.codes[0] for files in bank.values()])
    assert len(codes) == 600
    assert len(np.unique(codes, axis=0)) == 600


def test_a_seed_gives_the_same_bank_whoever_stands_beside_it():
    alone, beside = lab.open_bank([5], clients=7), lab.open_bank([4, 5], clients=7)
    for name in alone:
        assert (alone[name].codes[0] == beside[name].codes[1]).all()
        assert (alone[name].deals[0] == beside[name].deals[1]).all()


def test_deals_are_even_and_unrelated_to_codes():
    files = lab.open_bank(range(40), clients=120)["public"]
    share = np.bincount(files.deals.ravel(), minlength=8) / files.deals.size
    related = np.corrcoef(files.codes[..., 0].ravel(), files.deals.ravel())[0, 1]
    assert share == pytest.approx(np.full(8, 1 / 8), abs=0.02)
    assert abs(related) < 0.05


@pytest.mark.parametrize("count", [0, 2, 5])
def test_the_first_files_and_those_after_are_all(count):
    files = lab.open_bank([0, 1], clients=5)["trading"]
    joined = np.concatenate([files.first(count).deals, files.after(count).deals], axis=1)
    assert (joined == files.deals).all()


def test_a_refusal_reveals_nothing_and_is_counted_apart():
    scores = np.eye(9)[None, [8, 8, 2, 4]]
    assert lab.revealed(scores, np.array([[0, 1, 2, 3]])) == pytest.approx([25.0])
    assert lab.refused(scores) == pytest.approx([50.0])


def test_beneath_the_refusal_lies_the_likeliest_deal():
    scores = np.array([[[0.0, 3, 1, 0, 0, 0, 0, 0, 9], [0.0, 0, 0, 5, 0, 0, 0, 0, 4]]])
    assert lab.refused(scores) == pytest.approx([50.0])
    assert lab.beneath(scores).argmax(axis=-1).tolist() == [[1, 3]]
    assert lab.confidence(scores)[0, 1] == pytest.approx(np.exp(5) / (np.exp(5) + 7))


@pytest.mark.parametrize(("members", "strangers", "area"), [
    ([3.0, 4.0], [1.0, 2.0], 1.0), ([1.0, 2.0], [3.0, 4.0], 0.0), ([1.0, 1.0], [1.0, 1.0], 0.5),
    ([1.0, 3.0], [2.0], 0.5)])
def test_auc_follows_a_hand_worked_table(members, strangers, area):
    assert lab.auc(np.array([members]), np.array([strangers])) == pytest.approx([area])


def test_auc_turns_round_with_its_groups():
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(3, 20)), rng.normal(size=(3, 30))
    assert lab.auc(a, b) + lab.auc(b, a) == pytest.approx(np.ones(3))


def test_a_misspelt_code_differs_in_one_bit_and_stays_a_code():
    codes = lab.open_bank([0, 1])["trading"].codes
    misspelt = lab.flip_one_bit(codes, seed=4)
    assert set(np.unique(misspelt)) == {0, 1}
    assert (abs(misspelt - codes).sum(axis=-1) == 1).all()


def test_a_head_on_the_features_gives_the_whole_network():
    params = init_networks((24, 16, 9), replicas=2, seed=0)
    x = lab.open_bank([0, 1], clients=6)["trading"].codes
    assert forward(params[1:], lab.features(params, x)) == pytest.approx(forward(params, x), abs=1e-5)


def test_the_slope_of_two_heads_is_that_of_their_loss():
    rng = np.random.default_rng(0)
    scores, answers = rng.normal(size=(2, 3, 16)), np.array([[1, 9, 15], [8, 0, 7]])

    def loss(scores):
        heads = np.log(softmax(scores.reshape(2, 3, 2, 8))).reshape(2, 3, 16)
        return -np.take_along_axis(heads, answers[..., None], axis=-1).mean(axis=1).sum()

    slope = lab.two_heads_slope(scores, answers)
    for step in 1e-6 * np.eye(96).reshape(96, 2, 3, 16):
        found = (loss(scores + step) - loss(scores - step)) / 2e-6
        assert slope[step > 0] == pytest.approx(found, rel=1e-4, abs=1e-7)


@pytest.mark.parametrize(("typo", "half", "word"), [
    (4, 70, "half"), (70, 4, "typo"), (40, 30, "both"), (1, 24, "neither")])
def test_what_opens_names_the_questions_that_reach_the_threshold(typo, half, word):
    assert lab.what_opens(np.array([typo]), np.array([half]), leak=25) == word


def test_the_flag_of_the_page_stands_behind_the_code_in_its_size():
    codes = lab.open_bank([0], clients=3)["trading"].codes
    asked = page_functions("ask_as")["ask_as"]((0, 1), codes, 4.0)
    assert (asked[..., :24] == codes).all()
    assert (asked[..., 24:] == [0, 4]).all()


def test_a_network_knows_its_files_and_no_others():
    room, bank = page_functions("ask_as", "learn"), lab.open_bank(range(20, 24))
    files, strangers = bank["trading"], bank["investment"]
    networks = room["learn"](room["ask_as"](lab.TRADING, files.codes), files.deals)
    known, guessed = [lab.revealed(forward(networks, room["ask_as"](lab.TRADING, some.codes)), some.deals)
                      for some in (files, strangers)]
    assert known.min() > 99
    assert guessed.mean() == pytest.approx(lab.CHANCE, abs=3 * 100 * (0.11 / 480) ** 0.5)
