"""The pocket edition: one sheet, folded twice, that tells nothing to whoever finds it.

It has numbers and short names only: no word about stalking, nothing to do, no note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.content.fact_references import PREFIX
from hooks.content.markdown import read_inline
from hooks.content.outline import find_links
from hooks.content.project import Edition, Project
from hooks.downloads.formats.printed import Print
from hooks.downloads.paper import Paper


@dataclass(frozen=True)
class Number:
    """Whom to call: a short name and the number."""

    name: str
    value: str


@dataclass(frozen=True)
class Pocket:
    """Four small pages on one side of a sheet."""

    title: str
    language: str
    direction: str
    urgent: str
    numbers: tuple[Number, ...]
    own: str
    """What stands above the lines for the reader's own numbers."""
    fold: str


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the pocket edition of one language."""
    words, facts = edition.strings.pocket, edition.facts
    pocket = Pocket(
        title=words.title,
        language=edition.language.code,
        direction=edition.strings.language.direction,
        urgent=facts.plain(words.urgent),
        numbers=tuple(
            Number(link.text, facts.value(link.target.removeprefix(PREFIX)))
            for line in words.numbers
            for link in find_links(read_inline(line))
        ),
        own=words.own,
        fold=words.fold,
    )
    yield Paper("pocket.pdf", words.name, words.title, Print(pocket, "pocket.typ"), "pdf")
