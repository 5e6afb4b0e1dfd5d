"""Numbers of the cells in the words of a derived notebook."""

from beyondtoken.widgets import say


def test_values_stand_where_the_braces_were():
    bundle = say("{} steps, then {}.", "6,000", 8)._repr_mimebundle_()
    assert bundle == {"text/markdown": "6,000 steps, then 8."}


def test_braces_in_a_value_stay_as_they_are():
    assert say("{}", "{x}").markdown == "{x}"
