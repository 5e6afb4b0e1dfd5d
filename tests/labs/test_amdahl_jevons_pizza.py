import ast
import re
from pathlib import Path

import numpy as np
import pytest

from beyondtoken.errors import BookError, ShapeError
from beyondtoken.labs import amdahl_jevons_pizza as lab

PAGE = Path(__file__).resolve().parents[2] / "chapters" / "beyond-imitation" / "amdahl-jevons-pizza.md"


def page_function(name):
    """A function as the page defines it."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.S | re.M)
    source = next(cell for cell in cells if cell.startswith(f"def {name}("))
    names = {"np": np}
    exec(compile(ast.parse(source), name, "exec"), names)
    return names[name]


def clock_of(*stages):
    """A clock whose stages last as told, run after run."""
    marks = iter(np.concatenate([np.cumsum([0.0, *stage]) for stage in stages]).tolist())
    return lambda: next(marks)


def small_room(seed=0):
    sack, book, truth = lab.fill_sack(letters=20, known=60, seed=seed)
    return lab.open_mail(sack), book, truth


@pytest.mark.parametrize("seed", range(3))
def test_all_readers_give_the_same_answers(seed):
    letters, book, _ = small_room(seed)
    assert lab.read_by_hand(letters, book) == lab.read_by_row(letters, book) == lab.read_at_once(letters, book)


def test_a_reader_names_the_nearest_picture():
    letters, book, _ = small_room()
    gaps = np.linalg.norm(np.array(letters)[:, None] - book[0][None], axis=2)
    assert lab.read_at_once(letters, book) == book[1][gaps.argmin(axis=1)].tolist()


def test_a_known_letter_is_read_without_error():
    _, book, _ = small_room()
    letters = book[0].astype(int).tolist()
    assert lab.read_by_hand(letters, book) == book[1].tolist()


def test_the_sack_holds_pictures_that_the_reader_does_not_know():
    letters, book, truth = small_room()
    assert len(letters) == len(truth) == 20
    assert not any((np.array(letter) == book[0]).all(axis=1).any() for letter in letters)


def test_fill_sack_refuses_more_pictures_than_there_are():
    with pytest.raises(BookError, match="1797 pictures"):
        lab.fill_sack(letters=1000, known=1000, seed=0)


def test_the_ledger_can_be_read_back():
    letters, book, _ = small_room()
    answers = lab.read_at_once(letters, book)
    ledger = lab.unfile(lab.file_mail(letters, answers))
    assert [entry["digit"] for entry in ledger] == answers
    assert [entry["pixels"] for entry in ledger] == letters


def test_letters_as_bytes_are_the_letters_as_text():
    letters, _, _ = small_room()
    assert lab.open_bytes(lab.pack_as_bytes(letters)).tolist() == letters


@pytest.mark.parametrize(("share", "factor"), [(0.0, 9.0), (0.5, 2.0), (0.9, 100.0), (1.0, 7.0)])
def test_amdahls_law_is_old_time_over_new_time(share, factor):
    assert np.isclose(lab.speedup(share, factor), 1.0 / ((1 - share) + share / factor))


def test_no_factor_lifts_the_whole_above_its_ceiling():
    factors = np.geomspace(1, 1e9, 50)
    assert (lab.speedup(0.9, factors) < 10).all()
    assert (np.diff(lab.speedup(0.9, factors)) > 0).all()


def test_the_clock_is_read_around_every_stage():
    sack, book, _ = lab.fill_sack(letters=3, known=5, seed=0)
    seconds, answers = lab.time_stages(lab.open_mail, lab.read_by_row, lab.file_mail, sack, book, repeats=2,
                                       clock=clock_of([1, 8, 1], [2, 4, 3]))
    assert seconds.tolist() == [[1, 8, 1], [2, 4, 3]]
    assert answers == lab.read_at_once(lab.open_mail(sack), book)


def test_compare_takes_medians_so_that_one_disturbed_run_does_not_count():
    before = np.array([[1.0, 8.0, 1.0], [1.0, 8.0, 1.0], [50.0, 90.0, 70.0]])
    after = np.array([[1.0, 0.1, 1.0], [40.0, 9.0, 1.0], [1.0, 0.1, 1.0]])
    found = lab.compare(before, after)
    assert np.allclose([found["factor"], found["measured"]], [80, 10 / 2.1])
    assert np.isclose(found["predicted"], found["measured"])


def test_a_rest_that_slows_down_shows_as_a_gap_from_the_prediction():
    found = lab.compare(np.array([[1.0, 8.0, 1.0]]), np.array([[2.0, 0.1, 2.0]]))
    assert found["measured"] < 0.6 * found["predicted"]


def test_compare_refuses_rooms_of_different_stages():
    with pytest.raises(ShapeError, match="got 3 and 2"):
        lab.compare(np.ones((5, 3)), np.ones((5, 2)))


def test_the_page_reads_as_the_lab_does():
    letters, book, _ = small_room()
    assert page_function("read_slowly")(letters, book) == lab.read_by_hand(letters, book)
    assert page_function("read_fast")(letters, book) == lab.read_at_once(letters, book)
