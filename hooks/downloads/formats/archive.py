"""Zip-based office files, the same each time whatever library wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip file can hold."""


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip file of `parts`, sorted and without dates.

    An entry `mimetype` comes first and uncompressed, as OpenDocument asks.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in sorted(parts, key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            target.writestr(entry, parts[name], compresslevel=9)
    return out.getvalue()


def repack(archive: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Return the zip file `archive` packed anew, with `changes` in place of its own entries."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        return pack({name: source.read(name) for name in source.namelist()} | dict(changes))
