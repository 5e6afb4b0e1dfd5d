"""The four words in which a lab ends, and the record that carries one of them."""

from __future__ import annotations

from ..errors import BookError

SUPPORTED = "supported"
ONLY_IF = "supported only if"
NOT_SUPPORTED = "not supported"
CANNOT_TELL = "cannot be tested here"
WORDS = (SUPPORTED, ONLY_IF, NOT_SUPPORTED, CANNOT_TELL)


def judged(word, *, measured_en, measured_ja, condition_en=None, condition_ja=None):
    """One verdict: the word, what was measured, and the condition if the word has one.

    Parameters
    ----------
    word : str
        One of `WORDS`.
    measured_en, measured_ja : str
        What was measured, in both languages, with the numbers put in from the arrays.
    condition_en, condition_ja : str, optional
        The condition. Wanted with `ONLY_IF`, and with no other word.

    Returns
    -------
    dict
        ``{"word": str, "measured": {"en", "ja"}, "condition": {"en", "ja"} or None}``, ready for JSON.

    Raises
    ------
    BookError
        If the word is not one of the four, a language is missing, or word and condition do not fit.

    Examples
    --------
    >>> judged(SUPPORTED, measured_en="8 of 10", measured_ja="10のうち8")["word"]
    'supported'
    """
    if word not in WORDS:
        raise BookError(f"A verdict is one of {', '.join(WORDS)}; got '{word}'.",
                        "Use a constant of judgement.py.")
    measured = _both("measured", measured_en, measured_ja)
    conditions = (condition_en, condition_ja)
    if word != ONLY_IF:
        if any(conditions):
            raise BookError(f"'{word}' takes no condition, got '{condition_en or condition_ja}'.",
                            f"Drop the condition, or say '{ONLY_IF}'.")
        return {"word": word, "measured": measured, "condition": None}
    return {"word": word, "measured": measured, "condition": _both("condition", *conditions)}


def _both(part, en, ja):
    texts = {"en": en, "ja": ja}
    missing = [lang for lang, text in texts.items() if not (isinstance(text, str) and text.strip())]
    if missing:
        raise BookError(f"A verdict needs '{part}' in English and Japanese; missing: {', '.join(missing)}.",
                        f"Give {' and '.join(f'{part}_{lang}' for lang in missing)}.")
    return texts
