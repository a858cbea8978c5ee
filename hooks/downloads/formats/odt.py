"""A `TextDocument` as an OpenDocument text: a small package, written here."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from hooks.downloads.formats.archive import rewrite
from hooks.downloads.formats.odt_styles import HEAD, NAMESPACES, STRONG, page_styles, table_styles
from hooks.downloads.formats.text import (
    HEADING_SIZES,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Table,
    TextDocument,
)  # fmt: skip

_MIME = "application/vnd.oasis.opendocument.text"


def write_odt(document: TextDocument) -> bytes:
    """Return `document` as an ODT file that carries no author, program or time."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    parts = {
        "mimetype": _MIME,
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _meta(document),
        "styles.xml": page_styles(document),
        "content.xml": _content(document, tables),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return rewrite(out.getvalue(), replace={}, drop=frozenset())


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (
            ("/", _MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )  # fmt: skip
    return (
        f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
        f'manifest:1.0" manifest:version="1.3">{entries}</manifest:manifest>'
    )


def _meta(document: TextDocument) -> str:
    return (
        f'{HEAD}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:language>{escape(document.language)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _content(document: TextDocument, tables: list[Table]) -> str:
    styles = "".join(
        part for number, table in enumerate(tables, 1) for part in table_styles(number, table)
    )
    body = "".join(
        _block(block, tables.index(block) + 1 if isinstance(block, Table) else 0)
        for block in document.blocks
    )
    breaks = "".join(
        f'<style:style style:name="new{level}" style:family="paragraph" '
        f'style:parent-style-name="Heading_20_{level}">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
        for level in HEADING_SIZES
    )
    return (
        f'{HEAD}<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{STRONG}{breaks}{styles}"
        '<text:list-style style:name="dots"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-6mm" fo:margin-left="6mm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style></office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _block(block: Heading | Paragraph | Bullets | Table, number: int) -> str:
    match block:
        case Heading():
            style = f"new{block.level}" if block.new_page else f"Heading_20_{block.level}"
            return (
                f'<text:h text:style-name="{style}" text:outline-level="{block.level}">'
                f"{escape(block.text)}</text:h>"
            )
        case Paragraph():
            return _paragraph(block.text)
        case Bullets():
            items = "".join(
                f"<text:list-item>{_paragraph(item)}</text:list-item>" for item in block.items
            )
            return f'<text:list text:style-name="dots">{items}</text:list>'
        case Table():
            return _table(block, number)


def _paragraph(text: str, strong: bool = False) -> str:
    words = escape(text)
    if strong:
        words = f'<text:span text:style-name="strong">{words}</text:span>'
    return f'<text:p text:style-name="Standard">{words}</text:p>'


def _table(table: Table, number: int) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="table{number}.{place}"/>'
        for place in range(len(table.widths))
    )
    header = "".join(_cell(Cell(strong=label), number) for label in table.header)
    rows = "".join(
        f'<table:table-row table:style-name="row{number}.{row.height}">'
        + "".join(_cell(cell, number) for cell in row.cells)
        + "</table:table-row>"
        for row in table.rows
    )
    return (
        f'<table:table table:name="t{number}" table:style-name="table{number}">{columns}'
        f"<table:table-header-rows><table:table-row>{header}</table:table-row>"
        f"</table:table-header-rows>{rows}</table:table>"
    )


def _cell(cell: Cell, number: int) -> str:
    style = "label" if cell.strong else "cell"
    lines = [_paragraph(cell.strong, strong=True)] if cell.strong else []
    if cell.text or not lines:
        lines.append(_paragraph(cell.text))
    return (
        f'<table:table-cell table:style-name="{style}{number}" office:value-type="string">'
        f"{''.join(lines)}</table:table-cell>"
    )
