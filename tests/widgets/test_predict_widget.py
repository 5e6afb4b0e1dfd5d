"""A prediction as a widget: Python hears the guess, and hands it on to the reveal."""

import pytest

from beyondtoken.errors import BookError
from beyondtoken.widgets.predict_widget import PredictWidget
from tests.assets.guess_page import MEASURED, PREDICTIONS


def widget(kind):
    spec, texts = PREDICTIONS[kind]
    return PredictWidget(spec, texts, lang="en")


@pytest.mark.parametrize("kind", PREDICTIONS)
def test_measurement_alone_is_shown_when_nobody_answered(kind):
    found = MEASURED[kind]
    shown = widget(kind).reveal(found["value"], spread=found["spread"])
    assert shown.guess is None
    assert repr(shown).startswith(f"{PREDICTIONS[kind][0]['id']}: measured {found['value']}")


def test_guess_made_before_reaches_the_reveal():
    guess = widget("number")
    guess.value = 12
    assert guess.reveal(8.0).guess == 12


def test_guess_made_later_reaches_the_reveal():
    guess = widget("number")
    shown = guess.reveal(8.0)
    guess.value = 12
    assert shown.guess == 12


def test_markdown_of_a_notebook_is_rendered_and_html_is_not_let_in():
    spec, _ = PREDICTIONS["number"]
    shown = PredictWidget(spec, {"prompt": "How **many** <b>x</b>?", "unit": "steps"}, lang="en")
    assert "How <strong>many</strong> &lt;b&gt;x&lt;/b&gt;?" in shown.html


def test_same_prediction_twice_has_its_own_ids():
    assert widget("choice").uid != widget("choice").uid


def test_measurement_that_does_not_fit_is_refused():
    with pytest.raises(BookError, match="glitch-wall: measured must be one of"):
        widget("choice").reveal("over")


def test_kinds_are_those_that_the_module_mounts():
    guess = widget("number")
    assert (guess.kind, guess.reveal(8).kind) == ("predict", "reveal")
