"""The built site as the checks see it: its pages as HTML, and the project they were made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

import lxml.html
from mkdocs.utils.yaml import yaml_load

from hooks.content.project import Language
from hooks.pages.site import Site, read_site
from tests.sites import leads_on

SITE_URL = "https://example.org/hulp/"
"""Address for which the tests build the site: below a path, as on a shared host."""

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the built site."""

    path: str
    """Address relative to the site's root: `en/tips/`, ``, `en/404.html`."""
    html: str
    language: str
    name: str | None
    """File name of the source: `tips.md`; None for a page for wrong addresses."""

    @cached_property
    def root(self) -> Any:
        """The `html` element. Do not change it: it is read once."""
        return lxml.html.document_fromstring(self.html.encode(), parser=_PARSER)

    @property
    def url(self) -> str:
        """The full address."""
        return SITE_URL + self.path

    def absolute(self, link: str) -> str:
        """Return the full address to which `link` leads from this page."""
        return urljoin(self.url, link)

    def links(self) -> Iterator[tuple[Any, str]]:
        """Yield each element that leads to or loads something, and its address as written."""
        for element, attribute, link, _ in self.root.iterlinks():
            if attribute is not None:
                yield element, link
        for element in self.root.iterfind(".//*[@data-search]"):
            for link in element.get("data-search").split():
                yield element, link

    def changed(self, pattern: str, new: str) -> BuiltPage:
        """Return a damaged copy: the first match of `pattern` in its HTML is `new`."""
        html, count = re.subn(pattern, lambda _: new, self.html, count=1)
        assert count, f"{self.path}: nothing to damage: {pattern}"
        return replace(self, html=html)

    def problem(self, what: str, expected: object, found: object, line: int = 1) -> str:
        """Return a message on this page."""
        return f"{self.path or './'}:{line}: {what}; expected: {expected}; found: {found}"


_PARSER = lxml.html.HTMLParser(encoding="utf-8")


@dataclass(frozen=True)
class BuiltSite:
    """The folder of the built site with all that belongs to it."""

    folder: Path
    site: Site
    pages: Mapping[str, BuiltPage]
    """By address, also the pages for wrong addresses."""
    moved: Mapping[str, BuiltPage]
    """By old address, the pages that lead on."""

    @property
    def real_pages(self) -> tuple[BuiltPage, ...]:
        """The pages that have an address of their own."""
        return tuple(page for page in self.pages.values() if page.name)

    def inside(self, address: str) -> str | None:
        """Return the path below the site's root of a full address; None for another site."""
        whole = urldefrag(address).url
        return unquote(whole.removeprefix(SITE_URL)) if whole.startswith(SITE_URL) else None

    def served(self, path: str) -> bool:
        """Return whether a host has something to send for `path` below the site's root."""
        target = self.folder / path
        return (target / "index.html").is_file() if path in ("", "/") or path.endswith("/") else (
            target.is_file()
        )  # fmt: skip

    def with_page(self, page: BuiltPage) -> BuiltSite:
        """Return the site with another page at the address of `page`."""
        return replace(self, pages=MappingProxyType({**self.pages, page.path: page}))

    def without_page(self, path: str) -> BuiltSite:
        """Return the site without the page at `path`."""
        kept = {name: page for name, page in self.pages.items() if name != path}
        return replace(self, pages=MappingProxyType(kept))

    def with_folder(self, folder: Path) -> BuiltSite:
        """Return the site with the files of another folder."""
        return replace(self, folder=folder)


def read_built(root: Path, folder: Path) -> BuiltSite:
    """Return the site that was built from the project in `root` into `folder`."""
    config = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    (i18n,) = (entry["i18n"] for entry in config["plugins"] if "i18n" in entry)
    languages = [
        Language(
            block["locale"], block.get("default", False), block["extra"]["exit_url"], block["name"]
        )
        for block in i18n["languages"]
    ]
    site = read_site(root, root / "overrides", languages, config["nav"], SITE_URL)
    names = {
        edition.path(name): (code, name)
        for code, edition in site.project.editions.items()
        for name in edition.pages
    }
    pages, moved = dict[str, BuiltPage](), dict[str, BuiltPage]()
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        path = path.removesuffix("index.html") if path != NOT_FOUND else path
        language, name = names.get(path, (_language(path, languages), None))
        html = file.read_text(encoding="utf-8")
        kind = moved if leads_on(file) else pages
        kind[path] = BuiltPage(path, html, language, name)
    return BuiltSite(folder, site, MappingProxyType(pages), MappingProxyType(moved))


def _language(path: str, languages: list[Language]) -> str:
    """Return the language of the folder in which the file at `path` lies."""
    (source,) = (language.code for language in languages if language.source)
    codes = {language.code for language in languages}
    first = path.split("/")[0]
    return first if first in codes else source
