"""The real documents, made once, and the documents of small sites."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from hooks.checks.load import load
from hooks.content.menu import Menu, read_menu
from hooks.content.project import Language, Project
from hooks.downloads.catalogue import Download, make_downloads
from hooks.files import Cache
from hooks.problems import Report
from tests.conftest import ROOT
from tests.once import once

Downloads = Mapping[str, Mapping[str, Download]]
Make = Callable[..., Downloads]


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose tags only MkDocs knows."""


_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)


def load_project(root: Path, codes: Sequence[str] = ("nl", "en")) -> Project:
    """Return the project in `root` with the languages `codes`, the source language first."""
    report = Report()
    config = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)
    menu: Menu = read_menu(config["nav"], "mkdocs.yml", report)
    languages = [Language(code, place == 0) for place, code in enumerate(codes)]
    return load(root, languages, menu, report)


def make(root: Path, codes: Sequence[str] = ("nl", "en"), cache: Path | None = None) -> Downloads:
    """Return the documents of the project in `root`."""
    folder = cache or root / ".cache/documents"
    project = load_project(root, codes)
    return make_downloads(project, root / "overrides", Cache(folder, "test"))


@pytest.fixture(scope="session")
def project() -> Project:
    """Return the real project."""
    return load_project(ROOT)


@pytest.fixture(scope="session")
def downloads(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Downloads:
    """Return the real documents, made now."""

    def make_all() -> bytes:
        cache = Cache(tmp_path_factory.mktemp("cache"), "test")
        made = make_downloads(project, ROOT / "overrides", cache)
        return pickle.dumps({code: dict(files) for code, files in made.items()})

    made: Downloads = pickle.loads(once(tmp_path_factory, "downloads.pickle", make_all))
    return made


def all_files(downloads: Downloads, ending: str) -> Iterator[Download]:
    """Yield the files of all languages with one ending."""
    for files in downloads.values():
        for file in files.values():
            if file.path.endswith(f".{ending}"):
                yield file


PAPERS = """\
papers:
  - {kind: card, name: kaart, title: Kaart, parts: ["#kop", "tips.md#nummer"]}
"""


def every_kind(files: Mapping[str, str | bytes]) -> dict[str, str | bytes | None]:
    """Return the pages of the small site with one paper of each kind."""
    changed: dict[str, str | bytes | None] = {}
    for code, words in (("nl", "Nummer"), ("en", "Number")):
        name = f"docs/{code}/tips.md"
        text = str(files[name]).replace("sources: [politie]\n", f"sources: [politie]\n{PAPERS}", 1)
        changed[name] = f"{text}\n### {words} {{#nummer}}\n\n[{words}](fact:noodnummer)\n"
    return changed
