"""The outline of a page: its blocks in order, each with its line, facts and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin

SLOT = re.compile(r"^\[\[([a-z-]+)\]\]$")
"""A line that the build replaces by something it made: `[[checklists]]`."""

_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}")
_IDENTIFIER = re.compile(r"\{:?\s*#([^\s{}]*)[^{}]*\}\s*$")
_TODO = re.compile(r"^\[ \]\s+")
_MARKED = re.compile(r"[^\w\s.,;:?'\"()/-]|_")
"""A sign that Markdown may read as something else than itself."""


@dataclass(frozen=True)
class Link:
    """A link in a page: `[text](target)`."""

    line: int
    text: str
    target: str
    image: bool = False
    """Whether it is an image, `![text](target)`, and not a link."""


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item, table cell, box title, slot or anything else."""

    kind: str
    """`h1` to `h6`, `paragraph`, `item`, `todo`, `cell`, `box <type>`, `slot`, `html`, `code`."""
    line: int
    """First line in the file, counted from 1."""
    text: str
    """Markdown of the block without its mark (`##`, `- [ ]`), attribute list or indentation."""
    identifier: str | None = None
    """The `{#id}` of a heading."""
    links: tuple[Link, ...] = ()
    section: str = ""
    """Identifier of the heading it stands under; "" above the first."""


ReadOutline = Callable[[str, int], tuple[Block, ...]]
"""Returns the blocks of Markdown that begins on a line of its file."""


@dataclass
class _Reader:
    first_line: int
    blocks: list[Block] = field(default_factory=list)
    section: str = ""
    line: int = 0

    def add(self, kind: str, token: Token, inline: Token | None) -> None:
        if token.map:  # table cells have none: they stand on the line of their row
            self.line = self.first_line + token.map[0]
        line = self.line
        content = inline.content if inline else token.content
        identifier = None
        if kind.startswith("h") and kind[1:].isdigit():
            found = _IDENTIFIER.search(content)
            identifier = found[1] if found else None
            if kind in ("h2", "h3"):
                self.section = identifier or ""
        links = tuple(_links(inline, line)) if inline else ()
        text = _ATTRIBUTES.sub("", content).strip()
        slot = SLOT.match(text)
        if kind == "paragraph" and slot:
            kind, text = "slot", slot[1]
        if kind == "item" and _TODO.match(text):
            kind, text = "todo", _TODO.sub("", text)
        self.blocks.append(Block(kind, line, text, identifier, links, self.section))
        for child in (inline.children if inline else None) or ():
            if child.type == "html_inline" and not child.content.startswith("<!--"):
                self.blocks.append(Block("html", line, child.content, section=self.section))
            line += child.type in ("softbreak", "hardbreak")


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the name there
        # Python-Markdown makes a link of every address, so the rules of pages must see them all.
        return True


@cache
def _parser() -> MarkdownIt:
    # Python-Markdown has no indented code after a list, autolinks or smart quotes in our set-up.
    return _Markdown("commonmark").enable("table").disable("code").use(admon_plugin)


def read_outline(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of Markdown `text` that begins on `first_line` of its file."""
    reader = _Reader(first_line)
    tokens = _parser().parse(text)
    inside: list[str] = []
    for place, token in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        inline = following if following and following.type == "inline" else None
        match token.type:
            case "heading_open":
                reader.add(f"h{token.tag[1:]}", token, inline)
            case "list_item_open":
                inside.append("item")
            case "list_item_close" if inside:
                inside.pop()
            case "paragraph_open":
                # The first paragraph of an item is the item; a further one is its own block.
                kind = inside[-1] if inside else "paragraph"
                reader.add(kind, token, inline)
                if inside:
                    inside[-1] = "paragraph"
            case "admonition_title_open":
                kind = str((token.meta or {}).get("tag", "")) or _box_type(tokens, place)
                reader.add(f"box {kind}", token, inline)
            case "tr_open" if token.map:
                reader.line = first_line + token.map[0]
            case "th_open" | "td_open":
                reader.add("cell", token, inline)
            case "html_block":
                reader.add("html", token, None)
            case "fence" | "code_block":
                reader.add("code", token, None)
    return tuple(reader.blocks)


def _box_type(tokens: list[Token], place: int) -> str:
    for token in reversed(tokens[:place]):
        if token.type == "admonition_open":
            return str((token.meta or {}).get("tag", ""))
    return ""


def _links(inline: Token, line: int) -> Iterator[Link]:
    target: str | None = None
    words: list[str] = []
    start = line
    for child in inline.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        if child.type == "image":
            yield Link(line, child.content, str(child.attrGet("src") or ""), image=True)
        if child.type == "link_open":
            target, words, start = str(child.attrGet("href") or ""), [], line
        elif child.type == "link_close" and target is not None:
            yield Link(start, "".join(words), target)
            target = None
        elif target is not None:
            words.append(child.content or (" " if child.type == "softbreak" else ""))


def plain(text: str) -> str:
    """Return Markdown `text` of one block as words: no emphasis, no link targets."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    (inline,) = _parser().parseInline(text) or (None,)
    if inline is None:
        return text
    words = (
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
    )
    return " ".join(_ATTRIBUTES.sub("", "".join(words)).split())
