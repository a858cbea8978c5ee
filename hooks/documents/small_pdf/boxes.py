"""Lines and areas that are only looks: which are alike, and how their ways are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hooks.documents.small_pdf.drawing import Drawn, Look, Mark, Shape
from hooks.documents.small_pdf.syntax import number

Box = tuple[float, float, float, float]
"""Left, bottom, width and height."""
_MANY = 3


@dataclass(frozen=True)
class Piece:
    """A box of one look and size, that stands in a file many times."""

    look: Look
    width: str
    height: str

    def drawn(self) -> Drawn:
        """Return it with its left lower corner in the origin."""
        width, height = float(self.width), float(self.height)
        corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
        parts = (("m", corners[0]), *(("l", corner) for corner in corners[1:]), ("h", ()))
        return (Shape(self.look, parts),)


def count_pieces(marks: Sequence[Mark]) -> Counter[Piece]:
    """Return the boxes that stand in a row on a page, with how many of them there are."""
    found: Counter[Piece] = Counter()
    for _, group in groupby(looks(marks), lambda shape: shape.look):
        piece, boxes = row(list(group))
        if piece:
            found[piece] += len(boxes)
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


def row(shapes: Sequence[Shape]) -> tuple[Piece | None, list[Box]]:
    """Return the boxes that `shapes` are, if they are many of one size."""
    boxes = [box for box in (_box(shape.parts) for shape in shapes) if box]
    sizes = {(number(width), number(height)) for _, _, width, height in boxes}
    if len(boxes) < len(shapes) or len(boxes) < _MANY or len(sizes) > 1:
        return None, []
    return Piece(shapes[0].look, *sizes.pop()), boxes


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
