from __future__ import annotations

import pytest

from .inside_the_box import from_the_box


@pytest.fixture(scope="module")
def child_room():
    return from_the_box("child")


def test_output_is_kept_up_to_its_bound_and_says_so(child_room):
    printed = child_room.Printed(10)
    assert printed.write("x" * 8) == 8
    assert printed.write("y" * 8) == 8
    assert printed.text() == "x" * 8 + "yy" + child_room.TRUNCATED


def test_output_within_its_bound_is_whole(child_room):
    printed = child_room.Printed(10)
    print("short", file=printed)
    assert printed.text() == "short\n"


def test_output_that_is_not_wanted_is_nothing(child_room):
    printed = child_room.Printed(0)
    print("of a test", file=printed)
    assert printed.text() == ""


class EvilError(Exception):
    def __str__(self):
        raise SystemExit


def raised(source: str) -> BaseException:
    try:
        exec(compile(source, "cell 1", "exec"), {"EvilError": EvilError})
    except BaseException as problem:             # noqa: BLE001  (of any kind)
        return problem
    raise AssertionError(source)


@pytest.mark.parametrize(("source", "wanted"), [
    ("x = 1\nint('a')", ["ValueError", "invalid literal for int() with base 10: 'a'", 2]),
    ("def f(\n", ["SyntaxError", "'(' was never closed (cell 1, line 1)", 1]),
    ("raise EvilError", ["Exception", "", 0]),
    ("raise KeyboardInterrupt", ["KeyboardInterrupt", "", 1])])
def test_error_is_described_by_kind_text_and_line(child_room, source, wanted):
    assert child_room.described(raised(source), "cell 1") == wanted


def test_long_texts_of_errors_are_cut(child_room):
    kind, text, _ = child_room.described(raised("raise type('N' * 999, (Exception,), {})('x' * 9999)"), "cell 1")
    assert (len(kind), len(text)) == (80, 500)


def test_main_module_has_what_notebooks_take_for_granted(child_room, capsys):
    space = child_room.fresh_main().__dict__
    space["display"]("shown", raw=True)
    space["get_ipython"]().run_line_magic("matplotlib", "inline")
    assert capsys.readouterr().out == "shown\n[left out by the grader: matplotlib inline ]\n"
    assert space["__name__"] == "__main__"
