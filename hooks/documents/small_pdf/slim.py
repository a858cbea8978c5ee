"""A PDF of Typst, made small: the same pages, words and tags in fewer bytes.

Typst says everything about each line of words anew, and in letters of two bytes. Here a page says
what changes, lines of one paragraph are one mark, a letter is one byte, and what all pages share
stands in the file once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from hooks.documents.small_pdf.boxes import Piece, count_pieces
from hooks.documents.small_pdf.drawing import Drawn, Mark, OddPageError, Text, read_page, with_texts
from hooks.documents.small_pdf.fonts import shorten_fonts
from hooks.documents.small_pdf.streams import write_drawn, write_page
from hooks.documents.small_pdf.tags import join, prune, renumber

_FOOT = "/Foot"
_MANY = 20
"""Shapes that must be alike before they stand in the file once: that costs 200 bytes."""
_PEN = 2
"""Points that the widest pen draws outside a shape."""


def slim(document: pikepdf.Pdf) -> None:
    """Make `document` small. One with more than words, lines and areas stays as it is."""
    try:
        pages = [read_page(page) for page in document.pages]
    except OddPageError:
        return
    pages, fonts = _with_one_name_a_font(document, pages)
    pages = _numbered(document, pages)
    prune(document)
    pages = shorten_fonts(document, list(fonts.values()), pages)  # type: ignore[operator]
    resources = Dictionary(Font=fonts, XObject={})
    pieces = _common_pieces(pages)
    for piece, name in pieces.items():
        left, bottom, right, top = piece.edges()
        box = Array([left - _PEN, bottom - _PEN, right + _PEN, top + _PEN])
        resources.XObject[name] = _form(document, piece.drawn(), box, Dictionary())
    foot = _common_foot(pages)
    if foot:
        sheet = document.pages[0].obj.MediaBox
        resources.XObject[_FOOT] = _form(document, foot, sheet, Dictionary(Font=fonts))
        resources.Properties = Dictionary(
            {_FOOT: Dictionary(Type=Name.Pagination, Subtype=Name.Footer, Attached=[Name.Bottom])}
        )
        pages = [[_with_foot_elsewhere(mark, foot) for mark in marks] for marks in pages]
    shared = document.make_indirect(resources)
    for page, marks in zip(document.pages, pages, strict=True):
        page.obj.Contents = document.make_stream(write_page(marks, pieces))
        page.obj.Resources = shared


def _with_one_name_a_font(
    document: pikepdf.Pdf, pages: Sequence[list[Mark]]
) -> tuple[list[list[Mark]], Dictionary]:
    """Return the marks with one name for a font on all pages, and the fonts by that name."""
    names: dict[tuple[int, int], str] = {}
    fonts = Dictionary()
    named = []
    for page, marks in zip(document.pages, pages, strict=True):
        here: dict[str, str] = {}
        for old, font in page.obj.Resources.Font.items():
            here[old] = names.setdefault(font.objgen, f"/f{len(names)}")
            fonts[here[old]] = font
        named.append([with_texts(mark, partial(_renamed, names=here)) for mark in marks])
    return named, fonts


def _renamed(text: Text, names: Mapping[str, str]) -> Text:
    return replace(text, font=names[text.font])


def _numbered(document: pikepdf.Pdf, pages: Sequence[list[Mark]]) -> list[list[Mark]]:
    """Join the marks of each paragraph and number them anew, in pages and in the structure."""
    tree = document.Root.StructTreeRoot.ParentTree
    values = list(tree.Nums)
    parents: dict[int, Any] = dict(
        zip((int(value) for value in values[::2]), values[1::2], strict=True)
    )
    joined, numbers = [], {}
    for page, marks in zip(document.pages, pages, strict=True):
        key = int(page.obj.StructParents)
        ours, new = join(marks, parents[key])
        joined.append(ours)
        numbers[page.obj.objgen] = new
        parents[key] = Array([parents[key][old] for old in sorted(new, key=new.__getitem__)])
    renumber(document, numbers)
    tree.Nums = Array([part for pair in sorted(parents.items()) for part in pair])
    return joined


def _form(document: pikepdf.Pdf, drawn: Drawn, box: Object, resources: Object) -> Object:
    """Return what is drawn as an object that pages can name."""
    form = document.make_stream(write_drawn(drawn))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = box, resources
    return form


def _common_pieces(pages: Sequence[list[Mark]]) -> Mapping[Piece, str]:
    found: Counter[Piece] = sum((count_pieces(marks) for marks in pages), Counter())
    return {piece: f"/b{place}" for place, piece in enumerate(found) if found[piece] >= _MANY}


def _common_foot(pages: Sequence[list[Mark]]) -> Drawn:
    """Return what several pages have in their foot, before the number of the page."""
    feet = Counter(mark.drawn[:-1] for marks in pages for mark in marks if _is_foot(mark))
    foot, times = max(feet.items(), key=lambda pair: pair[1], default=((), 0))
    return foot if times > 1 else ()


def _is_foot(mark: Mark) -> bool:
    return mark.properties is not None and mark.properties.get("/Subtype") == Name.Footer


def _with_foot_elsewhere(mark: Mark, foot: Drawn) -> Mark:
    if not _is_foot(mark) or mark.drawn[:-1] != foot:
        return mark
    return replace(mark, drawn=mark.drawn[-1:], form=_FOOT, name=_FOOT)
