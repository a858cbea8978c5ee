"""Files that were made before, kept by what went into them."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from threading import get_ident

_DIGEST = 32
_LIBRARIES = ("typst", "pikepdf", "deflate", "python-docx", "xlsxwriter", "lxml")


class Cache:
    """A folder with a file for each document; what a build does not use goes at its end."""

    def __init__(self, folder: Path, engine: str) -> None:
        """`engine` stands for all that makes documents: when it changes, all are made anew."""
        self._folder = folder
        self._engine = engine
        self._used: set[str] = set()
        self.made = 0
        """How many documents were not there yet."""

    def fetch(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the document of `key`, from the folder or else from `make`."""
        name = hashlib.sha256(f"{self._engine}\n{key}".encode()).hexdigest()
        self._used.add(name)
        path = self._folder / name
        try:
            kept = path.read_bytes()
        except OSError:
            kept = b""
        content = kept[_DIGEST:]
        # A file that was cut off, by a full disk for example, must not reach a reader.
        if kept and hashlib.sha256(content).digest() == kept[:_DIGEST]:
            return content
        made = make()
        self.made += 1
        # A folder that cannot be written costs time, not the site.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            new = self._folder / f"{name}.{os.getpid()}.{get_ident()}"
            new.write_bytes(hashlib.sha256(made).digest() + made)
            new.replace(path)
        return made

    def forget_unused(self) -> None:
        """Remove what no document of this build needed."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)


def engine_mark(templates: Path) -> str:
    """Return a mark of all that makes documents: templates, fonts, this code, libraries."""
    mark = hashlib.sha256()
    code = Path(__file__).parent
    for folder, pattern in ((templates, "**/*"), (code, "*.py")):
        for path in sorted(folder.glob(pattern)):
            if path.is_file():
                mark.update(f"{path.relative_to(folder).as_posix()}\n".encode())
                mark.update(path.read_bytes())
    versions = [f"{name} {version(name)}" for name in _LIBRARIES]
    mark.update("\n".join([*versions, zlib.ZLIB_RUNTIME_VERSION]).encode())
    return mark.hexdigest()
