"""The lock of a page: what each block of its translation was confirmed for.

A record is one line, below a comment with the name of its block, in the order of the page:

    # eerst-1
    77aa19f3a1c2 todo:1 Bewaar alle berichten.

It says that the translation with this digest is right for this source text in this shape. That
stays true, so a record too many does no harm: where two people's lines meet in a merge, both are
kept (`.gitattributes`). Between two records stand lines that do not change, so that git merges
confirmations of neighbours.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hooks.files import write_atomically
from hooks.problems import Report
from hooks.translations.blocks import digest

if sys.platform != "win32":
    import fcntl
    import os

FOLDER = "translations"
"""Where the locks stand, in the folder of a translation."""
_HEADER = "# What each block was translated from. Written by `translations confirm`, not by hand.\n"
_ATTRIBUTES = "*.lock merge=union\n"
_RECORD = re.compile(r"([0-9a-f]{12}) (\S+) (\S.*)")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


@dataclass(frozen=True)
class Record:
    """Somebody confirmed that one text is right for another."""

    target: str
    """Digest of the translation."""
    shape: str
    """Shape of the source block."""
    text: str
    """The source text, on one line."""
    name: str = field(default="", compare=False)
    """What the block was called at that time."""
    line: int = field(default=0, compare=False)
    """Line in its file."""

    @cached_property
    def source(self) -> str:
        """Digest of the source block."""
        return digest(self.shape, self.text)

    def __str__(self) -> str:
        return f"{self.target} {self.shape} {self.text}"


Locks = Mapping[str, tuple[Record, ...]]
"""The records of a translation, by page."""


def lock_name(target: str, page: str) -> str:
    """Return the path of the lock of `page`, in the folder `target` of its translation."""
    return f"{target}/{FOLDER}/{page}.lock"


def read_lock(text: str, name: str, report: Report) -> tuple[Record, ...]:
    """Return the records in `text`; each that is damaged is an error at `name` and left out."""
    records: list[Record] = []
    label = ""
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip()
        if line.startswith("#"):
            label = line.removeprefix("#").strip()
        elif found := _RECORD.fullmatch(line):
            target, shape, words = found.groups()
            records.append(Record(target, shape, words, label, number))
        elif _CONFLICT.match(line):
            report.error(
                name, number, "a mark of a merge that was not finished", expected="records alone",
                found=line, fix="remove the lines of marks, and keep the records of both sides",
            )  # fmt: skip
        elif line:
            report.error(
                name, number, "a damaged record",
                expected="the digest of a translation, the shape of a block and the source text",
                found=line, fix="take the line from an earlier version of the file, or remove it "
                "and confirm its block again",
            )  # fmt: skip
    return tuple(records)


def lock_text(records: Iterable[Record]) -> str:
    """Return the content of a lock."""
    return "\n".join((_HEADER, *(f"# {record.name}\n{record}\n" for record in records)))


def write_lock(root: Path, target: str, page: str, records: Iterable[Record]) -> None:
    """Write the lock of a page whole or not at all: nothing else knows what somebody confirmed."""
    begin_locks(root / target)
    write_atomically(root / lock_name(target, page), lock_text(records).encode(), lasting=True)


def begin_locks(target: Path) -> None:
    """Make the folder for the locks of a translation, with what git must know to merge them."""
    path = target / FOLDER / ".gitattributes"
    if not path.exists():
        write_atomically(path, _ATTRIBUTES.encode())


@contextmanager
def exclusive_lock(folder: Path) -> Iterator[None]:
    """Wait until no other confirmation writes in `folder`, and keep others out until the end.

    The system lets go when a process ends, however it ends. Windows has nothing like it; there two
    confirmations of one page in the same hundredth of a second can lose one.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
