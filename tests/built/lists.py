"""The things to do of a page, as its HTML shows them."""

from __future__ import annotations

from typing import Any

from tests.built.model import BuiltPage


def todo_items(page: BuiltPage, general: str) -> list[tuple[str, str]]:
    """Return heading and words of each thing to do; `general` stands for no heading."""
    found = []
    heading = general
    for element in page.root.xpath("//main//*[self::h2 or self::h3 or self::li[@class='todo']]"):
        if element.tag == "li":
            found.append((heading, _own_words(element)))
        else:
            heading = _own_words(element)
    return found


def _own_words(element: Any) -> str:
    """Return the words of an element without those of lists in it."""
    inside = ".//text()[count(ancestor::ul | ancestor::ol) = $depth]"
    depth = len(list(element.iterancestors("ul", "ol")))
    return "".join(element.xpath(inside, depth=depth))
