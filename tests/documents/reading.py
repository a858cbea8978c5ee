"""What stands in a document, read by another program than the one that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import pdfplumber
from lxml import etree
from pdfplumber.page import Page

from hooks.downloads import Download

POINTS_PER_MM = 72 / 25.4


@cache
def pdf_pages(content: bytes) -> tuple[str, ...]:
    """Return the words of each page, in the order of the file: that in which they are read out."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return tuple(squeeze("".join(char["text"] for char in page.chars)) for page in pdf.pages)


def squeeze(text: str) -> str:
    """Return `text` without any white space and hyphens: lines break where they like."""
    return re.sub(r"[\s\u00a0\u00ad-]+", "", text)


def entries(content: bytes) -> dict[str, bytes]:
    """Return the files inside a zip file."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def words_of(download: Download) -> str:
    """Return all words of a document, squeezed."""
    if download.path.endswith(".pdf"):
        return "".join(pdf_pages(download.content))
    parts = entries(download.content)
    found = "".join(
        "".join(etree.fromstring(data).itertext())
        for name, data in sorted(parts.items())
        if name in ("word/document.xml", "word/footer1.xml", "content.xml", "styles.xml",
                    "xl/sharedStrings.xml")
    )  # fmt: skip
    return squeeze(found)


def faults_of_looks(content: bytes, points: float) -> list[str]:
    """Return where letters are smaller than `points`, or something lies where it is cut off."""
    found = []
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            found += [f"page {number}: {fault}" for fault in _faults(page, points)]
    return found


def _faults(page: Page, points: float) -> Iterator[str]:
    letters = [char for char in page.chars if char["text"].strip()]
    small = {round(char["size"], 1) for char in letters if char["size"] < points - 0.05}
    if small:
        yield f"letters of {sorted(small)} points"
    edge = 9 * POINTS_PER_MM
    width, height = float(page.width), float(page.height)
    for char in letters:
        if char["x0"] < edge or char["x1"] > width - edge:
            yield f"{char['text']!r} beside the sheet"
        if char["top"] < edge or char["bottom"] > height - edge + 4:
            yield f"{char['text']!r} above or below the sheet"
    rules = [line["top"] for line in page.lines + page.rects if line["width"] > width * 0.8]
    foot = max(rules, default=height)
    for char in letters:
        if char["top"] < foot - 1 < char["bottom"] - 2:
            yield f"{char['text']!r} on the line above the footer"
    for line in page.lines + page.rects:
        if line["bottom"] > foot + 1 and line["width"] < width * 0.8:
            yield "a table runs into the footer"
