"""Zip-based office files made silent and the same each time, whatever library wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold."""


def rewrite(archive: bytes, replace: Mapping[str, bytes], drop: frozenset[str]) -> bytes:
    """Return the zip file `archive` with sorted entries and no dates.

    Entries named in `replace` get that content, entries named in `drop` are left out. An entry
    `mimetype` stays first and uncompressed, as OpenDocument asks.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        entries = {name: source.read(name) for name in source.namelist() if name not in drop}
    entries.update(replace)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in sorted(entries, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, entries[name], compresslevel=9)
    return out.getvalue()
