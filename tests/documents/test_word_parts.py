"""Word files hold what their text needs, in its language, and nothing else of their library."""

from __future__ import annotations

import io
import re

import docx
import pytest
from lxml import etree

from hooks.downloads.formats.archive import repack
from tests.documents.conftest import Downloads, all_files
from tests.documents.reading import entries

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|word/_rels/document\.xml\.rels"
    r"|word/(document|styles|numbering|settings|footer\d)\.xml"
)
_LANGUAGE = re.compile(
    rb'(?:lang|Lang|language(?:-asian|-complex)?|val|eastAsia|bidi)="([a-z]{2,3}(?:-[A-Za-z]+)?)"'
)
_TAGGED = re.compile(rb"<[^>]*(?:[:<]lang |themeFontLang|xml:lang=|:language)[^>]*>")


def strange(content: bytes, language: str) -> list[str]:
    """Return parts that a file need not have, and languages that are not its own."""
    found = []
    for name, data in entries(content).items():
        if not _PARTS.fullmatch(name):
            found.append(f"a part {name}")
        for tag in _TAGGED.findall(data):
            others = {code.decode() for code in _LANGUAGE.findall(tag)} - {language}
            found += [f"{name} in {code}" for code in sorted(others)]
    return found


def test_word_files_have_only_what_they_need(downloads: Downloads) -> None:
    for code, files in downloads.items():
        for file in files.values():
            if file.path.endswith("docx"):
                assert strange(file.content, code) == [], file.path


def test_the_languages_of_a_file_are_found(downloads: Downloads) -> None:
    styles = entries(downloads["nl"]["diary-long.docx"].content)["word/styles.xml"]
    (tag,) = _TAGGED.findall(styles)
    assert _LANGUAGE.findall(tag) == [b"nl", b"nl", b"nl"]


def test_other_files_have_no_foreign_language(downloads: Downloads) -> None:
    for code, files in downloads.items():
        for file in files.values():
            if file.path.endswith(("odt", "xlsx")):
                foreign = [each for each in strange(file.content, code) if " in " in each]
                assert foreign == [], file.path


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("word/stylesWithEffects.xml", b"", b"<w/>", "a part word/stylesWithEffects.xml"),
        ("customXml/item1.xml", b"", b"<b/>", "a part customXml/item1.xml"),
        ("word/printerSettings1.bin", b"", b"x", "a part word/printerSettings1.bin"),
        ("word/styles.xml", b'eastAsia="nl"', b'eastAsia="ja-JP"', "word/styles.xml in ja-JP"),
        ("word/settings.xml", b"<w:compat>", b'<w:themeFontLang w:val="en-US"/><w:compat>',
         "word/settings.xml in en-US"),
    ],
)  # fmt: skip
def test_what_a_template_brings_is_noticed(
    downloads: Downloads, part: str, old: bytes, new: bytes, message: str
) -> None:
    content = downloads["nl"]["diary-long.docx"].content
    before = entries(content).get(part, b"")
    assert old in before
    damaged = repack(content, {part: before.replace(old, new) if old else new})
    assert strange(damaged, "nl") == [message]


def test_the_library_itself_would_be_noticed() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    found = strange(out.getvalue(), "nl")
    assert "a part word/stylesWithEffects.xml" in found
    assert "word/styles.xml in en-US" in found


def test_every_style_list_and_relation_that_is_named_is_there(downloads: Downloads) -> None:
    for file in all_files(downloads, "docx"):
        assert dangling(file.content) == [], file.path


def dangling(content: bytes) -> list[str]:
    """Return the styles, lists, parts and prefixes that a Word file names and does not have."""
    parts = entries(content)
    trees = {name: etree.fromstring(data) for name, data in parts.items()}
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

    def values(name: str, *tags: str) -> set[str]:
        return {
            str(element.get(f"{space}val"))
            for tag in tags
            for element in trees[name].iter(space + tag)
        }

    has = {
        str(each.get(f"{space}styleId")) for each in trees["word/styles.xml"].iter(f"{space}style")
    }
    has |= {
        str(each.get(f"{space}numId")) for each in trees["word/numbering.xml"].iter(f"{space}num")
    }
    names = set().union(
        *(values(name, "pStyle", "rStyle", "tblStyle", "numId") for name in trees),
        values("word/styles.xml", "basedOn", "next", "link"),
    )
    found = [f"no {name}" for name in sorted(names - has)]
    targets = {
        str(each.get("Target")) for name in trees if name.endswith(".rels") for each in trees[name]
    }
    found += [
        f"no part {target}"
        for target in sorted(targets)
        if target not in parts and f"word/{target}" not in parts
    ]
    for name, tree in trees.items():
        ignored = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
        prefixes = set(str(tree.get(ignored, "")).split()) - {str(key) for key in tree.nsmap}
        found += [f"{name}: no name space {prefix}" for prefix in sorted(prefixes)]
    return found


@pytest.mark.parametrize(
    ("part", "old", "new", "message"),
    [
        ("word/document.xml", b'pStyle w:val="Heading1"', b'pStyle w:val="Kop"', "no Kop"),
        ("word/styles.xml", b'numId w:val="', b'numId w:val="9', "no 9"),
        ("word/_rels/document.xml.rels", b'"styles.xml"', b'"gone.xml"', "no part gone.xml"),
        ("word/footer1.xml", b'Ignorable="w14', b'Ignorable="w15',
         "word/footer1.xml: no name space w15"),
    ],
)  # fmt: skip
def test_a_name_without_a_thing_is_noticed(
    downloads: Downloads, part: str, old: bytes, new: bytes, message: str
) -> None:
    content = downloads["nl"]["diary-long.docx"].content
    before = entries(content)[part]
    assert old in before
    damaged = repack(content, {part: before.replace(old, new)})
    assert any(each.startswith(message) for each in dangling(damaged)), dangling(damaged)
