"""The things to do of a page, as a list to print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hooks.content.fact_references import FactWriter
from hooks.content.pages import Page
from hooks.content.strings import Strings


@dataclass(frozen=True)
class Group:
    """Items under one heading."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """The checklist of one page."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Checklist:
    """A list to print: the sections of one page, or of all."""

    title: str
    language: str
    direction: str
    sections: tuple[Section, ...]
    done: str
    """What stands above the room for a date."""
    keep: str
    """How to keep the sheet safe."""
    footer: str
    page: str
    """Pattern for the page number, with {page} and {pages}."""


def read_section(page: Page, general: str, facts: FactWriter) -> Section | None:
    """Return the things to do on `page` under their headings; None if there are none.

    `general` is the heading of items that stand above the first heading.
    """
    groups: list[tuple[str, list[str]]] = []
    heading = general
    fresh = True
    for block in page.blocks:
        if block.kind in ("h2", "h3"):
            heading, fresh = facts.words(block.words), True
        elif block.kind == "todo":
            if fresh:
                groups.append((heading, []))
                fresh = False
            groups[-1][1].append(facts.words(block.words))
    if not groups:
        return None
    return Section(
        page.meta.list_title or page.meta.title,
        tuple(Group(title, tuple(items)) for title, items in groups),
    )


def make_checklist(
    title: str, sections: Iterable[Section], language: str, strings: Strings, facts: FactWriter
) -> Checklist:
    """Return a list to print, with the words of its language around it."""
    return Checklist(
        title=title,
        language=language,
        direction=strings.language.direction,
        sections=tuple(sections),
        done=strings.paper.done,
        keep=strings.paper.keep,
        footer=facts.plain(strings.paper.footer),
        page=strings.paper.page,
    )
