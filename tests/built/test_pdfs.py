"""Every PDF of the real site, read back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

import pytest

from hooks.content.diary import DiaryForm, make_diary
from hooks.content.project import Edition
from hooks.downloads.catalogue import Download
from tests.built.lists import expected_items
from tests.built.model import BuiltSite
from tests.built.pdf import (
    Reading,
    check_diary,
    check_footer,
    check_items,
    check_number,
    check_silent,
    check_tagged,
    read_pdf,
)

WITH_FOOTER = ("lists", "diaries", "records", "cards", "plan", "overview")
"""Kinds with the numbers to call on every page. A pocket sheet has no foot; a letter has none."""


@pytest.fixture(scope="module")
def pdfs(built: BuiltSite) -> list[tuple[Edition, Download, bytes]]:
    """Return each PDF with its language, what it is, and its bytes on the site."""
    editions = built.site.project.editions
    return [
        (editions[code], made, (built.folder / made.path).read_bytes())
        for code, files in built.site.downloads.items()
        for made in files.values()
        if made.path.endswith(".pdf")
    ]


@pytest.fixture(scope="module")
def readings(pdfs: list[tuple[Edition, Download, bytes]]) -> Mapping[str, Reading]:
    """Return what each PDF says, by its path."""
    return {made.path: read_pdf(content) for _, made, content in pdfs}


def test_every_pdf_is_tagged_and_silent(pdfs: list[tuple[Edition, Download, bytes]]) -> None:
    assert len(pdfs) >= 46
    found = []
    for edition, made, content in pdfs:
        found += check_tagged(made.path, content, edition.language.code, made.title)
        found += check_silent(made.path, content)
    assert found == []


def test_every_list_has_the_items_of_its_page(
    built: BuiltSite,
    pdfs: list[tuple[Edition, Download, bytes]],
    readings: Mapping[str, Reading],
) -> None:
    found, read = [], 0
    for path, parts in groupby(
        (each for each in pdfs if each[1].kind == "lists"), key=lambda each: _whole(each[1])
    ):
        editions, files, _ = zip(*parts, strict=True)
        expected = expected_items(built, editions[0], files[0])
        assert expected, path
        items = [item for made in files for item in readings[made.path].items]
        found += check_items(path, items, expected)
        read += 1
    assert found == []
    pages = [page for page in built.real_pages if page.root.xpath("//main//li[@class='todo']")]
    # Each list in two sizes, and all lists of each language in two sizes.
    assert read == 2 * len(pages) + 4


def _whole(made: Download) -> str:
    """Return the path of a list, without the number of its part."""
    return re.sub(r"-\d\.pdf$", ".pdf", made.path)


def test_every_page_names_the_numbers_to_call(
    pdfs: list[tuple[Edition, Download, bytes]], readings: Mapping[str, Reading]
) -> None:
    found = []
    for edition, made, _ in pdfs:
        reading = readings[made.path]
        footer = edition.facts.plain(edition.strings.paper.footer)
        assert "112" in footer
        if made.kind in WITH_FOOTER:
            found += check_footer(made.path, reading, footer)
        elif made.kind == "pocket":
            found += check_number(made.path, reading, "112")
        else:
            assert made.kind == "letter"
            assert "112" not in reading.text, "the letter tells of the sender's plans"
    assert found == []


def test_every_diary_has_all_labels_and_notes(
    built: BuiltSite,
    pdfs: list[tuple[Edition, Download, bytes]],
    readings: Mapping[str, Reading],
) -> None:
    found, read = [], 0
    for edition, made, _ in pdfs:
        if made.kind == "diaries":
            form = DiaryForm.SHORT if "short" in made.key else DiaryForm.LONG
            diary = make_diary(
                built.site.project.diary, form, edition.language.code, edition.strings,
                edition.facts,
            )  # fmt: skip
            found += check_diary(made.path, readings[made.path].text, diary)
            read += 1
    assert found == []
    assert read >= 4
