"""A spreadsheet to fill in, without a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "date", "time", "text", "choice"]
"""What may be written in a field."""


@dataclass(frozen=True)
class Column:
    """A column: what stands above it and what may be written in it."""

    label: str
    help: str
    kind: Kind
    width: int
    """Letters that fit on a line."""


@dataclass(frozen=True)
class Sheet:
    """A sheet to read and a sheet to fill in, one row for each thing."""

    title: str
    language: str
    direction: str
    footer: str
    page: str
    """Pattern for the page number, with {page} and {pages}."""
    notes_title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    choices: tuple[str, ...]
    """What a column of kind `choice` offers."""
    rows: int
    not_a_date: str
    """What is said when something else than a date is typed."""
    not_a_time: str
    not_a_choice: str
