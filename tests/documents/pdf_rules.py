"""What a program can check of PDF/UA-1: conditions of the Matterhorn Protocol, by their numbers.

Each function takes an open PDF and yields what is wrong. What only a person can judge (whether the
reading order makes sense, whether a tooltip says what is meant) is not here.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tests.documents.pdf_font_rules import FONT_RULES

_STANDARD = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form""".split()  # noqa: SIM905
)
_PARENTS = {
    "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
}  # fmt: skip
_KIDS = {
    "L": {"L", "LI", "Caption"}, "LI": {"Lbl", "LBody"}, "TR": {"TH", "TD"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"},
    "TFoot": {"TR"},
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SHOWS = frozenset(
    ("Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh")
)

Rule = Callable[[pikepdf.Pdf], Iterator[str]]


def check_pdf(content: bytes) -> list[str]:
    """Return everything that is wrong with a PDF, each with the number of its condition."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return ["06-001/01-006: no structure: the PDF is not tagged"]
        return [finding for rule in RULES for finding in rule(pdf)]


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, str]]:
    """Yield each element of the structure in reading order, with the type of its parent."""
    waiting: list[tuple[Any, str]] = [(pdf.Root.StructTreeRoot, "")]
    while waiting:
        element, parent = waiting.pop()
        kind = str(element.get("/S", "")).lstrip("/")
        if kind:
            yield element, parent
        kids = element.get("/K", ())
        listed = list(kids) if isinstance(kids, Array) else [kids]
        waiting += [
            (kid, kind) for kid in reversed(listed) if isinstance(kid, Dictionary) and "/S" in kid
        ]


def kind_of(element: Any) -> str:
    """Return the type of an element: `TH`."""
    return str(element.S).lstrip("/")


def _numbers(tree: Any) -> dict[int, Any]:
    """Return the entries of a number tree."""
    found: dict[int, Any] = {}
    values = list(tree.get("/Nums", ()))
    found.update(zip((int(key) for key in values[::2]), values[1::2], strict=True))
    for kid in tree.get("/Kids", ()):
        found.update(_numbers(kid))
    return found


def _properties(page: Any, instruction: Any) -> Any:
    """Return the properties of marked content, which may stand in the resources of its page."""
    if str(instruction.operator) != "BDC":
        return Dictionary()
    said = instruction.operands[1]
    return page.Resources.Properties[str(said)] if isinstance(said, Name) else said


def _all_content_tagged(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        inside: list[bool] = []
        kinds: list[str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                properties = _properties(page, instruction)
                artifact = instruction.operands[0] == Name.Artifact
                inside.append(artifact or "/MCID" in properties)
                kinds.append("artifact" if artifact else "content" if inside[-1] else "")
                if {"artifact", "content"} <= set(kinds):
                    yield f"01-003/01-004: page {number}: an artifact and content in each other"
            elif operator == "EMC":
                inside.pop()
                kinds.pop()
            elif operator in _SHOWS and not any(inside):
                yield f"01-005: page {number}: {operator} is neither tagged nor an artifact"


def _content_in_tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    parents = _numbers(pdf.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(pdf.pages, 1):
        marked = Counter(
            int(properties["/MCID"])
            for instruction in pikepdf.parse_content_stream(page)
            if "/MCID" in (properties := _properties(page, instruction))
        )
        listed = parents.get(int(page.obj.get("/StructParents", -1)), ())
        for mark, times in marked.items():
            if times > 1 or mark >= len(listed) or not isinstance(listed[mark], Dictionary):
                yield f"01-004: page {number}: content {mark} is not in the structure once"


def _standard_types(pdf: pikepdf.Pdf) -> Iterator[str]:
    roles: Any = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    for element, parent in elements(pdf):
        kind = kind_of(element)
        if kind not in _STANDARD and f"/{kind}" not in roles:
            yield f"02-001: {kind} is no standard type"
        if kind in _PARENTS and parent not in _PARENTS[kind]:
            yield f"09-004/09-005: {kind} inside {parent}"


def _role_map(pdf: pikepdf.Pdf) -> Iterator[str]:
    roles = {
        kind.lstrip("/"): str(role).lstrip("/")
        for kind, role in pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary()).items()
    }
    for kind in roles:
        if kind in _STANDARD:
            yield f"02-004: {kind} is standard and may not be mapped"
        seen, role = {kind}, roles[kind]
        while role in roles and role not in seen:
            seen.add(role)
            role = roles[role]
        if role in seen:
            yield f"02-003: the role of {kind} leads back to it"
        elif role not in _STANDARD:
            yield f"02-001: the role of {kind} is no standard type"


def _nesting(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, _ in elements(pdf):
        kind = kind_of(element)
        kids = element.get("/K", ())
        for kid in list(kids) if isinstance(kids, Array) else [kids]:
            inner = kind_of(kid) if isinstance(kid, Dictionary) and "/S" in kid else "content"
            if kind in _KIDS and inner not in _KIDS[kind]:
                yield f"09-004/09-005: {kind} holds {inner}"


def _references(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Names of header cells and notes, and what stands in the file once and is shown often."""
    names = Counter(str(element.ID) for element, _ in elements(pdf) if "/ID" in element)
    for name, times in names.items():
        if times > 1:
            yield f"19-004: {times} elements are called {name}"
    for element, _ in elements(pdf):
        if kind_of(element) == "Note" and "/ID" not in element:
            yield "19-003: a note without name"
        attributes = element.get("/A", ())
        for each in list(attributes) if isinstance(attributes, Array) else [attributes]:
            for header in each.get("/Headers", ()) if isinstance(each, Dictionary) else ():
                if str(header) not in names:
                    yield f"15-003: a cell names the header {header}, which is not there"
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Subtype") == Name.Form:
            if "/Ref" in item:
                yield "30-001: a reference to another file"
            if b"/MCID" in item.read_bytes():
                yield "30-002: content of the structure that could be shown twice"


def _in(pdf: pikepdf.Pdf, key: str) -> Any:
    return pdf.Root.get(key, {})


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "06-001: no XMP metadata"
        return
    with pdf.open_metadata() as xmp:
        if str(xmp.get("pdfuaid:part", "")) != "1":
            yield "06-002: the metadata do not say PDF/UA-1"
        if not xmp.get("dc:title"):
            yield "06-003: no title in the metadata"
    if not _in(pdf, "/ViewerPreferences").get("/DisplayDocTitle", False):
        yield "07-001: the title is not shown in the window"
    if not _in(pdf, "/MarkInfo").get("/Marked", False):
        yield "06-001/01-006: not marked as tagged"
    if _in(pdf, "/MarkInfo").get("/Suspects", False):
        yield "01-007: suspects"


def _language(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not str(pdf.Root.get("/Lang", "")):
        yield "11-006: no language"
    for element in [pdf.Root, *(element for element, _ in elements(pdf))]:
        language = str(element.get("/Lang", "nl"))
        if not _LANGUAGE.fullmatch(language):
            yield f"11-001: {language} is no language"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    before = 0
    kinds = {kind_of(element) for element, _ in elements(pdf)}
    if "H" in kinds and kinds & {f"H{level}" for level in range(1, 7)}:
        yield "14-007: headings with and without level"
    for element, _ in elements(pdf):
        kind = kind_of(element)
        if len(kind) == 2 and kind[0] == "H" and kind[1].isdigit():
            level = int(kind[1])
            if level > before + 1:
                yield (
                    f"14-003: H{level} after H{before}"
                    if before
                    else f"14-002: begins with H{level}"
                )
            before = level


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, _ in elements(pdf):
        if kind_of(element) == "TH":
            attributes = element.get("/A", ())
            listed = list(attributes) if isinstance(attributes, Array) else [attributes]
            if not any("/Scope" in each for each in listed if isinstance(each, Dictionary)):
                yield "15-003: a header cell without scope"
    for element, _ in elements(pdf):
        if kind_of(element) == "Table" and not any(
            isinstance(kid, Dictionary) and kid.get("/S") == Name.THead for kid in element.K
        ):
            yield "15-001: a table without header"


def _pictures(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, _ in elements(pdf):
        if kind_of(element) in ("Figure", "Formula") and not str(element.get("/Alt", "")):
            yield f"13-004: {kind_of(element)} without alternative text"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    parents = _numbers(pdf.Root.StructTreeRoot.ParentTree)
    for number, page in enumerate(pdf.pages, 1):
        annotations = list(page.obj.get("/Annots", ()))
        if annotations and page.obj.get("/Tabs") != Name.S:
            yield f"28-008: page {number}: tab order is not that of the structure"
        for annotation in annotations:
            if annotation.Subtype == Name.TrapNet:
                yield f"28-006: page {number}: a trap network"
            element = parents.get(int(annotation.get("/StructParent", -1)))
            kind = kind_of(element) if isinstance(element, Dictionary) else "nothing"
            if annotation.Subtype == Name.Widget:
                if kind != "Form":
                    yield f"28-010: page {number}: a field inside {kind}"
                if not str(annotation.get("/TU", "")):
                    yield f"28-005: page {number}: a field without tooltip"
            elif annotation.Subtype == Name.Link:
                if kind != "Link":
                    yield f"28-011: page {number}: a link inside {kind}"
                if not str(annotation.get("/Contents", "")):
                    yield f"28-012: page {number}: a link without words"
            elif kind == "nothing":
                yield f"28-002: page {number}: an annotation outside the structure"


def _forbidden(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "26-001: encrypted"
    if "/XFA" in pdf.Root.get("/AcroForm", {}):
        yield "25-001: XFA"
    if "/OCProperties" in pdf.Root:
        yield "20-001: optional content"
    if (
        "/OpenAction" in pdf.Root
        or "/AA" in pdf.Root
        or ("/Names" in pdf.Root and ("/JavaScript" in pdf.Root.Names))
    ):
        yield "29-001: something happens when the file is opened"
    for item in pdf.objects:
        if isinstance(item, Dictionary) and (item.get("/S") == Name.JavaScript or "/AA" in item):
            yield "29-001: a script"
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()):
        yield "21-001: a file in the file"


RULES: tuple[Rule, ...] = (
    _all_content_tagged, _content_in_tree, _standard_types, _metadata, _language, _headings,
    _tables, _pictures, _annotations, _forbidden, _role_map, _nesting, _references, *FONT_RULES,
)  # fmt: skip
