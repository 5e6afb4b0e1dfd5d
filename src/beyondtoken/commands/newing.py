"""`beyondtoken new`: an article, a lab, a question, an exercise, each as a scaffold that builds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .messages import tell_written, told

if TYPE_CHECKING:
    from ..classroom.scaffold import Plan

new = typer.Typer(no_args_is_help=True, rich_markup_mode=None,
                  help="Write a scaffold, whose texts you replace.")


@new.command(epilog="Example:  beyondtoken new article small-models")
@told
def article(slug: Annotated[str, typer.Argument(help="Name of its chapter: small-words-with-hyphens.")]) -> None:
    """A new article: its entry, one claim, a reading, questions."""
    from ..classroom.scaffold import plan_article

    plan_and_tell(lambda root: plan_article(root, slug))


@new.command(epilog="Example:  beyondtoken new lab world-models/dice --claim A1-C05")
@told
def lab(place: Annotated[str, typer.Argument(metavar="CHAPTER/SLUG")],
        claim: Annotated[str, typer.Option(help="A claim of sources/claims.yml that the lab will judge.")] = "",
        ) -> None:
    """A new lab: its page, module, test and questions."""
    from ..classroom.scaffold import plan_lab

    plan_and_tell(lambda root: plan_lab(root, place, claim=claim))


@new.command(epilog="Example:  beyondtoken new question beyond-imitation/glitch glitch-doors --kind number")
@told
def question(place: Annotated[str, typer.Argument(metavar="CHAPTER/PAGE")],
             name: Annotated[str, typer.Argument(metavar="ID", help="Starts with the page's name.")],
             kind: Annotated[str, typer.Option(help="single, multiple, number, order, match or text.")] = "single",
             ) -> None:
    """A new question: its entry, and a cell on the page that asks it."""
    from ..classroom.scaffold import plan_question

    plan_and_tell(lambda root: plan_question(root, place, name, kind=kind))


@new.command(epilog="Example:  beyondtoken new exercise world-models/longer-dreams")
@told
def exercise(place: Annotated[str, typer.Argument(metavar="CHAPTER/SLUG")]) -> None:
    """A new exercise: its master, with solution, tests and rubric."""
    from ..classroom.scaffold import plan_exercise

    plan_and_tell(lambda root: plan_exercise(root, place))


def plan_and_tell(plan_for: Callable[[Path], Plan]) -> None:
    """Plan, write, and say what was written and what comes next."""
    from ..classroom.scaffold import write_plan
    from ..content import find_root

    root = find_root()
    plan = plan_for(root)
    tell_written(write_plan(root, plan), below=root)
    typer.echo("\nNext:")
    for number, step in enumerate(plan.steps, start=1):
        typer.echo(f"{number}. {step}")
