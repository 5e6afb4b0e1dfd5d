from __future__ import annotations

import pytest

from beyondtoken.content import workload
from beyondtoken.content.workload import PageWork, exercises_of, minutes_of, page_work
from beyondtoken.errors import ContentError

PAGE = "chapters/world-models/dream.md"
MASTER = """---
exercise:
  id: walls
  kind: extend
  title: {en: Walls, ja: 壁}
  bloom: apply
  minutes: 30
  questions:
  - {id: a, tests: [{id: t, points: 2}, {id: u, points: 1.5}]}
  - {id: b, rubric: [{points: 1}]}
---
"""


def write(tiny, name: str, text: str):
    (tiny / name).write_text(text, encoding="utf-8")
    return tiny / name


def test_page_counts_its_words_and_not_its_head_or_cells(tiny):
    cell = "```{code-cell} ipython3\nx = 1\n```"
    path = write(tiny, PAGE, f"---\nkernelspec: {{name: x}}\n---\n\nThree plain words.\n\n{cell}\n")
    assert page_work(path, tiny).words == 3


def test_page_counts_what_it_asks_once(tiny):
    work = page_work(tiny / PAGE, tiny)
    assert [question.id for question in work.questions] == ["dream-gap", "dream-steps"]
    assert work.predictions == 1


def test_minutes_add_reading_guesses_and_the_questions_own(tiny):
    work = page_work(tiny / PAGE, tiny)
    assert work.quiz_minutes == 2
    assert PageWork(words=301, predictions=2, questions=work.questions).minutes == 7 + 2


def test_exercise_gives_its_minutes_and_the_sum_of_its_points(tiny):
    write(tiny, "exercises/world-models/walls.md", MASTER)
    [found] = exercises_of("world-models", tiny)
    assert (found.id, found.minutes, found.points) == ("walls", 30, 4.5)


@pytest.mark.parametrize("text", ["# No head\n", "---\nexercise: {id: walls}\n---\n", "---\n[\n---\n",
                                  "---\nx: 1\n---\n"])
def test_master_without_a_usable_head_is_named(tiny, text):
    write(tiny, "exercises/world-models/walls.md", text)
    with pytest.raises(ContentError, match=r"walls\.md:1: has no head"):
        exercises_of("world-models", tiny)


def test_minutes_are_found_for_readings_pages_and_exercises(tiny, monkeypatch):
    write(tiny, "exercises/world-models/walls.md", MASTER)
    monkeypatch.setattr(workload, "WORDS_A_MINUTE", 1)
    assert minutes_of("exercise-walls", tiny) == 30
    assert minutes_of("dream", tiny) > 2
    assert minutes_of("world-models", tiny) > 5


def test_unknown_page_has_no_minutes(tiny):
    with pytest.raises(ContentError, match="there is no page 'sleep'"):
        minutes_of("sleep", tiny)
