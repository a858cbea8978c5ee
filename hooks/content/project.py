"""All that the site is made from, once it is read and checked; nothing here changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hooks.content.addresses import Alternate, page_path
from hooks.content.diary import DiarySpec
from hooks.content.fact_references import FactWriter
from hooks.content.facts import FactFile
from hooks.content.forms import FormsSpec
from hooks.content.images import Image
from hooks.content.menu import Menu
from hooks.content.pages import Page
from hooks.content.strings import Strings
from hooks.problems import Problem


@dataclass(frozen=True)
class Language:
    """One language of the site, as configured."""

    code: str
    source: bool
    """Whether the others are translated from it."""
    exit_url: str = ""
    """Where the exit leads."""
    name: str = ""
    """Its name in itself, for readers."""

    @property
    def label(self) -> str:
        """What readers and messages call it."""
        return self.name or self.code

    @property
    def prefix(self) -> str:
        """Start of its addresses: `` for the source language, else `en/`."""
        return "" if self.source else f"{self.code}/"


@dataclass(frozen=True)
class Edition:
    """All that the site has in one language."""

    language: Language
    strings: Strings
    pages: Mapping[str, Page]
    """By file name, in the order of the menu."""
    facts: FactWriter

    def path(self, name: str) -> str:
        """Return the address of the page `name`, relative to the site's root."""
        return page_path(self.pages[name], self.language.prefix)


@dataclass(frozen=True)
class Project:
    """The whole site before anything is made of it."""

    root: Path
    editions: Mapping[str, Edition]
    """By language code, the source language first."""
    facts: FactFile
    diary: DiarySpec
    forms: FormsSpec
    menu: Menu
    warnings: tuple[Problem, ...]
    waiting: tuple[str, ...] = ()
    """Codes of languages that are started and not ready to be shown."""
    hidden: tuple[Problem, ...] = ()
    """Why languages and pages are not on the site."""
    images: Mapping[str, Image] = field(default_factory=dict)
    """The images on the site, by name."""

    @cached_property
    def source(self) -> Edition:
        """The edition that the others are translated from."""
        return next(iter(self.editions.values()))

    def alternates(self, name: str) -> tuple[Alternate, ...]:
        """Return the page `name` in each language that has it, the source language first."""
        return tuple(
            Alternate(code, edition.path(name))
            for code, edition in self.editions.items()
            if name in edition.pages
        )
