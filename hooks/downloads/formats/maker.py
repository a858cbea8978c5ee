"""Documents to the bytes of files.

The libraries that make them take long to load: a build that makes none need not import this.
"""

from __future__ import annotations

from pathlib import Path

from hooks.downloads.formats.docx import write_docx
from hooks.downloads.formats.forms import add_fields
from hooks.downloads.formats.odt import write_odt
from hooks.downloads.formats.pdf import PdfPrinter, page_count, without_metadata
from hooks.downloads.formats.printed import MissingGlyphsError, Print
from hooks.downloads.formats.sheet import Sheet
from hooks.downloads.formats.text import TextDocument
from hooks.downloads.formats.typefaces import TypefaceCoverage
from hooks.downloads.formats.xlsx import write_xlsx


class Maker:
    """Makes files with the templates of one folder. Making more is fast: keep it."""

    def __init__(self, templates: Path) -> None:
        """`templates` is `overrides/`, with `print/` for paper and `office/` for other programs."""
        fonts = templates / "print/fonts"
        self._printer = PdfPrinter(templates / "print")
        self._coverage = TypefaceCoverage(fonts)
        self._typed = fonts / "B612-Regular.ttf"
        self._office = templates / "office"

    def make(self, content: Print | TextDocument | Sheet, ending: str) -> tuple[bytes, int | None]:
        """Return `content` as a file, and its number of pages where that is fixed.

        `ending` is pdf, docx, odt or xlsx. Raises MissingGlyphsError, or typst.TypstError when a
        template fails.
        """
        match content:
            case Print():
                pdf = self._print(content)
                return pdf, page_count(pdf)
            case Sheet():
                return write_xlsx(content), None
            case TextDocument() if ending == "odt":
                return write_odt(content, self._office / "odt"), None
            case TextDocument():
                return write_docx(content, self._office / "template.docx"), None

    def _print(self, content: Print) -> bytes:
        missing = self._coverage.missing(content.document)
        if missing:
            raise MissingGlyphsError(missing)
        fields = bool(content.fields)
        pdf = self._printer.print(content.document, content.template, content.size, fields)
        return without_metadata(add_fields(pdf, content.fields, self._typed) if fields else pdf)
