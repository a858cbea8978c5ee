"""The incident diary: short and long, to print, to fill in, to type in, and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hooks.content.diary import Diary, DiaryForm, make_diary
from hooks.content.project import Edition, Project
from hooks.downloads.formats.printed import LARGE, FormField, Print
from hooks.downloads.formats.sheet import Column, Sheet
from hooks.downloads.formats.text import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Row,
    Table,
    TextDocument,
)  # fmt: skip
from hooks.downloads.paper import Paper

_SHEETS = {DiaryForm.SHORT: 4, DiaryForm.LONG: 5}
"""Sheets of a file that is filled in on a computer, where none can be added."""
_ROWS = 25
"""Numbered rows of a spreadsheet: what is empty is printed too, so no more than a sheet has."""
_LARGE_ROWS = 5
"""Incidents on a sheet of the short form in large letters."""
_WIDTHS = {"number": 6, "date": 13, "time": 10, "choice": 12, "text": 20}
_SHORT_WIDTH = 265
_LONG_WIDTHS = (58, 120)


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the diaries of one language."""
    words, paper = edition.strings.diary, edition.strings.paper
    for form in DiaryForm:
        diary = _made(project, edition, form)
        stem = words.short_name if form is DiaryForm.SHORT else words.long_name
        template = f"diary-{form}.typ"
        yield Paper(f"diary-{form}.pdf", stem, diary.title, Print(diary, template), "pdf")
        title = paper.fill.format(title=diary.title)
        filled = replace(diary, title=title, use=words.fill_use, sheets=_SHEETS[form])
        yield Paper(
            f"diary-{form}-fill.pdf", f"{stem}-{paper.fill_end}", title,
            Print(filled, template, fields=tuple(_fields(filled))), "pdf",
        )  # fmt: skip
        text = _text(diary)
        for ending in ("docx", "odt"):
            yield Paper(f"diary-{form}.{ending}", stem, diary.title, text, ending)
        title = paper.large.format(title=diary.title)
        rows = min(diary.rows, _LARGE_ROWS)
        yield Paper(
            f"diary-{form}-large.pdf", f"{stem}-{paper.large_end}", title,
            Print(replace(diary, title=title, rows=rows), template, LARGE), "pdf",
        )  # fmt: skip
    diary = _made(project, edition, DiaryForm.LONG)
    sheet = _sheet(diary, edition)
    yield Paper("diary.xlsx", words.table_name, sheet.title, sheet, "xlsx")


def _made(project: Project, edition: Edition, form: DiaryForm) -> Diary:
    return make_diary(project.diary, form, edition.language.code, edition.strings, edition.facts)


def _fields(diary: Diary) -> Iterator[FormField]:
    """Yield the fields of all sheets; the templates give them the same names."""
    for number in range(1, diary.sheets * diary.rows + 1):
        for field in diary.fields:
            tip = f"{number}. {field.label}: {field.help}"
            name = f"{number}-{field.key}"
            if field.kind == "choice":
                yield FormField(name, tip, "choice", choices=diary.choices)
            elif field.kind == "number":
                yield FormField(name, tip, "line", value=str(number))
            else:
                # A cell of the short form is narrow: everything in it may need a second line.
                several = diary.form is DiaryForm.SHORT or field.kind == "text"
                yield FormField(name, tip, "lines" if several else "line")


def _text(diary: Diary) -> TextDocument:
    short = diary.form is DiaryForm.SHORT
    blocks: list[Block] = [
        Heading(1, diary.title),
        Paragraph(diary.use),
        Heading(2, diary.notes_title),
        Bullets(diary.notes),
        Heading(2, diary.title, new_page=True),
        _rows(diary) if short else _sheet_table(diary),
    ]
    return TextDocument(
        diary.title, diary.language, diary.direction, tuple(blocks), diary.footer, diary.page,
        sideways=short,
    )  # fmt: skip


def _rows(diary: Diary) -> Table:
    empty = Row((Cell(),) * len(diary.fields), 18)
    return Table(
        tuple(field.label for field in diary.fields),
        tuple(round(_SHORT_WIDTH * field.width / 100) for field in diary.fields),
        (empty,) * diary.rows,
    )


def _sheet_table(diary: Diary) -> Table:
    choices = " / ".join(diary.choices)
    rows = tuple(
        Row(
            (Cell(field.label, field.help), Cell(text=choices if field.kind == "choice" else "")),
            13 + 8 * field.lines,
        )
        for field in diary.fields
    )
    return Table((diary.what, diary.room), _LONG_WIDTHS, rows)


def _sheet(diary: Diary, edition: Edition) -> Sheet:
    words = edition.strings.diary
    columns: list[Column] = []
    for field in diary.fields:
        labels = (words.starts, words.ends) if field.kind == "time" else (field.label,)
        width = _WIDTHS[field.kind] + (20 if field.lines > 4 else 0)
        columns += [Column(label, field.help, field.kind, width) for label in labels]
    return Sheet(
        title=words.table_title,
        language=diary.language,
        direction=diary.direction,
        footer=diary.footer,
        page=diary.page,
        notes_title=diary.notes_title,
        notes=(words.table_use, edition.strings.sheet.more, *diary.notes),
        columns=tuple(columns),
        choices=diary.choices,
        rows=_ROWS,
        not_a_date=edition.strings.sheet.not_a_date,
        not_a_time=edition.strings.sheet.not_a_time,
        not_a_choice=edition.strings.sheet.not_a_choice.format(choices=", ".join(diary.choices)),
    )
