"""Whether the fonts for paper have every letter of a document."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from pathlib import Path

from fontTools.ttLib import TTFont


class TypefaceCoverage:
    """The letters that the fonts of a folder have together."""

    def __init__(self, folder: Path) -> None:
        self._known: set[int] = set()
        for path in folder.glob("*.ttf"):
            with TTFont(path, lazy=True) as font:
                self._known |= (font.getBestCmap() or {}).keys()

    def missing(self, document: object) -> str:
        """Return the letters of the dataclass `document` that no font has, each once."""
        # JSON's own marks and the names of fields are ASCII, which every font for paper has.
        used = set(json.dumps(document, default=asdict, ensure_ascii=False))
        return "".join(
            letter
            for letter in sorted(used)
            # Marks of control and direction (C…) have no shape; a font need not have them.
            if ord(letter) not in self._known and not unicodedata.category(letter).startswith("C")
        )
