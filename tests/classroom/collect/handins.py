"""Hand-ins made by hand: notebooks, zips and folders as platforms write them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from beyondtoken.classroom.collect import collect


def notebook(mark="", exercise=None):
    """A notebook of one cell; it says its exercise if it has one."""
    metadata = {"beyondtoken": {"exercise": exercise}} if exercise else {}
    cell = {"cell_type": "code", "source": mark, "metadata": {}, "outputs": [], "execution_count": None}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode()


def zipped(files, *, compression=zipfile.ZIP_DEFLATED):
    """Bytes of a zip. Values are bytes, or dictionaries for zips inside it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, zipped(content) if isinstance(content, dict) else content)
    return stream.getvalue()


def folder(root: Path, files):
    """Write files below a folder; dictionaries become zips."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zipped(content) if isinstance(content, dict) else content)
    return root


def archive(path: Path, files):
    """Write a zip."""
    path.write_bytes(zipped(files))
    return path


def roster(path: Path, *lines):
    """Write a roster."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def marks(source, **options):
    """What each student's graded notebook holds in its first cell; the problem where there is none."""
    return {one.student.key: first_cell(one) for one in collect(source, **options)}


def first_cell(one):
    if one.content is None:
        return one.problem or "missing"
    return json.loads(one.content)["cells"][0]["source"]
