from __future__ import annotations

import pytest

from beyondtoken.classroom import read_master, student_copy
from beyondtoken.classroom.scaffold import plan_exercise
from beyondtoken.errors import BookError

PLACE, MASTER = "world-models/longer-dreams", "exercises/world-models/longer-dreams.md"


def test_master_can_be_read_and_serves_the_first_objective_of_its_chapter(grown, book):
    root = grown(plan_exercise(book, PLACE))
    head = read_master(root / MASTER, root).head
    assert (head.id, head.objective, head.bloom) == ("longer-dreams", "world-models-o-dream", "analyse")


def test_copy_for_students_is_a_page_of_its_chapter_without_the_solution(grown, book):
    root = grown(plan_exercise(book, PLACE))
    copy = (root / "chapters/world-models/exercise-longer-dreams.md").read_text(encoding="utf-8")
    assert copy == student_copy(read_master(root / MASTER, root))
    assert "throws ** 0.5" not in copy
    assert "chapters/world-models/exercise-longer-dreams" in (root / "_toc.yml").read_text(encoding="utf-8")


def test_solution_of_the_sample_passes_its_own_tests(grown, book):
    root = grown(plan_exercise(book, PLACE))
    names: dict[str, object] = {}
    for cell in read_master(root / MASTER, root).cells:
        exec("\n".join(cell.source), names)
    assert callable(names["spread_of_mean"])


@pytest.mark.parametrize(("place", "said"), [("world-models/dream", "has that name"), ("walls", "with a slash"),
                                             ("world-models/exercise-walls", "cannot be called")])
def test_exercise_that_has_no_place_is_refused(book, place, said):
    with pytest.raises(BookError, match=said):
        plan_exercise(book, place)


def test_chapter_without_objectives_has_none_to_serve(book):
    (book / "exercises/world-models/world-models.yml").unlink()
    with pytest.raises(BookError, match="no objective that an exercise could serve"):
        plan_exercise(book, PLACE)
