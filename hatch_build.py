"""Packs the data of the book into the wheel, so that ``quiz("id")`` works outside the repository.

The data files go to ``beyondtoken/data`` under their own names. Masters of exercises hold solutions and
hidden tests: they are Markdown, and only YAML is taken from ``exercises``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKED = ("sources/*.yml", "sources/references.bib", "glossary/*.yml", "exercises/*/*.yml")
PLACE = "beyondtoken/data"


class DataHook(BuildHookInterface[Any]):
    """Adds the data files to a wheel; an editable install reads them where they lie."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add; called by hatchling before it writes the wheel."""
        if version == "editable":
            return
        root = Path(self.root)
        for pattern in PACKED:
            for path in sorted(root.glob(pattern)):
                build_data["force_include"][str(path)] = f"{PLACE}/{path.relative_to(root).as_posix()}"
