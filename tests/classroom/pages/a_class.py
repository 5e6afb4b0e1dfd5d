"""A made-up class, and single records of it, for the tests of pages."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from beyondtoken.classroom.gradebook import HandMark, HandRow
from beyondtoken.classroom.outcome import Outcome, QuestionOutcome, RubricLine, Student, TestOutcome
from beyondtoken.classroom.pages import ExerciseInfo
from beyondtoken.content import Bilingual

TITLE = Bilingual(en="A wall the glitch cannot pass", ja="すり抜けられない壁")
DUE = datetime(2026, 12, 10, 22, 59, tzinfo=UTC)
EXERCISE = ExerciseInfo("two-walls", TITLE, 10, DUE)
FIRST = ("Ada", "Ben", "Chie", "Dilek", "Emil", "Fatou", "Gita", "Hiro", "Ines", "Jun", "Kofi", "Lena", "Mei", "Noor",
         "Olu", "Pia", "Quinn", "Rosa", "Sven", "Taro")
LAST = ("Adams", "Brandt", "Chen", "Díaz", "Eriksen", "Fofana", "Gupta", "Haruki", "Ivanova", "Jansen")
RUBRIC = (
    RubricLine(points=2, text=Bilingual(en="names the top speed of two cells a step",
                                        ja="最高速度が1歩2マスだと述べる")),
    RubricLine(points=2, text=Bilingual(en="names a change that revives the fault", ja="不具合が戻る変更を挙げる")))


def student(number: int) -> Student:
    name = f"{FIRST[number % len(FIRST)]} {LAST[(number // len(FIRST)) % len(LAST)]}"
    return Student(key=f"s{number:05d}", name=name)


def a_test(name: str, passed: bool, *, visible: bool, gave: str = "", shown: str = "") -> TestOutcome:
    hint = Bilingual(en="Count the start as step 0; give `None` if no way leads there.",
                     ja="開始を0歩目と数え、道がなければ `None` を返す。")
    return TestOutcome(test=name, question="search", points=2.0 * passed, out_of=2, passed=passed, visible=visible,
                       hint=hint, gave="" if passed else gave, shown="" if passed else shown)


def code_question(passed: list[bool], *, gave: str = "9", note: str = "", output: str = "") -> QuestionOutcome:
    names = ("search-lab", "search-patched", "search-closed")
    shown = f"fewest_steps(...) gave {gave}, not 8"
    tests = tuple(a_test(name, one, visible=name == "search-lab", gave=gave, shown=shown)
                  for name, one in zip(names, passed, strict=True))
    return QuestionOutcome(question="search", title=Bilingual(en="Search", ja="探索"), kind="code", out_of=6,
                           points=2.0 * sum(passed), tests=tests, note=note, output=output)


def text_question(points: float | None = None, answer: str = "") -> QuestionOutcome:
    return QuestionOutcome(question="explain", title=Bilingual(en="Explain", ja="説明"), kind="text", points=points,
                           out_of=4, answer=answer, rubric=RUBRIC, note="" if answer else "blank")


def an_outcome(number: int = 0, state: str = "graded", *questions: QuestionOutcome, **more) -> Outcome:
    facts = {"shown": f"all.zip/{student(number).key}_two-walls.ipynb", "handed_in": DUE - timedelta(hours=3),
             "seconds": .3, **more}
    return Outcome(student=facts.pop("student", student(number)), exercise="two-walls", title=TITLE, state=state,
                   out_of=10, questions=questions, **facts)


def a_class(size: int, seed: int = 0) -> list[Outcome]:
    rng = random.Random(seed)
    return [one_of_class(number, rng) for number in range(size)]


def one_of_class(number: int, rng: random.Random) -> Outcome:
    dice = rng.random()
    if dice < .06:
        return an_outcome(number, "missing", reason="nothing was handed in", shown="", handed_in=None, seconds=0)
    if dice < .1:
        return an_outcome(number, "unreadable", reason="not a notebook: the file is a log-in page", seconds=0)
    passed = [rng.random() < chance for chance in (.9, .6, .45)]
    code = code_question(passed, gave=rng.choice(["9", "9", "9", "None", "7", "-1", f"array([{number}])"]))
    if dice < .14:
        lost = code.model_copy(update={"points": None, "note": "the test itself stopped"})
        return an_outcome(number, "partly", lost, text_question(1, "…"), reason="a test of 'search' stopped by itself")
    late = rng.random() < .1
    when = DUE + timedelta(minutes=rng.randint(1, 300) if late else -rng.randint(1, 6000))
    more = {"late": late, "handed_in": when, "seconds": rng.uniform(.05, 2)}
    if dice < .35:
        return an_outcome(number, "needs a person", code, text_question(None, "It is two cells."),
                          reason="a text waits for marks by hand", **more)
    return an_outcome(number, "graded", code, text_question(rng.choice([1, 2, 2.5, 4]), "It is two cells."), **more)


def a_mark(points: float, lines: tuple[float, ...] = (), comment: str = "") -> HandMark:
    """What a person gave."""
    return HandMark(exercise="two-walls", student="s00017", question="explain", points=points, lines=lines,
                    comment=comment)


def a_row(code: str, question: str = "explain", **changes: object) -> HandRow:
    """A text to mark, as the gradebook hands it over."""
    return HandRow(**{
        "code": code, "question": question, "exercise": "two-walls", "exercise_title": TITLE, "kind": "text",
        "title": Bilingual(en="Explain", ja="説明"), "fingerprint": "", "out_of": 4, "rubric": RUBRIC,
        "answer": "The top speed is two cells a step, so a wall of two cells stops it.", **changes})
