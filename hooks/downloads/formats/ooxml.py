"""What Word and Excel files tell of themselves: title and language, and nothing else."""

from __future__ import annotations

from xml.sax.saxutils import escape

from hooks.downloads.formats.archive import rewrite

_APP = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>
"""


def silent(package: bytes, title: str, language: str) -> bytes:
    """Return the DOCX or XLSX file `package` without author, program and times."""
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>\n"
    )
    return rewrite(
        package,
        replace={
            "docProps/core.xml": core.encode(),
            "docProps/app.xml": _APP,
        },
        drop=frozenset(),
    )
