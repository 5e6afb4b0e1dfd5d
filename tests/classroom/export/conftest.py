"""Readers that others wrote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="session")
def read_gift(reader: Callable[[str, str], Any]) -> Callable[[str], list[dict]]:
    """A function that reads GIFT by the npm package gift-pegjs."""
    return lambda text: reader("read_gift.mjs", text)
