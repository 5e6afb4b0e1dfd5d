"""What all our widgets share: the module, the look, the HTML of their part and its language."""

from __future__ import annotations

import secrets

import anywidget
from traitlets import Unicode

from .. import assets


class PartWidget(anywidget.AnyWidget):
    """A part of a page, alive in a notebook; ``kind`` tells the module which part it is."""

    _esm = assets.widget_module()
    _css = assets.widget_stylesheet()

    kind = Unicode().tag(sync=True)
    html = Unicode().tag(sync=True)
    uid = Unicode().tag(sync=True)
    lang = Unicode("en").tag(sync=True)


def new_uid() -> str:
    """First part of every ``id`` in one widget: two of the same question share no radio group."""
    return f"bt-{secrets.token_hex(6)}"
