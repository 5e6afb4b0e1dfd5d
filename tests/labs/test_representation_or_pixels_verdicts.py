import numpy as np
import pytest

from beyondtoken.labs import representation_or_pixels as lab
from beyondtoken.labs.representation_or_pixels_verdicts import in_words, judge, standing

SIGMAS, RULES = (0, 0.5, 1, 2), {"lead": 0.10, "steady": 0.05, "loud": 1, "medium": 0.5}
SEEDS = range(40, 43)


def read(scenes, sigma, persistence):
    found = []
    for scene in scenes:
        codes = lab.learn(*lab.covariances(scene, sigma=sigma, persistence=persistence), 10)
        found.append([lab.probe(scene, code, sigma=sigma) for code in codes.values()])
    return dict(zip(codes, np.transpose(found), strict=True))


def line(scenes, persistence):
    several = [read(scenes, sigma, persistence) for sigma in SIGMAS]
    return {name: np.stack([one[name] for one in several], axis=1) for name in several[0]}


@pytest.fixture(scope="module")
def run():
    """The page's run, at other seeds."""
    scenes, few, many = ([lab.watch(seed, copies=copies) for seed in SEEDS] for copies in (4, 1, 16))
    return {"fresh": line(scenes, 0), "same": line(scenes, 1), "few": read(few, 2, 0), "many": read(many, 2, 0)}


def words(run, **changed):
    return {name: said["word"] for name, said in judge(**{**run, **changed}, sigmas=SIGMAS, rules=RULES).items()}


def test_the_words_hold_at_other_seeds(run):
    assert words(run) == {"reconstruction": "supported only if", "pixels": "supported only if"}


def test_a_screen_that_stays_takes_the_lead_away(run):
    assert words(run, fresh=run["same"])["reconstruction"] == "not supported"


def test_without_a_screen_that_stays_no_condition_is_needed(run):
    assert words(run, same=run["fresh"])["reconstruction"] == "supported"


def test_frames_that_share_nothing_take_the_lead_away(run):
    strangers = line([lab.watch(seed, strangers=True) for seed in SEEDS], 0)
    assert words(run, fresh=strangers)["reconstruction"] == "not supported"


def test_codes_that_noise_wears_down_are_not_supported(run):
    worn = {**run["fresh"], "codes": run["fresh"]["codes"] - np.array([0, 0, 0, 0.06])}
    assert words(run, fresh=worn)["reconstruction"] == "not supported"


@pytest.mark.parametrize(("few", "many", "word"), [
    ("few", "few", "supported"), ("few", "many", "supported only if"), ("many", "few", "supported only if"),
    ("many", "many", "not supported")])
def test_the_word_on_pixels_follows_the_leads(run, few, many, word):
    assert words(run, few=run[few], many=run[many])["pixels"] == word


def test_the_condition_names_the_pairs_for_which_codes_lead(run):
    said = [judge(**{**run, "few": run[few], "many": run[many]}, sigmas=SIGMAS, rules=RULES)["pixels"]
            for few, many in (("few", "many"), ("many", "few"))]
    assert [in_words(one).split()[-1] for one in said] == ["few", "many"]


def test_the_words_can_be_said_in_both_languages(run):
    for said in judge(**run, sigmas=SIGMAS, rules=RULES).values():
        assert in_words(said).startswith("supported only if ")
        assert in_words(said, "ja").startswith("条件つきで支持される：")


@pytest.mark.parametrize(("shift", "place"), [(0.2, "ahead"), (0.05, "level"), (-0.05, "level"), (-0.2, "behind")])
def test_standing_asks_for_the_lead(shift, place):
    base = np.array([0.4, 0.5])
    assert standing(base + shift, base, lead=0.1) == place
