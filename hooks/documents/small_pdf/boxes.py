"""Lines and areas that are only looks: which are alike, and how their ways are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hooks.documents.small_pdf.drawing import Drawn, Look, Mark, Parts, Shape
from hooks.documents.small_pdf.syntax import number

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""
_MANY = 3


@dataclass(frozen=True)
class Piece:
    """A shape that stands in a file many times, by its way from its first point."""

    look: Look
    parts: Parts

    def drawn(self) -> Drawn:
        """Return it with its first point in the origin."""
        return (Shape(self.look, self.parts),)

    def edges(self) -> Box:
        """Return left, bottom, right and top, pens apart."""
        values = [value for _, values in self.parts for value in values]
        return min(values[::2]), min(values[1::2]), max(values[::2]), max(values[1::2])


def count_pieces(marks: Sequence[Mark]) -> Counter[Piece]:
    """Return the shapes that stand in a row on a page, with how many of them there are."""
    found: Counter[Piece] = Counter()
    for _, group in groupby(looks(marks), lambda shape: shape.look):
        piece, points = row(list(group))
        if piece:
            found[piece] += len(points)
    return found


def is_look(mark: Mark) -> bool:
    return (
        mark.tag == "/Artifact"
        and str((mark.properties or {}).get("/Type", "")) == "/Layout"
        and all(isinstance(drawn, Shape) for drawn in mark.drawn)
    )


def looks(marks: Sequence[Mark]) -> list[Shape]:
    shapes = [
        shape for mark in marks if is_look(mark) for shape in mark.drawn if isinstance(shape, Shape)
    ]
    return sorted(shapes, key=lambda shape: shape.look.paint != "f")


def row(shapes: Sequence[Shape]) -> tuple[Piece | None, list[Point]]:
    """Return the piece that `shapes` are, if they are many of one, and where they begin."""
    pieces = {_piece(shape) for shape in shapes}
    if len(shapes) < _MANY or len(pieces) > 1:
        return None, []
    return pieces.pop(), [_start(shape) for shape in shapes]


def _start(shape: Shape) -> Point:
    x, y = shape.parts[0][1]
    return x, y


def _piece(shape: Shape) -> Piece:
    start = _start(shape)
    return Piece(
        shape.look,
        tuple(
            (operator, tuple(round(v - start[i % 2], 2) + 0.0 for i, v in enumerate(values)))
            for operator, values in shape.parts
        ),
    )


def path(shape: Shape) -> str:
    said = []
    parts = list(shape.parts)
    while parts:
        box = _box(parts[:5])
        if box is not None:
            said.append(" ".join(number(value) for value in box) + " re")
            del parts[:5]
            continue
        operator, values = parts.pop(0)
        said.append(" ".join([*(number(value) for value in values), operator]))
    return " ".join(said)


def _box(parts: Sequence[tuple[str, tuple[float, ...]]]) -> Box | None:
    """Return left, bottom, width and height if `parts` are the sides of a box."""
    if [operator for operator, _ in parts] != ["m", "l", "l", "l", "h"]:
        return None
    corners = {(round(x, 3), round(y, 3)) for _, (x, y) in parts[:4]}
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    if corners != {(left, bottom), (right, bottom), (left, top), (right, top)}:
        return None
    return left, bottom, right - left, top - bottom
