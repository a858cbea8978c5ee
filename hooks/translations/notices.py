"""What a reader sees of the state of a translation: changes to the HTML of one page.

The blocks of the page are found again in its HTML by their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hooks.translations.blocks import Block


@dataclass(frozen=True)
class Mark:
    """What to do with the element of one block."""

    notice: str = ""
    """HTML to put at the block: words and links, no blocks."""
    content: str | None = None
    """HTML to put in the place of what stands in the element."""
    attributes: str = ""
    """Attributes to add to the element, such as ` lang="nl"`."""


_START = re.compile(r"<(h[1-6]|p|li|t[dh])((?:\s[^<>]*)?)>")
_LOOSE = re.compile(r"\s*<p>")
_END_OF_ITEM = re.compile(r"\s*</?(?:ul|ol|li|div)\b")
_SLOT = re.compile(r"\[\[[a-z-]+\]\]</p>")
_BOX = "[ ] "
"""What stands before something to do."""
_TAGS = {"item": "li", "todo": "li", "cell": "t"}


class MismatchError(ValueError):
    """The HTML has other elements than the page has blocks."""


@dataclass(frozen=True)
class _Element:
    tag: str
    attributes: int
    """Place at which attributes can be added."""
    start: int
    """Place after the start tag, and after that of a paragraph in a list item."""
    end: int
    """Place before the end tag, or before a list inside a list item."""


def annotate(html: str, blocks: Sequence[Block], marks: Mapping[str, Mark]) -> str:
    """Return the HTML of a page with `marks`, by the names of its `blocks`.

    Raises MismatchError when the blocks cannot be found again.
    """
    if not marks:
        return html
    wanted = [
        block
        for block in blocks
        if block.kind not in ("meta", "code", "html", "definition") and not block.inline
    ]
    elements = list(_elements(html))
    if len(wanted) != len(elements) or any(
        not _fits(block, element) for block, element in zip(wanted, elements, strict=True)
    ):
        raise MismatchError(f"{len(wanted)} blocks and {len(elements)} elements")
    parts, place = [], 0
    for block, element in zip(wanted, elements, strict=True):
        mark = marks.get(block.name)
        if mark is None:
            continue
        parts += [html[place : element.attributes], mark.attributes]
        start = element.start
        if block.kind == "todo" and html.startswith(_BOX, start):
            start += len(_BOX)
        content = html[start : element.end] if mark.content is None else mark.content
        parts += [html[element.attributes : start], content]
        place = element.end
        if mark.notice and element.tag in ("li", "td", "th"):
            parts.append(f'<br><span class="quiet">{mark.notice}</span>')
        elif mark.notice:
            end = html.index(">", place) + 1
            parts += [html[place:end], f'\n<p class="quiet">{mark.notice}</p>']
            place = end
    return "".join((*parts, html[place:]))


def _fits(block: Block, element: _Element) -> bool:
    if block.kind[0] == "h":
        return element.tag == block.kind
    return element.tag.startswith(_TAGS.get(block.kind, "p"))


def _elements(html: str) -> Iterator[_Element]:
    place = 0
    while found := _START.search(html, place):
        tag, start = found[1], found.end()
        attributes = start - 1
        loose = _LOOSE.match(html, start) if tag == "li" else None
        if loose:
            start = loose.end()
        if tag == "p" and _SLOT.match(html, start):
            place = start
            continue
        if tag == "li" and not loose:
            end_of = _END_OF_ITEM.search(html, start)
            end = end_of.start() if end_of else len(html)
        else:
            end = html.index("</p>" if loose else f"</{tag}>", start)
        place = end
        yield _Element(tag, attributes, start, end)
