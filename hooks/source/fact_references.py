"""References to facts in texts: found, and written out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hooks.source.fact_words import display, href
from hooks.source.facts import Fact, Phone
from hooks.source.strings import FactStrings

REFERENCE = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\(fact:(?P<key>[^()\s]*)\)(?P<attributes>\{[^{}\n]*\})?"
)
"""A fact in a page: `[text](fact:key)`, with an optional attribute list."""


@dataclass(frozen=True)
class FactWriter:
    """Writes the facts of one language into texts of that language."""

    facts: Mapping[str, Fact]
    strings: FactStrings

    def _words(self, found: re.Match[str]) -> tuple[str, str | None]:
        fact = self.facts[found["key"]]
        value = display(fact, self.strings)
        # The space before a number must not break: "Bel" on one line and "112" on the next.
        return f"{found['text'].strip()} {value}".strip(), href(fact)

    def plain(self, text: str) -> str:
        """Return `text` with its references as words, for paper and for titles."""
        return REFERENCE.sub(lambda found: self._words(found)[0], text)

    def markup(self, text: str) -> str:
        """Return Markdown or HTML `text` with its references as HTML links or words."""
        return REFERENCE.sub(self._link, text)

    def html(self, text: str) -> str:
        """Return plain `text` as HTML, with its references as links or words."""
        parts, place = [], 0
        for found in REFERENCE.finditer(text):
            parts += [html.escape(text[place : found.start()], quote=False), self._link(found)]
            place = found.end()
        return "".join((*parts, html.escape(text[place:], quote=False)))

    def _link(self, found: re.Match[str]) -> str:
        words, address = self._words(found)
        if address is None:
            return words
        classes = " ".join(re.findall(r"\.([\w-]+)", found["attributes"] or ""))
        if address.startswith("tel:"):
            fact = self.facts[found["key"]]
            urgent = "alarm" if isinstance(fact, Phone) and fact.emergency else ""
            classes = " ".join(filter(None, ("tel", urgent, classes)))
            value = html.escape(display(fact, self.strings))
            label = html.escape(found["text"].strip(), quote=False)
            words = f"{label} <bdi>{value}</bdi>".strip()
            return f'<a class="{classes}" href="{address}">{words}</a>'
        rel = ' rel="noreferrer noopener"'
        kind = f' class="{classes}"' if classes else ""
        return f'<a{kind} href="{html.escape(address)}"{rel}>{html.escape(words, quote=False)}</a>'


def broken_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield what looks like a reference in `text` and cannot be read: its line from 0, its words.

    Markdown would make a link to the address `fact:key` of it.
    """
    rest = REFERENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in re.finditer(r"\bfact:[^\s)>\]]+", rest):
        yield rest.count("\n", 0, found.start()), found[0]


def references(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each reference in `text`: its line counted from 0, its key and its text."""
    for found in REFERENCE.finditer(text):
        yield text.count("\n", 0, found.start()), found["key"], found["text"]
