from __future__ import annotations

import random

import pytest

from beyondtoken.classroom.pages.drawings import MOST_BARS, bars, histogram, meter, split


@pytest.mark.parametrize("out_of", [0, .5, 1, 7, 10, 12.5, 20, 21, 100, 1000])
def test_every_student_is_in_a_bar(out_of):
    rng = random.Random(0)
    points = [rng.uniform(0, out_of) for _ in range(200)] + [0, out_of, out_of + 1, -1]
    shown = bars(points, out_of)
    assert sum(bar.students for bar in shown) == len(points)
    assert len(shown) <= MOST_BARS + 1


@pytest.mark.parametrize(("points", "start"), [(0, 0), (.9, 0), (1, 1), (9.99, 9), (10, 10), (.1 + .2 + .7, 1)])
def test_points_fall_into_the_bar_that_starts_below_them(points, start):
    assert [bar.start for bar in bars([points], 10) if bar.students] == [start]


def test_full_points_stand_alone():
    assert bars([10, 9.5, 10], 10)[-1].students == 2


def test_histogram_says_in_words_what_it_draws():
    drawn = histogram(bars([1, 2], 3), text="two students", x_label="points", y_label="students")
    assert 'role="img" aria-label="two students"' in drawn
    assert drawn.count('class="bar"') == 2


NOTHING = histogram(bars([], 0), text="", x_label="", y_label="")


@pytest.mark.parametrize("drawing", [split([]), split([("right", 0)]), meter(0, 0), NOTHING])
def test_nothing_can_be_drawn_too(drawing):
    assert "nan" not in drawing


def test_split_is_in_proportion():
    assert 'width="75.00"' in split([("right", 3), ("none", 1)])
