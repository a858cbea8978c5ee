"""Values as a PDF writes them, in as few bytes as can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream, String

_ESCAPED = re.compile(rb"[()\\\r]")
_LOOSE = re.compile(rb"[^\s()<>\[\]{}/%]")


def number(value: float) -> str:
    """Return a number with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return re.sub(r"^(-?)0\.", r"\1.", text)


def letters(value: bytes) -> bytes:
    """Return a string of bytes."""
    return b"(" + _ESCAPED.sub(lambda found: _escape(found[0]), value) + b")"


def _escape(letter: bytes) -> bytes:
    return b"\\r" if letter == b"\r" else b"\\" + letter


class Syntax:
    """Writes values; dictionaries and streams that have a number become a reference to it."""

    def __init__(self, numbers: Mapping[tuple[int, int], int] | None = None) -> None:
        self._numbers = numbers or {}

    def written(self, value: object) -> bytes:
        """Return a value as it stands inside another one."""
        if isinstance(value, Object) and value.is_indirect and value.objgen in self._numbers:
            return b"%d 0 R" % self._numbers[value.objgen]
        return self.whole(value)

    def whole(self, value: object) -> bytes:
        """Return a value itself. Raises ValueError for a stream, which has data as well."""
        match value:
            case None:
                return b"null"
            case bool():
                return b"true" if value else b"false"
            case int() | Decimal():
                return str(value).encode()
            case Stream():
                raise ValueError("a stream inside a value")
            case Dictionary():
                return self.pairs(value.items())
            case Array():
                return b"[" + _joined(self.written(part) for part in value) + b"]"
            case String():
                return letters(bytes(value))
            case Name():
                return value.unparse()
        raise ValueError(f"no way to write {type(value).__name__}")

    def pairs(self, pairs: Iterable[tuple[str, Any]]) -> bytes:
        """Return keys and values as a dictionary."""
        parts = (
            part for key, value in pairs for part in (Name(key).unparse(), self.written(value))
        )
        return b"<<" + _joined(parts) + b">>"


def _joined(parts: Iterable[bytes]) -> bytes:
    """Return words with a space only where two would grow into one."""
    out = bytearray()
    for part in parts:
        if out and _LOOSE.match(out[-1:]) and _LOOSE.match(part[:1]):
            out += b" "
        out += part
    return bytes(out)
