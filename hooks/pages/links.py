"""Where the links of a page lead: to pages, files and assets of the site."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from markupsafe import Markup

from hooks.content import addresses
from hooks.content.pages import Page
from hooks.content.project import Edition
from hooks.pages.html import Target
from hooks.pages.site import Site


@dataclass(frozen=True)
class Links:
    """A page as the place from which links lead. Without `page` it is that for wrong addresses."""

    site: Site
    edition: Edition
    page: Page | None
    base: str | None = None
    """Start of absolute links (`/` or `/folder/`); None for links relative to the page."""

    @property
    def path(self) -> str:
        """Address of the page relative to the site's root."""
        return self.edition.path(self.page.name) if self.page else ""

    @property
    def at_home(self) -> bool:
        """Whether this is the home page."""
        return self.page is not None and self.page.name == "index.md"

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

    def note(self, name: str) -> str:
        """Return what to say behind the text of a link to the page `name`: its other language."""
        return "" if name in self.edition.pages else f" {self.edition.strings.nav.in_source}"

    def target(self, link: str) -> Target:
        """Return where a link in the text of this page leads, in this or the source language."""
        name, _, anchor = link.partition("#")
        name = posixpath.normpath(name) if name else ""
        end = f"#{anchor}" if anchor else ""
        if not name:
            return Target(end)
        if name in self.edition.pages:
            return Target(f"{self.page_link(name)}{end}")
        attributes = MappingProxyType({"hreflang": self.site.project.source.language.code})
        note = self.edition.strings.nav.in_source
        return Target(f"{self.page_link(name)}{end}", attributes, note)

    def asset(self, name: str) -> str:
        """Return a link to an asset of the theme."""
        return self.link(self.site.asset(name))

    @property
    def home(self) -> str:
        return self.link(self.edition.language.prefix)

    def has(self, name: str) -> bool:
        """Return whether the page `name` exists in this or the source language."""
        return name in self.edition.pages or name in self.site.project.source.pages
