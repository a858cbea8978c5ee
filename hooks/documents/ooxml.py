"""What Word and Excel files tell of themselves: title and language, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from hooks.documents.archive import rewrite

_APP = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>
"""
_THUMBNAIL = re.compile(rb"<Relationship [^>]*thumbnail[^>]*/>")


def silent(package: bytes, title: str, language: str) -> bytes:
    """Return the DOCX or XLSX file `package` without author, program, times and preview."""
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>\n"
    )
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        relations = _THUMBNAIL.sub(b"", source.read("_rels/.rels"))
    return rewrite(
        package,
        replace={
            "docProps/core.xml": core.encode(),
            "docProps/app.xml": _APP,
            "_rels/.rels": relations,
        },
        drop=frozenset({"docProps/thumbnail.jpeg"}),
    )
