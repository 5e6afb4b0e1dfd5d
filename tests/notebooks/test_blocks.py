from __future__ import annotations

import pytest

from beyondtoken.errors import ContentError
from beyondtoken.notebooks.blocks import plain_markdown
from beyondtoken.notebooks.leftovers import leftovers_in

from .plain import place

EVERYTHING = """(target)=
# Title

::::{admonition} Mind {term}`reward`
:class: tip
A claim {claim}`A4-C23`.

:::{tip}
Inside.
:::
::::

```{dropdown} More
Text {cite:p}`sutton2018`.
```

```{source-card} A4
```

```{slips} A4
```

```{claim-list}
A4-C23 A4-C24
```

```{math}
x^{2}
```

```{figure} a.png
:alt: A wall
The wall.
```

% a remark
```{bibliography}
:filter: docname in docnames
```
"""


def plain(text):
    return plain_markdown(text, place())


def test_nothing_of_our_extensions_is_left():
    assert leftovers_in(plain(EVERYTHING)) == []


def test_admonition_becomes_a_block_quote_with_a_bold_title():
    assert plain(":::{admonition} Mind\n:class: tip\nOne.\n\nTwo.\n:::") == "> **Mind**\n>\n> One.\n>\n> Two."


def test_note_whose_text_starts_on_its_first_line_keeps_it():
    assert plain("```{warning} Thin ice.\nStay off.\n```") == "> **Thin ice.**\n>\n> Stay off."


def test_program_text_stays_as_it_is():
    text = "```python\nx = '{claim}`A9`'  # :::{note}\n```"
    assert plain(text) == text


def test_directive_without_a_plain_form_is_refused_with_its_line():
    with pytest.raises(ContentError, match="page.md:3: the directive 'raw' cannot be shown"):
        plain("Text.\n\n```{raw} html\n<b>\n```")


def test_unknown_claim_inside_an_admonition_is_refused_with_its_line():
    with pytest.raises(ContentError, match="page.md:3: there is no claim"):
        plain(":::{note}\n\n{claim}`A9-C01`\n:::")
