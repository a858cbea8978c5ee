"""A PDF as a file: its streams, and all other objects together in one stream.

Libraries share the other objects out over streams of a hundred, each compressed for itself; the
structure of a long document is half as large in one. What is compressed does not depend on the
library for that of the machine, so that the bytes are the same everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import deflate
import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from hooks.documents.small_pdf.syntax import Syntax

_LEVEL = 12
"""The most that the library can do."""
_STEP = 10
"""Bytes between which objects start: round numbers have more in common."""
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_DROPPED = ("/Filter", "/DecodeParms", "/Length")


def write_file(document: pikepdf.Pdf) -> bytes:
    """Return `document` as the bytes of a file: the same for the same content."""
    roots = [document.Root, document.trailer.Info]
    # What is alike stands together: that compresses best.
    found = sorted(_objects(roots), key=lambda each: str(each.get("/S", "")))
    numbers = {each.objgen: number for number, each in enumerate(found, 1)}
    syntax = Syntax(numbers)
    file = _File()
    rest: list[tuple[int, bytes]] = []
    for number, each in enumerate(found, 1):
        if isinstance(each, Stream):
            pairs = [(key, value) for key, value in each.items() if key not in _DROPPED]
            file.add_stream(number, syntax, pairs, each.read_bytes(), plain=_is_plain(each))
        else:
            rest.append((number, syntax.whole(each)))
    file.add_together(len(found) + 1, syntax, rest)
    ends = {"/Root": document.Root, "/Info": document.trailer.Info}
    return file.finished(syntax, ends.items())


def _is_plain(stream: Object) -> bool:
    """Whether every program must be able to read the stream."""
    return bool(stream.get("/Subtype") == Name.XML)


def _objects(roots: Iterable[Any]) -> Iterator[Any]:
    """Yield what gets a number of its own, each once, in the order in which it is named."""
    seen = set()
    waiting = list(reversed(list(roots)))
    while waiting:
        value = waiting.pop()
        if isinstance(value, Dictionary | Stream):
            if value.is_indirect:
                if value.objgen in seen:
                    continue
                seen.add(value.objgen)
                yield value
            kids = [kid for _, kid in value.items()]
        elif isinstance(value, Array):
            kids = list(value)
        else:
            continue
        waiting += reversed(kids)


class _File:
    def __init__(self) -> None:
        self._out = bytearray(_HEAD)
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
        """Of each object: kind of place, place, and place inside that."""

    def add_stream(
        self,
        number: int,
        syntax: Syntax,
        pairs: Iterable[tuple[str, Any]],
        data: bytes,
        plain: bool = False,
    ) -> None:
        packed = data if plain else deflate.zlib_compress(data, _LEVEL)
        said = [*pairs, ("/Length", len(packed))]
        if not plain:
            said.append(("/Filter", Name.FlateDecode))
        self._places[number] = (1, len(self._out), 0)
        self._out += b"%d 0 obj\n" % number + syntax.pairs(said) + b"stream\n"
        self._out += packed + b"\nendstream\nendobj\n"

    def add_together(self, number: int, syntax: Syntax, objects: list[tuple[int, bytes]]) -> None:
        heads, lines, start = [], [], 0
        for place, (each, content) in enumerate(objects):
            heads.append(b"%d %d" % (each, start))
            lines.append(content + b" " * (-(len(content) + 1) % _STEP) + b"\n")
            start += len(lines[-1])
            self._places[each] = (2, number, place)
        head = b" ".join(heads) + b"\n"
        pairs = [("/Type", Name.ObjStm), ("/N", len(objects)), ("/First", len(head))]
        data = head + b"".join(lines)
        self.add_stream(number, syntax, pairs, data)

    def finished(self, syntax: Syntax, ends: Iterable[tuple[str, Any]]) -> bytes:
        """Return the whole file, with the table of places at its end."""
        number, start = len(self._places), len(self._out)
        self._places[number] = (1, start, 0)
        mark = pikepdf.String(hashlib.sha256(self._out).digest()[:16])
        pairs = [
            ("/Type", Name.XRef), ("/Size", number + 1), ("/W", Array([1, 3, 2])),
            ("/DecodeParms", Dictionary(Columns=6, Predictor=12)), ("/ID", Array([mark, mark])),
            *ends,
        ]  # fmt: skip
        self.add_stream(number, syntax, pairs, self._table())
        return bytes(self._out) + b"startxref\n%d\n%%%%EOF\n" % start

    def _table(self) -> bytes:
        """Return the places, each row as its difference from the row before."""
        out, before = bytearray(), bytes(6)
        for _, (kind, place, inside) in sorted(self._places.items()):
            row = bytes([kind]) + place.to_bytes(3, "big") + inside.to_bytes(2, "big")
            out += b"\2" + bytes((new - old) % 256 for new, old in zip(row, before, strict=True))
            before = row
        return bytes(out)
