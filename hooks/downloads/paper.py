"""A file to make, and the parts of pages that go into it."""

from __future__ import annotations

from dataclasses import dataclass

from hooks.content.pages import Page, PaperSpec
from hooks.content.project import Edition
from hooks.downloads.formats.printed import Print
from hooks.downloads.formats.sheet import Sheet
from hooks.downloads.formats.text import TextDocument


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
    """A part of a page: its heading and its things to do."""

    heading: str
    items: tuple[str, ...]


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
    heading, items = "", []
    for block in page.blocks:
        if block.section != anchor:
            continue
        words = edition.facts.words(block.words)
        if block.identifier == anchor:
            heading = words
        elif block.kind == "todo":
            items.append(words)
    return Part(heading, tuple(items))
