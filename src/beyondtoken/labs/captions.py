"""Pictures of numbers and their captions: an eye and a table of words that learn to meet.

An eye turns a picture into 32 numbers, and a table gives every word 32 numbers; a caption is the sum of its
words. Both learn together, so that a picture lies near its own caption and far from the others.

Letters used in this file: S seeds, N pictures, C captions that a picture is compared with, V words known to
the table, M = 32 numbers per meaning. A picture is two handwritten digits side by side, 8 x 16 pixels, as
128 numbers from 0 (paper) to 1 (ink); it shows a number from 0 to 99.
"""

from typing import NamedTuple

import numpy as np
from sklearn.datasets import load_digits

from beyondtoken.errors import BookError, ShapeError
from beyondtoken.labs.networks import (
    Adam,
    forward,
    gradients,
    init_networks,
    minibatches,
    pick,
    softmax,
)

__all__ = ["LANGUAGES", "NUMBERS", "Matcher", "accuracy", "count_words", "draw_pictures", "exam_sheet",
           "first_of", "leader", "learn", "match", "name_pictures", "spell", "untrained"]

NUMBERS = 100
MEANING = 32
PIXELS = 128

_JAPANESE = "零一二三四五六七八九"
_ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FRENCH = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
           "douze", "treize", "quatorze", "quinze", "seize"]
_FRENCH_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante"]


class Matcher(NamedTuple):
    """What S learners know: `eye`, networks from pictures to meanings, and `words`, a table (S, V, M)."""

    eye: list
    words: np.ndarray


def spell(number, language):
    """Say a number from 0 to 99 as a list of words.

    Parameters
    ----------
    number : int
    language : str
        "Japanese", "English", "French", or "own names": one invented word for each number.

    Raises
    ------
    BookError
        If the number or the language is another.

    Simplified here
    ---------------
    - The French *quatre-vingts* is written without its s, and hyphens part words.

    Examples
    --------
    >>> [" ".join(spell(97, language)) for language in ("Japanese", "English", "French")]
    ['九 十 七', 'ninety seven', 'quatre vingt dix sept']
    """
    if language not in LANGUAGES or not 0 <= number < NUMBERS:
        raise BookError(f"spell knows the numbers from 0 to 99 in {', '.join(LANGUAGES)}; "
                        f"got {number} in {language}.", "Choose one of those.")
    return LANGUAGES[language](int(number))


def _spell_japanese(number):
    tens, units = divmod(number, 10)
    words = [_JAPANESE[tens]] if tens > 1 else []
    words += ["十"] if tens else []
    return words + ([_JAPANESE[units]] if units or not tens else [])


def _spell_english(number):
    if number < 20:
        return [_ENGLISH[number]]
    tens, units = divmod(number, 10)
    return [_ENGLISH_TENS[tens - 2]] + ([_ENGLISH[units]] if units else [])


def _spell_french(number):
    if number < 17:
        return [_FRENCH[number]]
    if number < 20:
        return ["dix", _FRENCH[number - 10]]
    if number >= 80:
        return ["quatre", "vingt"] + (_spell_french(number - 80) if number > 80 else [])
    tens = min(number // 10, 6)                      # soixante goes on to 79
    rest = number - 10 * tens
    linked = ["et"] if rest in (1, 11) else []
    return [_FRENCH_TENS[tens - 2], *linked] + (_spell_french(rest) if rest else [])


LANGUAGES = {"Japanese": _spell_japanese, "English": _spell_english, "French": _spell_french,
             "own names": lambda number: [f"name {number}"]}


def count_words(language, *, order):
    """Turn the captions of all numbers into counts of what the table knows.

    Parameters
    ----------
    language : str
        As for :func:`spell`.
    order : bool
        True: a word counts together with its place, the first, the second, ... of the caption.
        False: a bag of words, in which only the last word is marked.

    Returns
    -------
    array, shape (100, V)

    Examples
    --------
    >>> count_words("English", order=True)[42].sum(), count_words("English", order=False)[42].sum()
    (np.float32(2.0), np.float32(3.0))
    """
    tokens = [_tokens(spell(number, language), order) for number in range(NUMBERS)]
    known = {token: column for column, token in enumerate(dict.fromkeys(sum(tokens, [])))}
    counts = np.zeros((NUMBERS, len(known)), np.float32)
    for number, caption in enumerate(tokens):
        np.add.at(counts[number], [known[token] for token in caption], 1)
    return counts


def _tokens(words, order):
    return list(enumerate(words)) if order else [*words, ("last", words[-1])]


def draw_pictures(numbers, *, seeds, part, seed=0):
    """Write numbers by hand: two digits of scikit-learn's set, drawn at random and put side by side.

    Every seed has its own split of the 1,797 digits, so that no digit for learning is ever in a test.

    Parameters
    ----------
    numbers : array of int, shape (S, N)
        From 0 to 99; 7 is written 07.
    seeds : sequence of int
    part : str
        "learn" (1,197 digits) or "test" (the other 600).
    seed : int
        Another seed picks other digits for the same numbers.

    Returns
    -------
    array, shape (S, N, 128)
        float32, from 0 (paper) to 1 (ink).

    Raises
    ------
    ShapeError
        If there is not one row of numbers for each seed.

    Examples
    --------
    >>> draw_pictures([[7, 42, 42]], seeds=[0], part="test").shape
    (1, 3, 128)
    """
    numbers = np.asarray(numbers)
    if numbers.ndim != 2 or len(numbers) != len(seeds):
        raise ShapeError(f"draw_pictures needs numbers of shape ({len(seeds)}, N), got {numbers.shape}.",
                         "Give one row of numbers for each seed.")
    x, y = load_digits(return_X_y=True)
    x = (x / 16).astype(np.float32)
    pictures = np.empty((*numbers.shape, PIXELS), np.float32)
    for row, split in enumerate(seeds):
        order = np.random.default_rng(split).permutation(len(y))
        kept = order[:1197] if part == "learn" else order[1197:]
        rng = np.random.default_rng([split, seed, part == "learn"])
        digits = [_pick(kept, y, digit, rng) for digit in np.divmod(numbers[row], 10)]
        halves = [x[chosen].reshape(-1, 8, 8) for chosen in digits]
        pictures[row] = np.concatenate(halves, axis=2).reshape(-1, PIXELS)       # rows of 16 pixels
    return pictures


def _pick(kept, y, digits, rng):
    """For each wanted digit, the row of a random image of it."""
    by_digit = np.argsort(y[kept], kind="stable")
    counts = np.bincount(y[kept], minlength=10)
    starts = np.cumsum(counts) - counts
    return kept[by_digit[starts[digits] + (rng.random(len(digits)) * counts[digits]).astype(int)]]


def exam_sheet(seeds, *, each=20):
    """Draw ``each`` test pictures of every number: (S, 100 x each, 128), in the order of the numbers."""
    numbers = np.repeat(np.arange(NUMBERS), each)
    return draw_pictures(np.repeat(numbers[None], len(seeds), axis=0), seeds=seeds, part="test")


def untrained(known, *, seeds, seed=0):
    """S learners that know nothing yet, for a table of ``known`` words.

    >>> learner = untrained(30, seeds=range(3))
    >>> learner.words.shape, learner.eye[0][0].shape
    ((3, 30, 32), (3, 128, 96))
    """
    rng = np.random.default_rng([seed, 1])
    words = 0.1 * rng.standard_normal((len(seeds), known, MEANING), dtype=np.float32)
    return Matcher(init_networks((PIXELS, 96, MEANING), replicas=len(seeds), seed=seed), words)


def match(seen, spoken, right):
    """Give the slopes that pull every picture to its own caption and push it from the others.

    The loss is the cross entropy of the right caption, whose score is the product of the two meanings.

    Parameters
    ----------
    seen : array, shape (S, N, M)
        Meanings of pictures.
    spoken : array, shape (S, C, M)
        Meanings of captions.
    right : array of int, shape (S, N)
        Which caption belongs to each picture.

    Returns
    -------
    along_seen, along_spoken : arrays like `seen` and `spoken`

    Source
    ------
    radford2021clip, section 2.3, for the idea.

    Simplified here
    ---------------
    - Each picture is compared with a fixed list of captions; CLIP compares within the batch, both ways.
    - Meanings keep their length; CLIP makes them unit vectors and learns a temperature.

    Examples
    --------
    >>> slopes = match(np.ones((1, 1, 2)), np.array([[[1.0, 0.0], [0.0, 1.0]]]), np.array([[0]]))
    >>> slopes[0].tolist(), slopes[1].tolist()
    ([[[-0.5, 0.5]]], [[[-0.5, -0.5], [0.5, 0.5]]])
    """
    scores = seen @ spoken.swapaxes(1, 2)                                        # (S, N, C)
    missed = softmax(scores) - (right[..., None] == np.arange(spoken.shape[1]))
    missed = (missed / right.shape[1]).astype(seen.dtype)
    return missed @ spoken, missed.swapaxes(1, 2) @ seen


def learn(match, pictures, right, captions, *, start, steps, rate=3e-3, seed=0, keep=()):
    """Let eye and words learn together; the learners given are left as they were.

    Parameters
    ----------
    match : function
        With the arguments and results of :func:`match`.
    pictures : array, shape (S, N, 128)
    right : array of int, shape (S, N)
        Which of the C captions belongs to each picture.
    captions : array, shape (S, C, V) or (C, V)
        Counts of words, for all seeds alike or one set for each.
    start : Matcher
    steps : int
    rate : float
        Adam's step size.
    keep : sequence of int
        After how many steps the learners are kept on the way.

    Returns
    -------
    list of Matcher
        One for each number in ``keep``, then the learners at the end.

    Examples
    --------
    >>> captions = count_words("English", order=True)
    >>> pictures = draw_pictures([[42, 7]], seeds=[0], part="learn")
    >>> start = untrained(captions.shape[1], seeds=[0])
    >>> early, late = learn(match, pictures, np.array([[42, 7]]), captions, start=start, steps=30, keep=[0])
    >>> accuracy(name_pictures(late, pictures, captions), np.array([[42, 7]])).tolist()
    [100.0]
    """
    arrays = [array.copy() for layer in start.eye for array in layer] + [start.words.copy()]
    rules = [Adam(array.size, rate=rate) for array in arrays]
    learner = Matcher(list(zip(arrays[:-1:2], arrays[1:-1:2], strict=True)), arrays[-1])
    kept = []
    for step, (x, wanted) in enumerate(minibatches(pictures, right, size=64, seed=seed)):
        if step in keep:
            kept.append(_copy(learner))
        if step == steps:
            return [*kept, learner]
        for array, rule, slope in zip(arrays, rules, _slopes(match, learner, x, wanted, captions), strict=True):
            array -= rule.change(slope.ravel()).reshape(array.shape)


def _slopes(match, learner, x, wanted, captions):
    """Slopes along the arrays of the eye, in their order, and then along the table of words."""
    spoken, along_words = captions @ learner.words, []

    def along_seen(seen, wanted):
        slope, along_spoken = match(seen, spoken, wanted)
        along_words.append(captions.swapaxes(-1, -2) @ along_spoken)
        return slope

    layers = gradients(learner.eye, x, wanted, along_seen)
    return [slope for layer in layers for slope in layer] + along_words


def _copy(learner):
    return Matcher([tuple(array.copy() for array in layer) for layer in learner.eye], learner.words.copy())


def first_of(learner):
    """Take the learner of the first seed alone, as a Matcher with S = 1."""
    return Matcher(pick(learner.eye, slice(0, 1)), learner.words[:1])


def name_pictures(learner, pictures, captions):
    """Say which caption lies nearest to each picture: (S, N) indices into the C captions."""
    return (forward(learner.eye, pictures) @ (captions @ learner.words).swapaxes(-1, -2)).argmax(axis=-1)


def accuracy(named, numbers):
    """Percent of the pictures named rightly, one number a seed: (S,).

    >>> accuracy(np.array([[1, 2], [3, 4]]), np.array([[1, 2], [3, 3]])).tolist()
    [100.0, 50.0]
    """
    return 100 * (named == np.asarray(numbers)).mean(axis=-1)


def leader(results, *, clear):
    """Name who is ahead of the runner-up by `clear` standard errors of the paired difference, or "neither".

    Parameters
    ----------
    results : dict of str to array, shape (S,)
        The same seeds for all.
    clear : float

    Examples
    --------
    >>> leader({"a": np.array([1.0, 2.0]), "b": np.array([5.0, 6.1])}, clear=2.0)
    'b'
    >>> leader({"a": np.array([1.0, 9.0]), "b": np.array([5.0, 6.0])}, clear=2.0)
    'neither'
    """
    first, second = sorted(results, key=lambda name: results[name].mean(), reverse=True)[:2]
    lead = results[first] - results[second]
    return first if lead.mean() > clear * lead.std(ddof=1) / len(lead) ** 0.5 else "neither"
