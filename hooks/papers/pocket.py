"""The pocket edition: one sheet, folded twice, with what to do in danger and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.documents.printed import Print
from hooks.papers.paper import Paper, Part, paper_specs, read_parts
from hooks.project import Edition, Project


@dataclass(frozen=True)
class Pocket:
    """Four small pages on one side of a sheet."""

    title: str
    language: str
    direction: str
    danger: str
    steps: tuple[Part, ...]
    """Parts of pages with things to do."""
    numbers: tuple[Part, ...]
    """Whom to call."""
    notes: tuple[str, ...]


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the pocket editions of one language."""
    words = edition.strings
    for page, spec in paper_specs(edition, "pocket"):
        parts = read_parts(page, spec, edition)
        pocket = Pocket(
            title=spec.title,
            language=edition.language.code,
            direction=words.language.direction,
            danger=edition.facts.plain(words.pocket.danger),
            steps=tuple(part for part in parts if part.items),
            numbers=tuple(part for part in parts if part.number and not part.items),
            notes=(words.page.call_log, words.paper.keep, words.pocket.fold),
        )
        yield Paper(
            f"pocket:{page.name}", spec.name, spec.title, Print(pocket, "pocket.typ"), "pdf"
        )
