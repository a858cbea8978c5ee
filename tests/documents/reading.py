"""What stands in a document, read by another program than the one that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2
from lxml import etree
from pypdfium2 import raw

from hooks.downloads.catalogue import Download

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """A letter on a page: its size in points, and its box from the lower left corner."""

    text: str
    size: float
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Sheet:
    """A page: its letters, and the boxes of its lines."""

    width: float
    height: float
    letters: tuple[Letter, ...]
    lines: tuple[tuple[float, float, float, float], ...]


@cache
def pdf_pages(content: bytes) -> tuple[str, ...]:
    """Return the words of each page, in the order of the file: that in which they are read out."""
    pdf = pypdfium2.PdfDocument(content)
    return tuple(squeeze(page.get_textpage().get_text_range()) for page in pdf)


@cache
def pdf_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return what lies where on each page."""
    return tuple(_sheet(page) for page in pypdfium2.PdfDocument(content))


def _sheet(page: Any) -> Sheet:
    words = page.get_textpage()
    letters = tuple(
        Letter(
            chr(raw.FPDFText_GetUnicode(words, place)),
            raw.FPDFText_GetFontSize(words, place),
            words.get_charbox(place),
        )
        for place in range(words.count_chars())
    )
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    lines = tuple(_bounds(item) for item in paths)
    width, height = page.get_size()
    shown = tuple(letter for letter in letters if letter.text.strip() and letter.text.isprintable())
    return Sheet(width, height, shown, lines)


def _bounds(item: Any) -> tuple[float, float, float, float]:
    """Return the box of a line on the page, also of one that is drawn by name."""
    left, bottom, right, top = item.get_bounds()
    if item.container is None:
        return left, bottom, right, top
    matrix = item.container.get_matrix()
    return (*matrix.on_point(left, bottom), *matrix.on_point(right, top))


def squeeze(text: str) -> str:
    """Return `text` without any white space and hyphens: lines break where they like."""
    return re.sub(r"[\s\u00a0\u00ad\ufffe\x02-]+", "", text)


def entries(content: bytes) -> dict[str, bytes]:
    """Return the files inside a zip file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words_of(download: Download) -> str:
    """Return all words of a document, squeezed."""
    if download.path.endswith(".pdf"):
        return "".join(pdf_pages(download.content))
    found = "".join(
        "".join(etree.fromstring(data).itertext())
        for name, data in sorted(entries(download.content).items())
        if name in ("word/document.xml", "content.xml", "xl/sharedStrings.xml")
    )
    return squeeze(found)


def faults_of_looks(content: bytes, points: float) -> list[str]:
    """Return where letters are smaller than `points`, or something lies where it is cut off."""
    return [
        f"page {number}: {fault}"
        for number, sheet in enumerate(pdf_sheets(content), 1)
        for fault in _faults(sheet, points)
    ]


def filled(sheet: Sheet) -> float:
    """Return how much of the room above the footer its letters take, from 0 to 1."""
    foot = sheet.lines[-1][3]
    edge = sheet.height - 16 * POINTS_PER_MM
    lowest = min(letter.box[1] for letter in sheet.letters if letter.box[1] > foot)
    return (edge - lowest) / (edge - foot)


def _faults(sheet: Sheet, points: float) -> Iterator[str]:
    small = {round(letter.size, 1) for letter in sheet.letters if letter.size < points - 0.05}
    if small:
        yield f"letters of {sorted(small)} points"
    edge = 8 * POINTS_PER_MM
    for letter in sheet.letters:
        left, bottom, right, top = letter.box
        if left < edge or right > sheet.width - edge:
            yield f"{letter.text!r} beside the sheet"
        if bottom < edge or top > sheet.height - edge:
            yield f"{letter.text!r} above or below the sheet"
    # The footer comes last in the file; its line is as wide as the text, and alone.
    *others, last = sheet.lines or ((0.0, 0.0, 0.0, 0.0),)
    if last[2] - last[0] < sheet.width * 0.8:
        return
    foot = last[3]
    for letter in sheet.letters:
        if letter.box[1] < foot - 3 and letter.box[3] > foot + 1:
            yield f"{letter.text!r} on the line above the footer"
    for line in others:
        if line[1] < foot - 1:
            yield "a table runs into the footer"
