"""The letter that asks to stop, behind the questions whether it is safe to send one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.documents.printed import Print
from hooks.documents.text import Block, Bullets, Heading, Paragraph, TextDocument
from hooks.papers.paper import Paper, Part, paper_specs, read_parts
from hooks.project import Edition, Project

_LINE = " ____________________"


@dataclass(frozen=True)
class Letter:
    """The questions, and behind them the letter."""

    title: str
    language: str
    direction: str
    first: tuple[str, ...]
    """What to know before anything else."""
    parts: tuple[Part, ...]
    last: tuple[str, ...]
    """What to do with these sheets."""
    head: tuple[str, ...]
    """What is filled in above the letter."""
    text: tuple[str, ...]
    sign: str
    footer: str
    page: str


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the letters of one language in each form."""
    words, facts = edition.strings.letter, edition.facts
    for page, spec in paper_specs(edition, "letter"):
        letter = Letter(
            title=spec.title,
            language=edition.language.code,
            direction=edition.strings.language.direction,
            first=tuple(facts.plain(text) for text in words.first),
            parts=read_parts(page, spec, edition),
            last=tuple(facts.plain(text) for text in words.last),
            head=words.head,
            text=tuple(facts.plain(text) for text in words.text),
            sign=words.sign,
            footer=facts.plain(edition.strings.paper.footer),
            page=edition.strings.paper.page,
        )
        key = f"letter:{page.name}"
        yield Paper(f"{key}.pdf", spec.name, spec.title, Print(letter, "letter.typ"), "pdf")
        for ending in ("docx", "odt"):
            yield Paper(f"{key}.{ending}", spec.name, spec.title, _text(letter), ending)


def _text(letter: Letter) -> TextDocument:
    blocks: list[Block] = [Heading(1, letter.title)]
    blocks += [Paragraph(text, strong=True) for text in letter.first]
    for part in letter.parts:
        blocks += [Heading(2, part.heading), Bullets(part.items, boxes=True)]
    blocks += [Paragraph(text, strong=True) for text in letter.last]
    sent = [Paragraph(f"{label}{_LINE}") for label in (*letter.head, "", letter.sign) if label]
    body = [Paragraph(text) for text in letter.text]
    return TextDocument(
        letter.title, letter.language, letter.direction, letter.footer, letter.page,
        tuple(blocks), sent=(*sent[:-1], *body, sent[-1]),
    )  # fmt: skip
