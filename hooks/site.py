"""The project together with every file that is made of it, apart from its pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

import rjsmin

from hooks.cache import Cache
from hooks.downloads import Download, make_downloads, open_cache
from hooks.problems import Report
from hooks.project import Edition, Language, Project, load
from hooks.show.search import make_index
from hooks.show.statement import Statement, read_statement
from hooks.source.menu import read_menu
from hooks.source.outlines import cached, open_outlines


@dataclass(frozen=True)
class Site:
    """All that the templates can draw on."""

    project: Project
    downloads: Mapping[str, Mapping[str, Download]]
    """By language code, then by key."""
    assets: Mapping[str, tuple[str, bytes]]
    """Address and content of each style, script and index, by its plain name."""
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
        return made | dict(self.assets.values()) if edition.language.source else made


def read_site(
    root: Path, overrides: Path, languages: Sequence[Language], nav: object, site_url: str
) -> Site:
    """Return the site in `root`, with the looks in `overrides` and the menu `nav`.

    Raises ProblemsError with everything that is wrong.
    """
    report = Report()
    menu = read_menu(nav, "mkdocs.yml", report)
    statement = read_statement(root, report)
    outlines = open_outlines(root)
    project = load(root, languages, menu, report, cached(outlines))
    outlines.forget_unused()
    downloads = make_downloads(project, overrides, open_cache(root, overrides))
    contents = {
        f"assets/{path.name}": path.read_bytes()
        for path in sorted((overrides / "assets").iterdir())
    }
    # One sheet for readers; the bar with the exit comes first.
    contents["assets/site.css"] = (
        (overrides / "exit/exit.css").read_bytes() + contents["assets/site.css"]
    )  # fmt: skip
    # Minified here and not later: the name of a file must follow from its last form.
    search = contents["assets/search.js"].decode()
    contents["assets/search.js"] = rjsmin.jsmin(search).encode()
    stems = Cache(root / ".cache/stems", version("snowballstemmer"))
    for code, edition in project.editions.items():
        contents[f"search/{code}.js"] = make_index(edition, stems).encode()
    stems.forget_unused()
    assets = {name: (hashed(name, content), content) for name, content in contents.items()}
    url = site_url if site_url.endswith("/") else f"{site_url}/"
    return Site(project, downloads, MappingProxyType(assets), url, statement)


def hashed(name: str, content: bytes) -> str:
    """Return `name` with a mark of `content`: `site.css` is `site.1a2b3c4d.css`."""
    stem, dot, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{dot}{ending}"
