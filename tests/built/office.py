"""Checks of DOCX, ODT and XLSX files: zip packages of XML."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import lxml.etree

_DESCRIPTION = {"docx": "docProps/core.xml", "xlsx": "docProps/core.xml", "odt": "meta.xml"}
_PROGRAM = "docProps/app.xml"
_TEXT = {"docx": "word/document.xml", "xlsx": "xl/sharedStrings.xml", "odt": "content.xml"}
_WORDS = frozenset(("t", "p", "span", "h"))
"""Elements whose own text is read, whatever the format."""
_TOLD = frozenset(("title", "language"))
"""All that a file may tell of itself."""
_TELLING = ("thumbnail", "comments", "custom.xml", "people", "printersettings")
"""Parts, by a piece of their name, that tell of a maker or show what is in the file."""
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def _entries(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _local(element: Any) -> str:
    return str(lxml.etree.QName(element).localname)


def ending(name: str) -> str:
    """Return the ending of a file's name without its dot."""
    return name.rpartition(".")[2]


def check_package(name: str, content: bytes, language: str, title: str) -> list[str]:
    """Return what the file tells beyond its title and language, and where these are wrong."""
    found = []
    entries = _entries(content)
    described = lxml.etree.fromstring(entries[_DESCRIPTION[ending(name)]])
    told = {_local(part): part.text for part in described.iter("*") if part.text and not len(part)}
    for what in sorted(told.keys() - _TOLD):
        found.append(f"{name}:1: it tells {what}; expected: nothing; found: {told[what]}")
    for what, expected in (("title", title), ("language", language)):
        if told.get(what) != expected:
            found.append(f"{name}:1: {what}; expected: {expected}; found: {told.get(what)}")
    if _PROGRAM in entries:
        program = [_local(part) for part in lxml.etree.fromstring(entries[_PROGRAM])]
        if program:
            found.append(f"{name}:1: it tells its program; expected: nothing; found: {program}")
    for entry, data in entries.items():
        telling = [word for word in _TELLING if word in entry.lower()]
        if telling or (entry.endswith(".rels") and b"thumbnail" in data.lower()):
            found.append(f"{name}:1: a part that tells; expected: none; found: {entry}")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        times = {entry.date_time for entry in package.infolist()}
        if times != {_NO_TIME} or package.comment:
            found.append(f"{name}:1: times in the package; expected: {_NO_TIME}; found: {times}")
    return found


def check_language(name: str, content: bytes, language: str) -> list[str]:
    """Return whether the text of a DOCX or ODT is marked as another language."""
    styles = _entries(content)["word/styles.xml" if ending(name) == "docx" else "styles.xml"]
    marks = {
        value
        for element in lxml.etree.fromstring(styles).iter("*")
        for key, value in element.attrib.items()
        if (_local(element), lxml.etree.QName(key).localname) == ("lang", "val")
        or lxml.etree.QName(key).localname == "language"
    }
    if marks == {language}:
        return []
    return [f"{name}:1: the language of the text; expected: {language}; found: {sorted(marks)}"]


def office_text(name: str, content: bytes) -> str:
    """Return all words of a file."""
    text = lxml.etree.fromstring(_entries(content)[_TEXT[ending(name)]])
    return " ".join(
        "".join(element.itertext()) for element in text.iter("*") if _local(element) in _WORDS
    )


def check_header_row(name: str, content: bytes) -> list[str]:
    """Return whether the labels are not repeated at the top of each page."""
    entries = _entries(content)
    match ending(name):
        case "docx":
            text = lxml.etree.fromstring(entries[_TEXT["docx"]])
            tables = [part for part in text.iter("*") if _local(part) == "tbl"]
            rows = [next(part for part in table if _local(part) == "tr") for table in tables]
            marked = [any(_local(part) == "tblHeader" for part in row.iter("*")) for row in rows]
        case "odt":
            text = lxml.etree.fromstring(entries[_TEXT["odt"]])
            tables = [part for part in text.iter("*") if _local(part) == "table"]
            marked = [
                any(_local(part) == "table-header-rows" for part in table) for table in tables
            ]
        case _:
            marked = [b"_xlnm.Print_Titles" in entries["xl/workbook.xml"]]
    if marked and all(marked):
        return []
    return [f"{name}:1: the row of labels; expected: repeated on each page; found: {marked}"]
