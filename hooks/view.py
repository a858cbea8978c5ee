"""What a template may show: one page with its surroundings, in words and addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from markupsafe import Markup

from hooks import addresses
from hooks.downloads import Download
from hooks.facts import Article, Term, display, display_date, references
from hooks.outline import plain
from hooks.pages import Page
from hooks.project import Edition
from hooks.ranges import ranges
from hooks.site import Site
from hooks.statement import STATEMENT, Statement
from hooks.strings import Strings

MENU_LIMIT = 12
"""A group with more pages is one link in the menu, so that a page does not grow with the site."""
PAGE_LIST = "paginas.md"
"""The page with the list of all pages, to which the menu leads."""


@dataclass(frozen=True)
class NavLink:
    """A link of the menu."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class NavGroup:
    """A group of the menu: closed, or with its pages."""

    key: str
    label: str
    url: str
    links: tuple[NavLink, ...]


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class View:
    """One page as a template sees it. Without `page` it is the page for wrong addresses."""

    site: Site
    edition: Edition
    page: Page | None
    base: str | None = None
    """Start of absolute links (`/` or `/folder/`); None for links relative to the page."""

    @property
    def strings(self) -> Strings:
        return self.edition.strings

    @property
    def path(self) -> str:
        """Address of the page relative to the site's root."""
        return self.edition.path(self.page.name) if self.page else ""

    def link(self, path: str) -> str:
        """Return a link to `path`, which is relative to the site's root."""
        if self.base is not None:
            return self.base + quote(path)
        return addresses.relative(path, self.path)

    def page_link(self, name: str) -> str:
        """Return a link to the page `name` in this language, or else in the source language."""
        edition = self.edition if name in self.edition.pages else self.site.project.source
        return self.link(edition.path(name))

    def hreflang(self, name: str) -> Markup:
        """Return the attribute that tells the language of the page `name` where it is not this."""
        if name in self.edition.pages:
            return Markup("")
        return Markup(' hreflang="{}"').format(self.site.project.source.language.code)

    def asset(self, name: str) -> str:
        """Return a link to an asset of the theme."""
        return self.link(self.site.asset(name))

    def markup(self, text: str) -> Markup:
        """Return `text` of strings.yml with its facts as links."""
        return Markup(self.edition.facts.html(text))  # noqa: S704 - html() escapes

    @property
    def home(self) -> str:
        return self.link(self.edition.language.prefix)

    @property
    def title(self) -> str:
        """What the browser's tab shows."""
        name = self.strings.site.name
        if self.page is None:
            return f"{self.strings.not_found.title} - {name}"
        return name if self.page.name == "index.md" else f"{self.page.meta.title} - {name}"

    @property
    def canonical(self) -> str:
        return addresses.absolute(self.site.site_url, self.path)

    @property
    def hreflangs(self) -> tuple[tuple[str, str], ...]:
        """Language and full address of each edition of the page, with x-default."""
        if self.page is None:
            return ()
        found = addresses.hreflangs(self.site.project.alternates(self.page.name))
        return tuple((code, addresses.absolute(self.site.site_url, path)) for code, path in found)

    @property
    def languages(self) -> tuple[LanguageLink, ...]:
        """The page in each language that has it, this one included."""
        name = self.page.name if self.page else "index.md"
        return tuple(
            LanguageLink(
                alternate.language,
                self.site.project.editions[alternate.language].strings.language.name,
                self.link(alternate.path),
                alternate.language == self.edition.language.code,
            )
            for alternate in self.site.project.alternates(name)
        )

    @cached_property
    def menu(self) -> tuple[NavGroup, ...]:
        """The groups of the menu; only the group of this page with its pages.

        A full menu on each page would make every page heavier with every page that is added.
        """
        menu = self.site.project.menu
        own = menu.group_of(self.page.name) if self.page else None
        groups = []
        for group in menu.groups:
            present = [name for name in group.names if name in self.edition.pages]
            if not present:
                continue
            label = self.strings.nav.groups.get(group.key, group.key)
            shown = group == own and len(present) <= MENU_LIMIT
            links = tuple(self._nav_link(name) for name in present) if shown else ()
            url = self.page_link(present[0]) if len(present) == 1 else self._group_url(group.key)
            groups.append(NavGroup(group.key, label, url, links))
        return tuple(groups)

    def _group_url(self, key: str) -> str:
        return f"{self.page_link(PAGE_LIST)}#{key}" if self.has(PAGE_LIST) else self.home

    @cached_property
    def everything(self) -> tuple[tuple[NavGroup, tuple[Page, ...]], ...]:
        """All groups with all their pages, for the list of pages."""
        found = []
        for group in self.site.project.menu.groups:
            pages = tuple(
                self.edition.pages[name] for name in group.names if name in self.edition.pages
            )
            links = tuple(self._nav_link(page.name) for page in pages)
            label = self.strings.nav.groups.get(group.key, group.key)
            if pages:
                found.append((NavGroup(group.key, label, "", links), pages))
        return tuple(found)

    def _nav_link(self, name: str) -> NavLink:
        page = self.edition.pages[name]
        return NavLink(page.label, self.page_link(name), page == self.page)

    def has(self, name: str) -> bool:
        """Return whether the page `name` exists in this or the source language."""
        return name in self.edition.pages or name in self.site.project.source.pages

    def _neighbour(self, step: int) -> NavLink | None:
        names = tuple(self.edition.pages)
        if self.page is None or self.page.name not in names:
            return None
        place = names.index(self.page.name) + step
        if not 0 <= place < len(names):
            return None
        # The whole title: the short name of a menu says too little away from its group.
        return NavLink(self.edition.pages[names[place]].meta.title, self.page_link(names[place]))

    @property
    def previous(self) -> NavLink | None:
        return self._neighbour(-1)

    @property
    def next(self) -> NavLink | None:
        return self._neighbour(1)

    @property
    def contents(self) -> tuple[NavLink, ...]:
        """The headings of the page."""
        blocks = self.page.blocks if self.page else ()
        return tuple(
            NavLink(plain(self.edition.facts.plain(block.text)), f"#{block.identifier}")
            for block in blocks
            if block.kind == "h2"
        )

    @property
    def statement(self) -> Statement:
        """Figures of the accessibility statement."""
        if self.site.statement is None:
            raise ValueError(
                f"{STATEMENT}:1: the figures are missing; expected: the results of the tests; "
                "found: nothing; mend: run python -m tests.accessibility, which writes them"
            )
        return self.site.statement

    @property
    def reviewed(self) -> str:
        return self.date(self.page.meta.reviewed.isoformat()) if self.page else ""

    @cached_property
    def numbered_sources(self) -> Mapping[str, int]:
        """The number of each source, in the order in which pages name them."""
        keys = dict.fromkeys(
            key for page in self.edition.pages.values() for key in page.meta.sources
        )
        return {key: number for number, key in enumerate(keys, 1)}

    def source_numbers(self, page: Page) -> tuple[tuple[int, ...], ...]:
        """Return the numbers of the sources of `page`, rows of them as first and last."""
        return tuple(ranges(self.numbered_sources[key] for key in page.meta.sources))

    @property
    def laws(self) -> tuple[str, ...]:
        """The articles and terms of law on this page, each with the date of its source."""
        page, facts = self.page, self.site.project.facts.facts
        keys = dict.fromkeys(key for _, key, _ in references(page.body)) if page else {}
        return tuple(
            f"{display(fact, self.strings.facts)}: "
            f"{self.date(fact.dated) if fact.dated else self.strings.page.sources_undated}"
            for fact in (facts[key] for key in keys)
            if isinstance(fact, Article | Term)
        )

    def date(self, value: str) -> str:
        """Return a date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words."""
        return display_date(value, self.strings.facts)

    @property
    def files(self) -> Mapping[str, Download]:
        """The downloads of this language."""
        return self.site.downloads[self.edition.language.code]

    @property
    def checklist(self) -> Download | None:
        """The printed list of this page."""
        return self.files.get(f"list:{self.page.name}") if self.page else None

    def describe(self, download: Download) -> str:
        """Return title, format, pages and size of a file in words."""
        words = self.strings.downloads
        size = words.size.format(size=download.kilobytes)
        if download.pages is None:
            return words.open_file.format(title=download.title, format=download.format, size=size)
        pages = (
            words.pages_one if download.pages == 1
            else words.pages_many.format(count=download.pages)
        )  # fmt: skip
        return words.open.format(
            title=download.title, format=download.format, pages=pages, size=size
        )
