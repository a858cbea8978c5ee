"""Documents to PDF/UA-1, by Typst's templates in `overrides/print/`."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import typst

# A moment in the file would tell when it was made; a fixed one makes the bytes the same each time.
_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class PdfPrinter:
    """Prints documents with the templates of one folder. Compiling again is fast: keep it."""

    def __init__(self, templates: Path) -> None:
        self._templates = templates
        self._compiler = typst.Compiler(
            root=templates, font_paths=[templates / "fonts"], ignore_system_fonts=True
        )

    def print(self, document: Any, template: str) -> bytes:
        """Return the dataclass `document` as a PDF made by `template` (`checklist.typ`).

        Raises typst.TypstError when the template fails or a letter is not in the font.
        """
        data = json.dumps(dataclasses.asdict(document), ensure_ascii=False)
        made = self._compiler.compile(
            input=self._templates / template,
            sys_inputs={"data": data},
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=_NO_TIME,
        )
        assert isinstance(made, bytes)
        return _silent(made)


def _silent(pdf: bytes) -> bytes:
    """Return `pdf` without the name of the program and the time that made it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        title = str(document.docinfo.get("/Title", ""))
        for key in list(document.docinfo.keys()):
            del document.docinfo[key]
        document.docinfo["/Title"] = title
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            for key in list(xmp):
                if key.rpartition("}")[2] in _TELLING:
                    del xmp[key]
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
    return out.getvalue()


_TELLING = frozenset(
    ("CreatorTool", "Producer", "CreateDate", "ModifyDate", "MetadataDate", "DocumentID",
     "InstanceID", "creator")
)  # fmt: skip


def page_count(pdf: bytes) -> int:
    """Return the number of pages of `pdf`."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
