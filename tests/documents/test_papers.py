"""What is in the documents, and what is not."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pypdfium2 import PdfDocument

from hooks.content.checklists import read_section
from hooks.content.diary import DiaryForm, make_diary
from hooks.content.project import Edition, Project
from hooks.content.strings import DOWNLOAD_KINDS
from hooks.downloads.catalogue import KINDS, Download
from hooks.problems import ProblemsError
from tests.conftest import SmallSite
from tests.documents.conftest import Downloads, all_files, every_kind, make
from tests.documents.pdf_font_rules import meanings, shown
from tests.documents.reading import (
    entries,
    faults_of_looks,
    filled,
    pdf_pages,
    pdf_sheets,
    squeeze,
    words_of,
)  # fmt: skip
from tests.small_site import small_site

_LIST, _ALL_LISTS, _FILLED_IN, _OFFICE = 40_000, 150_000, 150_000, 20_000
"""Bytes of a file at most."""
_DIARY_FORMS = {
    DiaryForm.SHORT: ("diary-short.pdf", "diary-short-fill.pdf", "diary-short.docx",
                      "diary-short.odt", "diary-short-large.pdf"),
    DiaryForm.LONG: ("diary-long.pdf", "diary-long-fill.pdf", "diary-long.docx", "diary-long.odt",
                     "diary-long-large.pdf", "diary.xlsx"),
}  # fmt: skip


def too_large(downloads: Downloads) -> list[str]:
    """Return the files that are larger than files of their sort may be."""
    found = []
    for files in downloads.values():
        for key, file in files.items():
            if not file.path.endswith("pdf"):
                limit = _OFFICE
            elif key.endswith("-fill.pdf"):
                limit = _FILLED_IN
            else:
                limit = _ALL_LISTS if key.startswith("list-all") else _LIST
            if len(file.content) > limit:
                found.append(f"{file.path}: {len(file.content)} bytes, at most {limit}")
    return found


def test_the_files_are_small(downloads: Downloads) -> None:
    assert too_large(downloads) == []


def test_a_large_file_is_noticed(downloads: Downloads) -> None:
    fat = {
        "nl": {
            key: replace(file, content=file.content + bytes(150_000))
            for key, file in downloads["nl"].items()
        }
    }
    assert len(too_large(fat)) == len(fat["nl"])


def test_every_form_of_the_diary_has_all_words(downloads: Downloads, project: Project) -> None:
    for code, edition in project.editions.items():
        for form, keys in _DIARY_FORMS.items():
            diary = make_diary(project.diary, form, code, edition.strings, edition.facts)
            for key in keys:
                words = words_of(downloads[code][key])
                expected = [diary.notes_title, *diary.notes]
                for field in diary.fields:
                    if key == "diary.xlsx" and field.kind == "time":
                        expected += [edition.strings.diary.starts, edition.strings.diary.ends]
                    else:
                        expected.append(field.label)
                    if form is DiaryForm.LONG and not key.endswith("xlsx"):
                        expected.append(field.help)
                missing = [text for text in expected if squeeze(text) not in words]
                assert not missing, (key, missing)


def test_each_list_has_the_items_of_its_page_in_order(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        large = [key for key in downloads[code] if key.startswith("list-all-large")]
        assert len(large) == 2
        wholes = [
            "".join(words_of(downloads[code][key]) for key in keys)
            for keys in (["list-all.pdf"], large)
        ]
        for page in edition.pages.values():
            section = read_section(page, edition.strings.paper.general, edition.facts)
            if section is None:
                assert f"list:{page.name}" not in downloads[code]
                continue
            items = [squeeze(item) for group in section.groups for item in group.items]
            for key in (f"list:{page.name}", f"list-large:{page.name}"):
                assert _in_order(items, words_of(downloads[code][key])) == [], key
            for whole in wholes:
                assert _in_order(items, whole) == []


def test_all_lists_in_large_letters_come_in_parts(
    downloads: Downloads, make_site: SmallSite
) -> None:
    titles = {
        key: file.title for key, file in downloads["en"].items() if key.startswith("list-all-large")
    }
    assert titles == {
        "list-all-large-1.pdf": "All lists, large letters, part 1 of 2",
        "list-all-large-2.pdf": "All lists, large letters, part 2 of 2",
    }
    one = make(make_site({}))["en"]
    assert one["list-all-large.pdf"].title == "All lists, large letters"


def _in_order(items: list[str], words: str) -> list[str]:
    """Return the items that do not stand in `words` after the one before."""
    place, wrong = 0, []
    for item in items:
        found = words.find(item, place)
        if found < 0:
            wrong.append(item)
        else:
            place = found + len(item)
    return wrong


def test_a_dropped_item_is_noticed() -> None:
    assert _in_order(["een", "twee", "drie"], "eendrie") == ["twee"]
    assert _in_order(["een", "twee"], "tweeeen") == ["twee"]


def test_every_page_of_paper_carries_help_and_its_number(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        footer = squeeze(edition.facts.plain(edition.strings.paper.footer))
        for file in downloads[code].values():
            if file.format != "PDF" or file.kind in ("pocket", "letter"):
                continue
            pages = pdf_pages(file.content)
            for number, words in enumerate(pages, 1):
                count = edition.strings.paper.page.format(page=number, pages=len(pages))
                assert words.endswith(footer + squeeze(file.title + count)), file.path


def test_each_further_page_of_an_incident_has_its_number(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        words = edition.strings.diary
        label = words.fields["number"].label
        head = squeeze(f"{words.what}{words.room}{label}")
        for key, start in (("diary-long.pdf", 2), ("diary-long-large.pdf", 2)):
            further = pdf_pages(downloads[code][key].content)[start:]
            assert further
            assert all(page.startswith(head) for page in further), key
        pages = pdf_pages(downloads[code]["diary-long-fill.pdf"].content)
        assert [page.startswith(f"{head}{number}") for number in range(1, 6)
                for page in pages[2 * number : 2 * number + 1]] == [True] * 5  # fmt: skip


def test_the_list_of_evidence_says_what_not_to_write(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        words = words_of(downloads[code]["records.pdf"])
        for note in edition.strings.records.notes:
            assert squeeze(edition.facts.plain(note)) in words


def test_a_telephone_number_stays_on_one_line(downloads: Downloads) -> None:
    read = 0
    for file in all_files(downloads, "pdf"):
        if "0202615275" not in words_of(file):
            continue
        pages = [page.get_textpage().get_text_range() for page in PdfDocument(file.content)]
        lines = [line.rstrip() for page in pages for line in page.splitlines()]
        read += sum("020-261 52 75" in line for line in lines)
        assert [line for line in lines if re.search(r"020-261( 52)?$", line)] == [], file.path
    assert read > 4


def zeros_with_a_stroke(content: bytes) -> list[str]:
    """Return the fonts of a PDF in which a zero has more than its outer and its inner edge."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for font, code in shown(pdf):
            if meanings(font).get(code) == (ord("0"),):
                file = _font_file(font.DescendantFonts[0])
                if _edges(file, file.getGlyphName(code)) != 2:
                    found.append(str(font.BaseFont))
        if "/AcroForm" in pdf.Root:
            typed: Any = pdf.Root.AcroForm.DR.Font.F1
            file = _font_file(typed)
            if _edges(file, file.getBestCmap()[ord("0")]) != 2:
                found.append(str(typed.BaseFont))
    return found


def _font_file(font: Any) -> TTFont:
    return TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))


def _edges(file: TTFont, glyph: str) -> int:
    return int(file["glyf"][glyph].numberOfContours)


def test_no_zero_on_paper_looks_struck_out(downloads: Downloads) -> None:
    for file in all_files(downloads, "pdf"):
        assert zeros_with_a_stroke(file.content) == [], file.path


def test_a_zero_with_a_stroke_is_noticed(make_site: SmallSite) -> None:
    root = make_site({})
    template = root / "overrides/print/base.typ"
    text = template.read_text(encoding="utf-8")
    assert text.count("font: (figures, ") == 1
    template.write_text(text.replace("font: (figures, ", "font: ("), encoding="utf-8")
    fonts = root / "overrides/print/fonts"
    (fonts / "B612-Regular.ttf").write_bytes(
        (fonts / "AtkinsonHyperlegible-Regular.ttf").read_bytes()
    )
    made = make(root)["nl"]
    (on_paper,) = set(zeros_with_a_stroke(made["list:tips.md"].content))
    assert "AtkinsonHyperlegible" in on_paper
    assert "/B612-Regular" in zeros_with_a_stroke(made["diary-short-fill.pdf"].content)


def letter_text(edition: Edition) -> str:
    """Return all words of a letter that may be sent."""
    words = edition.strings.letter
    return squeeze("".join((*words.head, *map(edition.facts.plain, words.text), words.sign)))


def test_the_letter_is_a_file_of_its_own_with_nothing_else_in_it(
    downloads: Downloads, project: Project
) -> None:
    for code, edition in project.editions.items():
        for ending in ("pdf", "docx", "odt"):
            file = downloads[code][f"letter.{ending}"]
            assert words_of(file).replace("_", "") == letter_text(edition), file.path
            # A Word file keeps head and foot of its pages in parts of their own.
            others = [name for name in _parts(file) if "footer" in name or "header" in name]
            assert others == []
            assert file.pages in (1, None)


def _parts(file: Download) -> Mapping[str, bytes]:
    return {} if file.path.endswith(".pdf") else entries(file.content)


@pytest.mark.parametrize(
    ("template", "change"),
    [
        ("letter.typ", ("#set page(", "#set page(footer: [112], ")),
        ("letter.typ", ("#data.sign", "Is de stalker je ex? #data.sign")),
    ],
)
def test_a_letter_that_tells_more_is_noticed(
    make_site: SmallSite, project: Project, template: str, change: tuple[str, str]
) -> None:
    root = make_site({})
    path = root / "overrides/print" / template
    text = path.read_text(encoding="utf-8")
    assert text.count(change[0]) == 1
    path.write_text(text.replace(*change), encoding="utf-8")
    told = words_of(make(root)["nl"]["letter.pdf"])
    assert told.replace("_", "") != letter_text(project.editions["nl"])


def test_letters_are_large_enough_and_nothing_is_cut(downloads: Downloads) -> None:
    for file in all_files(downloads, "pdf"):
        points = 18 if "large" in file.key else 12
        assert faults_of_looks(file.content, points) == [], file.path


def test_no_list_takes_a_sheet_more_for_a_few_lines(downloads: Downloads) -> None:
    # In a book of all lists one sheet more is little.
    for file in all_files(downloads, "pdf"):
        if file.key.startswith(("list:", "list-large:")) and file.pages != 1:
            assert filled(pdf_sheets(file.content)[-1]) > 0.2, file.path


def test_a_sheet_with_one_line_is_nearly_empty(downloads: Downloads) -> None:
    sheet = pdf_sheets(downloads["nl"]["list-all.pdf"].content)[1]
    top = max(letter.box[3] for letter in sheet.letters)
    foot = tuple(letter for letter in sheet.letters if letter.box[1] < sheet.lines[-1][3])
    one = tuple(letter for letter in sheet.letters if letter.box[3] > top - 20)
    assert filled(sheet) > 0.8
    assert filled(replace(sheet, letters=one + foot)) < 0.1


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("size: size,\n    //", "size: 9pt,\n    //"), "letters of [9"),
        (("footer-descent: 2.5mm", "footer-descent: -15mm"), "a table runs into the footer"),
        (("#let margin = 16mm", "#let margin = 2mm"), "beside the sheet"),
    ],
)
def test_faults_of_looks_are_noticed(
    make_site: SmallSite, change: tuple[str, str], fault: str
) -> None:
    root = make_site({})
    template = root / "overrides/print/base.typ"
    text = template.read_text(encoding="utf-8")
    assert change[0] in text
    template.write_text(text.replace(*change), encoding="utf-8")
    found = faults_of_looks(make(root)["nl"]["diary-short.pdf"].content, 12)
    assert any(fault in each for each in found), found[:3]


def test_names_and_titles_are_neutral(downloads: Downloads, project: Project) -> None:
    words = {word for edition in project.editions.values() for word in edition.strings.neutral}
    assert {"stalk", "belag", "slachtoffer", "victim", "politie", "police"} <= words
    for files in downloads.values():
        for file in files.values():
            for word in words:
                assert word not in file.path.lower()
                assert word not in file.title.lower()
                assert word not in _own_title(file).lower()


def _own_title(file: Download) -> str:
    """Return the title inside a file."""
    if file.path.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            return str(pdf.docinfo["/Title"])
    parts = entries(file.content)
    return (parts.get("docProps/core.xml") or parts["meta.xml"]).decode()


def test_a_label_that_changes_changes_every_form(make_site: SmallSite) -> None:
    root = make_site({})
    strings = root / "docs/nl/strings.yml"
    text = strings.read_text(encoding="utf-8")
    label = "Plaats of kanaal"
    assert text.count(f"label: {label}") == 1
    strings.write_text(text.replace(label, "Waar precies"), encoding="utf-8")
    made = make(root)["nl"]
    for keys in _DIARY_FORMS.values():
        for key in keys:
            assert squeeze("Waar precies") in words_of(made[key]), key
            assert squeeze(label) not in words_of(made[key]), key


def test_a_new_field_stands_in_every_form(make_site: SmallSite) -> None:
    root = make_site({})
    diary = root / "docs/diary.yml"
    diary.write_text(
        diary.read_text(encoding="utf-8").replace("short: 29", "short: 20")
        + "  - {key: weather, kind: text, short: 9, long: 1}\n",
        encoding="utf-8",
    )
    for code, label in (("nl", "Weertype"), ("en", "Weathertype")):
        strings = root / f"docs/{code}/strings.yml"
        text = strings.read_text(encoding="utf-8")
        start = text.index("  fields:\n") + len("  fields:\n")
        field = f"    weather:\n      label: {label}\n      help: Zon.\n"
        strings.write_text(text[:start] + field + text[start:], encoding="utf-8")
    made = make(root)
    for code, label in (("nl", "Weertype"), ("en", "Weathertype")):
        for keys in _DIARY_FORMS.values():
            for key in keys:
                assert label in words_of(made[code][key]), key


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("diary.fields.place.label", "      label: Place or channel\n"),
        ("letter.sign", '  sign: "Name and signature:"\n'),
        ("downloads.kinds.pocket", "    pocket: Small folding sheet\n"),
    ],
)
def test_a_missing_label_is_an_error_with_language_and_key(
    make_site: SmallSite, key: str, line: str
) -> None:
    root = make_site({})
    strings = root / "docs/en/strings.yml"
    text = strings.read_text(encoding="utf-8")
    assert text.count(line) == 1
    strings.write_text(text.replace(line, ""), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        make(root)
    assert any(
        "docs/en/strings.yml" in str(each) and key in str(each) for each in caught.value.problems
    )


def test_a_number_of_the_pocket_edition_is_a_fact_with_a_name(make_site: SmallSite) -> None:
    root = make_site({})
    strings = root / "docs/en/strings.yml"
    text = strings.read_text(encoding="utf-8")
    strings.write_text(text.replace("[HW](fact:helpwanted)", "HW"), encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        make(root)
    assert any("wrong value for pocket.numbers.6" in str(each) for each in caught.value.problems)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('"#kop", "tips', '"#kopp", "tips'), "a link to an anchor that does not exist"),
        (("tips.md#nummer", "tipz.md#nummer"), "a link to a page that does not exist"),
        (("title: Kaart", "title: Bij stalking"), "a name that gives away"),
        (("kind: card", "kind: cart"), "wrong value for papers.0.kind"),
        (("name: kaart", "name: brief"), "two files have one name"),
    ],
)
def test_papers_of_a_page_are_checked(
    make_site: SmallSite, change: tuple[str, str], message: str
) -> None:
    files = every_kind(small_site())
    files = {name: str(text).replace(*change) for name, text in files.items()}
    with pytest.raises(ProblemsError) as caught:
        make(make_site(files))
    assert any(message in str(each) for each in caught.value.problems)


def test_papers_of_a_translation_have_the_same_parts(make_site: SmallSite) -> None:
    files = every_kind(small_site())
    files["docs/en/tips.md"] = str(files["docs/en/tips.md"]).replace('"#kop", "tips', '"tips')
    with pytest.raises(ProblemsError, match="papers differ from the source page"):
        make(make_site(files))


def test_every_kind_is_made_of_a_small_site(make_site: SmallSite) -> None:
    made = make(make_site(every_kind(small_site())))["nl"]
    assert set(KINDS) == {*DOWNLOAD_KINDS, "plan", "overview", "lists", "letter"}
    assert list(dict.fromkeys(file.kind for file in made.values())) == list(KINDS)


def test_the_real_site_has_every_kind_in_each_language(downloads: Downloads) -> None:
    nl, en = downloads.values()
    assert list(nl) == list(en)
    assert {file.kind for file in nl.values()} == set(KINDS)
    assert sum(file.kind == "cards" for file in nl.values()) == 2
