"""Outlines of pages that were read before: reading Markdown takes a tenth of a build."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path

from hooks.cache import Cache
from hooks.source import outline
from hooks.source.outline import Block, Link, ReadOutline, read_outline

_LIBRARIES = ("markdown-it-py", "mdit-py-plugins")


def open_outlines(root: Path) -> Cache:
    """Return the cache of outlines of the project in `root`."""
    engine = hashlib.sha256(Path(outline.__file__).read_bytes())
    engine.update("\n".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    return Cache(root / ".cache/outlines", engine.hexdigest())


def cached(cache: Cache) -> ReadOutline:
    """Return a reader that keeps what it reads in `cache`."""

    def read(text: str, first_line: int) -> tuple[Block, ...]:
        kept = cache.fetch(f"{first_line}\n{text}", lambda: _dump(read_outline(text, first_line)))
        return _load(kept)

    return read


def _dump(blocks: tuple[Block, ...]) -> bytes:
    return json.dumps([astuple(block) for block in blocks], ensure_ascii=False).encode()


def _load(content: bytes) -> tuple[Block, ...]:
    return tuple(
        Block(kind, line, text, identifier, tuple(Link(*link) for link in links), section)
        for kind, line, text, identifier, links, section in json.loads(content)
    )
