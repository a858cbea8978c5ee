"""Atomic writes, and a cache of files keyed by what went into them."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

_DIGEST = 32


def write_atomically(path: Path, content: bytes, lasting: bool = False) -> None:
    """Write `content` to `path`: who reads it finds all of it, or what was there before.

    `lasting` waits until it is on the disk, for what cannot be made again. Raises OSError; then
    the file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def describe_error(error: OSError, path: Path) -> str:
    """Return in one line what could not be read or written, and what to do.

    `path` stands in for the name if the error does not have one.
    """
    advice = (
        "make room on the disk" if error.errno in (errno.ENOSPC, errno.EDQUOT)
        else "look at the permissions of the folder, and close programs that have its files open"
    )  # fmt: skip
    return (
        f"{error.filename or path}: this cannot be read or written; expected: a place that can be; "
        f"found: {error.strerror or error}; fix: {advice}"
    )


def print_anywhere() -> None:
    """Let a terminal or file in any encoding take all that is printed: what it lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


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
            write_atomically(path, hashlib.sha256(made).digest() + made)
        return made

    def forget_unused(self) -> None:
        """Remove what this build did not need."""
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
