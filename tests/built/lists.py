"""The things to do of a page, as its HTML shows them."""

from __future__ import annotations

from typing import Any

from hooks.content.project import Edition
from hooks.downloads.catalogue import Download
from tests.built.model import BuiltPage, BuiltSite


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


def expected_items(built: BuiltSite, edition: Edition, made: Download) -> list[tuple[str, str]]:
    """Return what a list must say: the things to do of its page, or of all pages in order."""
    _, _, name = made.key.partition(":")
    names = [name] if name else list(edition.pages)
    general = edition.strings.paper.general
    return [
        item
        for name in names
        for item in todo_items(built.pages[edition.path(name)], general)
    ]  # fmt: skip
