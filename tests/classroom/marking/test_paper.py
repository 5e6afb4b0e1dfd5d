from __future__ import annotations

import pytest

from beyondtoken.classroom.marking.mark import Marker
from beyondtoken.classroom.marking.paper import MOST_KILLED, NOT_ASKED, NOT_THERE
from beyondtoken.classroom.outcome import Student, Submission
from tests.classroom.desk import QUICK, RIGHT, Desk, filled
from tests.parts import need

TESTS = "".join(f"    - {{id: more-{n}, points: 1, hint: {{en: Count., ja: 数える。}}}}\n" for n in range(3))
MORE_TESTS = QUICK.replace("  - id: why\n", TESTS + """  - id: turn
    title: {en: Turn, ja: 曲がる}
    tests:
    - {id: turn-none, points: 1, hint: {en: Straight on., ja: まっすぐ。}}
    - {id: turn-one, points: 1, hint: {en: Round the corner., ja: 角を曲がる。}}
  - id: why
""").replace("Why is there one step", "".join(f"""```{{code-cell}} ipython3
:tags: [hidden-test]
:test: more-{n}
assert steps([(0, 0)] * {n + 3}) == {n + 2}
```

""" for n in range(3)) + """```{code-cell} ipython3
:tags: [starter]
:question: turn
turns = None
# BEGIN SOLUTION
turns = 0
# END SOLUTION
```

```{code-cell} ipython3
:tags: [visible-test]
:test: turn-none
assert turns == 0
```

```{code-cell} ipython3
:tags: [hidden-test]
:test: turn-one
assert turns + 1 == 1
```

Why is there one step""")
DIES_AT_SIX = "import os\ndef steps(path):\n    return len(path) - 1 if len(path) < 4 else os._exit(1)"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    need("bubblewrap")
    return Desk(tmp_path_factory.mktemp("desk"), MORE_TESTS)


@pytest.fixture(scope="module")
def mark(desk):
    """A function that marks answers, and gives outcomes by question."""
    with Marker(desk.task) as marker:
        def marked(**answers):
            content = filled(desk.notebook(""), answers)
            outcome = marker.mark(Submission(student=Student(key="ada", name="Ada"), content=content))
            return {one.question: one for one in outcome.questions}

        yield marked


def test_questions_come_in_the_order_of_the_exercise_with_points_and_rubric(mark):
    found = mark(count=RIGHT, turn="turns = 0", why="It starts there.")
    assert [(one.question, one.points, one.out_of) for one in found.values()] == [
        ("count", 6, 6), ("turn", 2, 2), ("why", None, 1)]
    assert [line.text.en for line in found["why"].rubric] == ["names the place where it starts"]


def test_blank_text_is_nothing_and_says_so(mark):
    found = mark(count=RIGHT)["why"]
    assert (found.points, found.note) == (0, "blank")


def test_visible_tests_come_before_hidden_ones(mark):
    tests = mark(count=RIGHT)["count"].tests
    assert [one.visible for one in tests] == [True, False, False, False, False]


def test_answer_that_ends_its_process_costs_those_tests_only(mark):
    found = mark(count=DIES_AT_SIX, turn="turns = 0")
    passed = {one.test: one.passed for one in found["count"].tests}
    assert passed == {"count-path": True, "count-place": True, "more-0": True, "more-1": False, "more-2": False}
    assert found["turn"].points == 2


def test_hanging_answer_is_not_asked_again_and_again(mark):
    found = mark(count="def steps(path):\n    while True:\n        pass")["count"]
    assert [one.gave for one in found.tests[MOST_KILLED:]] == [NOT_ASKED] * 3
    assert found.points == 0


def test_note_tells_of_visible_tests_and_keeps_hidden_ones_to_itself(mark):
    assert mark(count="import os\ndef steps(path):\n    os._exit(1)")["count"].note.count("in a test the answer") == 1
    assert mark(count=DIES_AT_SIX)["count"].note == ""


def test_error_in_a_cell_is_noted_with_its_line_at_its_own_question(mark):
    found = mark(count="x = 1\ny = z", turn="turns = 0")
    assert "(line 2) ended in NameError: name 'z' is not defined" in found["count"].note
    assert (found["turn"].note, found["turn"].points) == ("", 2)


def test_what_a_cell_prints_belongs_to_its_question(mark):
    found = mark(count="print('hello')\n" + RIGHT, turn="turns = 0\nprint('left')")
    assert (found["count"].output, found["turn"].output) == ("hello\n", "left\n")


def test_what_hidden_tests_make_an_answer_print_is_not_kept(mark):
    found = mark(count="def steps(path):\n    print(path)\n    return len(path) - 1")
    assert (found["count"].points, found["count"].output) == (6, "")


def test_cell_that_is_not_there_is_noted(desk):
    content = desk.notebook(RIGHT).replace(b'"grade_id": "turn"', b'"grade_id": "x"').replace(b"turns = None", b"")
    with Marker(desk.task) as marker:
        outcome = marker.mark(Submission(student=Student(key="ada", name="Ada"), content=content))
    found = {one.question: one for one in outcome.questions}
    assert NOT_THERE in found["turn"].note
    assert (found["turn"].points, found["count"].points) == (0, 6)
