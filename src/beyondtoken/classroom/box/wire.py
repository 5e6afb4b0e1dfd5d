"""Plain values as bytes, and back: all that crosses between a student's process and the grader.

A message is the length of its JSON, the JSON, then the numbers of the arrays in it.

Read by both sides, so it needs the standard library only; numpy is looked up where it is loaded already. What
comes from a student's process is never trusted: bytes become plain values, or a `WireError`.
"""

import base64
import collections
import collections.abc
import itertools
import json
import math
import sys
import typing

PLAIN = ("None, a truth value, a number, a text, bytes, a list, tuple, dict, set, range, a numpy array, or anything to "
         "go through, of these")
LONGEST = 8 * 1024 * 1024          # bytes of one message
DEEPEST = 40                       # lists within lists
MOST_VALUES = 1_000_000            # values of one message, and of a range
MOST_KEYS = 20_000                 # entries of a dict or set
MOST_ALIKE = 20                    # keys of one hash: keys made to collide cost the square of their number
LONG, MOST_ALIKE_IN_LIST = 1000, 100                         # a test may put a list into a set
MOST_LETTERS = 1_000_000           # of arrays of texts in one message: each text takes as much room as the longest
SIMPLE = {type(None), bool, int, float, str}
DTYPES = {f"{order}{kind}" for order in "<|" for kind in ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8",
                                                         "f2", "f4", "f8", "c8", "c16")}
BASES: dict[typing.Any, collections.abc.Callable] = {
    int: int.__int__, float: float.__float__, str: str.__str__, bytes: bytes.__bytes__, bytearray: bytes,
    list: lambda value: list(list.__iter__(value)), tuple: lambda value: tuple(tuple.__iter__(value)),
    dict: lambda value: dict(dict.items(value)), set: lambda value: set(set.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value))}
GONE_THROUGH: dict[str, typing.Any] = {
    "counter": collections.Counter, "deque": collections.deque, "keys": type({}.keys()),
    "values": type({}.values()), "items": type({}.items())}
UNPACKED: dict[str, collections.abc.Callable] = {
    "tuple": tuple, "set": set, "frozenset": frozenset, "dict": dict, "iterator": iter, "deque": collections.deque,
    "complex": lambda parts: complex(*parts), "counter": lambda parts: collections.Counter(dict(parts)),
    "keys": lambda parts: dict.fromkeys(parts).keys(), "values": lambda parts: dict(enumerate(parts)).values(),
    "items": lambda parts: dict(parts).items()}
ENCODE = json.JSONEncoder(separators=(",", ":")).encode
DECODE = json.JSONDecoder().raw_decode                       # a message has no blanks around its one value


class WireError(ValueError):
    """A value that is not plain, or bytes that hold none."""


def pack(value):
    """A message of plain values as bytes.

    Raises
    ------
    WireError
        If something in it is not plain, nests too deep or is too large.

    Examples
    --------
    >>> unpack(pack({"steps": (1, 2.5, None)}))
    {'steps': (1, 2.5, None)}
    """
    data: list[bytes] = []
    form = ENCODE(packed(value, 0, data)).encode("ascii")
    content = b"".join((len(form).to_bytes(4, "big"), form, *data))
    if len(content) > LONGEST:
        raise WireError(f"the value is {len(content) // 1024} KiB, at most {LONGEST // 1024} KiB can be tested")
    return content


def packed(value, depth, data):
    """A plain value as JSON can hold it: what is no list, text, simple number or dict of names is named.

    The bytes of arrays go into ``data``: they follow the JSON in the order in which it names them.
    """
    kind = type(value)
    if kind in SIMPLE:
        return value
    if depth > DEEPEST:
        raise WireError(f"the value nests deeper than {DEEPEST} levels")
    if kind is list:
        return [one if type(one) in SIMPLE else packed(one, depth + 1, data) for one in value]
    if kind in (tuple, set, frozenset):
        return {"!": kind.__name__, "v": packed(list(value), depth, data)}
    if kind is dict:
        if all(type(key) is str for key in value) and "!" not in value:
            return {key: one if type(one) in SIMPLE else packed(one, depth + 1, data) for key, one in value.items()}
        return {"!": "dict", "v": [[packed(part, depth + 1, data) for part in pair] for pair in value.items()]}
    if kind is complex:
        return {"!": "complex", "v": [value.real, value.imag]}
    if kind is bytes:
        return {"!": "bytes", "v": base64.b64encode(value).decode("ascii")}
    if kind is range:
        return {"!": "range", "v": [value.start, value.stop, value.step]}
    return packed_array(value, data) if is_numpy(value) else packed_other(value, depth, data)


def is_numpy(value):
    """Whether it is an array or a scalar of numpy."""
    numpy = sys.modules.get("numpy")
    return numpy is not None and (isinstance(value, numpy.ndarray) or (
        isinstance(value, numpy.generic) and type(value).__module__ == "numpy"))


def packed_other(value, depth, data):
    """What is nearly plain: an object of a subclass as one of its base, and what can be gone through as its parts."""
    name = next((name for name, kind in GONE_THROUGH.items() if isinstance(value, kind)), "")
    plain = next((plain for base, plain in BASES.items() if isinstance(value, base)), None)
    if plain and not name:
        return packed(plain(value), depth, data)
    if not name and not hasattr(type(value), "__iter__"):
        raise WireError(f"'{type(value).__name__}' is not plain: wanted {PLAIN}")
    parts = list(itertools.islice(value.items() if name == "counter" else value, MOST_VALUES + 1))
    if len(parts) > MOST_VALUES:
        raise WireError(f"'{type(value).__name__}' has more than {MOST_VALUES} values: they cannot be tested")
    return {"!": name or "iterator", "v": [packed(part, depth + 1, data) for part in parts]}


def packed_array(value, data):
    """A numpy array or scalar of a plain dtype."""
    import numpy

    if isinstance(value, numpy.ma.MaskedArray):
        raise WireError("a masked array is not plain: wanted one without a mask")
    array = numpy.asarray(value)
    name = "scalar" if isinstance(value, numpy.generic) else "array"
    if array.dtype.kind == "U":
        return {"!": name, "dtype": "U", "shape": list(array.shape), "v": array.ravel().tolist()}
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    if array.dtype.str not in DTYPES:
        raise WireError(f"an array of dtype '{array.dtype}' is not plain: wanted numbers, truth values or texts")
    data.append(array.tobytes())
    return {"!": name, "dtype": array.dtype.str, "shape": list(array.shape), "v": None}


def unpack(content):
    """The plain values that ``pack`` wrote.

    Raises
    ------
    WireError
        If the bytes hold anything else.
    """
    start = 4 + int.from_bytes(content[:4], "big")
    if content.count(b",", 4, start) > MOST_VALUES:
        raise WireError(f"more than {MOST_VALUES} values: they cannot be tested")
    try:
        data = Data(content, start)
        form, end = DECODE(content[4:start].decode("ascii"))
        value = unpacked(form, 0, data)
        if end != start - 4 or data.is_left:
            raise WireError("the answer's process sent more than one value")
        return value
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError, MemoryError, OverflowError) as problem:
        raise WireError(f"the answer's process sent something unreadable ({type(problem).__name__})") from None


class Data:
    """The bytes of arrays that follow the JSON of a message."""

    def __init__(self, content, start):
        self.content, self.place, self.letters = content, start, MOST_LETTERS

    def make_room(self, letters):
        """Refuse texts that would take too much room, all of the message together."""
        self.letters -= letters
        if self.letters < 0:
            raise WireError("arrays of texts are too large to be tested")

    def take(self, count):
        """So many of them."""
        part = self.content[self.place:self.place + count]
        if len(part) != count:
            raise WireError("the answer's process sent an array without its numbers")
        self.place += count
        return part

    @property
    def is_left(self):
        """Whether some are there that no array asked for."""
        return self.place < len(self.content)


def unpacked(form, depth, data):
    """A plain value from its JSON form."""
    kind = type(form)
    if kind in SIMPLE:
        return form
    if depth > DEEPEST:
        raise WireError(f"the value nests deeper than {DEEPEST} levels")
    if kind is list:
        parts = [one if type(one) in SIMPLE else unpacked(one, depth + 1, data) for one in form]
        check_list(parts)
        return parts
    return unpacked_named(form, depth, data) if "!" in form else unpacked_names(form, depth, data)


def unpacked_names(form, depth, data):
    """A dict whose keys are texts. Texts cannot be made to collide, but there can be too many."""
    if len(form) > MOST_KEYS:
        raise WireError(f"a dict of {len(form)} entries: at most {MOST_KEYS} can be tested")
    return {key: one if type(one) in SIMPLE else unpacked(one, depth + 1, data) for key, one in form.items()}


def unpacked_named(form, depth, data):
    """A value of a kind that its JSON form names."""
    kind, value = form["!"], form["v"]
    if kind in ("array", "scalar"):
        return unpacked_array(form, data)
    if kind == "bytes":
        return base64.b64decode(value, validate=True)
    parts = [unpacked(one, depth + 1, data) for one in value]
    if kind == "tuple":
        check_list(parts)
    if kind == "range":
        return unpacked_range(parts)
    if kind in ("dict", "items", "counter"):
        check_keys(kind, [key for key, _ in parts])
    if kind in ("set", "frozenset", "keys"):
        check_keys(kind, parts)
    if kind in ("iterator", "deque", "values"):
        check_list(parts)
    return UNPACKED[kind](parts)


def unpacked_range(parts):
    """A range that a test can walk through: a few bytes can name one without end."""
    found = range(*parts)
    if len(found) > MOST_VALUES:
        raise WireError(f"a range of {len(found)} numbers: at most {MOST_VALUES} can be tested")
    return found


def check_list(parts):
    """Refuse a long list or tuple that a test could not put into a set: many parts that differ, of one hash."""
    if len(parts) <= LONG:
        return
    first: dict = {}
    others: collections.Counter = collections.Counter()
    for part in parts:
        try:
            number = hash(part)
        except TypeError:                        # a list in it: no test puts that into a set
            continue
        known = first.setdefault(number, part)
        if known is not part and known != part:
            others[number] += 1
    if max(others.values(), default=0) > MOST_ALIKE_IN_LIST:
        raise WireError("a list whose parts collide")


def check_keys(kind, keys):
    """Refuse keys that would take long to put into a dict or set."""
    if len(keys) > MOST_KEYS:
        raise WireError(f"a {kind} of {len(keys)} entries: at most {MOST_KEYS} can be tested")
    if len(keys) > MOST_ALIKE and max(collections.Counter(map(hash, keys)).values(), default=0) > MOST_ALIKE:
        raise WireError(f"a {kind} whose keys collide")


def unpacked_array(form, data):
    """A numpy array or scalar from its JSON form."""
    import numpy

    shape = tuple(form["shape"])
    if any(type(size) is not int or size < 0 for size in shape) or math.prod(max(1, size) for size in shape) > LONGEST:
        raise WireError("an array has a shape that is none")
    if form["dtype"] == "U":
        array = unpacked_texts(form["v"], data).reshape(shape)
    elif form["dtype"] in DTYPES:
        dtype = numpy.dtype(form["dtype"])
        array = numpy.frombuffer(data.take(math.prod(shape) * dtype.itemsize), dtype).reshape(shape).copy()
    else:
        raise WireError("an array has a dtype that is not plain")
    return array[()] if form["!"] == "scalar" else array


def unpacked_texts(texts, data):
    """An array of texts. A short message can ask for a lot: each takes as much room as the longest."""
    import numpy

    if type(texts) is not list or not all(type(text) is str for text in texts):
        raise WireError("an array of texts holds something else")
    data.make_room(len(texts) * max(map(len, texts), default=0))
    return numpy.array(texts, dtype=str)


def join(contents):
    """Several messages as one.

    Examples
    --------
    >>> split(join([pack(1), pack(2)]), 2) == [pack(1), pack(2)]
    True
    """
    return b"".join(len(content).to_bytes(4, "big") + content for content in contents)


def split(content, count):
    """The messages that ``join`` put together.

    Raises
    ------
    WireError
        If they are not so many.
    """
    found, place = [], 0
    for _ in range(count):
        end = place + 4 + int.from_bytes(content[place:place + 4], "big")
        if not place + 4 <= end <= len(content):
            raise WireError("an answer is missing")
        found.append(content[place + 4:end])
        place = end
    if place != len(content):
        raise WireError("more than was asked for")
    return found
