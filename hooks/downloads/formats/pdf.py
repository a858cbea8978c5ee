"""Documents to PDF/UA-1, by Typst's templates in `overrides/print/`."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
import typst

from hooks.downloads.formats.printed import PLAIN

# A moment in the file would tell when it was made; a fixed one makes the bytes the same each time.
_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

_METADATA = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
<x:xmpmeta xmlns:x="adobe:ns:meta/">\
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""
"""All that a file tells of itself, and that it is PDF/UA-1."""


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


def without_metadata(pdf: bytes) -> bytes:
    """Return the PDF/UA file `pdf` compressed, and without the program and time that made it."""
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        title, language = str(document.docinfo["/Title"]), str(document.Root.Lang)
        document.trailer.Info = document.make_indirect(pikepdf.Dictionary(Title=title))
        told = _METADATA.format(title=escape(title), language=escape(language))
        document.Root.Metadata.write(told.encode())
        out = io.BytesIO()
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return out.getvalue()


def page_count(pdf: bytes) -> int:
    """Return the number of pages of `pdf`."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
