"""All rows."""

from __future__ import annotations

from .bombs import BOMBS
from .cheats import CHEATS
from .clumsy import CLUMSY
from .escapes import ESCAPES
from .files import FILES
from .leftovers import LEFTOVERS
from .shapes import SHAPES
from .values import VALUES

TABLE = (*CLUMSY, *SHAPES, *FILES, *VALUES, *ESCAPES, *BOMBS, *LEFTOVERS, *CHEATS)
