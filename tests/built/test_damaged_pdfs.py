"""Damaged PDFs that the checks must catch."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from hooks.content.checklists import Checklist, Group
from hooks.content.diary import DiaryForm, make_diary
from hooks.downloads import lists
from hooks.downloads.catalogue import Download
from hooks.downloads.formats.pdf import PdfPrinter, without_metadata
from hooks.downloads.formats.printed import Print
from tests.built.lists import expected_items
from tests.built.model import BuiltSite
from tests.built.pdf import (
    check_diary,
    check_footer,
    check_items,
    check_number,
    check_silent,
    check_tagged,
    read_pdf,
)
from tests.conftest import ROOT

LIST = "list:telefoonterreur.md"


@pytest.fixture(scope="module")
def checklist(built: BuiltSite) -> Checklist:
    """Return the list that is damaged here, as data."""
    project = built.site.project
    (paper,) = (paper for paper in lists.papers(project, project.source) if paper.key == LIST)
    assert isinstance(paper.content, Print)
    assert isinstance(paper.content.document, Checklist)
    return paper.content.document


@pytest.fixture(scope="module")
def printer() -> Callable[[Checklist], bytes]:
    """Return the function that prints a list as the build does."""
    made = PdfPrinter(ROOT / "overrides/print")
    return lambda document: without_metadata(made.print(document, "checklist.typ"))


def regrouped(checklist: Checklist, change: Callable[[list[Group]], list[Group]]) -> Checklist:
    """Return the list with other groups."""
    (section,) = checklist.sections
    return replace(
        checklist, sections=(replace(section, groups=tuple(change(list(section.groups)))),)
    )


def without_last(groups: list[Group]) -> list[Group]:
    return [*groups[:-1], replace(groups[-1], items=groups[-1].items[:-1])]


def without_first(groups: list[Group]) -> list[Group]:
    return [replace(groups[0], items=groups[0].items[1:]), *groups[1:]]


def with_one_more(groups: list[Group]) -> list[Group]:
    return [*groups[:-1], replace(groups[-1], items=(*groups[-1].items, "Bel de stalker."))]


def swapped(groups: list[Group]) -> list[Group]:
    first, second, *rest = groups[0].items
    return [replace(groups[0], items=(second, first, *rest)), *groups[1:]]


def renamed(groups: list[Group]) -> list[Group]:
    return [replace(groups[0], heading="Iets anders"), *groups[1:]]


def reworded(groups: list[Group]) -> list[Group]:
    first, *rest = groups[0].items
    return [replace(groups[0], items=(f"{first[:-1]}, buurman.", *rest)), *groups[1:]]


@pytest.mark.parametrize(
    "change", [without_last, without_first, with_one_more, swapped, renamed, reworded]
)
def test_a_list_with_other_items_is_caught(
    built: BuiltSite,
    checklist: Checklist,
    printer: Callable[[Checklist], bytes],
    change: Callable[[list[Group]], list[Group]],
) -> None:
    edition = built.site.project.source
    expected = expected_items(built, edition, edition_list(built))
    assert check_items("list", read_pdf(printer(checklist)).items, expected) == []
    damaged = regrouped(checklist, change)
    assert damaged != checklist
    (line,) = check_items("list", read_pdf(printer(damaged)).items, expected)
    assert line.startswith(("list:1: item", "list:1: items")), line


def edition_list(built: BuiltSite) -> Download:
    """Return the file of the list that is damaged here."""
    return built.site.downloads[built.site.project.source.language.code][LIST]


def test_a_page_without_numbers_to_call_is_caught(
    checklist: Checklist, printer: Callable[[Checklist], bytes]
) -> None:
    reading = read_pdf(printer(replace(checklist, footer="Direct gevaar: bel.")))
    lines = check_footer("list", reading, checklist.footer)
    assert len(lines) == len(reading.pages)
    assert lines[0].startswith("list:1: the foot of the page; expected: Direct gevaar: bel 112.")
    # The same words in the text instead of the margin are not at the foot of each page.
    moved = replace(checklist, footer="Niets.", keep=checklist.footer)
    elsewhere = read_pdf(printer(moved))
    assert len(check_footer("list", elsewhere, checklist.footer)) == len(elsewhere.pages)
    assert check_number("list", replace(reading, pages=("Bel.",)), "112") == [
        "list:1: the number to call; expected: 112; found: nothing"
    ]


def damaged_pdf(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return the PDF after `change`."""
    with pikepdf.open(io.BytesIO(content)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def set_xmp(document: pikepdf.Pdf, key: str, value: str) -> None:
    """Write one entry of the metadata, and nothing else."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp[key] = value


def drop_xmp(document: pikepdf.Pdf, key: str) -> None:
    """Remove one entry of the metadata, and nothing else."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        del xmp[key]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "StructTreeRoot; expected: True"),
        (lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/K"), "StructTreeRoot; expected: True"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "MarkInfo; expected: True"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "Lang; expected: nl; found: none"),
        (lambda pdf: pdf.Root.__setitem__("/Lang", pikepdf.String("en")), "Lang; expected: nl"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "DisplayDocTitle"),
        (lambda pdf: drop_xmp(pdf, "pdfuaid:part"), "pdfuaid:part; expected: 1; found: None"),
        (lambda pdf: set_xmp(pdf, "dc:title", "x"), "title; expected: Ongewenste telefoontjes"),
        (lambda pdf: pdf.docinfo.__delitem__("/Title"), "Title of the document information"),
        (lambda pdf: pdf.docinfo.__setitem__("/Author", "A"), "/Author; expected: none; found: A"),
        (lambda pdf: pdf.docinfo.__setitem__("/Creator", "Typst"), "/Creator; expected: none"),
        (lambda pdf: pdf.docinfo.__setitem__("/Producer", "x"), "/Producer; expected: none"),
        (lambda pdf: pdf.docinfo.__setitem__("/CreationDate", "D:2026"), "/CreationDate"),
        (lambda pdf: set_xmp(pdf, "xmp:CreatorTool", "Typst"), "CreatorTool; expected: none"),
        (lambda pdf: set_xmp(pdf, "xmp:ModifyDate", "2026-11-22"), "ModifyDate; expected: none"),
        (lambda pdf: pdf.attachments.__setitem__("a.txt", b"x"), "files in the file"),
    ],
)
def test_a_damaged_pdf_is_caught(
    checklist: Checklist,
    printer: Callable[[Checklist], bytes],
    change: Callable[[pikepdf.Pdf], None],
    message: str,
) -> None:
    def check(content: bytes) -> list[str]:
        tagged = check_tagged("list", content, "nl", checklist.title)
        return tagged + check_silent("list", content)

    whole = printer(checklist)
    assert check(whole) == []
    (line,) = check(damaged_pdf(whole, change))
    assert line.startswith("list:1: ")
    assert message in line


def test_an_untagged_pdf_has_no_items(
    built: BuiltSite, checklist: Checklist, printer: Callable[[Checklist], bytes]
) -> None:
    content = damaged_pdf(printer(checklist), lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"))
    expected = expected_items(built, built.site.project.source, edition_list(built))
    assert check_items("list", read_pdf(content).items, expected) == [
        f"list:1: items; expected: {len(expected)}; found: 0"
    ]


def test_a_diary_without_a_note_or_label_is_caught(built: BuiltSite) -> None:
    project, edition = built.site.project, built.site.project.source
    diary = make_diary(
        project.diary, DiaryForm.SHORT, edition.language.code, edition.strings, edition.facts
    )
    printer = PdfPrinter(ROOT / "overrides/print")

    def check(damaged: object) -> list[str]:
        return check_diary("diary", read_pdf(printer.print(damaged, "diary-short.typ")).text, diary)

    assert check(diary) == []
    assert check(replace(diary, notes=diary.notes[1:])) == [
        f"diary:1: a part of the diary; expected: {diary.notes[0]}; found: nothing"
    ]
    fields = (*diary.fields[:4], replace(diary.fields[4], label="X"), *diary.fields[5:])
    assert check(replace(diary, fields=fields)) == [
        f"diary:1: a part of the diary; expected: {diary.fields[4].label}; found: nothing"
    ]
