"""Writing files whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ...errors import SettingError


def write_whole(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into ``folder`` (made where missing): each under another name first, then moved.

    All are written before the first is moved, so that a full disk leaves what was there before.

    Raises
    ------
    SettingError
        If the folder cannot be made or written to.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_whole(Path(folder, "out"), {"a.txt": b"one"})]
    ['a.txt']
    """
    parts = {folder / name: folder / f".{name}.{os.getpid()}.part" for name in contents}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, part in parts.items():
            part.write_bytes(contents[path.name])
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        raise SettingError(f"'{folder}' cannot be written to: {error.strerror}.",
                           "Name a folder that you may write to, with --out.") from error
    finally:
        for part in parts.values():
            _forget(part)
    return tuple(parts)


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:   # the folder itself is no folder
        return
