"""Which files a reader can take away, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from hooks.cache import Cache
from hooks.documents.engine import engine_mark
from hooks.documents.printed import MissingLettersError
from hooks.papers import KINDS
from hooks.papers.paper import Paper
from hooks.problems import Report
from hooks.project import Edition, Project

if TYPE_CHECKING:
    from hooks.documents.maker import Maker

FOLDER = "downloads/"
"""Folder of all files below the start of a language's addresses."""

_FORMATS = {"pdf": "PDF", "docx": "Word", "odt": "OpenDocument", "xlsx": "Excel"}
"""Names of the formats as readers know them, by ending."""


@dataclass(frozen=True)
class Download:
    """A file to take away."""

    key: str
    """`diary-short.pdf`, `list-all.pdf`, or `list:<page>` for the checklist of a page."""
    kind: str
    """Name of its kind: `diaries`, `lists`."""
    path: str
    """Address relative to the site's root: `en/downloads/log-short.pdf`."""
    title: str
    format: str
    content: bytes
    pages: int | None
    """Number of pages; None where it depends on the program that shows it."""

    @property
    def kilobytes(self) -> int:
        """Size in kB (1,000 bytes), at least 1."""
        return max(1, round(len(self.content) / 1000))


def make_downloads(
    project: Project, templates: Path, cache: Cache
) -> Mapping[str, Mapping[str, Download]]:
    """Return the files of each language by language code, and by key in the order of kinds.

    `templates` is `overrides/`, with the templates of documents. Raises ProblemsError if a letter
    is in no font, or if two files would get one name.
    """
    maker = _Maker(templates, cache)
    made = {
        code: MappingProxyType(
            {download.key: download for download in maker.make(project, edition)}
        )
        for code, edition in project.editions.items()
    }
    maker.report.raise_errors()
    cache.forget_unused()
    return MappingProxyType(made)


class _Maker:
    def __init__(self, templates: Path, cache: Cache) -> None:
        self._templates = templates
        self._files: Maker | None = None
        self._cache = cache
        self.report = Report()

    def make(self, project: Project, edition: Edition) -> Iterator[Download]:
        """Yield the files of one language; files that cannot be made become errors."""
        names: set[str] = set()
        for kind in KINDS:
            for paper in import_module(f"hooks.papers.{kind}").papers(project, edition):
                name = f"{paper.stem}.{paper.ending}"
                if name in names:
                    self._note_double(edition, name)
                    continue
                names.add(name)
                try:
                    kept = self._cache.fetch(
                        f"{paper.ending}, counted: {paper.content!r}",
                        partial(self._counted, paper),
                    )
                except MissingLettersError as error:
                    self._note_letters(edition, name, str(error))
                    continue
                pages, _, content = kept.partition(b"\n")
                yield Download(
                    paper.key,
                    kind,
                    f"{edition.language.prefix}{FOLDER}{name}",
                    paper.title,
                    _FORMATS[paper.ending],
                    content,
                    int(pages) if pages else None,
                )

    def _counted(self, paper: Paper) -> bytes:
        """Return the number of pages, if there is one, a line's end and the file."""
        if self._files is None:
            # Here, not above: a warm build makes nothing, and this takes long to load.
            from hooks.documents.maker import Maker

            self._files = Maker(self._templates)
        content, pages = self._files.make(paper.content, paper.ending)
        return (b"" if pages is None else b"%d" % pages) + b"\n" + content

    def _note_letters(self, edition: Edition, name: str, missing: str) -> None:
        self.report.error(
            f"docs/{edition.language.code}/strings.yml", 1,
            f"{name}: no font for paper has letters of {edition.strings.language.name}",
            expected="letters of the fonts in overrides/print/fonts/", found=missing,
            mend="put a font (.ttf) with these letters in that folder",
        )  # fmt: skip

    def _note_double(self, edition: Edition, name: str) -> None:
        self.report.error(
            f"docs/{edition.language.code}/strings.yml", 1, "two files have one name",
            expected="a name of its own for each file", found=name,
            mend="change one of the names, here or in the front matter of a page",
        )  # fmt: skip


def open_cache(root: Path, templates: Path) -> Cache:
    """Return the cache of documents of the project in `root`."""
    return Cache(root / ".cache/documents", engine_mark(templates))
