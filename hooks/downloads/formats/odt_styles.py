"""The looks of an OpenDocument text: paper, letters, headings, footer, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from hooks.downloads.formats.text import FONT, HEADING_SIZES, MARGIN, Table, TextDocument

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def page_styles(document: TextDocument) -> str:
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
    paper = (
        f'<style:page-layout-properties fo:page-width="{width}mm" fo:page-height="{height}mm" '
        f'fo:margin="{MARGIN}mm" style:writing-mode="{turn}" '
        f'style:print-orientation="{"landscape" if document.sideways else "portrait"}"/>'
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
        f'{HEAD}<office:document-styles {NAMESPACES} office:version="1.3">'
        f'<office:font-face-decls><style:font-face style:name="{FONT}" svg:font-family="{FONT}" '
        'style:font-family-generic="swiss"/></office:font-face-decls>'
        '<office:styles><style:default-style style:family="paragraph">'
        f'<style:paragraph-properties style:writing-mode="{turn}"/>'
        f"<style:text-properties{font}{language}/></style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-bottom="2.5mm"/></style:style>'
        f"{headings}"
        '<style:style style:name="Footer" style:family="paragraph" '
        'style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:margin-bottom="0mm"/></style:style>'
        "</office:styles><office:automatic-styles>"
        f'<style:page-layout style:name="sheet">{paper}'
        '<style:footer-style><style:header-footer-properties fo:min-height="8mm" '
        'fo:margin-top="3mm"/></style:footer-style></style:page-layout>'
        f"{STRONG}</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="sheet">'
        f"{_footer(document)}</style:master-page>"
        "</office:master-styles></office:document-styles>"
    )


def _footer(document: TextDocument) -> str:
    if not document.footer:
        return ""
    return (
        '<style:footer><text:p text:style-name="Footer"><text:span text:style-name="strong">'
        f'{escape(document.footer)}</text:span></text:p><text:p text:style-name="Footer">'
        f"{_page_number(document.page)}</text:p></style:footer>"
    )


STRONG = (
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


def table_styles(number: int, table: Table) -> Iterator[str]:
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
