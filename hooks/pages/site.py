"""The project together with every file that is made of it, apart from its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import rjsmin

from hooks.checks.load import load
from hooks.checks.translated import Translations, read_translations, with_source_strings
from hooks.content.configuration import check_configuration, read_configuration
from hooks.content.menu import read_menu
from hooks.content.project import Edition, Language, Project
from hooks.downloads.catalogue import Download, make_downloads, open_cache
from hooks.pages.search import make_index
from hooks.pages.statement import Statement, read_statement
from hooks.problems import ProblemsError, Report


@dataclass(frozen=True)
class Site:
    """All that the templates can draw on."""

    project: Project
    downloads: Mapping[str, Mapping[str, Download]]
    """By language code, then by key."""
    assets: Mapping[str, tuple[str, bytes]]
    """Address and content of each style, script and index, by its plain name."""
    translations: Translations
    site_url: str
    """Public address, with a `/` at its end."""
    statement: Statement | None = None
    """Figures of the accessibility statement."""

    def asset(self, name: str) -> str:
        """Return the address of an asset relative to the root."""
        return self.assets[name][0]

    def files(self, edition: Edition) -> Mapping[str, bytes]:
        """Return the files to write with the pages of `edition`, by address."""
        made = {
            download.path: download.content
            for download in self.downloads[edition.language.code].values()
        }
        if not edition.language.source:
            return made
        images = {image.address: image.content for image in self.project.images.values()}
        return made | images | dict(self.assets.values())


def read_site(
    root: Path,
    overrides: Path,
    languages: Sequence[Language],
    nav: object,
    site_url: str,
    strict: bool = True,
) -> Site:
    """Return the site in `root`, with the looks in `overrides` and the menu `nav`.

    Raises ProblemsError with everything that is wrong; if not `strict`, a translation may be stale
    where it is safety-critical, and shows the source text there.
    """
    report = Report()
    configuration = read_configuration(root, report)
    if configuration:
        check_configuration(configuration, languages, site_url, report)
    menu = read_menu(nav, "mkdocs.yml", report)
    statement = read_statement(root, report)
    project = load(root, languages, menu, report)
    translations = read_translations(project)
    if strict and translations.errors:
        raise ProblemsError(translations.errors)
    project = with_source_strings(project, translations)
    downloads = make_downloads(project, overrides, open_cache(root, overrides))
    contents = {"assets/search.js": read_search(overrides / "search").encode()}
    for code, edition in project.editions.items():
        contents[f"search/{code}.js"] = make_index(edition).encode()
    assets = {name: (fingerprinted(name, content), content) for name, content in contents.items()}
    url = site_url if site_url.endswith("/") else f"{site_url}/"
    return Site(project, downloads, MappingProxyType(assets), translations, url, statement)


def read_search(folder: Path) -> str:
    """Return the script of the search: MiniSearch, its terms, and what this site does with it."""
    scripts = (folder / "minisearch.js", folder / "search.js")
    # Minified here and not later: the name of a file must follow from its last form.
    return "\n".join(
        (
            f"/*! MiniSearch\n{(folder / 'LICENSE').read_text(encoding='utf-8')}*/",
            *(rjsmin.jsmin(path.read_text(encoding="utf-8")) for path in scripts),
        )
    )


def fingerprinted(name: str, content: bytes) -> str:
    """Return `name` with a mark of `content`: `site.css` is `site.1a2b3c4d.css`."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{ending}"
