"""Reads PDFs back as a reader or a screen reader gets them, and checks them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pikepdf

from hooks.content.diary import Diary

_TELLING_INFO = ("/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Keywords")
_TELLING_XMP = frozenset(
    ("creator", "contributor", "publisher", "date", "CreatorTool", "Producer", "CreateDate",
     "ModifyDate", "MetadataDate", "DocumentID", "InstanceID", "History")
)  # fmt: skip
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_UA = "{http://www.aiim.org/pdfua/ns/id/}part"


@dataclass(frozen=True)
class Reading:
    """A PDF as it is read aloud, and what stands in its margins."""

    items: tuple[tuple[str, str], ...]
    """Each item of a list under its heading, in the order of the structure tree."""
    pages: tuple[str, ...]
    """All letters of each page, in the order in which they are drawn."""
    margins: tuple[str, ...]
    """What a screen reader leaves out on each page: header and footer."""

    @property
    def text(self) -> str:
        """All letters of the document."""
        return "".join(self.pages)


def squeeze(text: str) -> str:
    """Return `text` without spaces and hyphens at which a line may break."""
    return re.sub(r"[\s\u00a0\u00ad\u2010-]+", "", text)


def read_pdf(content: bytes) -> Reading:
    """Return what a PDF says, by its structure tree."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        marked: dict[tuple[int, int], list[str]] = {}
        pages, margins = [], []
        for page in document.pages:
            for char in page.chars:
                if char["mcid"] is not None:
                    key = (page.page_number, char["mcid"])
                    marked.setdefault(key, []).append(char["text"])
            pages.append(_joined(page.chars))
            margins.append(_joined(char for char in page.chars if char["tag"] == "Artifact"))
            page.close()
        items: list[tuple[str, str]] = []
        heading = ""
        for kind, places in _elements(document.structure_tree):
            words = squeeze("".join("".join(marked.get(place, ())) for place in places))
            if re.fullmatch(r"H\d", kind):
                heading = words
            elif kind == "LI":
                items.append((heading, words))
    return Reading(tuple(items), tuple(pages), tuple(margins))


def _joined(chars: Any) -> str:
    return squeeze("".join(char["text"] for char in chars))


def _elements(tree: list[dict[str, Any]]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield each element of the tree in reading order, with the places of all its content."""
    for element in tree:
        yield element["type"], sorted(_places(element))
        yield from _elements(element.get("children", []))


def _places(element: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    page = element.get("page_number")
    yield from ((page, mark) for mark in element.get("mcids", []) if page is not None)
    for child in element.get("children", []):
        yield from _places(child)


def check_tagged(name: str, content: bytes, language: str, title: str) -> list[str]:
    """Return what PDF/UA-1 asks for and the file lacks: tags, language, title, mark."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as document:
        root: Any = document.Root
        xmp = _xmp(document)
        empty = pikepdf.Dictionary()
        shown = root.get("/ViewerPreferences", empty).get("/DisplayDocTitle", False)
        facts: dict[str, tuple[object, object]] = {
            "MarkInfo": (True, bool(root.get("/MarkInfo", empty).get("/Marked", False))),
            "StructTreeRoot": (True, bool(root.get("/StructTreeRoot", empty).get("/K"))),
            "Lang": (language, str(root.get("/Lang", "none"))),
            "pdfuaid:part": ("1", xmp.get(_UA)),
            "title": (title, xmp.get(_TITLE)),
            "Title of the document information": (title, str(document.docinfo.get("/Title", ""))),
            "DisplayDocTitle": (True, bool(shown)),
        }
    for what, (expected, present) in facts.items():
        if present != expected:
            found.append(f"{name}:1: {what}; expected: {expected}; found: {present}")
    return found


def _xmp(document: pikepdf.Pdf) -> dict[str, object]:
    """Return the metadata; pikepdf would also copy it to the document information."""
    reading = document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    with reading as xmp:
        return dict(xmp.items())


def check_silent(name: str, content: bytes) -> list[str]:
    """Return what the file tells of its maker, its program or its time."""
    found = []
    with pikepdf.open(io.BytesIO(content)) as document:
        for key in _TELLING_INFO:
            if key in document.docinfo:
                found.append(f"{name}:1: {key}; expected: none; found: {document.docinfo[key]}")
        found += [
            f"{name}:1: {key}; expected: none; found: {value}"
            for key, value in _xmp(document).items()
            if key.rpartition("}")[2] in _TELLING_XMP
        ]
        if "/Names" in document.Root and "/EmbeddedFiles" in document.Root.Names:
            found.append(f"{name}:1: files in the file; expected: none; found: some")
    return found


def check_items(
    name: str, items: Sequence[tuple[str, str]], expected: list[tuple[str, str]]
) -> list[str]:
    """Return where the items of a printed list are not those of `expected`, in order.

    Both have the heading and the words of each thing to do.
    """
    wanted = [(squeeze(heading), squeeze(words)) for heading, words in expected]
    for number, (want, have) in enumerate(zip(wanted, items, strict=False), start=1):
        if want != have:
            return [f"{name}:1: item {number}; expected: {want}; found: {have}"]
    if len(wanted) != len(items):
        return [f"{name}:1: items; expected: {len(wanted)}; found: {len(items)}"]
    return []


def check_footer(name: str, reading: Reading, footer: str) -> list[str]:
    """Return the pages that do not have the numbers to call at their foot."""
    return [
        f"{name}:{number}: the foot of the page; expected: {footer}; found: {margin or 'nothing'}"
        for number, margin in enumerate(reading.margins, start=1)
        if squeeze(footer) not in margin
    ]


def check_number(name: str, reading: Reading, number: str) -> list[str]:
    """Return whether the first page does not name `number`."""
    if reading.pages and number in reading.pages[0]:
        return []
    return [f"{name}:1: the number to call; expected: {number}; found: nothing"]


def check_diary(name: str, text: str, diary: Diary) -> list[str]:
    """Return notes and labels of `diary` that are missing in the `text` of a file."""
    words = [diary.notes_title, *diary.notes, *(field.label for field in diary.fields)]
    return [
        f"{name}:1: a part of the diary; expected: {part}; found: nothing"
        for part in words
        if squeeze(part) not in squeeze(text)
    ]
