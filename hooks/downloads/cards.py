"""Cards to give away: what to do, what not, whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.content.project import Edition, Project
from hooks.downloads.formats.printed import Print
from hooks.downloads.paper import Paper, Part, read_parts


@dataclass(frozen=True)
class Card:
    """One sheet for somebody who helps."""

    title: str
    language: str
    direction: str
    use: str
    call_title: str
    calls: tuple[str, ...]
    parts: tuple[Part, ...]
    footer: str
    page: str


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the cards of one language."""
    words, facts = edition.strings.cards, edition.facts
    wanted = [(page, spec) for page in edition.pages.values() for spec in page.meta.papers]
    for page, spec in wanted:
        card = Card(
            title=spec.title,
            language=edition.language.code,
            direction=edition.strings.language.direction,
            use=words.use,
            call_title=words.call_title,
            calls=tuple(facts.plain(call) for call in words.calls),
            parts=read_parts(page, spec, edition),
            footer=facts.plain(edition.strings.paper.footer),
            page=edition.strings.paper.page,
        )
        yield Paper(f"card:{page.name}", spec.name, spec.title, Print(card, "card.typ"), "pdf")
