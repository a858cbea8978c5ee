"""Documents to PDF/UA-1, by Typst's templates in `overrides/print/`."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import re
from pathlib import Path

import pikepdf
import typst

from hooks.documents.printed import PLAIN
from hooks.documents.small_pdf.container import write_file
from hooks.documents.small_pdf.slim import slim

# A moment in the file would tell when it was made; a fixed one makes the bytes the same each time.
_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

_TOLD = frozenset(("title", "language", "part"))
"""All that the metadata say: `part` is that of PDF/UA."""

_INDENT = re.compile(rb"\n\s*")
_TOOL = re.compile(rb' x:xmptk="[^"]*"')


class PdfPrinter:
    """Prints documents with the templates of one folder. Compiling again is fast: keep it."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates
        # Without the compiler's own fonts: a letter that ours lack must be an error, not a guess.
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[templates / "fonts"],
        )
        first = fonts.families()
        self._families = sorted(first, key=lambda family: (family != _FAMILY, family))
        self._compiler = typst.Compiler(root=templates, font_paths=fonts)

    def print(
        self, document: object, template: str, size: int = PLAIN, fields: bool = False
    ) -> bytes:
        """Return the dataclass `document` as a PDF made by `template` (`checklist.typ`).

        `size` is that of the letters, in points. With `fields` the template leaves a link to
        `field:<name>` in the place of each room to write in. Raises typst.TypstError when the
        template fails or a letter is in none of the fonts.
        """
        assert dataclasses.is_dataclass(document)  # noqa: S101
        assert not isinstance(document, type)  # noqa: S101 - for mypy
        data = json.dumps(dataclasses.asdict(document), ensure_ascii=False)
        made = self._compiler.compile(
            input=self._templates / template,
            sys_inputs={
                "data": data,
                "size": str(size),
                "fields": "yes" if fields else "no",
                "fonts": json.dumps(self._families),
            },
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_NO_TIME,
        )
        assert isinstance(made, bytes)  # noqa: S101 - for mypy: one file is asked for
        return made


_FAMILY = "Atkinson Hyperlegible"
"""The font to look in first."""


def silent(pdf: bytes) -> bytes:
    """Return `pdf` without the name of the program and the time that made it, and small."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        title = str(document.docinfo.get("/Title", ""))
        for key in list(document.docinfo.keys()):
            del document.docinfo[key]
        document.docinfo["/Title"] = title
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            for key in list(xmp):
                if key.rpartition("}")[2] not in _TOLD:
                    del xmp[key]
        # The library that wrote the metadata names itself in them, and sets off lines.
        metadata = _INDENT.sub(b"", _TOOL.sub(b"", document.Root.Metadata.read_bytes()))
        document.Root.Metadata.write(metadata)
        slim(document)
        return write_file(document)


def page_count(pdf: bytes) -> int:
    """Return the number of pages of `pdf`."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
