"""Marks of a page as a stream of commands that says everything once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from hooks.documents.small_pdf.boxes import Piece, Point, is_look, looks, path, row
from hooks.documents.small_pdf.drawing import Drawn, Look, Mark, Matrix, Shape, Text
from hooks.documents.small_pdf.syntax import Syntax, letters, number

_SEEN = 25
"""Room between two letters that can be seen, in thousandths of their height."""
_UPRIGHT = (1.0, 0.0, 0.0, 1.0)
_PLAIN_PEN = {"w": "1", "M": "10", "j": "0", "J": "0", "d": "[] 0"}
"""The pen before anything has set it."""


def write_page(marks: Sequence[Mark], pieces: Mapping[Piece, str]) -> bytes:
    """Return the commands that draw `marks`.

    Lines and areas that are only looks come first, areas before lines: words never lie below them,
    and what is painted alike stands together. `pieces` stand elsewhere in the file: their
    names.
    """
    writer = _Writer(pieces)
    shapes = looks(marks)
    if shapes:
        writer.say(b"/Artifact BMC")
        writer.draw_shapes(shapes)
        writer.say(b"EMC")
    for mark in marks:
        if not is_look(mark):
            writer.draw_mark(mark)
    writer.end_letters()
    return b" ".join(writer.said)


def write_drawn(drawn: Drawn) -> bytes:
    """Return the commands that draw what stands in no mark of its own."""
    writer = _Writer({})
    writer.draw(drawn)
    writer.end_letters()
    return b" ".join(writer.said)


class _Writer:
    def __init__(self, pieces: Mapping[Piece, str]) -> None:
        self.said: list[bytes] = []
        self._pieces = pieces
        self._fill = self._stroke = "0"
        self._pen = dict(_PLAIN_PEN)
        self._font = b""
        self._in_letters = False
        self._place: tuple[float, float] | None = None

    def say(self, line: bytes | str) -> None:
        self.said.append(line.encode() if isinstance(line, str) else line)

    def draw_mark(self, mark: Mark) -> None:
        # What is marked begins and ends inside the letters, or has none inside.
        only_text = not mark.form and all(isinstance(drawn, Text) for drawn in mark.drawn)
        if only_text:
            self._begin_letters()
        else:
            self.end_letters()
        # Of what is in the structure the name tells nothing: the shortest one does.
        tag = mark.tag.encode() if mark.number is None else b"/P"
        if mark.properties is None:
            self.say(tag + b" BMC")
        elif mark.name:
            self.say(tag + mark.name.encode() + b" BDC")
        else:
            self.say(tag + Syntax().whole(mark.properties) + b"BDC")
        if mark.form:
            self.say(f"{mark.form} Do")
        self.draw(mark.drawn)
        if not only_text:
            self.end_letters()
        self.say(b"EMC")

    def draw(self, drawn: Drawn) -> None:
        for each in drawn:
            if isinstance(each, Text):
                self._draw_text(each)
            else:
                self.draw_shapes([each])

    def draw_shapes(self, shapes: Iterable[Shape]) -> None:
        self.end_letters()
        for look, alike in groupby(shapes, lambda shape: shape.look):
            group = list(alike)
            piece, points = row(group)
            if piece is not None and piece in self._pieces:
                self._draw_pieces(points, self._pieces[piece])
                continue
            self._set(look)
            for shape in group:
                self.say(path(shape))
            self.say(look.paint)

    def _draw_pieces(self, points: Sequence[Point], name: str) -> None:
        """Draw pieces, each by its distance from the one before: that is often the same."""
        self.say(b"q")
        x = y = 0.0
        for begin in points:
            right, up = _tenths(begin[0] - x), _tenths(begin[1] - y)
            x, y = x + right, y + up
            self.say(f"1 0 0 1 {number(right)} {number(up)} cm{name} Do")
        self.say(b"Q")

    def _set(self, look: Look) -> None:
        if look.paint == "f":
            self._fill_with(look.grey)
            return
        grey = number(look.grey)
        if grey != self._stroke:
            self.say(f"{grey} G")
            self._stroke = grey
        for operator, value in {**_PLAIN_PEN, **dict(look.pen)}.items():
            if self._pen[operator] != value:
                self.say(f"{value} {operator}")
                self._pen[operator] = value

    def _fill_with(self, grey: float) -> None:
        value = number(grey)
        if value != self._fill:
            self.say(f"{value} g")
            self._fill = value

    def _begin_letters(self) -> None:
        if not self._in_letters:
            self.say(b"BT")
            self._in_letters, self._place = True, (0, 0)

    def end_letters(self) -> None:
        """End the letters, if they have begun."""
        if self._in_letters:
            self.say(b"ET")
        self._in_letters = False

    def _draw_text(self, text: Text) -> None:
        self._begin_letters()
        self._fill_with(text.grey)
        font = f"{text.font} {number(text.size)} Tf".encode()
        if font != self._font:
            self.say(font)
            self._font = font
        self._move(text.matrix)
        words = _words(text)
        if len(words) == 1:
            self.say(words[0] + b"Tj")
        else:
            self.say(b"[" + b"".join(words) + b"]TJ")

    def _move(self, matrix: Matrix) -> None:
        *turn, right, up = matrix
        upright = all(abs(one - other) < 1e-4 for one, other in zip(turn, _UPRIGHT, strict=True))
        if not upright or self._place is None:
            self.say(" ".join(number(part) for part in matrix) + " Tm")
            self._place = (round(right, 2), round(up, 2)) if upright else None
            return
        x, y = _tenths(right - self._place[0]), _tenths(up - self._place[1])
        if (x, y) != (0, 0):
            self.say(f"{number(x)} {number(y)} Td")
        self._place = (self._place[0] + x, self._place[1] + y)


def _tenths(value: float) -> float:
    """Return points as they are drawn: a tenth is 0.04 mm."""
    return round(value, 1)


def _words(text: Text) -> list[bytes]:
    """Return strings of letters, and between them the room that can be seen."""
    parts: list[bytes | float] = []
    for word in text.words:
        if isinstance(word, bytes) and parts and isinstance(parts[-1], bytes):
            parts[-1] += word
        elif isinstance(word, bytes) or abs(word) >= _SEEN:
            parts.append(word)
    return [letters(part) if isinstance(part, bytes) else number(part).encode() for part in parts]
