from __future__ import annotations

import numpy as np
import pytest

from beyondtoken.labs.spread import in_percent, lead, plus_minus


def test_spread_is_that_of_a_sample():
    assert plus_minus([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]) == "5.0 ± 2.1"


@pytest.mark.parametrize(("decimals", "words"), [(0, "3 ± 1"), (2, "2.50 ± 0.71")])
def test_decimals_are_those_asked_for(decimals, words):
    assert plus_minus(np.array([2.0, 3.0]) + (0.5 if decimals == 0 else 0), decimals) == words


def test_lead_is_paired():
    first = np.array([1.0, 10.0, 100.0, 1000.0])
    assert lead(first + 1.0, first, clear=2.0) is True


def test_lead_within_its_own_error_does_not_count():
    assert lead([5.0, 0.0, 5.0, 0.0], [1.0, 2.0, 1.0, 2.0], clear=2.0) is False


@pytest.mark.parametrize("clear", [1.0, 2.0, 3.0])
def test_nobody_leads_themselves(clear):
    assert lead([1.0, 2.0, 3.0], [1.0, 2.0, 3.0], clear=clear) is False


def test_shares_are_written_in_percent():
    assert in_percent([0.5, 0.6]) == "55.0 ± 7.1"
