"""No file tells who made it, with what and when."""

from __future__ import annotations

import getpass
import io
import re
import zipfile

import docx
import pikepdf
import pytest
from lxml import etree

from hooks.downloads.formats.archive import repack
from tests.conftest import ROOT
from tests.documents.conftest import Downloads
from tests.documents.reading import entries

_TELLING = (
    "python", "typst", "xlsxwriter", "pikepdf", "libreoffice", "microsoft excel", "hooks",
    getpass.getuser() if len(getpass.getuser()) > 4 else "overrides", str(ROOT).lower(),
)  # fmt: skip

_TOLD = ("coreProperties", "document-meta", "meta", "title", "language")
"""All that an office file says of itself."""


def telling(name: str, content: bytes) -> list[str]:
    """Return what a file betrays."""
    return list(_of_pdf(content) if name.endswith(".pdf") else _of_package(content))


def _of_pdf(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [f"document information {key}" for key in pdf.docinfo if key != "/Title"]
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and "/Length1" not in item:  # not a font
                found += _words(item.read_bytes())
        # Reading them through the library writes its name into them, so they come last.
        with pdf.open_metadata() as xmp:
            allowed = (
                "title",
                "language",
                "part",
                "format",
                "PageLayout",
                "NPages",
                "RenditionClass",
                "PDFVersion",
            )
            found += [
                f"metadata {key}" for key in xmp if key.rpartition("}")[2] not in allowed
            ]  # fmt: skip
    return found


def _of_package(content: bytes) -> list[str]:
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for entry in package.infolist():
            if entry.date_time != (1980, 1, 1, 0, 0, 0):
                found.append(f"date of {entry.filename}")
            if re.search("thumbnail|custom", entry.filename) or entry.extra or entry.comment:
                found.append(f"more than words: {entry.filename}")
    for name, data in entries(content).items():
        found += [f"{name}: {word}" for word in _words(data)]
        if name in ("docProps/core.xml", "meta.xml"):
            told = [etree.QName(each).localname for each in etree.fromstring(data).iter("*")]
            found += [f"{name}: {tag}" for tag in told if tag not in _TOLD]
        if name == "docProps/app.xml" and data.count(b"<") > 2:
            found.append("docProps/app.xml says something")
    return found


def _words(data: bytes) -> list[str]:
    text = data.decode("utf-8", errors="replace").lower()
    return [f"the word {word}" for word in _TELLING if word in text]


def test_no_file_betrays_its_making(downloads: Downloads) -> None:
    for files in downloads.values():
        for file in files.values():
            assert telling(file.path, file.content) == [], file.path


def test_title_and_language_are_what_is_said(downloads: Downloads) -> None:
    for code, files in downloads.items():
        for file in files.values():
            if file.path.endswith(".pdf"):
                with pikepdf.open(io.BytesIO(file.content)) as pdf:
                    assert str(pdf.docinfo["/Title"]) == file.title
                    assert str(pdf.Root.Lang) == code
                continue
            parts = entries(file.content)
            text = (parts.get("docProps/core.xml") or parts["meta.xml"]).decode()
            assert f"<dc:title>{file.title}</dc:title>" in text
            assert f"<dc:language>{code}</dc:language>" in text


def test_the_word_template_tells_nothing() -> None:
    assert telling("a.docx", (ROOT / "overrides/office/template.docx").read_bytes()) == []


def test_the_template_of_the_library_is_noticed() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    found = telling("a.docx", out.getvalue())
    assert "docProps/core.xml: the word python" in found
    assert {f"docProps/core.xml: {tag}" for tag in ("creator", "created", "modified")} <= {*found}
    assert "docProps/app.xml says something" in found
    assert "more than words: docProps/thumbnail.jpeg" in found
    assert any(each.startswith("date of ") for each in found)


@pytest.mark.parametrize("key", ["/Author", "/Creator", "/Producer", "/CreationDate"])
def test_a_field_put_back_into_a_pdf_is_noticed(downloads: Downloads, key: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(downloads["nl"]["diary-short.pdf"].content)) as pdf:
        pdf.docinfo[key] = "D:20260101000000Z"
        pdf.save(out)
    assert f"document information {key}" in telling("a.pdf", out.getvalue())


def test_metadata_put_back_are_noticed(downloads: Downloads) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(downloads["nl"]["diary-short.pdf"].content)) as pdf:
        with pdf.open_metadata() as xmp:
            xmp["xmp:CreatorTool"] = "Iets"
        pdf.save(out)
    assert any("CreatorTool" in each for each in telling("a.pdf", out.getvalue()))


@pytest.mark.parametrize("key", ["diary-short.docx", "diary-short.odt", "diary.xlsx"])
@pytest.mark.parametrize("tag", ["creator", "date"])
def test_an_author_put_back_is_noticed(downloads: Downloads, key: str, tag: str) -> None:
    content = downloads["nl"][key].content
    name = "meta.xml" if key.endswith("odt") else "docProps/core.xml"
    more = f"<dc:{tag}>Ik</dc:{tag}><dc:language>".encode()
    damaged = repack(content, {name: entries(content)[name].replace(b"<dc:language>", more)})
    assert telling(key, damaged) == [f"{name}: {tag}"]


@pytest.mark.parametrize(
    ("part", "data", "message"),
    [
        ("docProps/thumbnail.jpeg", b"x", "more than words: docProps/thumbnail.jpeg"),
        ("docProps/custom.xml", b"<P/>", "more than words: docProps/custom.xml"),
        ("docProps/app.xml", b"<P><Application>Word</Application></P>",
         "docProps/app.xml says something"),
        ("word/settings.xml", b"<s>LibreOffice</s>", "word/settings.xml: the word libreoffice"),
    ],
)  # fmt: skip
def test_a_part_that_tells_is_noticed(
    downloads: Downloads, part: str, data: bytes, message: str
) -> None:
    damaged = repack(downloads["nl"]["diary-short.docx"].content, {part: data})
    assert telling("a.docx", damaged) == [message]
