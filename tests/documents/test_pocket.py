"""The pocket edition, folded: its pages are in order, upright and whole."""

from __future__ import annotations

import ctypes
import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from pypdfium2 import raw

from hooks.documents.pdf import PdfPrinter
from hooks.documents.printed import Print
from hooks.papers.pocket import papers
from hooks.project import Project
from tests.conftest import ROOT
from tests.documents.conftest import Downloads
from tests.documents.reading import POINTS_PER_MM, squeeze

_EDGE = 8 * POINTS_PER_MM


@dataclass(frozen=True)
class Point:
    """Where a letter begins on its line, on paper that is folded, or a corner of it, without text."""

    text: str
    x: float
    y: float
    right: tuple[float, float]
    """Where its line of words runs to."""
    layer: int = 0
    """Sheets of paper before it."""
    front: bool = True
    """Whether it faces the reader."""


def lay_out(content: bytes) -> tuple[float, float, list[Point]]:
    """Return the size of the only page of a PDF, and its letters."""
    (page,) = pypdfium2.PdfDocument(content)
    words = page.get_textpage()
    points = []
    for place in range(words.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(words, place))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(words, place, x, y)
        left, bottom, right, top = words.get_charbox(place)
        angle = raw.FPDFText_GetCharAngle(words, place)
        if text.strip() and text.isprintable():
            way = (round(math.cos(angle)), round(math.sin(angle)))
            points.append(Point(text, x.value, y.value, way))
            points += [Point("", left, bottom, way), Point("", right, top, way)]
    width, height = page.get_size()
    return width, height, points


def fold_top_to_back(points: Sequence[Point], height: float) -> list[Point]:
    """Return `points` after the upper half went behind the lower one."""
    return [
        Point(
            point.text,
            point.x,
            height - point.y,
            (point.right[0], -point.right[1]),
            1,
            not point.front,
        )
        if point.y > height / 2
        else point
        for point in points
    ]


def fold_side_to_back(
    points: Sequence[Point], width: float, side: Literal["left", "right"]
) -> list[Point]:
    """Return `points` after one half of two layers went behind the other one."""
    return [
        Point(
            point.text,
            width - point.x,
            point.y,
            (-point.right[0], point.right[1]),
            3 - point.layer,
            not point.front,
        )
        if (point.x < width / 2) == (side == "left")
        else point
        for point in points
    ]


def leaf_through(content: bytes, side: Literal["left", "right"] = "left") -> list[list[Point]]:
    """Return the four small pages as a reader sees them one after the other.

    The left lower corner of each is the origin.
    """
    width, height, points = lay_out(content)
    points = fold_side_to_back(fold_top_to_back(points, height), width, side)
    start = width / 2 if side == "left" else 0.0
    pages: list[list[Point]] = [[], [], [], []]
    for point in points:
        x, way = point.x - start, point.right
        if not point.front:  # the reader turns the leaf over
            x, way = width / 2 - x, (-way[0], way[1])
        pages[point.layer].append(Point(point.text, x, point.y, way, point.layer, point.front))
    return pages


def faults(pages: Sequence[Sequence[Point]], width: float, height: float) -> list[str]:
    """Return what a reader of the small pages would stumble over."""
    found = []
    for number, page in enumerate(pages, 1):
        if not page:
            found.append(f"page {number} is empty")
        if any(point.front != (number % 2 == 1) for point in page):
            found.append(f"page {number} is hidden")
        if any(point.right != (1, 0) for point in page):
            found.append(f"page {number} is not upright")
        if any(
            not (_EDGE < point.x < width - _EDGE and _EDGE < point.y < height - _EDGE)
            for point in page
        ):
            found.append(f"page {number} runs over its edge")
    return found


_A6 = (105 * POINTS_PER_MM, 148.5 * POINTS_PER_MM)


def _words(page: Sequence[Point]) -> str:
    lines = sorted(page, key=lambda point: (-round(point.y), point.x))
    return squeeze("".join(point.text for point in lines))


def test_the_folded_pages_are_in_order_upright_and_whole(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        strings = edition.strings
        pages = leaf_through(downloads[code]["pocket:hulplijnen.md"].content)
        assert faults(pages, *_A6) == []
        cover, inner, other, back = (_words(page) for page in pages)
        title = squeeze(downloads[code]["pocket:hulplijnen.md"].title)
        assert cover.startswith(title + squeeze(edition.facts.plain(strings.pocket.danger)))
        assert "09008844" in cover
        for number in ("112", "113", "08002000"):
            assert number in cover
        assert "112" in inner
        assert "08000432" in other
        assert squeeze(strings.pocket.fold) in back


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("#small(true, top + near)", "#small(false, top + near)"), "page 2 is not upright"),
        (("#small(false, bottom + far)", "#small(true, bottom + far)"), "page 4 is not upright"),
        (("#small(true, top + far)", "#small(true, top + near)"), "page 3 is empty"),
        (("inset: (x: 11mm", "inset: (x: 1mm"), "page 1 runs over its edge"),
        (("box(width: 105mm", "box(width: 150mm"), "page 1 runs over its edge"),
    ],
)
def test_a_page_that_is_wrong_is_noticed(
    project: Project, tmp_path: Path, change: tuple[str, str], fault: str
) -> None:
    templates = tmp_path / "print"
    shutil.copytree(ROOT / "overrides/print", templates)
    template = templates / "pocket.typ"
    text = template.read_text(encoding="utf-8")
    assert change[0] in text
    template.write_text(text.replace(*change), encoding="utf-8")
    (paper,) = papers(project, project.editions["en"])
    content = paper.content
    assert isinstance(content, Print)
    made = PdfPrinter(templates).print(content.document, content.template)
    assert fault in faults(leaf_through(made), *_A6)


def test_another_fold_is_noticed(downloads: Downloads) -> None:
    content = downloads["nl"]["pocket:hulplijnen.md"].content
    pages = leaf_through(content, "right")
    assert "112" not in _words(pages[0])
