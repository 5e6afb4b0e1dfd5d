import numpy as np
import pytest
from scipy.linalg import eigh
from sklearn.cross_decomposition import CCA
from sklearn.datasets import load_digits
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from beyondtoken.errors import ShapeError
from beyondtoken.labs import representation_or_pixels as lab

SCENE = lab.watch(3, copies=1)


def pair_of_tables(seed=0, size=6):
    """Two frames of independent directions: variances and correlations are known."""
    rng = np.random.default_rng(seed)
    variance, steady = rng.uniform(0.5, 4, size), rng.uniform(0.05, 0.95, size)
    turn = np.linalg.qr(rng.standard_normal((size, size)))[0]
    return variance, steady, turn, turn * variance @ turn.T, turn * (variance * steady) @ turn.T


def angle(one, other):
    """Smallest cosine between two spans of columns."""
    bases = [np.linalg.qr(part)[0] for part in (one, other)]
    return np.linalg.svd(bases[0].T @ bases[1])[1].min()


def test_jitter_moves_by_one_pixel_at_most_and_keeps_the_ink_inside():
    image = np.zeros((1, 8, 8))
    image[0, 3, 4] = 1.0
    places = {tuple(np.argwhere(lab.jitter(image, np.random.default_rng(seed)).reshape(8, 8))[0])
              for seed in range(60)}
    assert places == {(3, 4), (2, 4), (4, 4), (3, 3), (3, 5)}


def test_training_and_test_images_of_a_seed_are_different_ones():
    assert SCENE.test_x.shape == (1200, 128)
    assert np.bincount(SCENE.test_y).sum() == 2 * (1797 - 1197)


@pytest.mark.parametrize(("sigma", "persistence"), [(0.0, 0.0), (0.5, 0.0), (1.0, 0.3), (2.0, 1.0)])
def test_the_screen_has_the_variance_and_the_persistence_asked_for(sigma, persistence):
    within, across = lab.covariances(SCENE, sigma=sigma, persistence=persistence)
    assert np.diag(within)[64:].mean() == pytest.approx(sigma**2, abs=0.03 * sigma**2)
    assert np.diag(across)[64:].mean() == pytest.approx(persistence * sigma**2, abs=0.03 * sigma**2)


def test_covariances_agree_with_frames_drawn_pixel_by_pixel():
    sigma, persistence = 0.7, 0.6
    rng, parts = np.random.default_rng(0), np.linalg.cholesky(SCENE.moments + 1e-9 * np.eye(256))
    a, b, u, w = np.split(rng.standard_normal((40_000, 256)) @ parts.T, 4, axis=1)
    one = np.hstack([a, sigma * u])
    two = np.hstack([b, sigma * (persistence * u + (1 - persistence**2) ** 0.5 * w)])
    within, across = lab.covariances(SCENE, sigma=sigma, persistence=persistence)
    assert np.allclose((one.T @ one + two.T @ two) / 80_000, within, atol=0.03)
    assert np.allclose((one.T @ two + two.T @ one) / 80_000, across, atol=0.03)


def test_the_digit_does_not_depend_on_the_screen():
    tables = [lab.covariances(SCENE, sigma=sigma, persistence=1.0)[1][:64, :64] for sigma in (0.0, 2.0)]
    assert np.allclose(*tables)


@pytest.mark.parametrize(("name", "rank"), [
    ("reconstruction", lambda v, rho: v), ("pixels", lambda v, rho: v * rho**2), ("codes", lambda v, rho: rho)])
@pytest.mark.parametrize("seed", range(4))
def test_each_learner_ranks_directions_as_the_table_of_the_page_says(name, rank, seed):
    variance, steady, turn, within, across = pair_of_tables(seed)
    best = np.argsort(rank(variance, steady))[-2:]
    assert angle(lab.learn(within, across, 2)[name], turn[:, best]) > 0.99


def test_codes_solve_the_generalised_eigenproblem():
    within, across = lab.covariances(SCENE, sigma=0.5, persistence=0.4)
    exact = eigh(across, within + lab.RIDGE * np.eye(128))[1][:, -10:]
    assert angle(lab.learn(within, across, 10)["codes"], exact) == pytest.approx(1.0, abs=1e-6)


def test_codes_have_variance_one_and_no_correlation():
    within, across = lab.covariances(SCENE, sigma=1.0, persistence=0.0)
    code = lab.learn(within, across, 10)["codes"]
    assert np.allclose(code.T @ (within + lab.RIDGE * np.eye(128)) @ code, np.eye(10), atol=1e-8)


def test_steadiness_is_the_canonical_correlation_of_scikit_learn():
    rng = np.random.default_rng(0)
    common = rng.standard_normal((4000, 3)) * np.array([3.0, 1.0, 0.5])
    one, two = (common + rng.standard_normal((4000, 3)) for _ in range(2))
    both = np.vstack([one, two]), np.vstack([two, one])
    scores = CCA(n_components=3, scale=False, max_iter=2000).fit_transform(*both)
    found = [np.corrcoef(scores[0][:, k], scores[1][:, k])[0, 1] for k in range(3)]
    assert np.allclose(lab.steadiness(np.cov(both[0].T), np.cov(one.T, two.T)[:3, 3:] / 2
                                      + np.cov(two.T, one.T)[:3, 3:] / 2), found, atol=0.01)


def test_pixel_prediction_beats_every_other_code_of_its_size():
    within, across = lab.covariances(SCENE, sigma=0.5, persistence=0.5)
    ridge = within + lab.RIDGE * np.eye(128)
    explained = {name: np.trace(np.linalg.solve(code.T @ ridge @ code, code.T @ across @ across @ code))
                 for name, code in lab.learn(within, across, 10).items()}
    assert max(explained, key=explained.get) == "pixels"


def test_learn_refuses_tables_of_two_shapes():
    with pytest.raises(ShapeError, match="one shape"):
        lab.learn(np.eye(3), np.eye(4), 1)


def test_the_probe_is_scikit_learns_discriminant_analysis():
    rng = np.random.default_rng(3)
    x, y = load_digits(return_X_y=True)
    order = rng.permutation(len(x))
    train = order[:1197]
    frames = lab.jitter(x.reshape(-1, 8, 8)[train] / 16, rng)
    flat = LinearDiscriminantAnalysis(solver="lsqr", shrinkage=1e-6, priors=np.full(10, 0.1))
    flat.fit(frames @ np.eye(64)[:, 20:44], y[train])
    exact = flat.score(SCENE.test_x[:, 20:44], SCENE.test_y)
    assert lab.probe(SCENE, np.eye(128)[:, 20:44], sigma=0.0) == pytest.approx(exact, abs=0.005)


def test_the_probe_reads_nothing_from_the_screen():
    assert lab.probe(SCENE, np.eye(128)[:, 64:], sigma=1.0) < 0.16


def test_the_probe_does_not_care_how_large_a_code_is():
    code = np.random.default_rng(0).standard_normal((128, 10))
    assert lab.probe(SCENE, code, sigma=0.5) == pytest.approx(lab.probe(SCENE, 1e-3 * code, sigma=0.5), abs=0.01)


def test_with_strangers_the_two_frames_share_nothing():
    scene = lab.watch(3, copies=4, strangers=True)
    linked, unlinked = (lab.steadiness(*lab.covariances(one, sigma=0.0, persistence=0.0))[0]
                        for one in (SCENE, scene))
    assert linked > 0.9
    assert unlinked < 0.3


@pytest.mark.parametrize("variance", [True, False])
def test_one_step_of_descent_follows_the_slope_of_the_loss(variance):
    rng = np.random.default_rng(1)
    _, _, _, within, across = pair_of_tables(2)

    def loss(code):
        covariance = code.T @ within @ code
        off = covariance - np.diag(np.diag(covariance))
        apart = np.maximum(0, 1 - np.sqrt(np.diag(covariance))).sum() + (off**2).sum() / code.shape[1]
        return np.trace(code.T @ (within - across) @ code) + variance * apart

    start, step = lab.descend(within, across, size=3, variance=variance, steps=1, rate=1e-6, every=1)
    aside = rng.standard_normal(start.shape)
    measured = (loss(start + 1e-5 * aside) - loss(start - 1e-5 * aside)) / 2e-5
    assert ((start - step) / 1e-6 * aside).sum() == pytest.approx(measured, rel=1e-4)


def test_descent_with_all_terms_reaches_the_closed_form():
    _, _, turn, within, across = pair_of_tables(5)
    code = lab.descend(within, across, size=2, variance=True, steps=20_000, rate=0.02, every=20_000)[-1]
    assert angle(code, lab.learn(within, across, 2)["codes"]) > 0.99


def test_agreement_alone_shrinks_to_nothing():
    _, _, _, within, across = pair_of_tables(5)
    path = lab.descend(within, across, size=2, variance=False, steps=20_000, rate=0.05, every=20_000)
    assert np.trace(path[-1].T @ within @ path[-1]) < 1e-6 * np.trace(path[0].T @ within @ path[0])


def test_attention_and_screen_share_tell_the_same_of_single_pixels():
    within = np.diag(np.arange(1.0, 129.0))
    code = np.eye(128)[:, [3, 100]]
    assert lab.attention(code, within)[:, 8:].sum() == pytest.approx(lab.screen_share(code, within))
    assert lab.screen_share(code, within) == pytest.approx(101 / 105)


def test_agreement_alone_ends_on_quieter_pixels_than_the_full_demand():
    tables = lab.covariances(SCENE, sigma=0.5, persistence=0.0)
    kept, bare = (lab.descend(*tables, size=10, variance=variance, steps=1500, rate=0.05, every=1500)[-1]
                  for variance in (True, False))
    assert lab.weighed(bare, tables[0]) < lab.weighed(kept, tables[0]) / 2


def test_the_variance_of_the_pixels_weighed_is_a_plain_mean_for_equal_weights():
    within = np.diag(np.arange(6.0))
    assert lab.weighed(np.ones((6, 3)), within) == pytest.approx(2.5)
