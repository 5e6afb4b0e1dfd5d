"""Finding by name, and opening one file only."""

from __future__ import annotations

from pathlib import Path

import pytest

from beyondtoken.content import find_objective, find_objectives, find_prediction, find_question
from beyondtoken.content.finding import file_of
from beyondtoken.errors import ContentError


def _add(root: Path, stem: str, text: str = "a: [\n") -> None:
    (root / f"exercises/world-models/{stem}.yml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("find", [
    lambda root: find_question("dream-gap", root).id,
    lambda root: find_prediction("dream-guess", root).id,
    lambda root: find_objectives("dream", root)[0].id,
    lambda root: find_objective(find_objectives("dream", root)[0].id, root).id,
])
def test_only_the_file_of_the_name_is_opened(find, tiny):
    _add(tiny, "broken")
    assert find(tiny).startswith("dream-")


def test_longest_stem_wins(tiny):
    _add(tiny, "dream-on")
    assert file_of("dream-on-gap", tiny).name == "dream-on.yml"
    assert file_of("dream-once", tiny).name == "dream.yml"


@pytest.mark.parametrize(("find", "message"), [
    (lambda root: find_question("dream-gop", root),
     "exercises/world-models/dream.yml: there is no question 'dream-gop'.\n"
     "Write 'dream-gap', or add 'dream-gop'."),
    (lambda root: find_prediction("dream-gap", root),
     "exercises/world-models/dream.yml: there is no prediction 'dream-gap'.\n"
     "Write 'dream-guess', or add 'dream-gap'."),
    (lambda root: find_objectives("dreem", root),
     "exercises: there is no file dreem.yml.\nWrite 'dream', or add 'dreem'."),
    (lambda root: find_question("sleep-gap", root),
     "exercises: no file has a name that 'sleep-gap' starts with.\nCorrect the id; ids start with the name "
     "of their file, as in 'glitch-intent' of glitch.yml."),
])
def test_unknown_name_gets_the_nearest_known_one(find, message, tiny):
    with pytest.raises(ContentError) as caught:
        find(tiny)
    assert str(caught.value) == message


def test_question_with_an_impossible_answer_is_refused(tiny):
    path = tiny / "exercises/world-models/dream.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("answer: b", "answer: d"), encoding="utf-8")
    with pytest.raises(ContentError, match="dream.yml:14: question 'dream-gap' gives answer 'd'"):
        find_question("dream-gap", tiny)
