"""Every DOCX, ODT and XLSX of the real site, read back; and damaged ones that must be caught."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest

from hooks.content.diary import Diary, DiaryForm, make_diary
from hooks.content.project import Edition
from hooks.downloads.catalogue import Download
from tests.built.model import BuiltSite
from tests.built.office import (
    check_header_row,
    check_language,
    check_package,
    ending,
    office_text,
)
from tests.built.pdf import check_diary

Made = list[tuple[Edition, Download, bytes]]


@pytest.fixture(scope="module")
def files(built: BuiltSite) -> Made:
    """Return each office file with its language, what it is, and its bytes on the site."""
    editions = built.site.project.editions
    return [
        (editions[code], made, (built.folder / made.path).read_bytes())
        for code, files in built.site.downloads.items()
        for made in files.values()
        if ending(made.path) in ("docx", "odt", "xlsx")
    ]


def expected_diary(built: BuiltSite, edition: Edition, made: Download) -> Diary:
    """Return what a diary must say."""
    form = DiaryForm.SHORT if "short" in made.key else DiaryForm.LONG
    diary = make_diary(
        built.site.project.diary, form, edition.language.code, edition.strings, edition.facts
    )
    if ending(made.path) != "xlsx":
        return diary
    # A spreadsheet has two columns for a time: beginning and end.
    fields = []
    for field in diary.fields:
        words = edition.strings.diary
        labels = (words.starts, words.ends) if field.kind == "time" else (field.label,)
        fields += [replace(field, label=label) for label in labels]
    return replace(diary, fields=tuple(fields))


def test_every_file_is_silent_and_in_its_language(files: Made) -> None:
    found = []
    for edition, made, content in files:
        code = edition.language.code
        found += check_package(made.path, content, code, made.title)
        if ending(made.path) != "xlsx":  # cells of a spreadsheet have no language
            found += check_language(made.path, content, code)
    assert found == []
    assert {ending(made.path) for _, made, _ in files} >= {"docx"}


def test_every_diary_has_all_labels_and_notes(built: BuiltSite, files: Made) -> None:
    diaries = [entry for entry in files if entry[1].kind == "diaries"]
    assert len(diaries) >= 4
    found = []
    for edition, made, content in diaries:
        text = office_text(made.path, content)
        found += check_diary(made.path, text, expected_diary(built, edition, made))
        found += check_header_row(made.path, content)
    assert found == []


# --- damaged files ---


def repacked(
    content: bytes, changes: Mapping[str, tuple[bytes, bytes] | bytes], year: int = 1980
) -> bytes:
    """Return the package with pieces of its parts replaced, or with parts added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        parts = {name: source.read(name) for name in source.namelist()}
        for name, change in changes.items():
            if isinstance(change, bytes):
                parts[name] = change
            else:
                old, new = change
                assert old in parts[name], (name, old)
                parts[name] = parts[name].replace(old, new)
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


CORE, APP, TEXT = "docProps/core.xml", "docProps/app.xml", "word/document.xml"
CORE_END, META_END = b"</cp:coreProperties>", b"</office:meta>"


@pytest.mark.parametrize(
    ("key", "changes", "message"),
    [
        ("diary-short.docx", {CORE: (CORE_END, b"<dc:creator>A</dc:creator>" + CORE_END)},
         "it tells creator; expected: nothing; found: A"),
        ("diary-short.docx",
         {CORE: (CORE_END, b"<cp:lastModifiedBy>A</cp:lastModifiedBy>" + CORE_END)},
         "it tells lastModifiedBy"),
        ("diary-short.docx", {CORE: (b"<dc:title>", b"<dc:title>x")}, "title; expected: "),
        ("diary-short.docx", {CORE: (b"nl</dc:language>", b"en</dc:language>")},
         "language; expected: nl; found: en"),
        ("diary-short.docx", {APP: b"<P><Application>Word</Application></P>"},
         "it tells its program; expected: nothing; found: ['Application']"),
        ("diary-short.docx", {"docProps/thumbnail.jpeg": b"x"}, "a part that tells"),
        ("diary-short.docx", {"docProps/custom.xml": b"<P/>"}, "a part that tells"),
        ("diary-short.docx", {"_rels/.rels": (b"Target=", b"Type='thumbnail' Target=")},
         "a part that tells; expected: none; found: _rels/.rels"),
        ("diary-short.odt", {"meta.xml": (META_END, b"<dc:creator>A</dc:creator>" + META_END)},
         "it tells creator"),
        ("diary-short.odt",
         {"meta.xml": (META_END, b"<dc:generator>LibreOffice</dc:generator>" + META_END)},
         "it tells generator; expected: nothing; found: LibreOffice"),
        ("diary.xlsx", {CORE: (CORE_END, b"<dc:date>2026</dc:date>" + CORE_END)}, "it tells date"),
    ],
)  # fmt: skip
def test_a_telling_file_is_caught(
    built: BuiltSite, key: str, changes: dict[str, tuple[bytes, bytes] | bytes], message: str
) -> None:
    made = built.site.downloads["nl"][key]
    assert check_package(made.path, repacked(made.content, {}), "nl", made.title) == []
    (line,) = check_package(made.path, repacked(made.content, changes), "nl", made.title)
    assert line.startswith(f"{made.path}:1: {message}"), line


def test_a_file_with_times_is_caught(built: BuiltSite) -> None:
    made = built.site.downloads["nl"]["diary-short.docx"]
    dated = repacked(made.content, {}, year=2013)
    (line,) = check_package(made.path, dated, "nl", made.title)
    assert "times in the package" in line


@pytest.mark.parametrize(
    ("key", "part", "pattern"),
    [
        ("diary-short.docx", "word/styles.xml", (b'w:val="nl"', b'w:val="en"')),
        ("diary-short.odt", "styles.xml", (b'fo:language="nl"', b'fo:language="en"')),
    ],
)
def test_a_text_in_another_language_is_caught(
    built: BuiltSite, key: str, part: str, pattern: tuple[bytes, bytes]
) -> None:
    made = built.site.downloads["nl"][key]
    (line,) = check_language(made.path, repacked(made.content, {part: pattern}), "nl")
    assert "the language of the text; expected: nl; found: ['en']" in line


@pytest.mark.parametrize(
    ("key", "part", "pattern"),
    [
        ("diary-short.docx", TEXT, (b"tblHeader", b"cantSplit")),
        ("diary-short.odt", "content.xml", (b"table-header-rows", b"table-rows")),
        ("diary.xlsx", "xl/workbook.xml", (b"Print_Titles", b"Print_Area")),
    ],
)
def test_labels_that_are_not_repeated_are_caught(
    built: BuiltSite, key: str, part: str, pattern: tuple[bytes, bytes]
) -> None:
    made = built.site.downloads["nl"][key]
    (line,) = check_header_row(made.path, repacked(made.content, {part: pattern}))
    assert "the row of labels" in line


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("diary-long.docx", TEXT),
        ("diary-long.odt", "content.xml"),
        ("diary.xlsx", "xl/sharedStrings.xml"),
    ],
)
def test_a_missing_label_is_caught(built: BuiltSite, key: str, part: str) -> None:
    edition = built.site.project.source
    made = built.site.downloads[edition.language.code][key]
    diary = expected_diary(built, edition, made)
    label = edition.strings.diary.fields["officer"].label
    damaged = repacked(made.content, {part: (label.encode(), b"x")})
    assert check_diary(made.path, office_text(made.path, damaged), diary) == [
        f"{made.path}:1: a part of the diary; expected: {label}; found: nothing"
    ]
