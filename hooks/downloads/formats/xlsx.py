"""A `Sheet` as an Excel file."""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from hooks.downloads.formats.archive import repack
from hooks.downloads.formats.sheet import Column, Sheet, footer_text

_FONT: Mapping[str, object] = MappingProxyType(
    {"font_name": "Arial", "font_size": 12, "text_wrap": True, "valign": "top"}
)
_FORMATS = {"date": "dd-mm-yyyy", "time": "hh:mm", "number": "0", "text": "@", "choice": "@"}
_FIRST_DATE = datetime.date(1950, 1, 1)
_LAST_DATE = datetime.date(2099, 12, 31)
_LINE = 16
"""Points from line to line."""
_NOTE_LETTERS = 80
"""Characters that surely fit on a line of the notes."""
_SHEET_LETTERS = 150
"""Characters of 10 points or so beside each other on a sheet of paper."""
_LAST_ROW = 1000
"""Until where dates, times and choices are checked."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_APP = f'{_HEAD}<Properties xmlns="{_SCHEMAS}/officeDocument/2006/extended-properties"/>\n'


def write_xlsx(sheet: Sheet) -> bytes:
    """Return `sheet` as an XLSX file that carries no author, program or time."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "default_format_properties": {**_FONT}})
    notes = book.add_worksheet(sheet.notes_title)
    form = book.add_worksheet(sheet.title)
    _write_notes(book, notes, sheet)
    _write_form(book, form, sheet)
    width = sum(column.width for column in sheet.columns)
    _lay_out(notes, sheet, 1)
    _lay_out(form, sheet, math.ceil(width / _SHEET_LETTERS))
    book.close()
    # In place of what the library writes: its program, and times that cannot be left out.
    core = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(sheet.title)}</dc:title>"
        f"<dc:language>{escape(sheet.language)}</dc:language></cp:coreProperties>\n"
    )
    return repack(
        out.getvalue(), {"docProps/core.xml": core.encode(), "docProps/app.xml": _APP.encode()}
    )


def _write_notes(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    page.set_column(0, 0, 90)
    page.write(0, 0, sheet.notes_title, book.add_format({**_FONT, "bold": True, "font_size": 16}))
    words = book.add_format({**_FONT})
    for row, note in enumerate(sheet.notes, 1):
        page.write_string(row, 0, note, words)
        # Not every program makes a row as high as its text.
        page.set_row(row, 6 + _LINE * math.ceil(len(note) / _NOTE_LETTERS))


def _write_form(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    head = book.add_format({**_FONT, "bold": True, "bg_color": "#EFEFEF", "border": 1})
    for place, column in enumerate(sheet.columns):
        look = {**_FONT, "num_format": _FORMATS[column.kind], "locked": False}
        style = book.add_format({**look, "border": 1})
        # Below the rows with lines somebody can go on; only what is filled in there is printed.
        page.set_column(place, place, column.width, book.add_format(look))
        page.write_string(0, place, column.label, head)
        # Rows get no height of their own: they grow with what is typed, so that it is all printed.
        for row in range(1, sheet.rows + 1):
            if column.kind == "number":
                page.write_number(row, place, row, style)
            else:
                page.write_blank(row, place, None, style)
        page.data_validation(1, place, _LAST_ROW, place, _check(column, sheet))
    page.set_row(0, 40)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    page.repeat_columns(0)
    page.print_across()


def _check(column: Column, sheet: Sheet) -> dict[str, object]:
    """Return the rule for the cells of a column, with its help as the hint."""
    hint: dict[str, object] = {
        "input_title": column.label, "input_message": column.help,
    }  # fmt: skip
    match column.kind:
        case "date":
            rule = {
                "validate": "date", "criteria": "between",
                "minimum": _FIRST_DATE, "maximum": _LAST_DATE,
                "error_message": sheet.not_a_date,
            }  # fmt: skip
        case "time":
            # A warning: how long it took may be written too.
            rule = {
                "validate": "time", "criteria": "between", "error_type": "warning",
                "minimum": datetime.time(0, 0), "maximum": datetime.time(23, 59, 59),
                "error_message": sheet.not_a_time,
            }  # fmt: skip
        case "choice":
            rule = {
                "validate": "list", "source": list(sheet.choices),
                "error_message": sheet.not_a_choice,
            }  # fmt: skip
        case _:
            rule = {"validate": "any"}
    return rule | hint


def _lay_out(page: Worksheet, sheet: Sheet, sheets: int) -> None:
    """Set how `page` is printed: `sheets` of paper beside each other, as many below as it takes."""
    if sheet.direction == "rtl":
        page.right_to_left()
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(sheets, 0)
    page.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.9)
    page.set_footer(footer_text(sheet))
