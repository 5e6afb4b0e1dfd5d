"""Answers that are not offered, traps that never close, ranges upside down."""

from __future__ import annotations

import pytest

DREAM = "exercises/world-models/dream.yml"
TRAP = "feedback: {en: Once more., ja: もう一度。}, misconception: dream-m-exact}\n"
WRONG_ORDER = "wrong: {en: Nothing to roll yet., ja: まだ進めるものがない。}\n"
WRONG_WORD = "wrong: {en: Look at the cell., ja: セルを見ること。}\n"

BROKEN = {
    "answer that is no choice": (
        "  answer: b\n", "  answer: d\n",
        ":14: question 'dream-gap' gives answer 'd', but its choices are a, b, c.\n"
        "Correct the answer, or add choice 'd'."),
    "wrong option without misconception": (
        "feedback: {en: Speed is in the state., ja: 速さは状態の一部。},\n     misconception: dream-m-exact}",
        "feedback: {en: Speed is in the state., ja: 速さは状態の一部。}}",
        ":22: question 'dream-gap' has the wrong choice 'c' without a misconception.\n"
        "Add 'misconception:' with the id of the wrong idea that it stands for."),
    "right option with a misconception": (
        "feedback: {en: They add up., ja: 積み重なる。}}",
        "feedback: {en: They add up., ja: 積み重なる。}, misconception: dream-m-exact}",
        ":21: question 'dream-gap' gives its right choice 'b' a misconception.\n"
        "Remove 'misconception:', or correct the answer."),
    "tolerance that swallows the trap": (
        "  tolerance: 0.5\n", "  tolerance: 10\n",
        ":35: question 'dream-steps' accepts 8 ± 10, which meets its trap at 17 ± 0.5.\n"
        "Make a tolerance smaller, or move the trap."),
    "order that leaves an item out": (
        "answer: [fit, roll]", "answer: [fit]",
        ":48: question 'dream-order' must name each of its items once in answer; "
        "they are fit, roll, got fit.\n"
        "Correct the answer."),
    "match with nothing": (
        "push: newtons", "push: kilograms",
        ":67: question 'dream-match' matches 'push' with 'kilograms', "
        "but the right items are metres, newtons.\n"
        "Correct the answer, or add right item 'kilograms'."),
    "ground that is none": (
        "rests_on: {lab: dream}", "rests_on: {}",
        ":17: question 'dream-gap' rests on nothing.\nName the lab or the claim that settles it."),
    "range upside down": (
        "range: [0, 40]", "range: [40, 0]",
        ":109: prediction 'dream-guess' has a range from 40 to 0.\nGive the smaller number first."),
    "zero on a logarithmic scale": (
        "values: [1, 2, 4]", "values: [0, 2, 4]",
        ":122: prediction 'dream-curve' puts 0 on a logarithmic scale.\nUse 'linear', or values above 0."),
    "option used twice": (
        "{id: c, text: {en: Speed", "{id: a, text: {en: Speed",
        ":18: question 'dream-gap' uses 'a' 2 times in 'options'.\nGive each its own id."),
    "answer given twice": (
        "answer: [a, b]", "answer: [a, a, b]",
        ":96: question 'dream-both' uses 'a' 2 times in 'answer'.\nGive each its own id."),
    "trap that is the right order": (
        WRONG_ORDER, f"{WRONG_ORDER}  traps:\n  - {{answer: [fit, roll], {TRAP}",
        ":53: question 'dream-order' has a trap that is the right order.\nChange the trap, or remove it."),
    "trap that leaves an item out": (
        WRONG_ORDER, f"{WRONG_ORDER}  traps:\n  - {{answer: [roll], {TRAP}",
        ":53: question 'dream-order' must name each of its items once in a trap; "
        "they are fit, roll, got roll.\nCorrect the answer."),
    "words both accepted and trapped": (
        WRONG_WORD, f"{WRONG_WORD}  traps:\n  - {{accept: [Roll-Out], {TRAP}",
        ":84: question 'dream-word' accepts 'roll-out' and traps it too.\nKeep it in one place."),
    "outcome used twice": (
        "{id: dreamt,", "{id: real,",
        ":115: prediction 'dream-choice' uses 'real' 2 times in 'options'.\nGive each its own id."),
    "curve that turns back": (
        "values: [1, 2, 4]", "values: [1, 4, 2]",
        ":122: prediction 'dream-curve' has values of x that do not rise.\nSort them and keep each once."),
    "curve between equal limits": (
        "range: [0, 100]", "range: [100, 100]",
        ":123: prediction 'dream-curve' has a range from 100 to 100.\nGive the smaller number first."),
}


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_question_that_contradicts_itself_is_the_one_complaint(case, complaints):
    old, new, message = case
    assert complaints(DREAM, old, new) == [DREAM + message]
