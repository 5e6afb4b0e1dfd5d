"""The ``beyondtoken`` command line. Each command prints what it wrote."""

from .app import app

__all__ = ["app"]
