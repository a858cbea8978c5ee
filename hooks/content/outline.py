"""The outline of a page: its blocks in order, each with its line, facts and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from hooks.content.markdown import SLOT, TODO, Reading, read_inline, read_markdown, text_of


@dataclass(frozen=True)
class Link:
    """A link in a page: `[text](target)`."""

    line: int
    text: str
    target: str
    image: bool = False
    """Whether it is an image, `![text](target)`, and not a link."""
    styles: str = ""
    """Classes that its attribute list gives it."""


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item, table cell, box title, slot or anything else."""

    kind: str
    """`h1` to `h6`, `paragraph`, `item`, `todo`, `cell`, `box <type>`, `slot`, `html`, `code`."""
    line: int
    """First line in the file, counted from 1."""
    text: str
    """Markdown of the block without its mark (`##`, `- [ ]`), anchor or indentation."""
    identifier: str | None = None
    """The `{#id}` of a heading."""
    links: tuple[Link, ...] = ()
    section: str = ""
    """Identifier of the heading it stands under; "" above the first."""
    box: str = ""
    """Type of the box it stands in."""
    depth: int = 0
    """Number of lists it stands in."""
    number: int | None = None
    """Number of the item of a numbered list."""
    token: int = field(default=0, compare=False)
    """Place of its first token in the reading."""
    words: Sequence[Token] = field(default=(), compare=False, repr=False)
    """Its inline tokens."""


ReadOutline = Callable[[str, int], tuple[Block, ...]]
"""Returns the blocks of Markdown that begins on a line of its file."""


@dataclass
class _Reader:
    reading: Reading
    first_line: int
    blocks: list[Block] = field(default_factory=list)
    section: str = ""
    line: int = 0
    lists: int = 0
    boxes: list[str] = field(default_factory=list)
    inside: list[tuple[str, int | None]] = field(default_factory=list)
    """Kind and number that the next paragraph has in each open list item."""

    def read(self) -> tuple[Block, ...]:
        for place, token in enumerate(self.reading.tokens):
            self._take(place, token)
        return tuple(self.blocks)

    def _take(self, place: int, token: Token) -> None:
        match token.type:
            case "heading_open":
                identifier = str(token.attrGet("id") or "") or None
                if token.tag in ("h2", "h3"):
                    self.section = identifier or ""
                self._add(token.tag, place, token, identifier)
            case "bullet_list_open" | "ordered_list_open":
                self.lists += 1
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "list_item_open":
                number = int(token.info) if token.info else None
                self.inside.append(("todo" if token.meta.get(TODO) else "item", number))
            case "list_item_close":
                self.inside.pop()
            case "paragraph_open":
                # The first paragraph of an item is the item; a further one is its own block.
                kind, number = self.inside[-1] if self.inside else ("paragraph", None)
                if self.inside:
                    self.inside[-1] = ("paragraph", None)
                self._add(kind, place, token, number=number)
            case "admonition_open":
                self.boxes.append(str(token.meta.get("tag", "")))
            case "admonition_close":
                self.boxes.pop()
            case "admonition_title_open":
                self._add(f"box {self.boxes[-1]}", place, token)
            case "tr_open" if token.map:
                self.line = self.first_line + token.map[0]
            case "th_open" | "td_open":
                self._add("cell", place, token)
            case "slot" | "html_block" | "fence":
                kind = {SLOT: "slot", "html_block": "html", "fence": "code"}[token.type]
                self._add(kind, place, token)

    def _add(
        self,
        kind: str,
        place: int,
        token: Token,
        identifier: str | None = None,
        number: int | None = None,
    ) -> None:
        if token.map:  # table cells have none: they stand on the line of their row
            self.line = self.first_line + token.map[0]
        inline = self.reading.tokens[place + 1] if token.nesting else token
        words = inline.children or ()
        box = "" if kind.startswith("box") or not self.boxes else self.boxes[-1]
        self.blocks.append(
            Block(
                kind, self.line, inline.content.strip(), identifier,
                tuple(find_links(words, self.line)), self.section, box, self.lists, number,
                place, words,
            )
        )  # fmt: skip


def read_outline(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of Markdown `text` that begins on `first_line` of its file."""
    return outline_of(read_markdown(text), first_line)


def outline_of(reading: Reading, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of a text that begins on `first_line` of its file."""
    return _Reader(reading, first_line).read()


def find_links(words: Sequence[Token], line: int = 0) -> Iterator[Link]:
    """Yield the links and images in inline tokens that begin on `line`."""
    opening: Token | None = None
    start, begun = line, 0
    for place, child in enumerate(words):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        if child.type == "image":
            yield Link(line, child.content, str(child.attrGet("src") or ""), image=True)
        if child.type == "link_open":
            opening, begun, start = child, place + 1, line
        elif child.type == "link_close" and opening is not None:
            yield Link(
                start, text_of(words[begun:place]), str(opening.attrGet("href") or ""),
                styles=str(opening.attrGet("class") or ""),
            )  # fmt: skip
            opening = None


def plain(text: str) -> str:
    """Return Markdown `text` of one block as words: no emphasis, no link targets."""
    return " ".join(text_of(read_inline(text)).split())
