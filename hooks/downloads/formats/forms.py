"""Fields to fill in, in the places that a Typst template leaves for them.

Typst has no form fields. But it places links, tags them and gives them their room, so a template
leaves a link to `field:<name>` where somebody is to write, and here that link becomes a field: its
annotation a widget, its place in the structure a form. Positions and reading order stay Typst's.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from hooks.downloads.formats.printed import FormField

_SCHEME = "field:"
_LINES = 1 << 12
"""Flag of a field with several lines."""
_NO_MORE = 1 << 23
"""Flag of a field that takes no more than is in view: what rolls out of it is not on paper."""
_LIST = 1 << 17
"""Flag of a field that opens a list."""
_PRINTED = 4
"""Flag of an annotation that is on paper too."""
_SIZE = 12


def add_fields(pdf: bytes, fields: Sequence[FormField], font: Path) -> bytes:
    """Return `pdf` with `fields` in the place of its links to `field:<name>`.

    What is typed appears in `font`. Raises ValueError if the links are not those of `fields`.
    """
    wanted = {field.name: field for field in fields}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        shown = document.make_indirect(_font(document, font))
        elements = _link_elements(document)
        placed: dict[str, Any] = {}
        for page in document.pages:
            for widget in page.get("/Annots", ()):
                address = str(widget.A.get("/URI", "")) if "/A" in widget else ""
                if not address.startswith(_SCHEME):
                    continue
                name = address.removeprefix(_SCHEME)
                if name not in wanted or name in placed:
                    raise ValueError(f"a place for the field {name} that is not wanted or double")
                _make_widget(document, widget, wanted[name], page.obj, shown)
                elements[widget.objgen].S = Name.Form
                placed[name] = widget
            if "/Annots" in page:
                page.obj.Tabs = Name.S
        missing = [name for name in wanted if name not in placed]
        if missing:
            raise ValueError(f"no place for the fields {', '.join(missing)}")
        document.Root.AcroForm = document.make_indirect(
            Dictionary(
                Fields=Array([placed[name] for name in wanted]),
                DA=String(f"/F1 {_SIZE} Tf 0 g"),
                DR=Dictionary(Font=Dictionary(F1=shown)),
                NeedAppearances=True,
            )
        )
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _link_elements(document: pikepdf.Pdf) -> Mapping[tuple[int, int], Any]:
    """Return the element of the structure in which each annotation stands, by its object."""
    found = {}
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        kids = element.get("/K", ())
        for kid in kids if isinstance(kids, Array) else [kids]:
            if not isinstance(kid, Dictionary):
                continue
            if kid.get("/Type") == Name.OBJR:
                found[kid.Obj.objgen] = element
            elif "/S" in kid:
                waiting.append(kid)
    return found


def _make_widget(
    document: pikepdf.Pdf,
    widget: pikepdf.Object,
    field: FormField,
    page: pikepdf.Object,
    font: pikepdf.Object,
) -> None:
    for key in ("/A", "/Contents", "/Border"):
        if key in widget:
            del widget[key]
    left, bottom, right, top = (float(number) for number in widget.Rect)
    widget.Subtype = Name.Widget
    widget.FT = Name.Ch if field.kind == "choice" else Name.Tx
    widget.T, widget.TU = String(field.name), String(field.tip)
    widget.DA = String(f"/F1 {_SIZE} Tf 0 g")
    widget.F = _PRINTED
    widget.P = page
    if field.kind == "choice":
        widget.Ff = _LIST
        widget.Opt = Array([String(" "), *(String(choice) for choice in field.choices)])
    else:
        widget.Ff = _NO_MORE | (_LINES if field.kind == "lines" else 0)
    words = ""
    if field.value:
        widget.V = widget.DV = String(field.value)
        words = (
            f"q BT /F1 {_SIZE} Tf 0 g 2 {top - bottom - _SIZE - 2:.2f} Td ({field.value}) Tj ET Q "
        )
    look = document.make_stream(f"/Tx BMC {words}EMC".encode("latin-1"))
    look.Type, look.Subtype = Name.XObject, Name.Form
    look.BBox = Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
    look.Resources = Dictionary(Font=Dictionary(F1=font))
    widget.AP = Dictionary(N=look)


def _font(document: pikepdf.Pdf, path: Path) -> Dictionary:
    """Return `path` as a font of single bytes, for what is typed in Latin letters."""
    with TTFont(path) as font:
        head, lines, widths, glyphs = font["head"], font["hhea"], font["hmtx"], font.getBestCmap()

    units: int = head.unitsPerEm

    def scaled(value: int) -> int:
        return round(value * 1000 / units)

    data = path.read_bytes()
    stream = document.make_stream(data)
    stream.Length1 = len(data)
    name = Name(f"/{path.stem}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=32, ItalicAngle=0, StemV=80,
        FontBBox=Array([scaled(edge) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        Ascent=scaled(lines.ascent), Descent=scaled(lines.descent), CapHeight=scaled(lines.ascent),
        FontFile2=document.make_indirect(stream),
    )  # fmt: skip
    codes = range(32, 256)
    letters = [ord(bytes([code]).decode("cp1252", errors="replace")) for code in codes]
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=name, Encoding=Name.WinAnsiEncoding,
        FirstChar=codes[0], LastChar=codes[-1],
        Widths=Array([scaled(widths[glyphs.get(letter, ".notdef")][0]) for letter in letters]),
        FontDescriptor=document.make_indirect(descriptor),
    )  # fmt: skip
