"""A file to make, and the parts of pages that go into it."""

from __future__ import annotations

from dataclasses import dataclass

from hooks.documents.printed import Print
from hooks.documents.sheet import Sheet
from hooks.documents.text import TextDocument
from hooks.project import Edition
from hooks.source.fact_references import references_in
from hooks.source.fact_words import display
from hooks.source.facts import Phone
from hooks.source.outline import Block
from hooks.source.pages import Page, PaperSpec


@dataclass(frozen=True)
class Paper:
    """A file to make."""

    key: str
    """Name in templates: `diary-short.pdf`."""
    stem: str
    """Name of the file without its ending."""
    title: str
    content: Print | TextDocument | Sheet
    ending: str
    """pdf, docx, odt or xlsx."""


@dataclass(frozen=True)
class Part:
    """A part of a page: its heading, its things to do, and the first number to call in it."""

    heading: str
    items: tuple[str, ...]
    number: str


def paper_specs(edition: Edition, kind: str) -> tuple[tuple[Page, PaperSpec], ...]:
    """Return the papers of `kind` that the front matter of the pages asks for."""
    return tuple(
        (page, spec)
        for page in edition.pages.values()
        for spec in page.meta.papers
        if spec.kind == kind
    )


def read_parts(page: Page, spec: PaperSpec, edition: Edition) -> tuple[Part, ...]:
    """Return the parts of pages that `spec`, in the front matter of `page`, names."""
    parts = []
    for target in spec.parts:
        name, _, anchor = target.partition("#")
        other = edition.pages.get(name) if name else page
        if other is not None:  # in a language that is only started it may not be there yet
            parts.append(_read_part(other, anchor, edition))
    return tuple(parts)


def _read_part(page: Page, anchor: str, edition: Edition) -> Part:
    heading, items, number = "", [], ""
    for block in page.blocks:
        if block.section != anchor:
            continue
        words = edition.facts.words(block.words)
        if block.identifier == anchor:
            heading = words
        elif block.kind == "todo":
            items.append(words)
        elif block.kind == "paragraph" and not number:
            number = _number(block, edition)
    return Part(heading, tuple(items), number)


def _number(block: Block, edition: Edition) -> str:
    for _, key in references_in((block,)):
        fact = edition.facts.facts[key]
        if isinstance(fact, Phone):
            return display(fact, edition.strings.facts)
    return ""
