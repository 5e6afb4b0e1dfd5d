import pytest

from beyondtoken.directives.parts import paragraph
from beyondtoken.directives.tables import DataRow, table


def small(**options):
    rows = [[[paragraph("a")], [paragraph("b")]], [[paragraph("c")], [paragraph("d")]]]
    return table(["One", "Two"], rows, anchor="small", caption="Small", classes=["bt-x"], **options)


def test_rows_carry_their_anchors_and_data():
    rows = list(small(ids=["r1", "r2"], data=[{"kind": "x"}, {"kind": "y"}]).findall(DataRow))
    assert [(row["ids"], row["data"]["kind"]) for row in rows] == [(["r1"], "x"), (["r2"], "y")]


def test_the_first_column_heads_its_row():
    columns = [node for node in small().findall() if node.tagname == "colspec"]
    assert [column["stub"] for column in columns] == [1, 0]


@pytest.mark.parametrize(("widths", "given"), [(None, False), ([3, 1], True)])
def test_widths_count_only_where_they_are_given(widths, given):
    assert ("colwidths-given" in small(widths=widths)["classes"]) is given
