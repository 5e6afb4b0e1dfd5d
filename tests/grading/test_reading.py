"""What a person types is read in one way."""

import numpy as np
import pytest

from beyondtoken.grading import folded, read_number


@pytest.mark.parametrize("value", [0.0, -0.5, 1e-7, 123456.789, 1e21])
def test_number_survives_being_written_and_read(value):
    assert read_number(repr(value)) == value


def test_numpy_numbers_are_numbers():
    assert read_number(np.int64(8)) == read_number(np.float32(8)) == 8.0


def test_folding_twice_changes_nothing():
    texts = ["ΑΣ", "Straße", "ﾊﾟﾘ。", "İ", "ǰ.", "  a .b . "]
    assert [folded(folded(text)) for text in texts] == [folded(text) for text in texts]
