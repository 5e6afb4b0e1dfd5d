from __future__ import annotations

from fractions import Fraction

import pytest

from beyondtoken.classroom.export.worth import decimal, limits, percent, worth
from beyondtoken.grading import score
from tests.classroom.export.meaning import of_kind, subsets

MOODLE_SHARES = {0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2, 0.1666667,
                 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 1.0, 0.0}


@pytest.mark.parametrize("asked", of_kind("multiple"), ids=lambda asked: asked.id)
def test_shares_add_up_to_the_mark_of_the_book_for_every_choice(asked):
    shares = worth(asked.question)
    for chosen in subsets(list(shares)):
        mark = score(asked.question.scoring(), list(chosen))
        assert max(0, sum(shares[option] for option in chosen)) == pytest.approx(mark.score)


@pytest.mark.parametrize("asked", of_kind("single"), ids=lambda asked: asked.id)
def test_share_of_a_single_choice_is_its_mark(asked):
    for option, share in worth(asked.question).items():
        assert share == score(asked.question.scoring(), option).score


@pytest.mark.parametrize("right", range(1, 11))
def test_percent_is_a_share_that_moodle_offers(right):
    written = float(percent(Fraction(1, right))) / 100
    assert min(abs(written - offered) for offered in MOODLE_SHARES) < 1e-5      # Moodle's own allowance


@pytest.mark.parametrize(("number", "text"), [(1e-9, "0.000000001"), (123456789.25, "123456789.25"), (-0.0, "0"),
                                              (1e21, "1000000000000000000000"), (3, "3")])
def test_number_is_written_without_an_exponent(number, text):
    assert decimal(number) == text


def test_limits_are_exact_in_decimals():
    assert limits(3.3333, 0.05) == ("3.2833", "3.3833")
