from __future__ import annotations

import pytest

from beyondtoken.classroom.collect.bounds import Bounds, in_words


@pytest.mark.parametrize(("size", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1 << 20, "1.0 MB")])
def test_sizes_read_as_people_say_them(size, words):
    assert in_words(size) == words


def test_folders_may_be_deeper_than_zips():
    assert Bounds().folders > Bounds().depth
