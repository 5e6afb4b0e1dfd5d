from __future__ import annotations

import pytest

from beyondtoken.classroom.box import BoxError
from beyondtoken.classroom.marking.attempt import Attempt, UnrunnableError
from beyondtoken.classroom.marking.mark import Marker
from beyondtoken.classroom.marking.notebook import HandedIn, read_submission
from beyondtoken.classroom.marking.paper import ungraded
from beyondtoken.classroom.marking.second_look import MOST_NAMED, alone, counted, replacing, second_look
from tests.classroom.desk import QUICK, Desk
from tests.classroom.submissions.exercise import MIDDLE, STEPS, cells_with, code, notebook, submission
from tests.parts import need

SCRATCH = 'def middle(numbers):\n    return ["scratch"]'
GUESSED = "def middle(numbers):\n    return 3"                  # passes the visible test, 2 of 5 points
BOTH = "steps = middle = None"
TWO_STARTERS = """
```{code-cell} ipython3
:tags: [starter]
:question: count
def turns(path):
    # BEGIN SOLUTION
    return 0
    # END SOLUTION
```

```{code-cell} ipython3
:tags: [visible-test]
:test: count-path
assert steps(path) + turns(path) == 2
"""
ASKED_OF_ONE = "\n```{code-cell} ipython3\n:tags: [visible-test]\n:test: count-path\nassert steps(path) == 2\n"
STEPS_OF_PATH, TURNS = "def steps(path):\n    return len(path) - 1", "def turns(path):\n    return 0"


@pytest.fixture
def looks(monkeypatch):
    """How often cells were run, by how many of them."""
    counts, run = [], Attempt.run
    monkeypatch.setattr(Attempt, "run", lambda self: (counts.append(len(self.steps)), run(self))[1])
    return counts


def marked(marker, *last, shape=lambda cells: cells, **answers):
    cells = cells_with({"middle": MIDDLE, "steps": STEPS} | answers, last=last)
    outcome = marker.mark(submission(notebook(shape(cells))))
    return {one.question: one for one in outcome.questions}


def points(found):
    return found["middle"].points, found["steps"].points


def numbered(*sources):
    """Cells as they are read, from cell 1 on."""
    return read_submission(notebook([code(source) for source in sources]))


def second_look_at(marker, cells, points=0.0):
    """The second look at the first question of these cells, of whose tests none was passed."""
    laid_out, head = marker.layout.sort(cells), marker.task.master.head.questions[0]
    tests = tuple(marker.tests.outcome(cell, passed=False) for cell in marker.tests.of(head.id, visible=True))
    lost = ungraded(head, laid_out).model_copy(update={"points": points, "tests": tests})
    return second_look(lost, marker.layout, laid_out, cells)


def test_scratch_cell_below_the_answer_costs_nothing_and_the_note_says_so(marker):
    found = marked(marker, SCRATCH)
    assert points(found) == (5, 5)
    assert found["middle"].note == "'middle' is defined in 2 cells (5 and 16): cell 5 counts, which earned more"
    assert found["steps"].note == ""


def test_answer_stays_all_that_the_student_wrote(marker):
    assert marked(marker, SCRATCH)["middle"].answer == f"{MIDDLE}\n\n{SCRATCH}"


def test_better_version_further_below_counts_without_a_note(marker):
    found = marked(marker, MIDDLE, middle=GUESSED)
    assert (points(found), found["middle"].note) == ((5, 5), "")


def test_first_look_counts_where_the_second_earns_as_much(marker):
    found = marked(marker, f"print('second')\n{GUESSED}", middle=f"print('first')\n{GUESSED}")["middle"]
    assert (found.points, found.note, found.output) == (2, "", "first\nsecond\n")


def test_output_and_tests_are_those_of_the_look_that_counts(marker):
    found = marked(marker, f"print('scratch')\n{SCRATCH}", middle=f"print('answer')\n{MIDDLE}")["middle"]
    assert found.output == "answer\n"
    assert [one.passed for one in found.tests] == [True, True]


def test_each_question_has_a_second_look_of_its_own(marker):
    found = marked(marker, BOTH)
    assert points(found) == (5, 5)
    assert [found[name].note for name in ("middle", "steps")] == [
        f"'{name}' is defined in 2 cells ({cell} and 16): cell {cell} counts, which earned more"
        for name, cell in (("middle", 5), ("steps", 10))]


def test_other_questions_keep_what_the_first_look_gave(marker):
    found = marked(marker, SCRATCH, steps="def steps(values):\n    return np.diff(values) if middle([1]) == 1 else 0")
    assert (points(found), found["steps"].note) == ((5, 0), "")


def test_draft_above_the_answer_is_not_taken_for_it(marker):
    def shape(cells):
        return [code(GUESSED), *cells]
    found = marked(marker, SCRATCH, shape=shape)
    assert points(found) == (5, 5)
    assert found["middle"].note.startswith("'middle' is defined in 3 cells (1, 6 and 17): cell 6 counts")


def test_first_cell_counts_where_names_of_cells_are_lost(marker):
    found = marked(marker, SCRATCH, shape=lambda cells: [{**cell, "metadata": {}} for cell in cells])
    assert (points(found), "cell 5 counts" in found["middle"].note) == ((5, 5), True)


@pytest.mark.parametrize(("last", "answers"), [
    ((MIDDLE,), {}), ((), {"middle": GUESSED}), ((), {"middle": f"{MIDDLE}\nmiddle = None"}),
    (("x = 1",), {"steps": "0"})],
    ids=["nothing lost", "each name once", "twice in one cell", "another name"])
def test_no_second_look_where_it_cannot_help(marker, looks, last, answers):
    marked(marker, *last, **answers)
    assert len(looks) == 1


def test_starter_as_handed_out_is_no_definition(marker, looks):
    starter = marker.layout.handed_out["middle"]
    assert points(marked(marker, GUESSED, middle=starter)) == (2, 5)
    assert len(looks) == 1


def test_answer_over_two_cells_is_kept_whole(marker):
    halves = "def total(numbers):\n    return sum(numbers)", "middle = lambda numbers: total(numbers) / len(numbers)"
    found = marked(marker, halves[1], SCRATCH, middle=halves[0])
    assert points(found) == (5, 5)
    assert "(16 and 17): cell 16 counts" in found["middle"].note


def test_second_look_that_cannot_be_run_leaves_the_first(marker, monkeypatch):
    run, count = Attempt.run, []

    def once(self: Attempt) -> None:
        count.append(1)
        if len(count) > 1:
            raise UnrunnableError("too long")
        run(self)
    monkeypatch.setattr(Attempt, "run", once)
    found = marked(marker, SCRATCH)["middle"]
    assert (found.points, found.note, len(count)) == (0, "", 2)


@pytest.mark.parametrize(("lasts", "earned"), [(1, 5), (2, 0)], ids=["once", "twice"])
def test_box_that_ends_at_the_second_look_is_started_once_again(marker, monkeypatch, lasts, earned):
    questions, count = Marker._questions, []

    def failing(self, *given):
        count.append(1)
        if 1 < len(count) <= 1 + lasts:
            raise BoxError("It ended.", "Again.")
        return questions(self, *given)
    monkeypatch.setattr(Marker, "_questions", failing)
    found = marked(marker, SCRATCH)
    assert points(found) == (earned, 5)


def test_question_that_could_not_be_graded_has_no_second_look(marker):
    cells = numbered(MIDDLE, SCRATCH)
    assert second_look_at(marker, cells) is not None
    assert second_look_at(marker, cells, points=None) is None


def test_only_what_defines_the_answer_again_is_left_out(marker):
    look = second_look_at(marker, numbered("x = 1", MIDDLE, "y = 2", SCRATCH, STEPS))
    assert [step.number for step in look.laid_out.steps] == [1, 2, 3, 5]


def test_cell_that_is_the_answer_for_another_name_is_left_in():
    assert replacing([[3, 4, 9], [4]], {3}) == {9}
    assert replacing([[3, 4], [4]], set()) == set()


def test_note_names_so_many_cells_as_a_person_reads():
    assert counted("middle", list(range(1, MOST_NAMED + 3)), {2}) == (
        f"'middle' is defined in {MOST_NAMED + 2} cells (1, 2, 3, 4, 5 and so on): cell {MOST_NAMED + 2} counts")


def test_question_alone_has_its_own_tests_and_all_names(marker):
    tests = alone(marker.tests, "steps")
    assert sorted(tests.programs) == ["steps-large", "steps-squares"]
    assert tests.answers == marker.tests.answers


def test_question_of_two_starters_keeps_the_answer_of_each(tmp_path):
    need("bubblewrap")
    desk = Desk(tmp_path, QUICK.replace(ASKED_OF_ONE, TWO_STARTERS))
    cells = [HandedIn("code", source, number) for number, source in enumerate(
        (STEPS_OF_PATH, TURNS, "steps = turns = None"), start=1)]
    with Marker(desk.task) as marker:
        found = marker.mark_cells(submission(b""), cells).questions[0]
    assert found.note == ("'steps' is defined in 2 cells (1 and 3): cell 1 counts; "
                          "'turns' is defined in 2 cells (2 and 3): cell 2 counts, which earned more")
    assert found.points == 3
