"""Whether the fonts for paper have every letter of a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from fontTools.ttLib import TTFont


class Letters:
    """The letters that the fonts of a folder have together."""

    def __init__(self, folder: Path) -> None:
        self._known: set[int] = set()
        for path in folder.glob("*.ttf"):
            with TTFont(path, lazy=True) as font:
                self._known |= (font.getBestCmap() or {}).keys()

    def missing(self, document: object) -> str:
        """Return the letters of the dataclass `document` that no font has, each once."""
        used = {letter for text in _texts(document) for letter in text}
        return "".join(
            letter
            for letter in sorted(used)
            # Marks of control and direction (C…) have no shape; a font need not have them.
            if ord(letter) not in self._known and not unicodedata.category(letter).startswith("C")
        )


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
