"""No file tells who made it, with what and when; and the same words give the same bytes."""

from __future__ import annotations

import getpass
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import etree

from hooks.content.project import Project
from hooks.downloads.catalogue import make_downloads
from hooks.downloads.formats.archive import repack
from hooks.files import Cache
from tests.conftest import ROOT, SmallSite
from tests.documents.conftest import Downloads, every_kind
from tests.documents.reading import entries
from tests.small_site import small_site

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


_PRINT_MARKS = """
import hashlib, json, sys
from pathlib import Path
from tests.documents.conftest import make
made = make(Path(sys.argv[1]))
print(json.dumps({file.path: hashlib.sha256(file.content).hexdigest()
                  for files in made.values() for file in files.values()}))
"""


def _made_elsewhere(root: Path, **environment: str) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", _PRINT_MARKS, str(root)],
        cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    marks: dict[str, str] = json.loads(done.stdout)
    return marks


def test_place_time_zone_and_language_of_the_machine_change_nothing(
    make_site: SmallSite, tmp_path: Path
) -> None:
    first = make_site(every_kind(small_site()))
    second = tmp_path / "an other place" / "ü"
    second.parent.mkdir()
    first.rename(second)
    one = _made_elsewhere(second, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="1")
    first = make_site(every_kind(small_site()))
    two = _made_elsewhere(first, TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert one == two
    assert len(one) > 30


def test_the_real_documents_are_the_same_each_time(
    downloads: Downloads, project: Project, tmp_path: Path
) -> None:
    # One language is enough: the other goes the same way.
    one = replace(project, editions={"en": project.editions["en"]})
    again = make_downloads(one, ROOT / "overrides", Cache(tmp_path, "test"))
    for code, files in again.items():
        for key, made in files.items():
            other, file = made.content, downloads[code][key]
            assert hashlib.sha256(file.content).digest() == hashlib.sha256(other).digest(), key
