"""What a program can check of the fonts of a PDF, by the numbers of the Matterhorn Protocol."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object

_FORBIDDEN = frozenset((0, 0xFEFF, 0xFFFE))
_ENCODINGS = frozenset((Name.WinAnsiEncoding, Name.MacRomanEncoding))
_ROW = re.compile(rb"<([0-9A-Fa-f]+)> *<([0-9A-Fa-f]+)>")


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.Font:
            yield item


def _named(font: Object) -> str:
    return str(font.get("/BaseFont", "?"))


def _embedded(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in _fonts(pdf):
        descriptor: Any = font.get("/FontDescriptor", Dictionary())
        held = any(f"/FontFile{end}" in descriptor for end in ("", "2", "3"))
        if font.Subtype != Name.Type0 and not held:
            yield f"31-009: {_named(font)} is not embedded"
        if font.Subtype == Name.TrueType and font.get("/Encoding") not in _ENCODINGS:
            yield f"31-018: {_named(font)} has no standard encoding"


def _code_maps(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in _fonts(pdf):
        if font.Subtype != Name.Type0:
            continue
        (below,) = font.DescendantFonts
        if below.Subtype == Name.CIDFontType2 and below.get("/CIDToGIDMap") != Name.Identity:
            yield f"31-005: {_named(font)} does not say which glyph is meant"
        if font.Encoding != Name("/Identity-H"):
            yield f"31-006: {_named(font)} has a code map that is not embedded"


def meanings(font: Object) -> Mapping[int, tuple[int, ...]]:
    """Return the letters of each code of a font."""
    if "/ToUnicode" not in font:
        return {}
    _, _, rows = font.ToUnicode.read_bytes().partition(b"endcodespacerange")
    return {
        int(code, 16): tuple(
            int(letters[place : place + 4], 16) for place in range(0, len(letters), 4)
        )
        for code, letters in _ROW.findall(rows)
    }


def shown(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, int]]:
    """Yield each font of several bytes with each code that pages show in it."""
    done: set[tuple[tuple[int, int], int]] = set()
    for page in pdf.pages:
        font: Any = None
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator == "Tf":
                font = page.obj.Resources.Font[str(instruction.operands[0])]
            elif operator in ("Tj", "TJ") and font.Subtype == Name.Type0:
                words: Any = instruction.operands[0]
                for word in words if isinstance(words, Array) else [words]:
                    data = bytes(word) if isinstance(word, pikepdf.String) else b""
                    for place in range(0, len(data), 2):
                        code = int.from_bytes(data[place : place + 2], "big")
                        if (font.objgen, code) not in done:
                            done.add((font.objgen, code))
                            yield font, code


def _widths(font: Object) -> Mapping[int, float]:
    (below,) = font.DescendantFonts
    parts = list(below.W)
    widths: dict[int, float] = {}
    while parts:
        first, second = int(parts[0]), parts[1]
        if isinstance(second, Array):
            widths |= {first + place: float(width) for place, width in enumerate(second)}
            del parts[:2]
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(parts[2]))
            del parts[:3]
    return widths


def _letters(pdf: pikepdf.Pdf) -> Iterator[str]:
    known: dict[tuple[int, int], Mapping[int, tuple[int, ...]]] = {}
    widths: dict[tuple[int, int], Mapping[int, float]] = {}
    files: dict[tuple[int, int], TTFont] = {}
    for font, code in shown(pdf):
        if font.objgen not in files:
            known[font.objgen], widths[font.objgen] = meanings(font), _widths(font)
            data = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
            files[font.objgen] = TTFont(io.BytesIO(data), lazy=True)
        name, file = _named(font), files[font.objgen]
        meaning = known[font.objgen].get(code, ())
        if not meaning:
            yield f"10-001: {name}: code {code} has no Unicode"
        if _FORBIDDEN & set(meaning):
            yield f"31-028: {name}: code {code} means no letter"
        if code == 0:
            yield f"31-030: {name}: the sign for a missing letter is shown"
        if code >= file["maxp"].numGlyphs:
            yield f"31-011: {name}: code {code} has no glyph"
            continue
        width = file["hmtx"][file.getGlyphName(code)][0] * 1000 / file["head"].unitsPerEm
        if abs(width - widths[font.objgen].get(code, 0)) > 1:
            yield f"31-012: {name}: code {code} is {width:.0f} wide"


FONT_RULES: tuple[Callable[[pikepdf.Pdf], Iterator[str]], ...] = (_embedded, _code_maps, _letters)
