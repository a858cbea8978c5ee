"""What all documents are made with."""

from __future__ import annotations

import hashlib
import zlib
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("typst", "pikepdf", "fonttools", "python-docx", "xlsxwriter", "lxml",
              "jinja2")  # fmt: skip


def engine_mark(templates: Path) -> str:
    """Return a mark of all that makes documents: templates, fonts, this code, libraries.

    `templates` is `overrides/`; only what documents are made with counts.
    """
    mark = hashlib.sha256()
    for folder in (templates / "print", templates / "office", Path(__file__).parent):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                mark.update(f"{path.relative_to(folder).as_posix()}\n".encode())
                mark.update(path.read_bytes())
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    mark.update("\n".join([*versions, zlib.ZLIB_RUNTIME_VERSION]).encode())
    return mark.hexdigest()
