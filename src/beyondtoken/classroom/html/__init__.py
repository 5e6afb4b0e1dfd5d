"""HTML of the desk: a tree in which text stays text, and one style sheet. No script in any page."""

from .harmless import Cut, cut, harmless, one_line
from .markup import Child, Element, page, tag, with_code

__all__ = ["Child", "Cut", "Element", "cut", "harmless", "one_line", "page", "tag", "with_code"]
