"""Run one page in a fresh kernel, watched from inside, its inline expressions read on the way."""

from __future__ import annotations

import ast
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Any

from .. import settings
from ..errors import RunError
from .pages import Page
from .reading import read_notebook
from .runs import VERDICT_MIME

if TYPE_CHECKING:
    from nbclient import NotebookClient
    from nbformat import NotebookNode

TRACE_MODULE = "_page_trace"
TRACEBACK_LINES = 12
COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
QUIET_KERNEL = ["--HistoryManager.enabled=False", "--Application.log_level=50"]


@dataclass
class Outcome:
    """What one run of a page gave."""

    notebook: NotebookNode
    cpu_seconds: float = 0.0
    reads: list[str] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, Any] = field(default_factory=dict)


async def run_page(page: Page, *, root: Path, ipython_folder: str) -> Outcome:
    """Run a page's cells in order, in a fresh kernel, in the page's folder.

    Raises
    ------
    RunError
        If a cell or an inline expression fails, or the page takes longer than ``settings.PAGE_SECONDS``.
    """
    from nbclient import NotebookClient

    notebook = read_notebook(page)
    client = NotebookClient(notebook, timeout=settings.PAGE_SECONDS, record_timing=False,
                            extra_arguments=list(QUIET_KERNEL))
    environment = kernel_environment(root, ipython_folder)
    async with client.async_setup_kernel(cwd=str(page.path.parent), env=environment):
        return await run_cells(client, page, notebook)


def kernel_environment(root: Path, ipython_folder: str) -> dict[str, str]:
    """The environment of a page's kernel: a build of the book, one BLAS thread, nobody's own profile."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**os.environ, **threads, settings.HOST.variable: "book", settings.ROOT.variable: str(root),
            settings.LANGUAGE.variable: settings.LANGUAGE.read(), "PYTHONHASHSEED": "0",
            "IPYTHONDIR": ipython_folder}


async def run_cells(client: NotebookClient, page: Page, notebook: NotebookNode) -> Outcome:
    """Run the cells, and after each the inline expressions that follow it."""
    outcome = Outcome(notebook)
    page_ends = time.monotonic() + settings.PAGE_SECONDS
    await ask(client, install_trace(), "None")
    await read_expressions(client, page, outcome, 0)
    for number, (index, cell) in enumerate(code_cells(notebook), start=1):
        client.timeout = max(1, round(page_ends - time.monotonic()))     # what the page has left
        await run_cell(client, page, cell, index=index, number=number)
        cell.execution_count = number           # also for an empty cell: the cache wants an unbroken count
        collect_verdicts(cell, page, outcome)
        await read_expressions(client, page, outcome, number)
    report = json.loads(await ask(client, "", f"__import__('sys').modules['{TRACE_MODULE}'].report()"))
    outcome.cpu_seconds, outcome.reads = round(report["cpu_seconds"], 3), report["reads"]
    return outcome


def code_cells(notebook: NotebookNode) -> Iterator[tuple[int, NotebookNode]]:
    """Code cells with their place among all cells."""
    return ((index, cell) for index, cell in enumerate(notebook.cells) if cell.cell_type == "code")


async def run_cell(client: NotebookClient, page: Page, cell: NotebookNode, *, index: int,
                   number: int) -> None:
    """Run one cell; a failure names the page, the line, the cell and the last lines of the traceback."""
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        await client.async_execute_cell(cell, index)
    except CellExecutionError as problem:
        last = plain_text(problem.traceback).strip().splitlines()[-TRACEBACK_LINES:]
        raise cell_error(page, number, "failed:\n    " + "\n    ".join(last), "Mend the cell.") from problem
    except CellTimeoutError as problem:
        raise cell_error(page, number, f"was stopped: the page has run for {settings.PAGE_SECONDS} s.",
                         "Make the page smaller, or split it.") from problem
    except DeadKernelError as problem:
        raise cell_error(page, number, "ended its kernel (out of memory, or it called exit).",
                         "Run the cell alone and watch its memory.") from problem


def cell_error(page: Page, number: int, problem: str, remedy: str) -> RunError:
    """An error that names the page, the line where the cell opens, and the cell."""
    return RunError(f"{page.docname}.md:{page.cells[number - 1].line}: code cell {number} {problem}", remedy)


def plain_text(coloured: str) -> str:
    """Text without the terminal's colour codes."""
    return COLOUR_CODE.sub("", coloured)


def collect_verdicts(cell: NotebookNode, page: Page, outcome: Outcome) -> None:
    """Add the verdicts that a cell gave. One claim is judged once on a page."""
    for output in cell.outputs:
        for claim, judgement in output.get("data", {}).get(VERDICT_MIME, {}).items():
            if claim in outcome.verdicts:
                raise RunError(f"{page.docname}.md: claim {claim} is judged twice.",
                               "Keep one verdict a claim.")
            outcome.verdicts[claim] = judgement


async def read_expressions(client: NotebookClient, page: Page, outcome: Outcome, cells_run: int) -> None:
    """Read the inline expressions that stand after ``cells_run`` cells and before the next."""
    for expression in page.expressions:
        if expression.cells_before != cells_run:
            continue
        place = f"{page.docname}.md:{expression.line}"
        asked = f"__import__('sys').modules['{TRACE_MODULE}'].text({expression.text!r}, globals())"
        try:
            value = await ask(client, "", asked)
        except RunError as problem:
            raise RunError(f"{place}: {{eval}}`{expression.text}` failed: {problem.problem}",
                           "Use names that the cells above it define.") from problem
        if outcome.values.setdefault(expression.text, value) != value:
            raise RunError(
                f"{place}: {{eval}}`{expression.text}` is '{outcome.values[expression.text]}' higher up on "
                f"the page and '{value}' here.", "Give the second value a name of its own in a cell.")


async def ask(client: NotebookClient, code: str, expression: str) -> str:
    """Run ``code`` silently, then give the text of ``expression`` (an expression that makes a string)."""
    from nbclient.util import ensure_async

    kernel: Any = client.kc
    asked = kernel.execute(code, silent=True, store_history=False, user_expressions={"answer": expression})
    reply: dict[str, Any] = {}
    while reply.get("parent_header", {}).get("msg_id") != asked:
        try:
            reply = await ensure_async(kernel.get_shell_msg(timeout=settings.PAGE_SECONDS))
        except Empty as problem:
            raise RunError(f"the kernel gave no answer for {settings.PAGE_SECONDS} s.",
                           "Look for a thread or process that the page leaves running.") from problem
    content = reply["content"]
    answer = content.get("user_expressions", {}).get("answer", content)
    if answer["status"] != "ok":
        raise RunError(f"{answer.get('ename')}: {answer.get('evalue')}", "Mend it.")
    return str(ast.literal_eval(answer["data"]["text/plain"]))


def install_trace() -> str:
    """Code that loads the watching module in a kernel without touching the page's own names."""
    source = (Path(__file__).parent / "trace.py").read_text(encoding="utf-8")
    return (f"(lambda name, sys, types: (sys.modules.__setitem__(name, types.ModuleType(name)),"
            f" exec(compile({source!r}, name, 'exec'), sys.modules[name].__dict__),"
            f" sys.modules[name].start()))({TRACE_MODULE!r}, __import__('sys'), __import__('types'))")
