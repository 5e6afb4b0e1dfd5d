"""Settings: defaults, what the environment may say, and what is refused."""

from __future__ import annotations

import pytest

from beyondtoken import settings
from beyondtoken.errors import SettingError
from beyondtoken.settings import Setting

SETTINGS = {name: value for name, value in vars(settings).items() if isinstance(value, Setting)}
LAMP = Setting("BEYONDTOKEN_LAMP", "off", "whether the lamp burns", choices=("off", "on"))


@pytest.mark.parametrize("name", SETTINGS)
def test_unset_variable_gives_the_default(name, monkeypatch):
    monkeypatch.delenv(SETTINGS[name].variable, raising=False)
    assert SETTINGS[name].read() == SETTINGS[name].default


@pytest.mark.parametrize("name", SETTINGS)
def test_variable_is_called_like_its_setting(name):
    assert SETTINGS[name].variable == f"BEYONDTOKEN_{name}"


def test_environment_rules_over_the_default(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_LAMP", "on")
    assert LAMP.read() == "on"


def test_setting_without_choices_takes_any_text(monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_LAMP", "dim")
    assert Setting("BEYONDTOKEN_LAMP", "off", "whether the lamp burns").read() == "dim"


@pytest.mark.parametrize("value", ["dim", "", "ON"])
def test_value_that_is_no_choice_is_refused_with_the_choices(value, monkeypatch):
    monkeypatch.setenv("BEYONDTOKEN_LAMP", value)
    with pytest.raises(SettingError) as caught:
        LAMP.read()
    assert str(caught.value) == (f"BEYONDTOKEN_LAMP must be one of off, on, got '{value}'.\n"
                                 "Set BEYONDTOKEN_LAMP to one of them, or unset it for 'off'.")
