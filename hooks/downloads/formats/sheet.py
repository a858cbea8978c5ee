"""A spreadsheet to fill in, without a format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.content.diary import Kind

# What Excel takes. What is longer or has other signs, XlsxWriter drops or cuts off without a word.
_MESSAGE = 255
_FOOT = 255
_CHOICES = 255
_HINT_TITLE = 32
_TAB = 31
_NOT_IN_A_TAB = "[]:*?/\\'"


@dataclass(frozen=True)
class Column:
    """A column: what stands above it and what may be written in it."""

    label: str
    help: str
    kind: Kind
    width: int
    """Characters that fit on a line."""


@dataclass(frozen=True)
class Sheet:
    """A sheet to read and a sheet to fill in, one row for each thing."""

    title: str
    language: str
    direction: str
    footer: str
    page: str
    """Pattern for the page number, with {page} and {pages}."""
    notes_title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    choices: tuple[str, ...]
    """What a column of kind `choice` offers."""
    rows: int
    not_a_date: str
    """What is said when something else than a date is typed."""
    not_a_time: str
    not_a_choice: str


@dataclass(frozen=True)
class SheetFault:
    """A text that a spreadsheet would lose."""

    text: str
    what: str
    expected: str


def footer_text(sheet: Sheet) -> str:
    """Return what stands at the foot of each printed page, as Excel writes it."""
    number = sheet.page.replace("{page}", "&P").replace("{pages}", "&N")
    words = sheet.footer.replace("&", "&&")
    return f'&L&"Arial,Bold"&12 {words}&R&12 {number}'


def sheet_faults(sheet: Sheet) -> Iterator[SheetFault]:
    """Yield each text of `sheet` that a spreadsheet would lose, whole or in part."""
    for title in (sheet.notes_title, sheet.title):
        if len(title) > _TAB or set(title) & set(_NOT_IN_A_TAB):
            yield SheetFault(
                title, "this cannot be the name of a sheet in a spreadsheet",
                f"at most {_TAB} letters, and none of {_NOT_IN_A_TAB}",
            )  # fmt: skip
    if sheet.notes_title.casefold() == sheet.title.casefold():
        yield SheetFault(sheet.title, "two sheets in one spreadsheet have this name", "two names")
    over = len(footer_text(sheet)) - _FOOT
    if over > 0:
        yield SheetFault(
            sheet.footer, "too long for the foot of a spreadsheet", f"{over} letters less"
        )
    for choice in sheet.choices:
        if "," in choice:
            yield SheetFault(choice, "a comma in something to choose", "words without a comma")
    if len(",".join(sheet.choices)) > _CHOICES:
        yield SheetFault(
            max(sheet.choices, key=len), "too long a list to choose from",
            f"at most {_CHOICES} letters together",
        )  # fmt: skip
    messages = {
        "date": sheet.not_a_date, "time": sheet.not_a_time, "choice": sheet.not_a_choice,
    }  # fmt: skip
    kinds = {column.kind for column in sheet.columns}
    told = [text for kind, text in messages.items() if kind in kinds]
    for text in (*told, *(column.help for column in sheet.columns)):
        if len(text) > _MESSAGE:
            yield SheetFault(
                text, "too long for what a spreadsheet says at a cell",
                f"at most {_MESSAGE} letters",
            )  # fmt: skip
    for column in sheet.columns:
        if len(column.label) > _HINT_TITLE:
            yield SheetFault(
                column.label, "too long for the label of a column",
                f"at most {_HINT_TITLE} letters",
            )  # fmt: skip
