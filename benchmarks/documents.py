"""How large each file to take away is, and how long it takes to make.

`python -m benchmarks.documents` makes all files of this project one by one, with an empty cache,
and prints a table in Markdown: the first one pays for reading the fonts.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.variants import ROOT
from hooks.downloads.catalogue import make_downloads
from hooks.files import Cache
from tests.documents.conftest import load_project


class Stopwatch(Cache):
    """A cache that notes how long each file takes to make."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "benchmark")
        self.seconds: list[float] = []
        """Of each file, in the order in which they are made."""

    def fetch(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what `make` makes."""
        start = time.monotonic()
        made = super().fetch(key, make)
        self.seconds.append(time.monotonic() - start)
        return made


def rows(root: Path) -> list[tuple[str, float, str, float]]:
    """Return path, kB, pages and milliseconds of each file."""
    with tempfile.TemporaryDirectory() as folder:
        watch = Stopwatch(Path(folder))
        made = make_downloads(load_project(root), root / "overrides", watch)
    files = [file for files in made.values() for file in files.values()]
    return [
        (file.path, len(file.content) / 1000, str(file.pages or ""), seconds * 1000)
        for file, seconds in zip(files, watch.seconds, strict=True)
    ]


def main() -> None:
    """Print the table."""
    out = sys.stdout
    out.write("| file | kB | pages | ms |\n|---|--:|--:|--:|\n")
    found = rows(ROOT)
    for path, size, pages, milliseconds in found:
        out.write(f"| {path} | {size:.1f} | {pages} | {milliseconds:.0f} |\n")
    size, milliseconds = sum(row[1] for row in found), sum(row[3] for row in found)
    out.write(f"| {len(found)} files | {size:.1f} | | {milliseconds:.0f} |\n")


if __name__ == "__main__":
    main()
