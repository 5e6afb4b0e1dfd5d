"""Every setting of the book, once: name, default, meaning."""

from __future__ import annotations

import os
from dataclasses import dataclass

from .errors import SettingError


@dataclass(frozen=True)
class Setting:
    """One setting that a person may change through the environment.

    Examples
    --------
    >>> lamp = Setting("BEYONDTOKEN_LAMP", "off", "whether the lamp burns", choices=("off", "on"))
    >>> lamp.read()
    'off'
    """

    variable: str
    default: str
    meaning: str
    choices: tuple[str, ...] = ()

    def read(self) -> str:
        """The value in force.

        Raises
        ------
        SettingError
            If the variable holds something that is not among the choices.

        Examples
        --------
        >>> LANGUAGE.read()
        'en'
        """
        value = os.environ.get(self.variable, self.default)
        if self.choices and value not in self.choices:
            raise SettingError(
                f"{self.variable} must be one of {', '.join(self.choices)}, got '{value}'.",
                f"Set {self.variable} to one of them, or unset it for '{self.default}'.",
            )
        return value


HOST = Setting("BEYONDTOKEN_HOST", "notebook", "where cells run: a live notebook, or a build of the book",
               choices=("notebook", "book"))
LANGUAGE = Setting("BEYONDTOKEN_LANGUAGE", "en", "the language of widgets and figures", choices=("en", "ja"))
ROOT = Setting("BEYONDTOKEN_ROOT", "", "the folder of the book; empty: found from the package")
REPOSITORY = Setting("BEYONDTOKEN_REPOSITORY", "", "address of the repository; empty: git's remote, else none")
BRANCH = Setting("BEYONDTOKEN_BRANCH", "main", "branch that the launch buttons open")
WORKERS = Setting("BEYONDTOKEN_WORKERS", "", "pages run at the same time; empty: one a core")

BOOK_ID = "beyondtoken"
"""First part of every key in the reader's browser: books on one host share its storage."""

STORE_VERSION = 1
"""Second part of the key. Raise it when stored answers can no longer be read."""

PAGE_SECONDS = 300
"""A page that runs longer than this is stopped."""

PAGE_CPU_SECONDS = 15
"""CPU a page may use with one BLAS thread (DESIGN: labs)."""

MEBIBYTE = 1024 * 1024

CELL_SECONDS = 10
"""Wall time of one cell or one test of a submission, where its exercise does not say otherwise."""

TEST_SECONDS = 20
"""Wall time that a test itself may take with what an answer gave, besides the time of the answer."""

SUBMISSION_CPU_SECONDS = 60
"""CPU of one process of a submission."""

SUBMISSION_MEMORY = 1024 * MEBIBYTE
"""Bytes that a process of a submission may map beyond what the exercise has loaded; all together: half more."""

SUBMISSION_DISK = 8 * MEBIBYTE
"""Bytes that a submission may write, which lie in memory and are gone with it."""

SUBMISSION_PROCESSES = 16
"""Processes and threads in the sandbox, its own four included."""

CELL_OUTPUT = 10_000
"""Characters that are kept of what a cell prints."""

LARGEST_NOTEBOOK = 20 * MEBIBYTE
"""Bytes of the largest notebook that is read."""
