"""A `TextDocument` as a Word file, on the template `overrides/office/template.docx`.

The template has the styles, the sheet and its margins, and nothing else.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from hooks.downloads.formats.archive import repack
from hooks.downloads.formats.text import Bullets, Cell, Heading, Paragraph, Table, TextDocument

_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def write_docx(document: TextDocument, template: Path) -> bytes:
    """Return `document` as a DOCX file that carries no author, program or time."""
    word = Document(str(template))
    word.core_properties.title, word.core_properties.language = document.title, document.language
    for element in word.styles.element.iter(qn("w:lang")):
        for kind in ("val", "eastAsia", "bidi"):
            element.set(qn(f"w:{kind}"), document.language)
    section = word.sections[0]
    if document.sideways:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if document.footer:
        first = section.footer.paragraphs[0]
        first.add_run(document.footer).bold = True
        _add_page_number(section.footer.add_paragraph(style=first.style), document.page)
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
        _turn(word, bool(document.footer))
    out = io.BytesIO()
    word.save(out)
    return repack(out.getvalue(), {})


def _add_page_number(paragraph: WordParagraph, pattern: str) -> None:
    for part in re.split(r"(\{page\}|\{pages\})", pattern):
        # A program that does not count pages shows the text "1".
        run = paragraph.add_run("1" if part in _FIELDS else part)
        if part in _FIELDS:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), _FIELDS[part])
            field.append(run._r)
            paragraph._p.append(field)


def _add_table(word: WordDocument, block: Table, right_to_left: bool) -> None:
    table = word.add_table(1 + len(block.rows), len(block.widths), style="Table Grid")
    table.autofit = False
    if right_to_left:
        table.table_direction = WD_TABLE_DIRECTION.RTL
    rows = [[Cell(label) for label in block.header], *(row.cells for row in block.rows)]
    for word_row, cells in zip(table.rows, rows, strict=True):
        word_row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for word_cell, cell, width in zip(word_row.cells, cells, block.widths, strict=True):
            word_cell.width = Mm(width)
            _fill(word_cell, cell)
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm(width)
    for word_row, row in zip(table.rows[1:], block.rows, strict=True):
        word_row.height = Mm(row.height)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _fill(word_cell: _Cell, cell: Cell) -> None:
    first = word_cell.paragraphs[0]
    if not cell.strong:
        first.add_run(cell.text)
        return
    first.add_run(cell.strong).bold = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EFEFEF")):
        shade.set(qn(f"w:{name}"), value)
    word_cell._tc.get_or_add_tcPr().append(shade)
    if cell.text:
        first.paragraph_format.space_after = Pt(2)
        word_cell.add_paragraph(cell.text)


def _turn(word: WordDocument, footer: bool) -> None:
    """Let every paragraph run from right to left, those of the footer too if there is one."""
    # A footer that is only looked for is made.
    roots = [word.element.body, *([word.sections[0].footer._element] if footer else [])]
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            # The order of the elements is fixed; spacing is all that we set behind this one.
            direction = OxmlElement("w:bidi")
            paragraph.get_or_add_pPr().insert_element_before(direction, "w:spacing")
        for run in root.iter(qn("w:r")):
            run.get_or_add_rPr().append(OxmlElement("w:rtl"))
