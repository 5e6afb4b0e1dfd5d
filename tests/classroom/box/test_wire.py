from __future__ import annotations

import base64
import collections
import enum
import itertools
import json
import time

import numpy as np
import pytest

from beyondtoken.classroom.box import WireError
from beyondtoken.classroom.box.wire import LONGEST, MOST_KEYS, MOST_VALUES, join, pack, split, unpack

PLAIN = [None, True, 0, -3, 2 ** 80, 1.5, "text", "数", "", b"\x00\xff", [], [1, [2]], (), (1,), {}, {"a": 1},
         {(1, 2): {3}}, {1, 2}, frozenset({"x"}), range(3, 9, 2), 1 + 2j, {"!": "tuple", "v": [1]}]
ARRAYS = [np.arange(6).reshape(2, 3), np.zeros((0, 3)), np.array(2.5), np.array(["a", "bcd"]), np.array([True]),
          np.array([1 + 1j]), np.arange(3, dtype=">i4"), np.arange(8)[::2], np.float32([0.1])]


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_plain_value_comes_back_as_it_was(value):
    assert unpack(pack(value)) == value
    assert type(unpack(pack(value))) is type(value)


@pytest.mark.parametrize("array", ARRAYS, ids=lambda array: f"{array.dtype}{array.shape}")
def test_array_comes_back_with_shape_and_type(array):
    back = unpack(pack(array))
    assert (back.shape, back.dtype.newbyteorder("=")) == (array.shape, array.dtype.newbyteorder("="))
    assert (back == array).all()


@pytest.mark.parametrize("scalar", [np.float64(1.5), np.int8(-3), np.bool_(True), np.str_("x"), np.complex64(1j)],
                         ids=repr)
def test_scalar_stays_a_scalar(scalar):
    back = unpack(pack(scalar))
    assert (type(back), back) == (type(scalar), scalar)


def test_floats_that_are_no_numbers_come_back():
    assert str(unpack(pack([float("nan"), float("inf"), -float("inf"), -0.0]))) == "[nan, inf, -inf, -0.0]"


class Twice(float):
    def __eq__(self, other):
        return True

    __hash__ = None


class Array(np.ndarray):
    pass


class Names(list):
    def __iter__(self):
        return iter("elsewhere")


class Path:
    def __iter__(self):
        return iter([1, 2])


Pair = collections.namedtuple("Pair", "a b")
Level = enum.IntEnum("Level", "LOW HIGH")
NEARLY = [(Twice(3), 3.0), (Names([1, 2]), [1, 2]), (Pair(1, 2), (1, 2)), (Level.HIGH, 2), (bytearray(b"x"), b"x"),
          (collections.OrderedDict(a=1), {"a": 1}), (collections.defaultdict(int, b=2), {"b": 2})]
IN_PARTS = [(one for one in (1, 2)), map(abs, [1, -2]), reversed([2, 1]), zip([1, 2], strict=True), Path(),
            iter([1, 2]), memoryview(b"\1\2"), {1: "a", 2: "b"}.items()]
NOT_PLAIN = [object(), print, np.ma.ones(2), np.array([None]), np.array("2026-01-01", dtype="M8[D]"), np.longdouble(1),
             np.zeros(2, "i4,f8"), np.array([b"x"]), ValueError, np.random.default_rng(0), np.dtype("f8"), [Path],
             (object() for _ in range(2))]


@pytest.mark.parametrize(("value", "plain"), NEARLY, ids=lambda value: type(value).__name__)
def test_object_of_a_subclass_comes_as_one_of_its_base(value, plain):
    assert (unpack(pack(value)), type(unpack(pack(value)))) == (plain, type(plain))


def test_array_of_a_subclass_comes_as_an_array():
    assert type(unpack(pack(np.ones(2).view(Array)))) is np.ndarray


@pytest.mark.parametrize("value", IN_PARTS, ids=lambda value: type(value).__name__)
def test_what_can_be_gone_through_can_be_gone_through_there(value):
    back = unpack(pack(value))
    assert back != [1, 2]
    assert [one[0] if isinstance(one, tuple) else one for one in back] == [1, 2]


@pytest.mark.parametrize("value", [{"b": 1, "a": 2}.keys(), collections.deque([1, 2]), collections.Counter("aab")],
                         ids=lambda value: type(value).__name__)
def test_views_counters_and_queues_stay_what_they_are(value):
    back = unpack(pack(value))
    assert (back, type(back)) == (value, type(value))
    assert list(unpack(pack({"a": 1, "b": 1}.values()))) == [1, 1]


def test_what_goes_on_for_ever_is_refused():
    with pytest.raises(WireError, match="'count' has more than 1000000 values"):
        pack(itertools.count())


def test_texts_of_all_arrays_of_a_message_have_one_room():
    text = np.array(["x" * 999] + ["y"] * 400)
    assert len(unpack(pack([text, text]))) == 2
    with pytest.raises(WireError, match="arrays of texts are too large"):
        unpack(pack([text] * 3))


def test_messages_put_together_come_apart():
    parts = [b"", b"one", pack([1])]
    assert split(join(parts), 3) == parts


@pytest.mark.parametrize("content", [b"", b"\0\0", join([b"a"]), join([b"a", b"b", b"c"]), join([b"a", b"b"])[:-1],
                                     b"\xff\xff\xff\xffabcd"])
def test_messages_too_few_or_too_many_are_refused(content):
    with pytest.raises(WireError):
        split(content, 2)


@pytest.mark.parametrize("value", NOT_PLAIN, ids=lambda value: type(value).__name__)
def test_what_is_not_plain_is_refused(value):
    with pytest.raises(WireError, match="not plain"):
        pack([value])


def nested(depth: int) -> list:
    made: list = []
    for _ in range(depth):
        made = [made]
    return made


def test_nesting_has_an_end_on_both_sides():
    assert unpack(pack(nested(39))) == nested(39)
    for refused in (lambda: pack(nested(60)), lambda: unpack(message(nested(60)))):
        with pytest.raises(WireError, match="deeper than 40"):
            refused()


def test_cycle_is_refused():
    cycle: list = []
    cycle.append(cycle)
    with pytest.raises(WireError, match="deeper"):
        pack(cycle)


def test_large_value_is_refused_before_it_is_sent():
    with pytest.raises(WireError, match="KiB"):
        pack("x" * (LONGEST + 1))


def framed(form: bytes, data: bytes = b"") -> bytes:
    return len(form).to_bytes(4, "big") + form + data


def message(form: object, data: bytes = b"") -> bytes:
    return framed(json.dumps(form).encode(), data)


def named(kind: str, *values: object) -> bytes:
    return message({"!": kind, "v": values})


def array(data: bytes = bytes(8), **parts: object) -> bytes:
    return message({"!": "array", "dtype": "<f8", "shape": [1], "v": None, **parts}, data)


def test_message_written_by_hand_is_read() -> None:
    assert unpack(array()).tolist() == [0]


GARBLED = [b"", b"\0\0", b"\xff" * 9, framed(b""), framed(b"{"), framed(b"\xff"), framed(b"[" * 1_000_000),
           framed(b"9" * 5000), framed(b"1 2"), framed(b"1") + b"2", framed(b'{"!": "tuple"}'),
           framed(b'{"!": ["tuple"], "v": 1}'), named("object", 1), named("dict", 1), named("dict", [[], 1]),
           named("set", []), named("range", 1.5),
           named("complex", []), named("range", 0, 10 ** 30), framed(b'{"!": "bytes", "v": "\xc3\xa9"}'),
           named("bytes"),
           array(dtype="|O"), array(dtype=["<f8"]), array(dtype="<M8[D]"), array(shape=None), array(shape=["1"]),
           array(shape=[True]), array(shape=[-1]), array(shape=[2]), array(shape=[1] * 70), array(b""), array(bytes(9)),
           array(b"", shape=[0, 1 << 40]), array(dtype="U", v="ab", shape=[2]), array(dtype="U", v=[1]),
           array(dtype="U", v={"a": 1}), array(dtype="<f16"), array(dtype=">f8")]


@pytest.mark.parametrize("content", GARBLED, ids=lambda content: repr(content[:40]))
def test_anything_else_is_a_wire_error(content):
    with pytest.raises(WireError):
        unpack(content)


PRIME = 2 ** 61 - 1                  # whole numbers hash to their remainder by it
COLLIDING = [tuple(-1 - (number >> bit & 1) for bit in range(14)) for number in range(15_000)]
AS_LISTS = [list(range(0, 19_000 * PRIME, PRIME)), COLLIDING, tuple(COLLIDING), [[COLLIDING]]]
LIST_OF_STEPS = [steps for length in range(1, 7) for steps in itertools.product((-2, -1, 1, 2), repeat=length)]
COSTLY = [named("set", *(number * PRIME for number in range(19_000))), message([0] * 3_000_000),
          pack(dict.fromkeys(map(str, range(MOST_KEYS + 1)))),
          named("dict", *([key, 1] for key in range(MOST_KEYS + 1))), named("range", MOST_VALUES + 1),
          message({"!": "set", "v": [{"!": "tuple", "v": one} for one in COLLIDING]}),
          array(dtype="U", shape=[100_001], v=["x" * 30_000] + [""] * 100_000)]


@pytest.mark.parametrize("content", COSTLY, ids=["ints", "list", "names", "keys", "range", "tuples", "texts"])
def test_short_message_that_would_cost_much_is_refused_at_once(content):
    started = time.process_time()
    with pytest.raises(WireError):
        unpack(content)
    assert time.process_time() - started < 1


@pytest.mark.parametrize("value", AS_LISTS, ids=["ints", "tuples", "a tuple of tuples", "a list within"])
def test_list_that_no_set_could_hold_is_refused_at_once(value):
    started = time.process_time()
    with pytest.raises(WireError, match="collide"):
        unpack(pack(value))
    assert time.process_time() - started < 1


@pytest.mark.parametrize("value", [LIST_OF_STEPS, [0] * 5000, [(-1, -2)] * 5000, [float("nan")] * 5000, [[1]] * 5000,
                                   [True, 1, 1.0] * 5000], ids=["steps", "zeros", "pairs", "nan", "lists", "ones"])
def test_long_list_of_what_is_alike_is_read(value):
    assert str(unpack(pack(value))) == str(value)


def test_grid_of_small_steps_is_no_collision():
    steps = {(across, down) for across in range(-40, 40) for down in range(-40, 40)}
    assert unpack(pack(steps)) == steps


def test_two_kinds_in_one_message_are_the_last():
    assert unpack(framed(b'{"!": "list", "!": "bytes", "v": "%s"}' % base64.b64encode(b"x"))) == b"x"


def test_array_full_of_the_sign_between_values_comes_back():
    commas = np.full(MOST_VALUES + 1, ord(","), np.int8)
    assert (unpack(pack([commas, commas[:3]]))[0] == commas).all()
