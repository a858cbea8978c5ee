"""What a program can check of PDF/UA-1: conditions of the Matterhorn Protocol, by their numbers.

Each function takes an open PDF and yields what is wrong. What only a person can judge (whether the
reading order makes sense, whether a tooltip says what is meant) is not here.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_STANDARD = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby Warichu RB RT RP WT WP Figure Formula Form""".split()  # noqa: SIM905
)
_PARENTS = {
    "LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
}  # fmt: skip
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
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in ("BDC", "BMC"):
                properties = _properties(page, instruction)
                artifact = instruction.operands[0] == Name.Artifact
                inside.append(artifact or "/MCID" in properties)
            elif operator == "EMC":
                inside.pop()
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


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    before = 0
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


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if not isinstance(item, Dictionary) or item.get("/Type") != Name.Font:
            continue
        name = str(item.get("/BaseFont", "?"))
        if item.get("/Subtype") == Name.Type0:
            if "/ToUnicode" not in item:
                yield f"10-001: {name} has no Unicode"
            continue
        descriptor: Any = item.get("/FontDescriptor", {})
        if not any(f"/FontFile{end}" in descriptor for end in ("", "2", "3")):
            yield f"31-009: {name} is not embedded"


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


RULES: tuple[Rule, ...] = (
    _all_content_tagged, _content_in_tree, _standard_types, _metadata, _language, _headings,
    _tables, _pictures, _annotations, _fonts, _forbidden,
)  # fmt: skip
