"""Which files a reader can take away, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from hooks.content.project import Edition, Project
from hooks.downloads import cards, diaries, forms, letter, lists, pocket, records
from hooks.downloads.formats.engine import engine_mark
from hooks.downloads.formats.printed import MissingGlyphsError
from hooks.downloads.paper import Paper
from hooks.downloads.paper_rules import check_paper
from hooks.files import Cache
from hooks.problems import Report

if TYPE_CHECKING:
    from hooks.downloads.formats.maker import Maker

FOLDER = "downloads/"
"""Folder of all files below the start of a language's addresses."""

KINDS: Mapping[str, Callable[[Project, Edition], Iterator[Paper]]] = MappingProxyType(
    {
        "plan": forms.plan,
        "overview": forms.overview,
        "diaries": diaries.papers,
        "records": records.papers,
        "lists": lists.papers,
        "cards": cards.papers,
        "pocket": pocket.papers,
        "letter": letter.papers,
    }
)
"""All kinds, by name: `DOWNLOAD_KINDS` of the strings, those with a slot of their own, and the
letter, which is had only from the page that asks first whether it is safe to send one."""

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

    `templates` is `overrides/`. Raises ProblemsError before any file is made if a name tells what
    a file is about or is that of two files, or if a spreadsheet would lose a text; and later if a
    letter is in no font.
    """
    maker = _Maker(templates, cache)
    neutral = sorted({word for each in project.editions.values() for word in each.strings.neutral})
    planned = {
        code: list(maker.plan(project, edition, neutral))
        for code, edition in project.editions.items()
    }
    maker.report.raise_errors()
    made = {
        code: MappingProxyType(
            {
                download.key: download
                for kind, path, paper in papers
                if (download := maker.make(project.editions[code], kind, path, paper))
            }
        )
        for code, papers in planned.items()
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

    def plan(
        self, project: Project, edition: Edition, neutral: Sequence[str]
    ) -> Iterator[tuple[str, str, Paper]]:
        """Yield kind, address and content of each file of one language; note what is wrong."""
        names: set[str] = set()
        for kind, papers in KINDS.items():
            for paper in papers(project, edition):
                name = f"{paper.stem}.{paper.ending}"
                if name in names:
                    self._note_double(edition, name)
                names.add(name)
                check_paper(paper, project.root, edition, neutral, self.report)
                yield kind, f"{edition.language.prefix}{FOLDER}{name}", paper

    def make(self, edition: Edition, kind: str, path: str, paper: Paper) -> Download | None:
        """Return a file, from the cache if it is there; None if a letter of it is in no font."""
        try:
            kept = self._cache.fetch(
                f"{paper.ending}, counted: {paper.content!r}", partial(self._counted, paper)
            )
        except MissingGlyphsError as error:
            self._note_letters(edition, path.rpartition("/")[2], str(error))
            return None
        pages, _, content = kept.partition(b"\n")
        return Download(
            paper.key, kind, path, paper.title, _FORMATS[paper.ending], content,
            int(pages) if pages else None,
        )  # fmt: skip

    def _counted(self, paper: Paper) -> bytes:
        """Return the number of pages, if there is one, a line's end and the file."""
        if self._files is None:
            # Here, not above: a warm build makes nothing, and this takes long to load.
            from hooks.downloads.formats.maker import Maker

            self._files = Maker(self._templates)
        content, pages = self._files.make(paper.content, paper.ending)
        return (b"" if pages is None else b"%d" % pages) + b"\n" + content

    def _note_letters(self, edition: Edition, name: str, missing: str) -> None:
        self.report.error(
            f"docs/{edition.language.code}/strings.yml", 1,
            f"{name}: no font for paper has letters of {edition.language.label}",
            expected="letters of the fonts in overrides/print/fonts/", found=missing,
            fix="put a font (.ttf) with these letters in that folder",
        )  # fmt: skip

    def _note_double(self, edition: Edition, name: str) -> None:
        self.report.error(
            f"docs/{edition.language.code}/strings.yml", 1, "two files have one name",
            expected="a name of its own for each file", found=name,
            fix="change one of the names, here or in the front matter of a page",
        )  # fmt: skip


def open_cache(root: Path, templates: Path) -> Cache:
    """Return the cache of documents of the project in `root`."""
    return Cache(root / ".cache/documents", engine_mark(templates))
