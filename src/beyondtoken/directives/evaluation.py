"""The role ``{eval}``: a number in prose, taken from the run of the page's cells and never typed."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ..notebooks import Runs
from .book import root_of

LOG = logging.getLogger(__name__)


class EvalRole(SphinxRole):
    """``{eval}`expression```: its value right after the last code cell before it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The value; the expression itself and a warning if the run holds none."""
        expression = " ".join(self.text.split("\n")).strip()
        run = Runs.load(root_of(self.config)).page(self.env.docname)
        if run is not None and expression in run.values:
            return [nodes.inline(self.rawtext, run.values[expression], classes=["bt-value"])], []
        if not translating(self.env):
            LOG.warning("eval: %s\nRun 'make book': it runs the pages, then builds.",
                        f"the run of this page has no value for '{expression}'." if run
                        else f"this page has not run, so '{expression}' has no value.",
                        location=self.get_location(), type="beyondtoken")
        return [nodes.literal(self.rawtext, expression)], []


def translating(env: BuildEnvironment) -> bool:
    """Whether this build only collects texts for translators: no page need have run for that."""
    return env.app.builder.name == "gettext"
