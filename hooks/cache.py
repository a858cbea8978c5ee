"""Files that were made before, kept by what went into them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from hooks.whole import write_whole

_DIGEST = 32


class Cache:
    """A folder with a file for each thing made; what a build does not use goes at its end."""

    def __init__(self, folder: Path, engine: str) -> None:
        """`engine` stands for all that makes them: when it changes, all are made anew."""
        self._folder = folder
        self._engine = engine
        self._used: set[str] = set()
        self._counting = Lock()
        self.made = 0
        """How many were not there yet."""

    def fetch(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what belongs to `key`, from the folder or else from `make`."""
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
        with self._counting:
            self.made += 1
        # A folder that cannot be written costs time, not the site.
        with suppress(OSError):
            write_whole(path, hashlib.sha256(made).digest() + made)
        return made

    def forget_unused(self) -> None:
        """Remove what this build did not need."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
