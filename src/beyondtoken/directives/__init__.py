"""The book's directives and roles for Sphinx, and the theme's mends: load ``beyondtoken.directives``."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import (
    book,
    claims,
    concept_map,
    evaluation,
    exercise,
    findings,
    glossary,
    in_print,
    lab_list,
    live_figure,
    objectives,
    outputs,
    parts,
    predict,
    progress,
    quiz,
    records,
    scoreboard,
    sources,
    staleness,
    tables,
    teaching,
    terms,
    theme,
    tips,
    verdict,
    you_are_here,
)

__all__ = ["setup"]

DIRECTIVES = {
    "quiz": quiz.Quiz, "predict": predict.Predict, "reveal": predict.Reveal,
    "live-figure": live_figure.LiveFigure, "verdict": verdict.Verdict, "progress": progress.Progress,
    "claim-list": claims.ClaimList, "scoreboard": scoreboard.Scoreboard, "lab-list": lab_list.LabList,
    "findings": findings.Findings, "concept-map": concept_map.ConceptMap,
    "you-are-here": you_are_here.YouAreHere,
    "glossary-list": glossary.GlossaryList, "objectives": objectives.Objectives,
    "source-card": sources.SourceCard, "slips": sources.Slips,
    "chapter-plan": teaching.ChapterPlan, "chapter-objectives": teaching.ChapterObjectives,
    "chapter-misconceptions": teaching.ChapterMisconceptions,
    "exercise-facts": exercise.ExerciseFacts, "tested-later": exercise.TestedLater,
}

NODES = (
    (parts.Part, parts.visit_part, parts.depart_part),
    (parts.Folded, parts.visit_folded, parts.depart_folded),
    (parts.Mark, parts.visit_mark, parts.depart_mark),
    (quiz.QuizNode, quiz.visit_quiz, None),
    (predict.PredictNode, predict.visit_predict, None),
    (predict.RevealNode, predict.visit_reveal, None),
    (live_figure.LiveFigureNode, live_figure.visit_live_figure, None),
    (progress.ProgressPlace, progress.visit_progress, None),
    (concept_map.MapDrawing, concept_map.visit_map_drawing, None),
    (scoreboard.ClaimFilter, scoreboard.visit_claim_filter, None),
    (glossary.JapaneseName, glossary.visit_japanese_name, None),
    (tables.DataRow, tables.visit_data_row, tables.depart_data_row),
)
"""Nodes with an HTML of their own; other builders write them as the docutils nodes that they derive from."""

POST_TRANSFORMS = (lab_list.FillLabLists, findings.FillFindings, you_are_here.FillHere, claims.LinkClaims,
                   glossary.FillUsedIn, concept_map.FillMaps, scoreboard.FillScoreboard, progress.FillProgress,
                   in_print.PrintForms)


def setup(app: Sphinx) -> dict[str, Any]:
    """Load with ``extensions = [..., "beyondtoken.directives"]``."""
    app.setup_extension("myst_nb")              # its role {eval} must be there before ours takes its place
    outputs.join_renderers()
    app.add_config_value("beyondtoken_root", "", "env", (str,))
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    add_roles(app)
    for node, visit, depart in NODES:
        app.add_node(node, html=(visit, depart))
    for transform in POST_TRANSFORMS:
        app.add_post_transform(transform)
    app.add_env_collector(records.PageRecords)
    connect(app)
    theme.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def add_roles(app: Sphinx) -> None:
    """The roles; ``term`` stays the standard domain's."""
    app.add_role("claim", claims.ClaimRole())
    app.add_role("minutes", teaching.MinutesRole())
    app.add_role("misconception", teaching.MisconceptionRole())
    app.add_role("eval", evaluation.EvalRole(), override=True)
    app.add_role_to_domain("std", "term", terms.TermRole(), override=True)


def connect(app: Sphinx) -> None:
    """The steps of a build that we take part in."""
    app.connect("config-inited", book.set_root)
    app.connect("builder-inited", book.check_book_reads)
    app.connect("env-get-outdated", staleness.pages_run_again)
    app.connect("doctree-read", staleness.note_run)
    app.connect("env-get-updated", staleness.pages_that_collect)
    app.connect("env-check-consistency", scoreboard.require_verdicts)
    app.connect("missing-reference", terms.keep_words)
    app.connect("doctree-resolved", terms.mark_terms)
    app.connect("html-page-context", tips.add_tips)
