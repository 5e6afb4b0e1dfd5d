"""What all widgets share."""

from beyondtoken import assets
from beyondtoken.widgets.part_widget import PartWidget, new_uid


def test_every_part_has_a_name_of_its_own():
    assert len({new_uid() for _ in range(100)}) == 100


def test_module_and_look_are_the_committed_bundles():
    part = PartWidget()
    assert str(part._esm) == assets.widget_module().read_text(encoding="utf-8")
    assert str(part._css) == assets.widget_stylesheet().read_text(encoding="utf-8")
