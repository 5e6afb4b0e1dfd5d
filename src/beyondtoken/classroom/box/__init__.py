"""The sandbox: a warm process in bubblewrap, forked for each submission."""

from .limits import Limits
from .talk import SilenceError, Talk
from .warm import BoxError, Child, WarmProcess
from .wire import WireError

__all__ = ["BoxError", "Child", "Limits", "SilenceError", "Talk", "WarmProcess", "WireError"]
