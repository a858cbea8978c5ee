"""Word, OpenDocument and Excel files, opened by LibreOffice."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from lxml import etree

from hooks.content.diary import DiaryForm, make_diary
from hooks.content.project import Project
from hooks.downloads.diaries import papers as diary_papers
from hooks.downloads.formats.archive import repack
from hooks.downloads.formats.docx import write_docx
from hooks.downloads.formats.text import Cell, Row, Table, TextDocument
from tests.conftest import ROOT
from tests.documents.conftest import Downloads
from tests.documents.reading import entries, pdf_pages, pdf_sheets, squeeze
from tests.missing import require

_NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
Converted = Mapping[str, bytes]


def convert(folder: Path, files: Mapping[str, bytes], ending: str) -> dict[str, bytes]:
    """Return `files` as LibreOffice reads them and writes them as `ending`, by their names."""
    program = require("soffice")
    source, target = folder / "from", folder / f"to-{ending}"
    source.mkdir(exist_ok=True)
    for name, content in files.items():
        (source / name).write_bytes(content)
    done = subprocess.run(
        [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", ending, "--outdir", str(target),
            *(str(source / name) for name in files),
        ],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {
        name: (target / f"{name.rpartition('.')[0]}.{ending}").read_bytes() for name in files
    }  # fmt: skip


def _named(downloads: Downloads, *endings: str) -> dict[str, bytes]:
    """Return the files with one of `endings`, each under a name of its own."""
    return {
        f"{code}-{re.sub('[:.]', '-', key)}.{file.path.rpartition('.')[2]}": file.content
        for code, files in downloads.items()
        for key, file in files.items()
        if file.path.endswith(endings)
    }


@pytest.fixture(scope="module")
def printed(downloads: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Return Word and OpenDocument files as LibreOffice prints them."""
    return convert(tmp_path_factory.mktemp("printed"), _named(downloads, "docx", "odt"), "pdf")


@pytest.fixture(scope="module")
def sheets(downloads: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Return the spreadsheets as LibreOffice understands them."""
    return convert(tmp_path_factory.mktemp("sheets"), _named(downloads, "xlsx"), "ods")


def test_another_program_reads_the_whole_diary(printed: Converted, project: Project) -> None:
    for code, edition in project.editions.items():
        for form in DiaryForm:
            diary = make_diary(project.diary, form, code, edition.strings, edition.facts)
            for ending in ("docx", "odt"):
                first, *others = pdf_pages(printed[f"{code}-diary-{form}-{ending}.{ending}"])
                assert [note for note in diary.notes if squeeze(note) not in first] == []
                rest = "".join(others)
                labels = [field.label for field in diary.fields]
                assert [label for label in labels if squeeze(label) not in rest] == []
                assert len(others) == (1 if form is DiaryForm.SHORT else 2)
                # The header stands again on each page, and help in the footer.
                head = diary.fields[0].label if form is DiaryForm.SHORT else diary.room
                assert all(squeeze(head) in page for page in others)
                assert all(squeeze(diary.footer) in page for page in (first, *others))


def test_another_program_reads_the_letter_and_nothing_else(
    printed: Converted, project: Project
) -> None:
    for code, edition in project.editions.items():
        words = edition.strings.letter
        lines = (*words.head, *map(edition.facts.plain, words.text), words.sign)
        for ending in ("docx", "odt"):
            (page,) = pdf_pages(printed[f"{code}-letter-{ending}.{ending}"])
            assert page.replace("_", "") == squeeze("".join(lines))


def without_help(pages: Sequence[str], footer: str, pattern: str) -> list[str]:
    """Return the pages without `footer` or the number of the page by `pattern`."""
    found = []
    for number, words in enumerate(pages, 1):
        helped = squeeze(footer) in words
        counted = squeeze(pattern.format(page=number, pages=len(pages))) in words
        if not (helped and counted):
            found.append(f"page {number}: help {helped}, number {counted}")
    return found


def test_every_page_of_every_document_carries_help_and_its_number(
    printed: Converted, project: Project
) -> None:
    sheets = {name: content for name, content in printed.items() if "letter" not in name}
    assert len(sheets) == 20
    for name, content in sheets.items():
        strings = project.editions[name[:2]].strings
        footer = project.editions[name[:2]].facts.plain(strings.paper.footer)
        assert without_help(pdf_pages(content), footer, strings.paper.page) == [], name


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        ("word/footer1.xml", b"112", b"144", "page 1: help False, number True"),
        ("word/footer1.xml", b"NUMPAGES", b"PAGE", "page 1: help True, number False"),
        ("word/document.xml", b'w:footerReference w:type="default"',
         b'w:footerReference w:type="even"', "page 1: help False, number False"),
    ],
)  # fmt: skip
def test_a_page_without_help_or_number_is_noticed(
    downloads: Downloads, tmp_path: Path, project: Project, part: str, old: bytes, new: bytes,
    fault: str,
) -> None:  # fmt: skip
    content = downloads["nl"]["diary-long.docx"].content
    before = entries(content)[part]
    assert old in before
    damaged = repack(content, {part: before.replace(old, new)})
    pages = pdf_pages(convert(tmp_path, {"a.docx": damaged}, "pdf")["a.docx"])
    strings = project.editions["nl"].strings
    footer = project.editions["nl"].facts.plain(strings.paper.footer)
    assert fault in without_help(pages, footer, strings.paper.page)


def test_a_dropped_row_is_noticed(downloads: Downloads, tmp_path: Path, project: Project) -> None:
    content = downloads["nl"]["diary-long.docx"].content
    tree = etree.fromstring(entries(content)["word/document.xml"])
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    row = tree.findall(".//w:tr", space)[4]
    row.getparent().remove(row)
    damaged = repack(content, {"word/document.xml": etree.tostring(tree)})
    words = "".join(pdf_pages(convert(tmp_path, {"a.docx": damaged}, "pdf")["a.docx"]))
    labels = [field.label for field in project.editions["nl"].strings.diary.fields.values()]
    missing = [label for label in labels if squeeze(label) not in words]
    assert missing == ["Plaats of kanaal"]


def test_a_header_that_stands_only_once_is_noticed(
    downloads: Downloads, tmp_path: Path, project: Project
) -> None:
    damaged = {}
    for key, part, old, new in (
        ("diary-long.docx", "word/document.xml", b"<w:tblHeader/>", b""),
        ("diary-long.odt", "content.xml", b"table:table-header-rows", b"table:table-rows"),
    ):
        content = downloads["nl"][key].content
        before = entries(content)[part]
        assert old in before
        damaged[key.replace(".", "-1.")] = repack(content, {part: before.replace(old, new)})
    head = squeeze(project.editions["nl"].strings.diary.room)
    for name, content in damaged.items():
        printed = convert(tmp_path, {name: content}, "pdf")[name]
        assert [head in page for page in pdf_pages(printed)] == [False, True, False], name


def test_the_spreadsheet_checks_dates_times_and_choices(
    sheets: Converted, project: Project
) -> None:
    for code, edition in project.editions.items():
        tree = etree.fromstring(entries(sheets[f"{code}-diary-xlsx.xlsx"])["content.xml"])
        rules = tree.findall(".//table:content-validation", _NAMES)
        conditions = [rule.get(f"{{{_NAMES['table']}}}condition") or "" for rule in rules]
        assert sum("cell-content-is-date" in each for each in conditions) == 2
        assert sum("cell-content-is-time" in each for each in conditions) == 2
        words = edition.strings.diary
        (choice,) = [each for each in conditions if "is-in-list" in each]
        assert f'"{words.yes}"' in choice
        assert f'"{words.no}"' in choice
        hints = squeeze("".join("".join(rule.itertext()) for rule in rules))
        for field in words.fields.values():
            assert squeeze(field.help) in hints
        for text in (edition.strings.sheet.not_a_date, edition.strings.sheet.not_a_time):
            assert squeeze(text) in hints


def test_the_spreadsheet_has_one_row_an_incident_below_a_repeated_header(
    sheets: Converted, project: Project
) -> None:
    for code, edition in project.editions.items():
        for name in (f"{code}-diary-xlsx.xlsx", f"{code}-records-xlsx.xlsx"):
            parts = entries(sheets[name])
            tree = etree.fromstring(parts["content.xml"])
            notes, form = tree.findall(".//table:table", _NAMES)
            assert notes.get(f"{{{_NAMES['table']}}}name") == edition.strings.diary.notes_title
            (header,) = form.findall("table:table-header-rows/table:table-row", _NAMES)
            labels = [text for text in ("".join(cell.itertext()) for cell in header) if text]
            assert labels[0] == edition.strings.diary.fields["number"].label
            numbers = [
                int(float(cell.get(f"{{{_NAMES['office']}}}value")))
                for cell in form.iterfind(".//table:table-cell", _NAMES)
                if cell.get(f"{{{_NAMES['office']}}}value-type") == "float"
            ]
            assert numbers == list(range(1, 26))


@pytest.fixture(scope="module")
def printed_sheets(downloads: Downloads, tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Return the spreadsheets as LibreOffice prints them: as they are, and filled in."""
    blank = _named(downloads, "xlsx")
    full = {
        f"full-{name}": _filled_in(content) for name, content in blank.items() if "diary" in name
    }
    # By way of its own format: only then it makes rows as high as it does when somebody types.
    typed = convert(tmp_path_factory.mktemp("typed"), full, "ods")
    typed = {name.replace("xlsx", "ods"): content for name, content in typed.items()}
    return convert(tmp_path_factory.mktemp("paper"), blank | typed, "pdf")


_STORY = " ".join(f"woord{number}" for number in range(60))


def _filled_in(content: bytes) -> bytes:
    """Return a spreadsheet with a story in its first row, and one below the rows with lines."""
    name = "xl/worksheets/sheet2.xml"
    sheet = entries(content)[name].decode()
    story = f't="inlineStr"><is><t>{_STORY}</t></is></c>'
    (style,) = re.findall(r'<c r="F2" (s="\d+")/>', sheet)
    sheet = re.sub(r'(<c r="F2" s="\d+")/>', rf"\1 {story}", sheet)
    sheet = sheet.replace(
        "</sheetData>", f'<row r="40"><c r="F40" {style} {story}</row></sheetData>'
    )
    return repack(content, {name: sheet.encode()})


def test_a_blank_spreadsheet_is_a_few_sheets_of_paper(
    printed_sheets: Converted, project: Project
) -> None:
    for code, edition in project.editions.items():
        footer = squeeze(edition.facts.plain(edition.strings.paper.footer))
        head = squeeze(edition.strings.diary.fields["number"].label)
        for name, count in ((f"{code}-diary-xlsx.xlsx", 4), (f"{code}-records-xlsx.xlsx", 2)):
            sheets = pdf_sheets(printed_sheets[name])
            pages = pdf_pages(printed_sheets[name])
            assert len(pages) == count
            for number, (sheet, words) in enumerate(zip(sheets, pages, strict=True), 1):
                assert sheet.width > sheet.height
                assert footer in words
                place = edition.strings.paper.page.format(page=number, pages=count)
                assert squeeze(place) in words
                # Header and numbers stand on each sheet, in letters that can be read.
                assert number == 1 or head in words
                assert number == 1 or all(str(row) in words for row in (1, 25))
                assert min(letter.size for letter in sheet.letters) >= 9


def test_all_that_is_typed_is_printed(printed_sheets: Converted, project: Project) -> None:
    for code in project.editions:
        words = "".join(pdf_pages(printed_sheets[f"full-{code}-diary-ods.ods"]))
        assert words.count(squeeze("woord58 woord59")) == 2
        assert words.count(squeeze("woord0 woord1")) == 2


def test_the_header_and_the_numbers_stay_in_view(downloads: Downloads) -> None:
    for files in downloads.values():
        for key in ("diary.xlsx", "records.xlsx"):
            sheet = entries(files[key].content)["xl/worksheets/sheet2.xml"].decode()
            (pane,) = re.findall(r"<pane [^>]*>", sheet)
            for part in ('xSplit="1"', 'ySplit="1"', 'state="frozen"'):
                assert part in pane


def test_letters_are_twelve_points_and_headers_repeat(downloads: Downloads) -> None:
    for key in ("diary-long", "diary-short"):
        parts = entries(downloads["nl"][f"{key}.docx"].content)
        assert b"<w:tblHeader/>" in parts["word/document.xml"]
        assert b'w:sz w:val="24"' in parts["word/styles.xml"]
        assert b'w:val="nl"' in parts["word/styles.xml"]
        parts = entries(downloads["nl"][f"{key}.odt"].content)
        assert b"<table:table-header-rows>" in parts["content.xml"]
        assert b'fo:font-size="12pt"' in parts["styles.xml"]
        assert b'fo:language="nl"' in parts["styles.xml"]


def test_an_opendocument_text_begins_with_its_type(downloads: Downloads) -> None:
    for files in downloads.values():
        for file in files.values():
            if file.path.endswith("odt"):
                assert file.content[30:38] == b"mimetype"
                assert b"application/vnd.oasis.opendocument.text" in file.content[:90]


def test_headings_and_tables_are_marked_as_such(downloads: Downloads, project: Project) -> None:
    papers = {paper.key: paper for paper in diary_papers(project, project.editions["nl"])}
    content = papers["diary-long.odt"].content
    assert isinstance(content, TextDocument)
    tree = etree.fromstring(entries(downloads["nl"]["diary-long.odt"].content)["content.xml"])
    headings = tree.findall(".//text:h", _NAMES)
    assert ["".join(heading.itertext()) for heading in headings] == [
        "Logboek, lang", "Lees dit eerst", "Logboek, lang",
    ]  # fmt: skip
    (table,) = [block for block in content.blocks if isinstance(block, Table)]
    rows = tree.findall(".//table:table/table:table-row", _NAMES)
    assert len(rows) == len(table.rows)


def test_a_word_file_has_what_its_document_says() -> None:
    table = Table(("A", "B"), (60, 60), (Row((Cell("c", "d"), Cell(text="e & <f>")), 10),))
    made = write_docx(
        TextDocument("T", "en", "ltr", (table,), "foot", "{page}/{pages}"),
        ROOT / "overrides/office/template.docx",
    )
    words = etree.fromstring(entries(made)["word/document.xml"])
    assert "".join(words.itertext()) == "ABcde & <f>"
