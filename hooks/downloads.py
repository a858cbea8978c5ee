"""Which files a reader can take away, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hooks.checklists import make_checklist, read_section
from hooks.diary import Diary, DiaryForm, make_diary
from hooks.documents.docx import write_docx
from hooks.documents.pdf import PdfPrinter, page_count
from hooks.project import Edition, Project

FOLDER = "downloads/"
"""Folder of all files below the start of a language's addresses."""


@dataclass(frozen=True)
class Download:
    """A file to take away."""

    key: str
    """`diary-short.pdf`, `list-all.pdf`, or `list:<page>` for the checklist of a page."""
    path: str
    """Address relative to the site's root: `en/downloads/log-short.pdf`."""
    title: str
    format: str
    """Name of the format as readers know it: PDF, Word."""
    content: bytes
    pages: int | None
    """Number of pages; None where it depends on the program that shows it."""

    @property
    def kilobytes(self) -> int:
        """Size in kB (1,000 bytes), at least 1."""
        return max(1, round(len(self.content) / 1000))


def make_downloads(project: Project, printer: PdfPrinter) -> Mapping[str, Mapping[str, Download]]:
    """Return the files of each language by language code, and by key in the order of pages."""
    return MappingProxyType(
        {
            code: MappingProxyType({made.key: made for made in _make(project, edition, printer)})
            for code, edition in project.editions.items()
        }
    )


def _make(project: Project, edition: Edition, printer: PdfPrinter) -> Iterator[Download]:
    words = edition.strings
    code = edition.language.code
    for form in DiaryForm:
        diary = make_diary(project.diary, form, code, words, edition.facts)
        short = form is DiaryForm.SHORT
        name = words.diary.short_name if short else words.diary.long_name
        yield _pdf(edition, f"diary-{form}.pdf", name, diary.title, diary, printer)
        yield _file(edition, f"diary-{form}.docx", f"{name}.docx", diary, write_docx(diary))
    sections = []
    for page in edition.pages.values():
        section = read_section(page, words.paper.general, edition.facts)
        if section is None:
            continue
        sections.append(section)
        checklist = make_checklist(section.title, (section,), code, words, edition.facts)
        name = f"{words.paper.list_prefix}-{page.meta.list_name}"
        yield _pdf(edition, f"list:{page.name}", name, section.title, checklist, printer)
    if sections:
        everything = make_checklist(words.paper.all_title, sections, code, words, edition.facts)
        yield _pdf(
            edition, "list-all.pdf", words.paper.all_name, everything.title, everything, printer
        )


def _pdf(
    edition: Edition, key: str, name: str, title: str, document: object, printer: PdfPrinter
) -> Download:
    template = f"diary-{document.form}.typ" if isinstance(document, Diary) else "checklist.typ"
    content = printer.print(document, template)
    path = f"{edition.language.prefix}{FOLDER}{name}.pdf"
    return Download(key, path, title, "PDF", content, page_count(content))


def _file(edition: Edition, key: str, name: str, diary: Diary, content: bytes) -> Download:
    path = f"{edition.language.prefix}{FOLDER}{name}"
    return Download(key, path, diary.title, "Word", content, None)
