from __future__ import annotations

import json

import pytest

from beyondtoken.classroom.box import Talk, answers_in, script_of
from beyondtoken.classroom.box.wire import join, pack, unpack
from beyondtoken.classroom.marking import script as script_room
from beyondtoken.classroom.marking.mark import Marker
from beyondtoken.classroom.marking.script import Answers, OffScriptError, Script, signature_of
from beyondtoken.classroom.marking.testing import AnswerError, Tests
from beyondtoken.classroom.outcome import Student, Submission
from tests.classroom.desk import QUICK, RIGHT, WRONG, Desk
from tests.classroom.submissions.exercise import CANARIES
from tests.parts import need

# The second request of each test hangs on the answer to the first, and the visible test changes what it was given.
CURIOUS = QUICK.replace("assert steps(path) == 2", """found = [steps(path), steps(path[1:])]
found.sort()
assert found == [1, 2]""").replace("assert steps([(5, 5)]) == 0", "assert steps([(5, 5)] * (steps(path) + 1)) == 2")
REMEMBERS = "asked = []\ndef steps(path):\n    asked.append(path)\n    return len(path) - 1 if len(asked) < 3 else 7"
ANSWERS = {
    "right": RIGHT, "wrong": WRONG, "blank": "", "no function": "answer = 7", "no Python": "def steps(:",
    "raises": "def steps(path):\n    return path[7]", "prints": "def steps(path):\n    print(path)\n    return 2",
    "not plain": "def steps(path):\n    return object()", "none": "def steps(path):\n    pass",
    "loops at one": "def steps(path):\n    while len(path) < 2:\n        pass\n    return len(path) - 1",
    "ends at one": "import os\ndef steps(path):\n    return len(path) - 1 if len(path) > 1 else os._exit(0)",
    "changes what it gave": "kept = []\ndef steps(path):\n    kept.append(len(path) - 1)\n    return kept",
    "one by one": "def steps(path):\n    for one in path:\n        yield one",
    "breaks off": "def steps(path):\n    yield 1 / 0",
    "remembers": REMEMBERS, "too much": "def steps(path):\n    return 'x' * 9_000_000",
    "forks": "import os\ndef steps(path):\n    os.fork()\n    return len(path) - 1"}


@pytest.fixture(scope="module")
def desks(tmp_path_factory) -> dict[str, Desk]:
    need("bubblewrap")
    return {"plain": Desk(tmp_path_factory.mktemp("plain")), "curious": Desk(tmp_path_factory.mktemp("c"), CURIOUS)}


@pytest.fixture(scope="module")
def markers(desks):
    """A marker of each exercise that knows its scripts, and one that asks one thing after the other."""
    made = {(name, knows): Marker(desk.task) for name, desk in desks.items() for knows in (True, False)}
    for name in desks:
        made[name, False].scripts = {}
    yield made
    for one in made.values():
        one.close()


def handed_in(desk: Desk, code: str) -> Submission:
    return Submission(student=Student(key="ada", name="Ada"), content=desk.notebook(code))


def outcome_of(marker: Marker, desk: Desk, code: str) -> dict:
    return {**marker.mark(handed_in(desk, code)).to_plain(), "seconds": 0, "cpu_seconds": 0}


@pytest.mark.parametrize("name", ["plain", "curious"])
@pytest.mark.parametrize("kind", ANSWERS)
def test_asking_at_once_changes_no_outcome(markers, desks, name, kind):
    outcomes = [outcome_of(markers[name, knows], desks[name], ANSWERS[kind]) for knows in (True, False)]
    assert outcomes[0] == outcomes[1]


def test_process_that_does_not_answer_again_gives_way_to_another(markers, desks, monkeypatch):
    """Asked at once: the cells, visible tests, hidden tests (in vain), then visible tests of the new process."""
    asked, ask_all = [], Talk.ask_all
    monkeypatch.setattr(Talk, "ask_all", lambda talk, script, seconds: asked.append(script) or (
        ask_all(talk, script, seconds=seconds) if len(asked) < 4 else None))
    outcome = markers["plain", True].mark(handed_in(desks["plain"], ANSWERS["ends at one"]))
    assert [one.gave for one in outcome.questions[0].tests] == ["", "ended the whole process (a crash, or exit)"]
    assert (len(asked), asked[3]) == (4, asked[1])


def test_every_question_has_a_script_of_its_visible_and_one_of_its_hidden_tests(marker, task):
    marker.mark(Submission(student=Student(key="a", name="A"), content=b"{}"))
    marker.scripts = marker._learn()
    assert set(marker.scripts) == {(name, visible) for name in ("middle", "steps") for visible in (True, False)}
    for (_, visible), script in marker.scripts.items():
        requests = unpack(script.requests)["requests"]
        assert len(requests) == script.count
        assert {one["op"] for one in requests} == {"call"}
        assert not (visible and any(canary in json.dumps(requests, default=str) for canary in CANARIES))


def test_answers_that_were_given_before_have_the_outcome_they_had(markers, desks, monkeypatch):
    marker, desk, ran = markers["plain", True], desks["plain"], []
    code = "def steps(path):\n    return [0.25, len(path)]"
    first = outcome_of(marker, desk, code)
    run = Tests.run
    monkeypatch.setattr(Tests, "run", lambda tests, cell, asked: ran.append(cell.test) or run(tests, cell, asked))
    second = outcome_of(marker, desk, code + "  # of another student")
    assert (second["questions"][0]["tests"], ran) == (first["questions"][0]["tests"], [])
    outcome_of(marker, desk, code.replace("0.25", "0.75"))
    assert ran == ["count-path", "count-place"]


def test_so_many_different_answers_are_kept_and_no_more(markers, desks, monkeypatch):
    marker, desk = markers["plain", True], desks["plain"]
    monkeypatch.setattr(script_room, "MOST_KNOWN", 3)
    for script in marker.scripts.values():
        script.known.clear()
    for number in range(9):
        outcome_of(marker, desk, f"def steps(path):\n    return {number}")
        assert all(len(script.known) <= 3 for script in marker.scripts.values())


def test_answer_is_told_as_it_came_though_the_test_has_changed_it(tmp_path):
    need("bubblewrap")
    changing = QUICK.replace("assert steps(path) == 2", "found = steps(path)\nfound = found if found == 2 else "
                             "found.clear()\nassert found == 2")
    desk = Desk(tmp_path, changing)
    with Marker(desk.task) as marker:
        tests = marker.mark(handed_in(desk, "def steps(path):\n    return [3, 5]")).questions[0].tests
    assert tests[0].shown == "The answer gave [3, 5]."


@pytest.mark.parametrize(("test", "is_known"), [
    ("assert steps(path) == 2", True), ("assert steps([path[0]] * steps(path)) == 1", False),
    ("assert steps([(0, 0)] * 3) + len(str(np.random.default_rng().random())) > 2", True),
    ("assert steps([(np.random.default_rng().random(), 0)]) == 0", False),
    ("import time\nassert steps(path) == 2", False), ("path.append(steps(path))\nassert path.pop() == 2", False),
    ("assert round(steps([0.5] * 3) + 0.5, 1) == 2.5\nassert steps([2, 3]) == 1", True)])
def test_tests_have_a_script_only_where_all_they_ask_is_known_before(tmp_path, test, is_known):
    need("bubblewrap")
    given = "path = [(0, 0), (0, 1), (0, 2)]"
    desk = Desk(tmp_path, QUICK.replace("assert steps(path) == 2", test).replace(given, f"import numpy as np\n{given}"))
    with Marker(desk.task) as marker:
        scripts = marker._learn()
    assert (("count", True) in scripts) is is_known


def test_script_never_holds_an_answer_of_the_key(tmp_path):
    need("bubblewrap")
    telling = QUICK.replace("    corners_passed = len(path) - 1\n    return corners_passed", "    return path[1:]")
    telling = telling.replace("steps(path) == 2", "steps([1, 2, 3]) == [2, 3]\nassert steps([2, 3]) == [3]")
    desk = Desk(tmp_path, telling.replace("assert steps([(5, 5)]) == 0", "assert steps([5, 6]) == [6]"))
    with Marker(desk.task) as marker:
        assert set(marker._learn()) == {("count", False)}


@pytest.fixture
def answers() -> Answers:
    parts = {"first": [(0, signature_of({"name": "f", "args": [1]}))],
             "second": [(1, signature_of({"name": "f", "args": [2]})), (2, signature_of({"name": "g", "args": []}))]}
    given = [{"value": [1]}, {"error": ["KeyError", "'x'", 1]}, {"value": 3}]
    return Answers(Script(None, [], b"", parts), join(map(pack, given)), given)


def test_each_test_asks_from_its_own_part(answers):
    answers.begin("second")
    assert answers.last == ""
    with pytest.raises(AnswerError, match="ended in KeyError: 'x'"):
        answers.ask(name="f", args=[2])
    assert (answers.ask(name="g", args=[]), answers.last) == (3, "gave 3")
    answers.begin("first")
    assert answers.ask(name="f", args=[1]) == [1]


@pytest.mark.parametrize("asked", [{"name": "f", "args": [1.0]}, {"name": "f", "args": [True]},
                                   {"name": "g", "args": [1]}, {"name": "f", "args": [print]},
                                   {"name": "f", "args": [lambda: 1]}])
def test_whatever_else_is_asked_leaves_the_script(answers, asked):
    answers.begin("first")
    with pytest.raises(OffScriptError):
        answers.ask(**asked)


def test_more_than_the_script_has_leaves_it(answers):
    answers.begin("first")
    answers.ask(name="f", args=[1])
    for request in ({"name": "f", "args": [1]}, {"name": "f", "args": [lambda: 1]}):
        with pytest.raises(OffScriptError):
            answers.ask(**request)


@pytest.mark.parametrize("said", [b"", join([pack({})]), join([pack({}), pack([])]), join([pack({})] * 3), b"\0"])
def test_what_is_not_every_answer_is_none(said):
    assert answers_in(said, 2) is answers_in(None, 2) is None


def test_answer_that_cannot_be_read_is_an_error_like_any_other():
    assert answers_in(join([pack({"value": 1}), b"\0\0\0\1?"]), 2) == [
        {"value": 1}, {"error": ["NotPlain", "the answer's process sent something unreadable (JSONDecodeError)", 0]}]


def test_silence_is_no_answers():
    talk = Talk()
    assert talk.ask_all(script_of([{"op": "get", "name": "x"}]), seconds=0.05) is None
    talk.close()
    assert talk.ask_all(b"", seconds=0.05) is None
