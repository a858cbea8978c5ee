"""The diary as a Word file, to fill in on a computer."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from hooks.diary import Diary, DiaryForm
from hooks.documents.archive import rewrite

_APP = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>
"""
_LONG_LABEL = Mm(52)
_LONG_ROOM = Mm(126)
_SHORT_WIDTH = 265
"""Millimetres between the margins of a sheet on its side."""


def write_docx(diary: Diary) -> bytes:
    """Return `diary` as a DOCX file that carries no author, program or time."""
    document = Document()
    _lay_out(document, diary)
    document.add_heading(diary.title, 1)
    document.add_paragraph(diary.use)
    document.add_heading(diary.notes_title, 2)
    for note in diary.notes:
        document.add_paragraph(note, style="List Bullet")
    document.add_page_break()
    if diary.form is DiaryForm.SHORT:
        _add_rows(document, diary)
    else:
        _add_sheet(document, diary)
    out = io.BytesIO()
    document.save(out)
    return _silent(out.getvalue())


def _lay_out(document: WordDocument, diary: Diary) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if diary.form is DiaryForm.SHORT:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = Mm(16)
    section.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    for name, size in (("Heading 1", 20), ("Heading 2", 15)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), diary.language)
        language.set(qn("w:bidi"), diary.language)
    properties = document.core_properties
    properties.title, properties.language = diary.title, diary.language
    footer = section.footer.paragraphs[0]
    footer.add_run(diary.footer).bold = True
    footer.add_run(" · ")
    _add_page_number(footer, diary.page)


def _add_page_number(paragraph: Paragraph, pattern: str) -> None:
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    for part in re.split(r"(\{page\}|\{pages\})", pattern):
        if part not in fields:
            paragraph.add_run(part)
            continue
        simple = OxmlElement("w:fldSimple")
        simple.set(qn("w:instr"), fields[part])
        # A program that does not count pages shows this text.
        run = paragraph.add_run("1")
        simple.append(run._r)
        paragraph._p.append(simple)


def _add_rows(document: WordDocument, diary: Diary) -> None:
    widths = [Mm(_SHORT_WIDTH * field.width / 100) for field in diary.fields]
    table = _table(document, 1 + diary.rows, widths)
    for cell, field in zip(table.rows[0].cells, diary.fields, strict=True):
        _label(cell, field.label)
    _repeat(table.rows[0])
    for row in table.rows:
        _keep_whole(row)
    for row in table.rows[1:]:
        row.height = Mm(18)


def _add_sheet(document: WordDocument, diary: Diary) -> None:
    table = _table(document, len(diary.fields), (_LONG_LABEL, _LONG_ROOM))
    for row, field in zip(table.rows, diary.fields, strict=True):
        label, room = row.cells
        _label(label, field.label)
        label.add_paragraph(field.help)
        if field.kind == "choice":
            room.text = " / ".join(diary.choices)
        row.height = Mm(6 + 6 * field.lines)
        _keep_whole(row)


def _table(document: WordDocument, rows: int, widths: Sequence[int]) -> Table:
    table = document.add_table(rows, len(widths), style="Table Grid")
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table


def _label(cell: _Cell, text: str) -> None:
    cell.paragraphs[0].add_run(text).bold = True


def _repeat(row: _Row) -> None:
    """Show `row` again at the top of each page."""
    _row_mark(row, "w:tblHeader")


def _keep_whole(row: _Row) -> None:
    """Keep a page break out of `row`."""
    _row_mark(row, "w:cantSplit")


def _row_mark(row: _Row, name: str) -> None:
    properties: BaseOxmlElement = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def _silent(docx: bytes) -> bytes:
    """Return `docx` without what python-docx's template says of itself."""
    source = Document(io.BytesIO(docx))
    title, language = source.core_properties.title, source.core_properties.language
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>\n"
    )
    thumbnail = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")
    relations = thumbnail.sub(b"", _entry(docx, "_rels/.rels"))
    return rewrite(
        docx,
        replace={
            "docProps/core.xml": core.encode(),
            "docProps/app.xml": _APP,
            "_rels/.rels": relations,
        },
        drop=frozenset({"docProps/thumbnail.jpeg"}),
    )


def _entry(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return source.read(name)
