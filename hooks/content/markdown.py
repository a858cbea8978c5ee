"""The one reading of Markdown: text to the tokens that rules, papers, search and pages share.

What this site means by its own signs is marked on the tokens here, where the line is known: a thing
to do, the anchor of a heading, a slot, a paragraph that is nothing but a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_plugin

TODO = "todo"
"""Key in the `meta` of a list item that is something to do."""
ACTION = "action"
"""Key in the `meta` of a paragraph that is nothing but a link: the next step, shown as a button."""
PICTURED = "pictured"
"""Key in the `meta` of a list of which each item begins with an icon: it is shown as a picture."""
REFUSED = "insecure_attrs"
"""Key in the `meta` of a token with attributes that no page may set."""
LISTS = ("bullet_list_open", "ordered_list_open")
"""Types of the tokens that open a list."""
SLOT = "slot"
"""Type of the token in the place of `[[name]]`; its content is the name."""

ICON = "icon"
"""Type of the token of `:material-phone:`; its `info` is the name, its content is empty."""

_ICON = re.compile(r":(material-[a-z0-9-]+):")
_ANCHOR = re.compile(r"\s*\{:? *#([^\s{}]*) *\}\s*$")
_TODO = re.compile(r"\[ \][ \t]+(?=\S)")
_SLOT = re.compile(r"\[\[([a-z-]+)\]\]")


@dataclass(frozen=True)
class Reading:
    """What one text says, once and for all."""

    tokens: tuple[Token, ...]
    lines: tuple[str, ...]
    """The text, line by line."""
    definitions: tuple[int, ...]
    """The lines of `[label]: target`, counted from 0."""


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the name there
        # The rules of pages must see every address, the dangerous ones above all.
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Markdown("commonmark").enable("table")
    # Indented text is text, and a heading is written in one way. A sign behind a backslash stays a
    # token of its own, so that it is told from one that was meant to do something.
    parser.disable(["code", "lheading", "text_join"])
    parser.use(admon_plugin).use(attrs_plugin, allowed=("class",))
    parser.inline.ruler.before("emphasis", ICON, _read_icon)
    parser.core.ruler.after("block", "site_blocks", _mark_blocks)
    parser.core.ruler.after("inline", "site_inline", _mark_inline)
    return parser


def read_markdown(text: str) -> Reading:
    """Return the reading of Markdown `text`."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(text, env)
    found = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    definitions = tuple(sorted(each["map"][0] for each in found))
    return Reading(tuple(tokens), tuple(text.split("\n")), definitions)


def read_inline(text: str) -> Sequence[Token]:
    """Return the tokens of one line of text, such as a text of `strings.yml`."""
    return [
        child for token in _parser().parseInline(text) for child in token.children or ()
    ]  # fmt: skip


def _read_icon(state: StateInline, silent: bool) -> bool:
    found = _ICON.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push(ICON, "", 0).info = found[1]
    state.pos = found.end()
    return True


def _mark_blocks(state: StateCore) -> None:
    tokens: list[Token] = []
    for place, token in enumerate(state.tokens):
        inline = state.tokens[place + 1] if place + 1 < len(state.tokens) else None
        if inline is not None and inline.type == "inline":
            if token.type == "heading_open" and (anchor := _ANCHOR.search(inline.content)):
                token.attrSet("id", anchor[1])
                inline.content = inline.content[: anchor.start()]
            opening = state.tokens[place - 1] if place else None
            is_item = opening is not None and opening.type == "list_item_open"
            if is_item and opening and (box := _TODO.match(inline.content)):
                opening.meta[TODO] = True
                inline.content = inline.content[box.end() :]
        tokens.append(token)
        if token.type == "paragraph_close" and token.level == 0:
            name = _SLOT.fullmatch(tokens[-2].content.strip())
            if name:
                slot = Token(SLOT, "", 0, content=name[1], map=tokens[-3].map, block=True)
                tokens[-3:] = [slot]
    state.tokens = tokens


def _mark_inline(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        children = inline.children or []
        if opening.type == "paragraph_open" and not opening.hidden and len(children) > 1:
            ends = children[0].type == "link_open" and children[-1].type == "link_close"
            opening.meta[ACTION] = ends and sum(each.type == "link_open" for each in children) == 1
    for place, token in enumerate(state.tokens):
        if token.type in LISTS and all(map(begins_with_icon, items_of(state.tokens, place))):
            token.meta[PICTURED] = True


def items_of(tokens: Sequence[Token], place: int) -> Iterator[Token]:
    """Yield the text of each item of the list that opens at `place`."""
    level = tokens[place].level
    for item, text in zip(tokens[place + 1 :], tokens[place + 3 :], strict=False):
        if item.level == level:
            return
        if item.type == "list_item_open" and item.level == level + 1:
            yield text


def begins_with_icon(text: Token) -> bool:
    """Return whether an icon stands first in an inline token."""
    return [child.type for child in text.children or ()][:1] == [ICON]


def text_of(children: Sequence[Token], between: str = " ") -> str:
    """Return what inline tokens say, without addresses; `between` stands at ends of lines."""
    return "".join(_texts(children, between))


def _texts(children: Sequence[Token], between: str) -> Iterator[str]:
    for child in children:
        match child.type:
            case "softbreak" | "hardbreak":
                yield between
            case "html_inline":
                pass
            case _:
                yield child.content
