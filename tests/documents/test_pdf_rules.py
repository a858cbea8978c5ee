"""Every PDF keeps the rules of PDF/UA-1 that a program can check; each has a file that fails."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.documents import pdf_font_rules, pdf_rules
from tests.documents.conftest import Downloads, all_files
from tests.documents.pdf_rules import check_pdf, elements, kind_of

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


def _type0(pdf: pikepdf.Pdf) -> Any:
    return _fonts(pdf, Name.Type0)[0]


def _lose_letter(pdf: pikepdf.Pdf) -> None:
    data = _type0(pdf).ToUnicode.read_bytes()
    _type0(pdf).ToUnicode.write(re.sub(rb"<0001> <....>\n", b"", data))


def _empty_letter(pdf: pikepdf.Pdf) -> None:
    data = _type0(pdf).ToUnicode.read_bytes()
    _type0(pdf).ToUnicode.write(re.sub(rb"<0001> <....>", b"<0001> <FEFF>", data))


def _other_widths(pdf: pikepdf.Pdf) -> None:
    _type0(pdf).DescendantFonts[0].W[5] = 123


def _other_code_map(pdf: pikepdf.Pdf) -> None:
    _type0(pdf).Encoding = Name("/Custom-H")


def _no_glyph_map(pdf: pikepdf.Pdf) -> None:
    del _type0(pdf).DescendantFonts[0].CIDToGIDMap


def _no_encoding(pdf: pikepdf.Pdf) -> None:
    del _fonts(pdf, Name.TrueType)[0].Encoding


def _show(word: bytes) -> Damage:
    def damage(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"/Artifact BMC BT /f0 12 Tf " + word + b" Tj ET EMC")

    return damage


def _loop_of_roles(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(A=Name.B, B=Name.A)


def _standard_role(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(H1=Name.P)


def _odd_role(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Kop=Name.Titel)


def _bare_item(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "LBody").S = Name.P


def _bare_row(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TD").S = Name.P


def _heading_without_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = Name.H


def _odd_language(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").Lang = String("Nederlands!")


def _lost_header(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TH").ID = String("elders")


def _same_name(pdf: pikepdf.Pdf) -> None:
    for element, _ in elements(pdf):
        if kind_of(element) == "TH":
            element.ID = String("een")


def _loose_footnote(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "P").S = Name.Note


def _content_in_form(pdf: pikepdf.Pdf) -> None:
    form = _widget(pdf).AP.N
    form.write(b"/P<</MCID 0>>BDC " + form.read_bytes() + b" EMC")


def _form_elsewhere(pdf: pikepdf.Pdf) -> None:
    _widget(pdf).AP.N.Ref = Dictionary(F=String("elders.pdf"), Page=0)


def _artifact_in_content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/P<</MCID 0>>BDC /Artifact BMC EMC EMC")


def _trap(pdf: pikepdf.Pdf) -> None:
    _widget(pdf).Subtype = Name.TrapNet


def _script_of_field(pdf: pikepdf.Pdf) -> None:
    _widget(pdf).AA = pdf.make_indirect(Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("x"))))


def _file_inside(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"x"


def _suspect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def _no_first_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H1").S = Name.H2


def _field_is_link(pdf: pikepdf.Pdf) -> None:
    _widget(pdf).Subtype = Name.Link


def _scripted(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _form_of_xml(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = String("<xdp/>")


def _layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary()


_DAMAGES: tuple[tuple[Damage, str], ...] = (
    (_suspect, "01-007"), (_no_first_level, "14-002"), (_field_is_link, "28-011"),
    (_field_is_link, "28-012"),
    (_untag, "06-001"), (_draw_loose, "01-005"), (_lose_content, "01-004"),
    (_odd_type, "02-001"), (_bad_nest, "09-004"), (_no_xmp, "06-001"), (_no_part, "06-002"),
    (_no_title, "06-003"), (_hide_title, "07-001"), (_unmark, "01-006"),
    (_no_language, "11-006"), (_skip_level, "14-003"), (_no_scope, "15-003"),
    (_no_header, "15-001"), (_silent_picture, "13-004"), (_no_tab_order, "28-008"),
    (_no_tooltip, "28-005"), (_field_outside, "28-010"), (_field_as_link, "28-010"),
    (_loose_note, "28-002"), (_no_unicode, "10-001"), (_font_elsewhere, "31-009"),
    (_lose_letter, "10-001"), (_empty_letter, "31-028"), (_other_widths, "31-012"),
    (_other_code_map, "31-006"), (_no_glyph_map, "31-005"), (_no_encoding, "31-018"),
    (_show(b"<0000>"), "31-030"), (_show(b"<00FE>"), "31-011"), (_show(b"<00FE>"), "10-001"),
    (_loop_of_roles, "02-003"), (_standard_role, "02-004"), (_odd_role, "02-001"),
    (_bare_item, "09-004/09-005: LI holds P"), (_bare_row, "09-004/09-005: TR holds P"),
    (_heading_without_level, "14-007"), (_odd_language, "11-001"), (_lost_header, "15-003"),
    (_same_name, "19-004"), (_loose_footnote, "19-003"), (_content_in_form, "30-002"),
    (_form_elsewhere, "30-001"), (_artifact_in_content, "01-003"), (_trap, "28-006"),
    (_script_of_field, "29-001: a script"), (_file_inside, "21-001"),
    (_scripted, "29-001"), (_form_of_xml, "25-001"), (_layers, "20-001"),
)  # fmt: skip


@pytest.mark.parametrize(("damage", "number"), _DAMAGES)
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


def test_there_is_a_damaged_file_for_each_condition() -> None:
    condition = re.compile(r"\b\d\d-\d{3}\b")
    written = {
        number
        for module in (pdf_rules, pdf_font_rules)
        for number in condition.findall(Path(str(module.__file__)).read_text(encoding="utf-8"))
    }
    tried = {number for _, text in _DAMAGES for number in condition.findall(text)}
    assert written - tried == {"26-001"}, "an encrypted file has a test of its own"
