"""References to facts in texts: found, and written out in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from hooks.content.fact_words import display
from hooks.content.facts import Fact
from hooks.content.markdown import read_inline
from hooks.content.outline import Block, find_links
from hooks.content.strings import FactStrings

PREFIX = "fact:"
"""Beginning of the target of a reference: `[text](fact:key)`."""


@dataclass(frozen=True)
class FactWriter:
    """Writes the facts of one language into texts of that language."""

    facts: Mapping[str, Fact]
    strings: FactStrings

    def value(self, key: str) -> str:
        """Return the fact `key` in words; "" for a link."""
        return display(self.facts[key], self.strings)

    def plain(self, text: str) -> str:
        """Return Markdown `text` of one block as words, for paper and for titles."""
        return self.words(read_inline(text))

    def words(self, tokens: Sequence[Token]) -> str:
        """Return inline tokens as words, with their facts written out."""
        parts: list[str] = []
        opening: tuple[int, str] | None = None
        for token in tokens:
            target = str(token.attrGet("href") or "")
            match token.type:
                case "softbreak" | "hardbreak":
                    parts.append(" ")
                case "link_open" if target.startswith(PREFIX):
                    opening = len(parts), target.removeprefix(PREFIX)
                case "link_close" if opening is not None:
                    start, key = opening
                    label = "".join(parts[start:]).strip()
                    parts[start:] = [with_value(label, self.value(key))]
                    opening = None
                case "html_inline":
                    pass
                case _:
                    parts.append(token.content)
        return " ".join("".join(parts).split())


def with_value(label: str, value: str) -> str:
    """Return a label and the fact behind it: `Bel 112`."""
    return f"{label} {value}".strip()


def references_in(blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield each reference in the blocks of a page: its line in the file, and its key."""
    for block in blocks:
        for link in block.links:
            if link.target.startswith(PREFIX):
                yield link.line, link.target.removeprefix(PREFIX)


def references(text: str) -> Iterator[str]:
    """Yield the keys of the references in a short text."""
    for link in find_links(read_inline(text)):
        if link.target.startswith(PREFIX):
            yield link.target.removeprefix(PREFIX)
