"""A `TextDocument` as a Word file."""

from __future__ import annotations

import io
import re

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from hooks.downloads.formats.ooxml import silent
from hooks.downloads.formats.text import (
    FONT,
    HEADING_SIZES,
    MARGIN,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Table,
    TextDocument,
)  # fmt: skip
from hooks.downloads.formats.word_parts import tidy

_FOOT, _FOOT_DISTANCE = 25, 8
"""Millimetres from the edge of the sheet to the text, and to the two lines of the footer."""


def write_docx(document: TextDocument) -> bytes:
    """Return `document` as a DOCX file that carries no author, program or time."""
    word = Document()
    _lay_out(word, document)
    for block in document.blocks:
        match block:
            case Heading():
                heading = word.add_heading(block.text, block.level)
                heading.paragraph_format.page_break_before = block.new_page
            case Paragraph():
                word.add_paragraph(block.text)
            case Bullets():
                for item in block.items:
                    word.add_paragraph(item, style="List Bullet")
            case Table():
                _add_table(word, block, document.direction == "rtl")
    if document.direction == "rtl":
        _turn(word)
    out = io.BytesIO()
    word.save(out)
    tidied = tidy(out.getvalue(), document.language, FONT)
    return silent(tidied, document.title, document.language)


def _lay_out(word: WordDocument, document: TextDocument) -> None:
    section = word.sections[0]
    width, height = document.sheet
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if document.sideways else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = Mm(MARGIN)
    section.bottom_margin, section.footer_distance = Mm(_FOOT), Mm(_FOOT_DISTANCE)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    for level, size in HEADING_SIZES.items():
        style = word.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = None
    if not document.footer:
        return
    footer = section.footer.paragraphs[0]
    footer.add_run(document.footer).bold = True
    footer.paragraph_format.space_after = Pt(0)
    _add_page_number(section.footer.add_paragraph(style=footer.style), document.page)


def _add_page_number(paragraph: WordParagraph, pattern: str) -> None:
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


def _add_table(word: WordDocument, block: Table, right_to_left: bool) -> None:
    table = word.add_table(1 + len(block.rows), len(block.widths), style="Table Grid")
    table.autofit = False
    properties = table._tbl.tblPr
    # The order of the elements is fixed: margins stand before the last, `tblLook`.
    properties.insert(len(properties) - 1, _cell_margins())
    if right_to_left:
        # And this one behind the style.
        properties.insert(1, OxmlElement("w:bidiVisual"))
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(width)
    for cell, label in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(label).bold = True
        _shade(cell)
    _mark(table.rows[0], "w:tblHeader")
    for word_row, row in zip(table.rows[1:], block.rows, strict=True):
        word_row.height = Mm(row.height)
        for word_cell, cell in zip(word_row.cells, row.cells, strict=True):
            _fill(word_cell, cell)
    for word_row in table.rows:
        _mark(word_row, "w:cantSplit")
        for word_cell, width in zip(word_row.cells, block.widths, strict=True):
            word_cell.width = Mm(width)


def _cell_margins() -> BaseOxmlElement:
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _fill(word_cell: _Cell, cell: Cell) -> None:
    first = word_cell.paragraphs[0]
    first.add_run(cell.strong or cell.text).bold = bool(cell.strong)
    if cell.strong:
        _shade(word_cell)
    if cell.strong and cell.text:
        first.paragraph_format.space_after = Pt(2)
        word_cell.add_paragraph(cell.text)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EFEFEF")):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: _Row, name: str) -> None:
    properties: BaseOxmlElement = row._tr.get_or_add_trPr()
    properties.append(OxmlElement(name))


def _turn(word: WordDocument) -> None:
    """Let every paragraph run from right to left."""
    for root in (word.element.body, word.sections[0].footer._element):
        for paragraph in root.iter(qn("w:p")):
            # Behind style and page break, before spacing: the order of the elements is fixed.
            properties = paragraph.get_or_add_pPr()
            early = {qn(f"w:{name}") for name in _BEFORE_BIDI}
            place = sum(child.tag in early for child in properties)
            properties.insert(place, OxmlElement("w:bidi"))
        for run in root.iter(qn("w:r")):
            run.get_or_add_rPr().append(OxmlElement("w:rtl"))


_BEFORE_BIDI = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
                "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs")  # fmt: skip
