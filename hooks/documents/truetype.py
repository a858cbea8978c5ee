"""What a TrueType font says of its letters: which it has, and how wide they are."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Font:
    """The tables of a font that are needed here."""

    glyphs: Mapping[int, int]
    """Number of the glyph of each letter, by code point."""
    widths: tuple[int, ...]
    """Width of each glyph in units of the font."""
    units: int
    """Units in the height of the letter."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int

    def width(self, letter: int) -> int:
        """Return the width of a letter in thousandths of its height."""
        glyph = min(self.glyphs.get(letter, 0), len(self.widths) - 1)
        return round(self.widths[glyph] * 1000 / self.units)

    def scaled(self, value: int) -> int:
        """Return units of the font in thousandths of the letter's height."""
        return round(value * 1000 / self.units)


def read_font(data: bytes) -> Font:
    """Return what the font file `data` says. Raises ValueError if it has no Unicode letters."""
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for place in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * place)
        tables[tag.decode()] = data[start : start + length]
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    box = struct.unpack_from(">4h", tables["head"], 36)
    ascent, descent = struct.unpack_from(">2h", tables["hhea"], 4)
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    widths = struct.unpack_from(">" + "Hh" * metrics, tables["hmtx"])[::2]
    return Font(dict(_letters(tables["cmap"])), widths, units, box, ascent, descent)


def _letters(cmap: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", cmap, 2)
    starts = {}
    for place in range(count):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * place)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (form,) = struct.unpack_from(">H", cmap, start)
            starts[form] = start
    if 12 in starts:
        yield from _groups(cmap, starts[12])
    elif 4 in starts:
        yield from _segments(cmap, starts[4])
    else:
        raise ValueError("the font has no table of Unicode letters that can be read")


def _groups(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">I", cmap, start + 12)
    for place in range(count):
        first, last, glyph = struct.unpack_from(">III", cmap, start + 16 + 12 * place)
        for letter in range(first, last + 1):
            yield letter, glyph + letter - first


def _segments(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    (twice,) = struct.unpack_from(">H", cmap, start + 6)
    count = twice // 2
    numbers = f">{count}H"
    ends = struct.unpack_from(numbers, cmap, start + 14)
    firsts = struct.unpack_from(numbers, cmap, start + 16 + twice)
    deltas = struct.unpack_from(numbers, cmap, start + 16 + 2 * twice)
    offsets_at = start + 16 + 3 * twice
    offsets = struct.unpack_from(numbers, cmap, offsets_at)
    for place, (first, last) in enumerate(zip(firsts, ends, strict=True)):
        for letter in range(first, min(last, 0xFFFE) + 1):
            if offsets[place] == 0:
                glyph = (letter + deltas[place]) % 0x10000
            else:
                at = offsets_at + 2 * place + offsets[place] + 2 * (letter - first)
                (glyph,) = struct.unpack_from(">H", cmap, at)
                glyph = (glyph + deltas[place]) % 0x10000 if glyph else 0
            if glyph:
                yield letter, glyph


def without_tables(data: bytes, names: frozenset[str]) -> bytes:
    """Return the font file `data` without the tables `names`."""
    (count,) = struct.unpack_from(">H", data, 4)
    rows = [struct.unpack_from(">4sIII", data, 12 + 16 * place) for place in range(count)]
    kept = [row for row in rows if row[0].decode() not in names]
    step = len(kept).bit_length() - 1
    head = struct.pack(
        ">4sHHHH", data[:4], len(kept), 16 << step, step, 16 * (len(kept) - (1 << step))
    )
    body = b""
    for tag, check, start, length in kept:
        place = 12 + 16 * len(kept) + len(body)
        head += struct.pack(">4sIII", tag, check, place, length)
        body += data[start : start + length] + b"\0" * (-length % 4)
    return head + body
