"""A prediction in a build of the book: directives, and nothing of the result anywhere else."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from beyondtoken.errors import BookError, ContentError
from beyondtoken.widgets import predict
from beyondtoken.widgets.predict_widget import PredictWidget

pytestmark = pytest.mark.usefixtures("predictions")


def markdown(part):
    return part._repr_mimebundle_()["text/markdown"]


def body(part):
    return json.loads(markdown(part).splitlines()[1])


@pytest.mark.usefixtures("in_book")
def test_book_gets_a_directive():
    guess = predict("glitch-steps")
    assert guess._repr_mimebundle_() == {"text/markdown": "```{predict} glitch-steps\n```"}
    assert guess.value is None


@pytest.mark.usefixtures("in_book")
@pytest.mark.parametrize(("name", "measured", "spread", "carried"), [
    ("glitch-steps", np.float64(8), 0.25, {"value": 8.0, "spread": 0.25}),
    ("glitch-wall", "through", None, {"value": "through", "spread": None}),
    ("glitch-curve", np.array([0.1, 0.5, 0.9]), np.zeros(3), {"value": [0.1, 0.5, 0.9], "spread": [0, 0, 0]}),
])
def test_reveal_carries_the_measurement_on_one_line(name, measured, spread, carried):
    part = predict(name).reveal(measured, spread=spread)
    assert markdown(part).splitlines()[0] == f"```{{reveal}} {name}"
    assert len(markdown(part).splitlines()) == 3
    assert body(part) == carried


@pytest.mark.usefixtures("in_book")
def test_other_measurement_gives_another_reveal():
    guess = predict("glitch-steps")
    assert markdown(guess.reveal(8)) != markdown(guess.reveal(9))


@pytest.mark.usefixtures("in_book")
def test_measurement_that_does_not_fit_stops_the_page():
    with pytest.raises(BookError, match="glitch-curve: measured needs one number for each of 3 x values"):
        predict("glitch-curve").reveal([0.1])


def test_unknown_prediction_is_refused():
    with pytest.raises(ContentError, match="glitch-stops"):
        predict("glitch-stops")


def test_notebook_gets_a_widget():
    assert isinstance(predict("glitch-steps"), PredictWidget)


def test_book_does_not_load_the_widget_machinery():
    code = ("import sys; from beyondtoken.widgets import predict; predict('glitch-steps').reveal(8);"
            "print('anywidget' in sys.modules)")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                         env={**os.environ, "BEYONDTOKEN_HOST": "book"})
    assert run.stdout.strip() == "False"
