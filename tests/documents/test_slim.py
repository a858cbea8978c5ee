"""A PDF made small is the same PDF: its words, their places and order, its structure, its looks."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from hooks.documents.pdf import PdfPrinter, silent
from hooks.documents.printed import Print
from hooks.documents.small_pdf.container import write_file
from hooks.documents.small_pdf.drawing import OddPageError, read_page
from hooks.documents.small_pdf.slim import slim
from hooks.documents.small_pdf.syntax import Syntax, letters, number
from hooks.documents.truetype import read_font, without_tables
from hooks.papers import cards, diaries, lists, pocket
from hooks.papers.paper import Paper
from hooks.project import Project
from tests.conftest import ROOT
from tests.documents.pdf_rules import check_pdf, elements, kind_of
from tests.documents.reading import pdf_pages, pdf_sheets

_TEMPLATES = ROOT / "overrides/print"
_KEYS = (
    "card:omgeving.md", "diary-short.pdf", "diary-long.pdf", "diary-short-large.pdf",
    "list:tips.md", "list-large:tips.md", "list-all.pdf", "pocket.pdf",
)  # fmt: skip
_SEEN = 36
"""Difference of a dot that can be seen: a line that is gone, a word."""
Pair = tuple[bytes, bytes]


@dataclass(frozen=True)
class _Nothing:
    """A document without data."""


@pytest.fixture(scope="module")
def pairs(project: Project) -> dict[str, Pair]:
    """Return prints of each kind as Typst makes them and as they are given away."""
    printer = PdfPrinter(_TEMPLATES)
    edition = project.editions["en"]
    made: list[Paper] = []
    for kind in (cards, diaries, lists, pocket):
        made += [paper for paper in kind.papers(project, edition) if paper.key in _KEYS]
    found = {}
    for paper in made:
        content = paper.content
        assert isinstance(content, Print)
        whole = printer.print(content.document, content.template, content.size)
        found[paper.key] = whole, silent(whole)
    return found


def test_it_is_smaller(pairs: dict[str, Pair]) -> None:
    assert pairs.keys() == set(_KEYS)
    for key, (whole, small) in pairs.items():
        assert len(small) < len(whole) * 0.65, key


def test_the_words_are_the_same_in_the_same_order(pairs: dict[str, Pair]) -> None:
    for key, (whole, small) in pairs.items():
        assert pdf_pages(small) == pdf_pages(whole), key


def moved(whole: bytes, small: bytes) -> float:
    """Return how far the letter that moved most has moved, in points."""
    far = 0.0
    for before, after in zip(pdf_sheets(whole), pdf_sheets(small), strict=True):
        for one, other in zip(before.letters, after.letters, strict=True):
            assert (one.text, round(one.size, 2)) == (other.text, round(other.size, 2))
            far = max(far, *(abs(a - b) for a, b in zip(one.box, other.box, strict=True)))
    return far


def test_no_letter_moves_more_than_a_millimetre(pairs: dict[str, Pair]) -> None:
    for key, (whole, small) in pairs.items():
        assert moved(whole, small) < 72 / 25.4, key


def _inked(content: bytes, page: int) -> bytes:
    """Return a page in dots of four millimetres: what moves a little stays in its dot."""
    picture = pypdfium2.PdfDocument(content)[page].render(scale=1, grayscale=True).to_pil()
    return bytes(picture.reduce(12).tobytes())


def different(whole: bytes, small: bytes) -> int:
    """Return how much darker or lighter the dot is that changed most, of 255."""
    return max(
        abs(one - other)
        for page in range(len(pdf_pages(whole)))
        for one, other in zip(_inked(whole, page), _inked(small, page), strict=True)
    )


def test_it_looks_the_same(pairs: dict[str, Pair]) -> None:
    for key, (whole, small) in pairs.items():
        assert different(whole, small) < _SEEN, key


def _structure(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            kind_of(element)
            for element, _ in elements(pdf)
            if kind_of(element) != "Lbl" or _holds(element)
        ]


def _holds(element: Any) -> bool:
    kids = element.get("/K", Array([]))
    return not isinstance(kids, Array) or len(kids) > 0


def _bookmarks(content: bytes) -> list[tuple[str, int]]:
    pdf = pypdfium2.PdfDocument(content)
    found = []
    for mark in pdf.get_toc():
        target = mark.get_dest()
        assert target is not None
        found.append((mark.get_title(), target.get_index()))
    return found


def test_the_structure_is_the_same_but_for_empty_labels(pairs: dict[str, Pair]) -> None:
    for key, (whole, small) in pairs.items():
        assert _structure(small) == _structure(whole), key
        assert check_pdf(small) == [], key


def test_the_bookmarks_lead_to_the_same_pages(pairs: dict[str, Pair]) -> None:
    for key, (whole, small) in pairs.items():
        assert _bookmarks(small) == _bookmarks(whole), key
    assert len(_bookmarks(pairs["list-all.pdf"][1])) > 15


def test_lines_of_one_paragraph_are_one_mark(pairs: dict[str, Pair]) -> None:
    whole, small = pairs["list-all.pdf"]

    def marks(content: bytes) -> int:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return sum(
                str(instruction.operator) == "BDC"
                and isinstance(instruction.operands[1], Dictionary)
                for page in pdf.pages
                for instruction in pikepdf.parse_content_stream(page)
            )

    # One for each item, heading and such; Typst makes one for each line and box.
    items = _structure(small).count("LBody")
    assert items < marks(small) < items * 1.5
    assert marks(whole) > items * 2


# --- what goes wrong is noticed by the checks above ---


def _changed(content: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        data = pdf.pages[0].Contents.read_bytes()
        assert old in data
        pdf.pages[0].Contents = pdf.make_stream(data.replace(old, new, 1))
        pdf.save(out)
    return out.getvalue()


def test_a_letter_that_moved_is_noticed(pairs: dict[str, Pair]) -> None:
    whole, small = pairs["list:tips.md"]
    assert moved(whole, _changed(small, b" Td", b" Td 9 0 Td")) > 8


def test_a_line_that_is_gone_is_noticed(pairs: dict[str, Pair]) -> None:
    whole, small = pairs["diary-long.pdf"]
    with pikepdf.open(io.BytesIO(small)) as pdf:
        pdf.pages[1].Contents = pdf.make_stream(
            pdf.pages[1].Contents.read_bytes().replace(b" f ", b" n ").replace(b" S ", b" n ")
        )
        out = io.BytesIO()
        pdf.save(out)
    assert different(whole, out.getvalue()) > _SEEN


# --- what is not read here stays as it was ---

_ODD = {
    "colour": "#rect(width: 2cm, height: 1cm, fill: red)",
    "clip": "#box(clip: true, width: 1cm, height: 4mm)[Een lange regel]",
    "large": "#scale(200%)[#line(length: 3cm)]",
}


@pytest.mark.parametrize("kind", list(_ODD))
def test_a_page_with_something_else_stays_as_it_was(tmp_path: Path, kind: str) -> None:
    (tmp_path / "fonts").symlink_to(_TEMPLATES / "fonts")
    (tmp_path / "odd.typ").write_text(
        '#set document(title: "T")\n#set text(font: "Atkinson Hyperlegible", lang: "nl")\n'
        f"= Kop\nWoorden. {_ODD[kind]}\n",
        encoding="utf-8",
    )
    whole = PdfPrinter(tmp_path).print(_Nothing(), "odd.typ")
    with pikepdf.open(io.BytesIO(whole)) as pdf, pytest.raises(OddPageError):
        read_page(pdf.pages[0])
    small = silent(whole)
    assert pdf_pages(small) == pdf_pages(whole)
    assert moved(whole, small) == 0
    assert check_pdf(small) == []


def test_letters_that_need_two_bytes_keep_them(pairs: dict[str, Pair]) -> None:
    whole, _ = pairs["card:omgeving.md"]
    # The first letter of the first word becomes one that a byte cannot tell.
    changed = _changed(whole, rb"[(\000", rb"[(\001")
    with pikepdf.open(io.BytesIO(changed)) as pdf:
        slim(pdf)
        fonts = pdf.pages[0].Resources.Font
        assert {str(font.Encoding) for _, font in fonts.items()} == {"/Identity-H"}
        small = write_file(pdf)
    assert pdf_pages(small)[0][1:] == pdf_pages(changed)[0][1:]
    assert len(pdf_pages(small)[0]) > 100


# --- how values and files are written ---


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.001, "0"), (0.5, ".5"), (-0.25, "-.25"), (12.0, "12"), (1.256, "1.26")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_every_string_is_read_back() -> None:
    for value in (b"(a)", b"\\", b"a\rb\nc", bytes(range(256))):
        written = letters(value)
        assert bytes(Array([pikepdf.Object.parse(written)])[0]) == value


def test_every_value_is_read_back() -> None:
    value = Dictionary(
        A=Array([1, -2, True, False, None, Name.X, Name("/a b#c"), String("(é"), Name.Y, 3]),
        B=Dictionary(C=Array([]), D=Array([Array([1.5]), 2])),
        E=String("x"),
    )
    assert pikepdf.Object.parse(Syntax().whole(value)) == value


def test_a_file_of_loose_objects_is_read_back() -> None:
    with pikepdf.new() as pdf:
        pdf.docinfo["/Title"] = "Titel ("
        page = pdf.add_blank_page()
        page.obj.Contents = pdf.make_stream(b"0 0 10 10 re f")
        page.obj.Extra = pdf.make_indirect(Dictionary(Self=pdf.make_indirect(Array([1, 2]))))
        page.obj.Extra.Page = page.obj
        first, second = write_file(pdf), write_file(pdf)
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as again:
        assert again.check_pdf_syntax() == []
        assert str(again.docinfo["/Title"]) == "Titel ("
        assert again.pages[0].Contents.read_bytes() == b"0 0 10 10 re f"
        assert again.pages[0].obj.Extra.Page.objgen == again.pages[0].obj.objgen
        assert list(again.pages[0].obj.Extra.Self) == [1, 2]


def test_a_stream_inside_a_value_is_an_error() -> None:
    with pikepdf.new() as pdf, pytest.raises(ValueError, match="a stream inside a value"):
        Syntax().whole(pdf.make_stream(b""))


# --- fonts ---


def test_the_fonts_have_no_hints_and_all_tables_that_shape() -> None:
    for path in (_TEMPLATES / "fonts").glob("*.ttf"):
        with TTFont(path) as font:
            assert not {"fpgm", "prep", "cvt "} & set(font.keys())
            assert {"GPOS", "GSUB", "cmap", "name"} <= set(font.keys())
            glyphs: Any = font["glyf"]
            assert not any(
                hasattr(glyphs[name], "program") and glyphs[name].program.getBytecode()
                for name in font.getGlyphOrder()
            )


def test_a_font_without_some_tables_is_still_a_font() -> None:
    data = (_TEMPLATES / "fonts/AtkinsonHyperlegible-Regular.ttf").read_bytes()
    less = without_tables(data, frozenset(("name", "OS/2", "GPOS")))
    assert read_font(less) == read_font(data)
    before, after = TTFont(io.BytesIO(data)), TTFont(io.BytesIO(less))
    assert set(before.keys()) - set(after.keys()) == {"name", "OS/2", "GPOS"}
    assert before.getTableData("glyf") == after.getTableData("glyf")
