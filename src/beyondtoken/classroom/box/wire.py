"""Plain values as bytes, and back: all that crosses between a student's process and the grader.

Read by both sides, so it needs the standard library only; numpy is looked up where it is loaded already. What
comes from a student's process is never trusted: bytes become plain values, or a `WireError`.
"""

import base64
import collections
import json
import math
import sys

PLAIN = "None, a truth value, a number, a text, bytes, a list, tuple, dict, set, range or a numpy array of these"
LONGEST = 8 * 1024 * 1024          # bytes of one message
DEEPEST = 40                       # lists within lists
MOST_VALUES = 1_000_000            # values of one message, and of a range
MOST_KEYS = 20_000                 # entries of a dict or set
MOST_ALIKE = 20                    # keys of one hash: keys made to collide cost the square of their number
DTYPES = {f"{order}{kind}" for order in "<|" for kind in ("b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8",
                                                         "f2", "f4", "f8", "c8", "c16")}
ENCODE = json.JSONEncoder(separators=(",", ":")).encode
DECODE = json.JSONDecoder().raw_decode                       # a message has no blanks around its one value


class WireError(ValueError):
    """A value that is not plain, or bytes that hold none."""


def pack(value):
    """A message of plain values as bytes.

    Raises
    ------
    WireError
        If something in it is not plain (objects of a subclass are not), nests too deep or is too large.

    Examples
    --------
    >>> unpack(pack({"steps": (1, 2.5, None)}))
    {'steps': (1, 2.5, None)}
    """
    content = ENCODE(packed(value, 0)).encode("ascii")
    if len(content) > LONGEST:
        raise WireError(f"the value is {len(content) // 1024} KiB, at most {LONGEST // 1024} KiB can be tested")
    return content


def packed(value, depth):
    """A plain value as JSON can hold it: anything but lists, texts and simple numbers is named."""
    kind = type(value)
    if depth > DEEPEST:
        raise WireError(f"the value nests deeper than {DEEPEST} levels")
    if value is None or kind in (bool, int, float, str):
        return value
    if kind is list:
        return [packed(one, depth + 1) for one in value]
    if kind in (tuple, set, frozenset):
        return {"!": kind.__name__, "v": [packed(one, depth + 1) for one in value]}
    if kind is dict:
        return {"!": "dict", "v": [[packed(key, depth + 1), packed(one, depth + 1)] for key, one in value.items()]}
    if kind is complex:
        return {"!": "complex", "v": [value.real, value.imag]}
    if kind is bytes:
        return {"!": "bytes", "v": base64.b64encode(value).decode("ascii")}
    if kind is range:
        return {"!": "range", "v": [value.start, value.stop, value.step]}
    return packed_array(value, kind)


def packed_array(value, kind):
    """A numpy array or scalar of a plain dtype."""
    numpy = sys.modules.get("numpy")
    is_scalar = numpy is not None and isinstance(value, numpy.generic) and kind.__module__ == "numpy"
    if numpy is None or not (kind is numpy.ndarray or is_scalar):
        raise WireError(f"'{kind.__name__}' is not plain: wanted {PLAIN}")
    array = numpy.asarray(value)
    name = "scalar" if is_scalar else "array"
    if array.dtype.kind == "U":
        return {"!": name, "dtype": "U", "shape": list(array.shape), "v": array.ravel().tolist()}
    array = array.astype(array.dtype.newbyteorder("<"), copy=False)
    if array.dtype.str not in DTYPES:
        raise WireError(f"an array of dtype '{array.dtype}' is not plain: wanted numbers, truth values or texts")
    data = base64.b64encode(numpy.ascontiguousarray(array).tobytes()).decode("ascii")
    return {"!": name, "dtype": array.dtype.str, "shape": list(array.shape), "v": data}


def unpack(content):
    """The plain values that ``pack`` wrote.

    Raises
    ------
    WireError
        If the bytes hold anything else.
    """
    if content.count(b",") > MOST_VALUES:
        raise WireError(f"more than {MOST_VALUES} values: they cannot be tested")
    try:
        form, end = DECODE(content.decode("ascii"))
        if end != len(content):
            raise WireError("the answer's process sent more than one value")
        return unpacked(form, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, RecursionError, MemoryError, OverflowError) as problem:
        raise WireError(f"the answer's process sent something unreadable ({type(problem).__name__})") from None


def unpacked(form, depth):
    """A plain value from its JSON form."""
    if depth > DEEPEST:
        raise WireError(f"the value nests deeper than {DEEPEST} levels")
    if isinstance(form, list):
        return [unpacked(one, depth + 1) for one in form]
    if not isinstance(form, dict):
        return form
    kind, value = form["!"], form["v"]
    if kind in ("array", "scalar"):
        return unpacked_array(form)
    if kind == "bytes":
        return base64.b64decode(value, validate=True)
    parts = [unpacked(one, depth + 1) for one in value]
    if kind == "range":
        return unpacked_range(parts)
    if kind in ("dict", "set", "frozenset"):
        check_keys(kind, [key for key, _ in parts] if kind == "dict" else parts)
    if kind == "complex":
        return complex(*parts)
    return {"tuple": tuple, "set": set, "frozenset": frozenset, "dict": dict}[kind](parts)


def unpacked_range(parts):
    """A range that a test can walk through: a few bytes can name one without end."""
    found = range(*parts)
    if len(found) > MOST_VALUES:
        raise WireError(f"a range of {len(found)} numbers: at most {MOST_VALUES} can be tested")
    return found


def check_keys(kind, keys):
    """Refuse keys that would take long to put into a dict or set."""
    if len(keys) > MOST_KEYS:
        raise WireError(f"a {kind} of {len(keys)} entries: at most {MOST_KEYS} can be tested")
    if len(keys) > MOST_ALIKE and max(collections.Counter(map(hash, keys)).values(), default=0) > MOST_ALIKE:
        raise WireError(f"a {kind} whose keys collide")


def unpacked_array(form):
    """A numpy array or scalar from its JSON form."""
    import numpy

    shape = tuple(form["shape"])
    if any(type(size) is not int or size < 0 for size in shape) or math.prod(max(1, size) for size in shape) > LONGEST:
        raise WireError("an array has a shape that is none")
    if form["dtype"] == "U":
        array = unpacked_texts(form["v"]).reshape(shape)
    elif form["dtype"] in DTYPES:
        array = numpy.frombuffer(base64.b64decode(form["v"], validate=True), form["dtype"]).reshape(shape).copy()
    else:
        raise WireError("an array has a dtype that is not plain")
    return array[()] if form["!"] == "scalar" else array


def unpacked_texts(texts):
    """An array of texts. Each takes as much room as the longest: a short message can ask for a lot."""
    import numpy

    if type(texts) is not list or not all(type(text) is str for text in texts):
        raise WireError("an array of texts holds something else")
    if len(texts) * max(map(len, texts), default=0) > LONGEST:
        raise WireError("an array of texts is too large to be tested")
    return numpy.array(texts, dtype=str)
