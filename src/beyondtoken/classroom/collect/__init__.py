"""From what teachers have (a folder, a download of a learning platform) to one submission a student."""

from .bounds import Bounds
from .collection import Collection, LeftAside, collect
from .exercise import exercise_of, said_exercise
from .roster import read_roster

__all__ = ["Bounds", "Collection", "LeftAside", "collect", "exercise_of", "read_roster", "said_exercise"]
