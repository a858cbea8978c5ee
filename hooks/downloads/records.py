"""The list of what was kept as evidence: number, what, where, copy, date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.content.diary import Kind
from hooks.content.project import Edition, Project
from hooks.downloads.formats.printed import Print
from hooks.downloads.formats.sheet import Column, Sheet
from hooks.downloads.paper import Paper

_COLUMNS: tuple[tuple[str, Kind, int], ...] = (
    ("number", "number", 6), ("date", "date", 13), ("what", "text", 40), ("where", "text", 24),
    ("copy_kept", "text", 17),
)  # fmt: skip
"""Key, kind and width: percent of the sheet, about letters in a spreadsheet."""
_ROWS, _SHEET_ROWS = 10, 25


@dataclass(frozen=True)
class RecordList:
    """A blank list to print."""

    title: str
    language: str
    direction: str
    use: str
    keep: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: int
    footer: str
    page: str


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the list of one language, to print and as a spreadsheet."""
    words, paper = edition.strings.records, edition.strings.paper
    language = edition.language.code
    direction = edition.strings.language.direction
    footer = edition.facts.plain(paper.footer)
    notes = tuple(edition.facts.plain(note) for note in words.notes)
    columns = tuple(
        Column(getattr(words, key).label, getattr(words, key).help, kind, width)
        for key, kind, width in _COLUMNS
    )
    blank = RecordList(
        title=words.title,
        language=language,
        direction=direction,
        use=words.use,
        keep=paper.keep,
        notes=notes,
        columns=columns,
        rows=_ROWS,
        footer=footer,
        page=paper.page,
    )
    yield Paper("records.pdf", words.name, words.title, Print(blank, "records.typ"), "pdf")
    sheet = Sheet(
        title=words.title,
        language=language,
        direction=direction,
        footer=footer,
        page=paper.page,
        notes_title=edition.strings.diary.notes_title,
        notes=(
            words.use,
            edition.strings.sheet.more,
            paper.keep,
            *notes,
        ),
        columns=columns,
        choices=(),
        rows=_SHEET_ROWS,
        not_a_date=edition.strings.sheet.not_a_date,
        not_a_time=edition.strings.sheet.not_a_time,
        not_a_choice=edition.strings.sheet.not_a_choice,
    )
    yield Paper("records.xlsx", words.name, words.title, sheet, "xlsx")
