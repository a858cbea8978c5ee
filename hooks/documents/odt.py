"""A `TextDocument` as an OpenDocument text: a small package, written here."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from hooks.documents.archive import rewrite
from hooks.documents.text import (
    BOX, FONT, HEADING_SIZES, MARGIN, Bullets, Cell, Heading, Paragraph, Table, TextDocument,
)  # fmt: skip

_MIME = "application/vnd.oasis.opendocument.text"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_odt(document: TextDocument) -> bytes:
    """Return `document` as an ODT file that carries no author, program or time."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    parts = {
        "mimetype": _MIME,
        "META-INF/manifest.xml": _manifest(),
        "meta.xml": _meta(document),
        "styles.xml": _styles(document),
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
        f'{_HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
        f'manifest:1.0" manifest:version="1.3">{entries}</manifest:manifest>'
    )


def _meta(document: TextDocument) -> str:
    return (
        f'{_HEAD}<office:document-meta {_NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:language>{escape(document.language)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _styles(document: TextDocument) -> str:
    width, height = document.sheet
    turn = "rl-tb" if document.direction == "rtl" else "lr-tb"
    # OpenDocument keeps languages in three families of writing; all get the same one.
    language = "".join(
        f' {prefix}:language{end}={quoteattr(document.language)} {prefix}:country{end}="none"'
        for prefix, end in (("fo", ""), ("style", "-asian"), ("style", "-complex"))
    )
    font = "".join(
        f' style:font-name{end}="{FONT}" {prefix}:font-size{end}="12pt"'
        for prefix, end in (("fo", ""), ("style", "-asian"), ("style", "-complex"))
    )
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
        'style:family="paragraph" style:parent-style-name="Standard" '
        f'style:default-outline-level="{level}" style:class="text">'
        '<style:paragraph-properties fo:margin-top="4mm" fo:margin-bottom="2mm" '
        'fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{size}pt" fo:font-weight="bold" '
        f'style:font-size-complex="{size}pt" style:font-weight-complex="bold"/></style:style>'
        for level, size in HEADING_SIZES.items()
    )
    return (
        f'{_HEAD}<office:document-styles {_NAMESPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}" '
        'style:font-family-generic="swiss"/></office:font-face-decls>'
        '<office:styles><style:default-style style:family="paragraph">'
        f'<style:paragraph-properties style:writing-mode="{turn}"/>'
        f"<style:text-properties{font}{language}/></style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="2.5mm"/></style:style>'
        f"{headings}"
        '<style:style style:name="Footer" style:family="paragraph" '
        'style:parent-style-name="Standard"/>'
        "</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="sheet"><style:page-layout-properties '
        f'fo:page-width="{width}mm" fo:page-height="{height}mm" fo:margin="{MARGIN}mm" '
        f'style:print-orientation="{"landscape" if document.sideways else "portrait"}" '
        f'style:writing-mode="{turn}"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="8mm" '
        'fo:margin-top="3mm"/></style:footer-style></style:page-layout>'
        f"{_STRONG}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="sheet"><style:footer>'
        '<text:p text:style-name="Footer"><text:span text:style-name="strong">'
        f"{escape(document.footer)}</text:span> · {_page_number(document.page)}</text:p>"
        "</style:footer></style:master-page></office:master-styles></office:document-styles>"
    )


_STRONG = (
    '<style:style style:name="strong" style:family="text"><style:text-properties '
    'fo:font-weight="bold" style:font-weight-complex="bold"/></style:style>'
)


def _page_number(pattern: str) -> str:
    fields = {
        "{page}": '<text:page-number text:select-page="current">1</text:page-number>',
        "{pages}": "<text:page-count>1</text:page-count>",
    }
    parts = re.split(r"(\{page\}|\{pages\})", pattern)
    return "".join(fields.get(part) or escape(part) for part in parts)


def _content(document: TextDocument, tables: list[Table]) -> str:
    styles = "".join(
        part for number, table in enumerate(tables, 1) for part in _table_styles(number, table)
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
        f'{_HEAD}<office:document-content {_NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{_STRONG}{breaks}{styles}"
        '<text:list-style style:name="dots"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-6mm" fo:margin-left="6mm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style></office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def _table_styles(number: int, table: Table) -> Iterator[str]:
    yield (
        f'<style:style style:name="table{number}" style:family="table"><style:table-properties '
        f'style:width="{sum(table.widths)}mm" table:align="left" '
        'table:border-model="collapsing"/></style:style>'
    )
    for place, width in enumerate(table.widths):
        yield (
            f'<style:style style:name="table{number}.{place}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width}mm"/></style:style>'
        )
    for height in sorted({row.height for row in table.rows}):
        yield (
            f'<style:style style:name="row{number}.{height}" style:family="table-row">'
            f'<style:table-row-properties style:min-row-height="{height}mm" '
            'fo:keep-together="always"/></style:style>'
        )
    for name, colour in (("cell", ""), ("label", ' fo:background-color="#efefef"')):
        yield (
            f'<style:style style:name="{name}{number}" style:family="table-cell">'
            f'<style:table-cell-properties fo:border="0.75pt solid #000000" fo:padding="1.5mm"'
            f"{colour}/></style:style>"
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
            return _paragraph(block.text, block.strong)
        case Bullets(boxes=True):
            return "".join(_paragraph(f"{BOX} {item}") for item in block.items)
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
