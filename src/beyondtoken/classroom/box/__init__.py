"""The sandbox: a warm process in bubblewrap, forked for each submission."""

from .limits import Limits
from .talk import SilenceError, Talk, answers_in, script_of
from .trial import try_out
from .warm import BoxError, Child, WarmProcess
from .wire import WireError

__all__ = ["BoxError", "Child", "Limits", "SilenceError", "Talk", "WarmProcess", "WireError", "answers_in", "script_of",
           "try_out"]
