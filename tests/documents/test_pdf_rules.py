"""Every PDF keeps the rules of PDF/UA-1 that a program can check; each has a file that fails."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.documents.conftest import Downloads, all_files
from tests.documents.pdf_rules import RULES, check_pdf, elements, kind_of

Damage = Callable[[pikepdf.Pdf], None]


def test_every_pdf_keeps_the_rules(downloads: Downloads) -> None:
    count = 0
    for file in all_files(downloads, "pdf"):
        assert check_pdf(file.content) == [], file.path
        count += 1
    assert count > 80


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(element for element, _ in elements(pdf) if kind_of(element) == kind)


def _widget(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.AcroForm.Fields[0]


def _untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _draw_loose(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _lose_content(pdf: pikepdf.Pdf) -> None:
    # Parents of the content of the first page: the tree forgets the first of them.
    pdf.Root.StructTreeRoot.ParentTree.Nums[1][0] = None


def _odd_type(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").S = Name.Zin


def _bad_nest(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TR").S = Name.Div


def _no_xmp(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _no_part(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        del xmp["pdfuaid:part"]


def _no_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        del xmp["dc:title"]


def _hide_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _unmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _skip_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = Name.H3


def _no_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TH").A


def _no_header(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "THead").S = Name.TBody


def _silent_picture(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").S = Name.Figure


def _no_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj.Tabs


def _no_tooltip(pdf: pikepdf.Pdf) -> None:
    del _widget(pdf).TU


def _field_outside(pdf: pikepdf.Pdf) -> None:
    del _widget(pdf).StructParent


def _field_as_link(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "Form").S = Name.Link


def _loose_note(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
    pdf.pages[0].obj.Tabs = Name.S


def _fonts(pdf: pikepdf.Pdf, kind: Name) -> list[Any]:
    return [
        each for each in pdf.objects
        if isinstance(each, Dictionary) and each.get("/Type") == Name.Font
        and each.get("/Subtype") == kind
    ]  # fmt: skip


def _no_unicode(pdf: pikepdf.Pdf) -> None:
    del _fonts(pdf, Name.Type0)[0].ToUnicode


def _font_elsewhere(pdf: pikepdf.Pdf) -> None:
    del _fonts(pdf, Name.TrueType)[0].FontDescriptor.FontFile2


def _scripted(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _form_of_xml(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = String("<xdp/>")


def _layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary()


@pytest.mark.parametrize(
    ("damage", "number"),
    [
        (_untag, "06-001"), (_draw_loose, "01-005"), (_lose_content, "01-004"),
        (_odd_type, "02-001"), (_bad_nest, "09-004"), (_no_xmp, "06-001"), (_no_part, "06-002"),
        (_no_title, "06-003"), (_hide_title, "07-001"), (_unmark, "01-006"),
        (_no_language, "11-006"), (_skip_level, "14-003"), (_no_scope, "15-003"),
        (_no_header, "15-001"), (_silent_picture, "13-004"), (_no_tab_order, "28-008"),
        (_no_tooltip, "28-005"), (_field_outside, "28-010"), (_field_as_link, "28-010"),
        (_loose_note, "28-002"), (_no_unicode, "10-001"), (_font_elsewhere, "31-009"),
        (_scripted, "29-001"), (_form_of_xml, "25-001"), (_layers, "20-001"),
    ],
)  # fmt: skip
def test_a_damaged_pdf_is_caught(downloads: Downloads, damage: Damage, number: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(downloads["nl"]["diary-long-fill.pdf"].content)) as pdf:
        damage(pdf)
        pdf.save(out)
    found = check_pdf(out.getvalue())
    assert any(number in each for each in found), found


def test_an_encrypted_pdf_is_caught(downloads: Downloads) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(downloads["nl"]["diary-short.pdf"].content)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user=""))
    assert any("26-001" in each for each in check_pdf(out.getvalue()))


def test_there_is_a_damaged_file_for_each_rule() -> None:
    # Eleven rules; a further one needs its own damage above.
    assert len(RULES) == 11
