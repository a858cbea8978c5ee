"""Fonts of a PDF of Typst made small: letters of one byte, and tables that a page needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Dictionary, Name, Object, String

from hooks.documents.small_pdf.drawing import Mark, Text, with_texts
from hooks.documents.truetype import without_tables

_CMAP = b"""/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(%b)/Supplement 0>>def
/CMapName/%b def
/CMapType %d def
1 begincodespacerange
<00><FF>
endcodespacerange
%bendcmap
CMapName currentdict/CMap defineresource pop
end
end"""
_CODES = b"1 begincidrange\n<00><FF>0\nendcidrange\n"
_LETTER = re.compile(rb"^<00(..)> (<(?!FFFF)[0-9A-F]+>)$", re.MULTILINE)
_BLOCK = 100
"""Letters that may stand in one block."""
_INSTALLED = frozenset(("name", "post", "OS/2", "cmap"))
"""Tables that only serve a font that is installed."""


def shorten_fonts(
    document: pikepdf.Pdf, fonts: Sequence[Object], pages: Sequence[list[Mark]]
) -> list[list[Mark]]:
    """Make `fonts`, all that `pages` use, small; return the marks of the pages with their letters.

    Letters stay as they are where a font has more than a byte can tell apart.
    """
    for font in fonts:
        _shorten_tables(font)
    drawn = (each for marks in pages for mark in marks for each in mark.drawn)
    if not all(_is_short(each) for each in drawn if isinstance(each, Text)):
        return list(pages)
    encoding = _one_byte(document)
    for font in fonts:
        _shorten(font, encoding)
    return [[_short(mark) for mark in marks] for marks in pages]


def _is_short(text: Text) -> bool:
    """Whether the first of the two bytes of each letter is 0."""
    return not any(any(word[::2]) for word in text.words if isinstance(word, bytes))


def _short(mark: Mark) -> Mark:
    return with_texts(
        mark,
        lambda text: replace(
            text,
            words=tuple(word[1::2] if isinstance(word, bytes) else word for word in text.words),
        ),
    )


def _one_byte(document: pikepdf.Pdf) -> Object:
    # Not a name of its own: some programs know this one and do not read the map itself.
    encoding = document.make_stream(_CMAP % (b"Identity", b"OneByteIdentityH", 1, _CODES))
    encoding.Type, encoding.CMapName = Name.CMap, Name.OneByteIdentityH
    encoding.CIDSystemInfo = Dictionary(
        Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
    )
    return encoding


def _shorten(font: Object, encoding: Object) -> None:
    """Let `font` have letters of one byte."""
    font.Encoding = encoding
    rows = [b"<%b>%b\n" % found.groups() for found in _LETTER.finditer(font.ToUnicode.read_bytes())]
    blocks = [rows[start : start + _BLOCK] for start in range(0, len(rows), _BLOCK)]
    said = b"".join(
        b"%d beginbfchar\n%bendbfchar\n" % (len(block), b"".join(block)) for block in blocks
    )
    font.ToUnicode.write(_CMAP % (b"UCS", b"Letters", 2, said))


def _shorten_tables(font: Object) -> None:
    """Leave out of the file of `font` what only serves fonts that are installed."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    if "/CIDSet" in descriptor:
        del descriptor.CIDSet
    if "/FontFile2" in descriptor:
        data = without_tables(descriptor.FontFile2.read_bytes(), _INSTALLED)
        descriptor.FontFile2.write(data)
