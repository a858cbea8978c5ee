"""The ways from a page to other pages: the menu, its neighbours, and its other languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hooks.content import addresses
from hooks.content.pages import Page
from hooks.pages.links import Links

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
    page: str = ""
    """Name of the page that `url` leads to."""


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language, or the home page of that."""

    code: str
    name: str
    url: str
    current: bool


@dataclass(frozen=True)
class Navigation(Links):
    """The ways from one page."""

    @property
    def hreflangs(self) -> tuple[tuple[str, str], ...]:
        """Language and full address of each edition of the page, with x-default."""
        if self.page is None:
            return ()
        found = addresses.hreflangs(self.site.project.alternates(self.page.name))
        return tuple((code, addresses.absolute(self.site.site_url, path)) for code, path in found)

    @property
    def languages(self) -> tuple[LanguageLink, ...]:
        """The page in each language, this one included; where it is missing, the home page."""
        name = self.page.name if self.page else "index.md"
        return tuple(
            LanguageLink(
                code,
                edition.language.label,
                self.link(edition.path(name if name in edition.pages else "index.md")),
                code == self.edition.language.code,
            )
            for code, edition in self.site.project.editions.items()
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
            label = self.edition.strings.nav.groups.get(group.key, group.key)
            shown = group == own and len(present) <= MENU_LIMIT
            links = tuple(self._nav_link(name) for name in present) if shown else ()
            page, anchor = present[0], ""
            if len(present) > 1:
                listed = self.has(PAGE_LIST)
                page, anchor = (PAGE_LIST, f"#{group.key}") if listed else ("index.md", "")
            groups.append(NavGroup(group.key, label, self.page_link(page) + anchor, links, page))
        return tuple(groups)

    @cached_property
    def everything(self) -> tuple[tuple[NavGroup, tuple[Page, ...]], ...]:
        """All groups with all their pages, for the list of pages."""
        found = []
        for group in self.site.project.menu.groups:
            pages = tuple(
                self.edition.pages[name] for name in group.names if name in self.edition.pages
            )
            links = tuple(self._nav_link(page.name) for page in pages)
            label = self.edition.strings.nav.groups.get(group.key, group.key)
            if pages:
                found.append((NavGroup(group.key, label, "", links), pages))
        return tuple(found)

    def _nav_link(self, name: str) -> NavLink:
        page = self.edition.pages[name]
        return NavLink(page.label, self.page_link(name), page == self.page)

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
            NavLink(self.edition.facts.words(block.words), f"#{block.identifier}")
            for block in blocks
            if block.kind == "h2"
        )
