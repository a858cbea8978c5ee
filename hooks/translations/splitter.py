"""Markdown to pieces of text, from the one reading of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hooks.content.outline import read_outline

_STYLES = re.compile(r"\s*\{ ?\.[^{}]*\}")


@dataclass(frozen=True)
class Piece:
    """A block of Markdown, not yet named."""

    kind: str
    line: int
    text: str
    """On one line."""
    identifier: str | None = None
    """The `{#id}` of a heading."""
    box: str = ""
    """Type of the box it stands in."""


def split(text: str, first_line: int) -> Iterator[Piece]:
    """Yield the pieces of Markdown `text` that begins on `first_line` of its file."""
    for block in read_outline(text, first_line):
        words = " ".join(_STYLES.sub("", block.text).split())
        if words and block.kind not in ("slot", "html"):
            yield Piece(block.kind, block.line, words, block.identifier, block.box)
