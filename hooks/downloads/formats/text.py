"""A document to type in, without a format: what a Word and an OpenDocument file have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Heading:
    """A heading; with `new_page` it begins a page."""

    level: Literal[1, 2]
    text: str
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: first words in bold, then a line below them."""

    strong: str = ""
    text: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table, at least `height` millimetres high."""

    cells: tuple[Cell, ...]
    height: int


@dataclass(frozen=True)
class Table:
    """A table whose header stands again at the top of each page."""

    header: tuple[str, ...]
    widths: tuple[int, ...]
    """Width of each column in millimetres."""
    rows: tuple[Row, ...]


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True)
class TextDocument:
    """A whole document."""

    title: str
    language: str
    direction: str
    blocks: tuple[Block, ...]
    footer: str = ""
    """What stands at the foot of each page; "" for a letter, which is sent without one."""
    page: str = ""
    """Pattern for the page number below it, with {page} and {pages}."""
    sideways: bool = False
    """Whether the sheet lies on its long side."""
