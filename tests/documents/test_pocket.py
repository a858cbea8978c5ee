"""The pocket edition, folded: its pages are in order, upright and whole."""

from __future__ import annotations

import ctypes
import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from pypdfium2 import raw

from hooks.content.fact_references import references
from hooks.content.project import Edition, Project
from hooks.downloads.formats.pdf import PdfPrinter
from hooks.downloads.formats.printed import Print
from hooks.downloads.pocket import Pocket, papers
from tests.conftest import ROOT
from tests.documents.conftest import Downloads
from tests.documents.reading import POINTS_PER_MM, squeeze, words_of

_EDGE = 8 * POINTS_PER_MM


@dataclass(frozen=True)
class Point:
    """On folded paper: where a letter begins on its line, or a corner of it, without text."""

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
        pages = leaf_through(downloads[code]["pocket.pdf"].content)
        assert faults(pages, *_A6) == []
        assert [_words(page) for page in pages] == _expected(edition)


def _expected(edition: Edition) -> list[str]:
    """Return all that may stand on each page: who finds the sheet may learn nothing from it."""
    words, plain = edition.strings.pocket, edition.facts.plain
    lines = [squeeze(plain(line)) for line in words.numbers]
    cover = squeeze(words.title + plain(words.urgent)) + "".join(lines[:4])
    return [cover, "".join(lines[4:]), squeeze(words.own), squeeze(words.fold)]


def test_no_word_on_it_tells_what_it_is_for(downloads: Downloads, project: Project) -> None:
    for code, edition in project.editions.items():
        told = words_of(downloads[code]["pocket.pdf"])
        assert telling(told, edition) == set()
        assert "112" in told
        assert "09008844" in told


def test_each_language_has_the_same_numbers(project: Project) -> None:
    keys = [
        [key for line in edition.strings.pocket.numbers for key in references(line)]
        for edition in project.editions.values()
    ]
    assert len(keys[0]) >= 8
    assert keys[0] == keys[1]


def test_a_full_name_on_it_is_noticed(project: Project) -> None:
    assert telling("VeiligThuis08002000", project.editions["nl"]) == {"veilig"}
    assert telling("Slachtofferhulp09000101", project.editions["nl"]) == {"slachtoffer", "hulp"}


def telling(words: str, edition: Edition) -> set[str]:
    """Return what tells the finder of a sheet with `words` why somebody carries it."""
    # One number is that of the police, as on anybody's list.
    told = {*edition.strings.neutral, *_TELLING} - {"politie", "police"}
    return {word for word in told if word in words.lower()}


_TELLING = (
    "stalk", "hulp", "help", "veilig", "safe", "geweld", "violence", "gevaar", "danger", "suicide",
    "zelfmoord",
)  # fmt: skip


def test_a_step_on_it_is_noticed(project: Project, tmp_path: Path) -> None:
    templates = tmp_path / "print"
    shutil.copytree(ROOT / "overrides/print", templates)
    template = templates / "pocket.typ"
    text = template.read_text(encoding="utf-8")
    template.write_text(f"{text}\n#place(center)[Doe niet open]\n", encoding="utf-8")
    pages = leaf_through(_printed(project, templates))
    assert [_words(page) for page in pages] != _expected(project.editions["en"])


def test_a_wrong_number_on_it_is_noticed(project: Project) -> None:
    (paper,) = papers(project, project.editions["en"])
    assert isinstance(paper.content, Print)
    pocket = paper.content.document
    assert isinstance(pocket, Pocket)
    first, *others = pocket.numbers
    wrong = replace(pocket, numbers=(replace(first, value=first.value[::-1]), *others))
    pages = leaf_through(PdfPrinter(ROOT / "overrides/print").print(wrong, "pocket.typ"))
    assert [_words(page) for page in pages] != _expected(project.editions["en"])


def _printed(project: Project, templates: Path) -> bytes:
    (paper,) = papers(project, project.editions["en"])
    content = paper.content
    assert isinstance(content, Print)
    return PdfPrinter(templates).print(content.document, content.template)


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
    assert fault in faults(leaf_through(_printed(project, templates)), *_A6)


def test_another_fold_is_noticed(downloads: Downloads) -> None:
    content = downloads["nl"]["pocket.pdf"].content
    pages = leaf_through(content, "right")
    assert "112" not in _words(pages[0])
