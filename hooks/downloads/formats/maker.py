"""Documents to the bytes of files.

The libraries that make them take long to load: a build that makes none need not import this.
"""

from __future__ import annotations

from pathlib import Path

from hooks.downloads.formats.docx import write_docx
from hooks.downloads.formats.forms import add_fields
from hooks.downloads.formats.odt import write_odt
from hooks.downloads.formats.pdf import PdfPrinter, page_count, silent
from hooks.downloads.formats.printed import MissingLettersError, Print
from hooks.downloads.formats.sheet import Sheet
from hooks.downloads.formats.text import TextDocument
from hooks.downloads.formats.typefaces import Letters
from hooks.downloads.formats.xlsx import write_xlsx


class Maker:
    """Makes files with the templates and fonts of one folder. Making more is fast: keep it."""

    def __init__(self, templates: Path) -> None:
        self._printer = PdfPrinter(templates)
        self._letters = Letters(templates / "fonts")
        self._typed = templates / "fonts/B612-Regular.ttf"

    def make(self, content: Print | TextDocument | Sheet, ending: str) -> tuple[bytes, int | None]:
        """Return `content` as a file, and its number of pages where that is fixed.

        `ending` is pdf, docx, odt or xlsx. Raises MissingLettersError, or typst.TypstError when a
        template fails.
        """
        match content:
            case Print():
                pdf = self._print(content)
                return pdf, page_count(pdf)
            case Sheet():
                return write_xlsx(content), None
            case TextDocument():
                return (write_odt if ending == "odt" else write_docx)(content), None

    def _print(self, content: Print) -> bytes:
        missing = self._letters.missing(content.document)
        if missing:
            raise MissingLettersError(missing)
        fields = bool(content.fields)
        pdf = self._printer.print(content.document, content.template, content.size, fields)
        return silent(add_fields(pdf, content.fields, self._typed) if fields else pdf)
