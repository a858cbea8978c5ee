"""The structure of a PDF, with nothing in it that tells a screen reader nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from hooks.documents.small_pdf.drawing import Mark

Numbers = Mapping[int, int]
"""New numbers of the marked content of a page by the old ones; what is gone is not in it."""


def elements(document: pikepdf.Pdf) -> Iterator[Any]:
    """Yield each element of the structure."""
    waiting = list(_kids(document.Root.StructTreeRoot))
    while waiting:
        element = waiting.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element
            waiting += _kids(element)


def _kids(element: Object) -> list[Any]:
    kids = element.get("/K", ())
    return list(kids) if isinstance(kids, Array) else [kids]


def join(marks: Sequence[Mark], parents: Object) -> tuple[list[Mark], Numbers]:
    """Return `marks` with neighbours of one element joined, and their new numbers.

    `parents` are the elements of the page by number.
    """
    joined: list[Mark] = []
    numbers: dict[int, int] = {}
    last: int | None = None
    """Place of the last mark with words; lines and boxes between two of them do not part them."""
    for mark in marks:
        if mark.number is None:
            if any(True for drawn in mark.drawn) and not _is_layout(mark):
                last = None
            joined.append(mark)
            continue
        before = None if last is None else joined[last]
        if before is not None and _alike(before, mark, parents):
            assert last is not None  # noqa: S101 - for mypy
            joined[last] = replace(before, drawn=before.drawn + mark.drawn)
            continue
        numbers[mark.number] = len(numbers)
        last = len(joined)
        joined.append(mark)
    return [_renumbered(mark, numbers) for mark in joined], numbers


def _is_layout(mark: Mark) -> bool:
    return str((mark.properties or {}).get("/Type", "")) == "/Layout"


def _alike(one: Mark, other: Mark, parents: Object) -> bool:
    assert one.number is not None  # noqa: S101 - for mypy
    assert other.number is not None  # noqa: S101 - for mypy
    element = parents[one.number]
    if element.objgen != parents[other.number].objgen or one.tag != other.tag:
        return False
    rest = [{key: str(value) for key, value in mark.properties.items() if key != "/MCID"}
            for mark in (one, other)]  # fmt: skip
    return rest[0] == rest[1] and all(isinstance(kid, int) for kid in _kids(element))


def _renumbered(mark: Mark, numbers: Numbers) -> Mark:
    if mark.number is None:
        return mark
    properties = Dictionary(mark.properties)
    properties.MCID = numbers[mark.number]
    return replace(mark, properties=properties)


def renumber(document: pikepdf.Pdf, pages: Mapping[tuple[int, int], Numbers]) -> None:
    """Give the content that elements name its new numbers; `pages` has them by page."""
    for element in list(elements(document)):
        kids: list[Any] = []
        for kid in _kids(element):
            if isinstance(kid, int):
                numbers = pages.get(element.Pg.objgen)
                if numbers is None:
                    kids.append(kid)
                elif kid in numbers:
                    kids.append(numbers[kid])
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                numbers = pages.get(kid.get("/Pg", element.get("/Pg")).objgen)
                if numbers is not None:
                    kid.MCID = numbers[int(kid.MCID)]
                kids.append(kid)
            else:
                kids.append(kid)
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)


def prune(document: pikepdf.Pdf) -> None:
    """Take away labels without words, and what elements say twice."""
    for element in list(elements(document)):
        kids = _kids(element)
        if element.S == Name.LI:
            kept = [kid for kid in kids if not _is_empty_label(kid)]
            element.K = kept[0] if len(kept) == 1 else Array(kept)
        elif "/K" in element and not kids:
            del element.K
        for key in ("/Type", "/T"):
            if key in element:
                del element[key]


def _is_empty_label(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl and not _kids(kid)
