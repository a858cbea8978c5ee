"""Fields of a PDF: filled by a program, read back, drawn by another one."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from hooks.content.project import Project
from hooks.downloads.catalogue import Download
from hooks.downloads.formats.forms import add_fields
from hooks.downloads.formats.printed import FormField
from tests.conftest import ROOT
from tests.documents.conftest import Downloads

_FONT = ROOT / "overrides/print/fonts/B612-Regular.ttf"


def _forms(downloads: Downloads) -> list[Download]:
    return [file for files in downloads.values() for key, file in files.items() if "-fill" in key]


def test_each_field_of_the_diary_is_there_with_its_tooltip(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        for form, count in (("short", 4 * project.diary.rows), ("long", 5)):
            fields = [field for field in project.diary.fields if form == "long" or field.short]
            file = downloads[code][f"diary-{form}-fill.pdf"]
            with pikepdf.open(io.BytesIO(file.content)) as pdf:
                found = {str(field.T): str(field.TU) for field in pdf.Root.AcroForm.Fields}
            expected = {
                f"{number}-{field.key}": (
                    f"{number}. {edition.strings.diary.fields[field.key].label}: "
                    f"{edition.strings.diary.fields[field.key].help}"
                )
                for number in range(1, count + 1)
                for field in fields
            }
            assert found == expected


def test_what_a_program_fills_in_is_read_back_and_drawn(downloads: Downloads) -> None:
    for file in _forms(downloads):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                field.V = pikepdf.String(f"één {field.T}")
                if "/AP" in field:
                    del field.AP
            pdf.save(out)
        with pikepdf.open(out) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                assert str(field.V) == f"één {field.T}"
            fields = len(pdf.pages[1].Annots)
        assert fields
        assert _ink(out.getvalue()) > _ink(file.content) + 50 * fields


def _ink(content: bytes) -> int:
    """Return how many dark dots the second page has, fields included."""
    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    picture = pdf[1].render(scale=1, grayscale=True, may_draw_forms=True).to_pil()
    return sum(value < 128 for value in picture.tobytes())


_LINES, _NO_MORE = 1 << 12, 1 << 23
"""Flags of fields of several lines, and of fields that take no more than is in view."""


def test_what_can_be_typed_can_be_printed(downloads: Downloads, project: Project) -> None:
    kinds = {field.key: field.kind for field in project.diary.fields}
    read = 0
    for file in _forms(downloads):
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            for field in pdf.Root.AcroForm.Fields:
                kind = kinds.get(str(field.T).partition("-")[2])
                if kind != "choice":
                    assert int(field.Ff) & _NO_MORE, (file.path, str(field.T))
                if kind == "text":
                    assert int(field.Ff) & _LINES, (file.path, str(field.T))
                    read += 1
    assert read > 200


def test_the_choice_offers_yes_and_no(downloads: Downloads, project: Project) -> None:
    for code, edition in project.editions.items():
        with pikepdf.open(io.BytesIO(downloads[code]["diary-long-fill.pdf"].content)) as pdf:
            (field,) = [each for each in pdf.Root.AcroForm.Fields if str(each.T) == "1-breach"]
            offered = [str(choice) for choice in field.Opt]
        assert offered == [" ", edition.strings.diary.yes, edition.strings.diary.no]


def test_a_place_without_field_and_a_field_without_place_are_errors(downloads: Downloads) -> None:
    plain = downloads["nl"]["diary-short.pdf"].content
    with pytest.raises(ValueError, match="no place for the fields 1-date"):
        add_fields(plain, [FormField("1-date", "Datum", "line")], _FONT)


def test_the_widths_of_letters_are_those_of_the_font(downloads: Downloads) -> None:
    with pikepdf.open(io.BytesIO(downloads["nl"]["diary-short-fill.pdf"].content)) as pdf:
        font: Any = pdf.Root.AcroForm.DR.Font.F1
        widths = [int(width) for width in font.Widths]
        assert font.FontDescriptor.FontFile2.read_bytes() == _FONT.read_bytes()
    file = TTFont(_FONT)
    # Bytes of Windows' Latin letters, from the first that has a width.
    for code, letter in ((0x20, " "), (0x41, "A"), (0x80, "€"), (0xE9, "é"), (0xFF, "ÿ")):
        width = file["hmtx"][file.getBestCmap()[ord(letter)]][0] * 1000 / file["head"].unitsPerEm
        assert widths[code - 0x20] == round(width), letter
    assert len({widths[0x49 - 0x20], widths[0x57 - 0x20], widths[0x30 - 0x20]}) == 3
