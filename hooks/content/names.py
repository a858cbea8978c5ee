"""Names of files that can live on every system, Windows and old servers included."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

LONGEST = 60
"""Letters of one part of a name: some names are made of three, and 255 bytes is the most."""

_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
"""Windows opens a device in place of such a file, whatever its ending.

Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""
_SIGN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')


def name_fault(name: str) -> str:
    """Return what keeps some system from holding a file with this name; "" if nothing does."""
    if device := _DEVICE.match(name):
        return f"{device[1]}, which is a device on Windows"
    if sign := _SIGN.search(name):
        return f"{sign[0]!r} in {name}"
    stem = name.rpartition(".")[0] or name
    return f"a name of {len(stem)} letters, more than {LONGEST}" if len(stem) > LONGEST else ""


def _every_system(name: str) -> str:
    if fault := name_fault(name):
        raise ValueError(f"a name that every system can hold, and not {fault}")
    return name


FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST),
    AfterValidator(_every_system),
]
"""Name of a file or folder of the site, without ending."""
