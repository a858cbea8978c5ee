"""What is drawn on a page of a PDF: its stream of commands, read into marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


class OddPageError(Exception):
    """Something on a page that is not read here: a picture, a clip, a colour."""


@dataclass(frozen=True)
class Text:
    """Letters on a line, with the room between them in thousandths of their height."""

    font: str
    size: float
    matrix: Matrix
    words: tuple[bytes | float, ...]
    grey: float


@dataclass(frozen=True)
class Look:
    """How a line or area is painted: its command, its grey, and the pen."""

    paint: str
    grey: float
    pen: tuple[tuple[str, str], ...] = ()
    """Commands that set the pen, with what stands before each."""


Parts = tuple[tuple[str, tuple[float, ...]], ...]
"""Commands of a way, each with the points that it leads by."""


@dataclass(frozen=True)
class Shape:
    """Lines and areas, by the points of the page."""

    look: Look
    parts: Parts


Drawn = tuple[Text | Shape, ...]


@dataclass(frozen=True)
class Mark:
    """What stands between the begin and the end of marked content."""

    tag: str
    properties: Any
    """Dictionary of the mark, or None."""
    drawn: Drawn
    form: str = ""
    """Name of what is drawn first, when it stands elsewhere in the file."""
    name: str = ""
    """Name of the properties, when they stand elsewhere in the file."""

    @property
    def number(self) -> int | None:
        """Number of the content in the structure of the page; None of what is not in it."""
        if self.properties is None or "/MCID" not in self.properties:
            return None
        return int(self.properties["/MCID"])


def with_texts(mark: Mark, change: Callable[[Text], Text]) -> Mark:
    """Return `mark` with its texts changed."""
    drawn = tuple(change(each) if isinstance(each, Text) else each for each in mark.drawn)
    return replace(mark, drawn=drawn)


@dataclass
class _State:
    matrix: Matrix = _SAME
    fill: float = 0
    stroke: float = 0
    pen: dict[str, str] = field(default_factory=dict)

    def copy(self) -> _State:
        return _State(self.matrix, self.fill, self.stroke, dict(self.pen))


def read_page(page: pikepdf.Page) -> list[Mark]:
    """Return the marks of `page` in their order. Raises OddPageError."""
    reader = _Reader(_greys(page))
    for instruction in pikepdf.parse_content_stream(page):
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            raise OddPageError("a picture")
        reader.take(str(instruction.operator), list(instruction.operands))
    return reader.marks


def _greys(page: pikepdf.Page) -> frozenset[str]:
    """Return the names of the spaces of colour that have one number: that of grey."""
    resources: Any = page.obj.Resources
    return frozenset(
        name
        for name, space in resources.get("/ColorSpace", Dictionary()).items()
        if isinstance(space, pikepdf.Array) and space[0] == Name.ICCBased and space[1].N == 1
    )


class _Reader:
    def __init__(self, greys: frozenset[str]) -> None:
        self.marks: list[Mark] = []
        self._greys = greys
        self._state = _State()
        self._kept: list[_State] = []
        self._open: tuple[str, Any] | None = None
        self._drawn: list[Text | Shape] = []
        self._font, self._size, self._letters = "", 0.0, _SAME
        self._parts: list[tuple[str, tuple[float, ...]]] = []

    def take(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BDC" | "BMC" if self._open is None:
                properties = operands[1] if operator == "BDC" else None
                self._open, self._drawn = (str(operands[0]), properties), []
            case "EMC" if self._open is not None:
                self.marks.append(Mark(*self._open, tuple(self._drawn)))
                self._open = None
            case "q":
                self._kept.append(self._state.copy())
            case "Q":
                self._state = self._kept.pop()
            case "cm":
                self._state.matrix = _times(_matrix(operands), self._state.matrix)
            case "cs" | "CS" if str(operands[0]) in self._greys:
                pass
            case "scn" if len(operands) == 1:
                self._state.fill = float(operands[0])
            case "SCN" if len(operands) == 1:
                self._state.stroke = float(operands[0])
            case "w" | "M" | "j" | "J" | "d":
                self._state.pen[operator] = " ".join(_plain(operand) for operand in operands)
            case "m" | "l" | "c" | "h":
                self._add_part(operator, [float(operand) for operand in operands])
            case "f" | "S" if self._open is not None:
                self._paint(operator)
            case "BT":
                self._letters = _SAME
            case "ET":
                pass
            case "Tr" if operands[0] == 0:
                pass
            case "Tf":
                self._font, self._size = str(operands[0]), float(operands[1])
            case "Tm":
                self._letters = _matrix(operands)
            case "Tj" | "TJ" if self._open is not None:
                words = operands[0] if operator == "TJ" else [operands[0]]
                self._drawn.append(
                    Text(
                        self._font,
                        self._size,
                        _times(self._letters, self._state.matrix),
                        tuple(_word(word) for word in words),
                        self._state.fill,
                    )
                )
            case _:
                raise OddPageError(operator)

    def _add_part(self, operator: str, numbers: list[float]) -> None:
        a, b, c, d, e, f = self._state.matrix
        points = zip(numbers[::2], numbers[1::2], strict=True)
        moved = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        self._parts.append((operator, tuple(number for point in moved for number in point)))

    def _paint(self, operator: str) -> None:
        state = self._state
        a, b, c, d, *_ = state.matrix
        if abs(abs(a * d - b * c) - 1) > 1e-4:
            raise OddPageError("a pen of another width")
        if operator == "f":
            look = Look("f", state.fill)
        else:
            look = Look("S", state.stroke, tuple(sorted(state.pen.items())))
        self._drawn.append(Shape(look, tuple(self._parts)))
        self._parts = []


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = (float(operand) for operand in operands)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _plain(operand: object) -> str:
    if isinstance(operand, pikepdf.Array):
        return f"[{' '.join(str(part) for part in operand)}]"
    return str(operand)


def _word(word: pikepdf.Object | float) -> bytes | float:
    return bytes(word) if isinstance(word, pikepdf.Object) else float(word)
