"""What goes on paper by a template: which one, in what size, and what can be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PLAIN, LARGE = 12, 18
"""Size of letters in points: for most readers, and for those who see less."""


class MissingGlyphsError(Exception):
    """The letters that stand in the message are in no font for paper."""


@dataclass(frozen=True)
class FormField:
    """A field to fill in."""

    name: str
    tip: str
    """What a screen reader says of it, and what is shown when the pointer rests on it."""
    kind: Literal["line", "lines", "choice"]
    value: str = ""
    """What stands in it at first: letters of plain Latin."""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Print:
    """A document to print with a template."""

    document: object
    """A dataclass of texts, numbers and such."""
    template: str
    """Name of the file in `overrides/print/`."""
    size: int = PLAIN
    """Points."""
    fields: tuple[FormField, ...] = ()
    """What can be filled in on a computer."""
