"""A Word file without what the template of its library brings: styles, parts, other languages."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping

from lxml import etree

from hooks.downloads.formats.archive import rewrite

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_IGNORED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
_KEPT = frozenset(("DefaultParagraphFont", "TableNormal", "NoList", "Normal"))
"""Styles that a program asks for whether a document uses them or not."""
_DROPPED = (
    "customXml/", "docProps/thumbnail", "word/stylesWithEffects", "word/webSettings",
    "word/fontTable", "word/theme/",
)  # fmt: skip
_SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="{_WORD}"><w:defaultTabStop w:val="720"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat></w:settings>
"""


def tidy(package: bytes, language: str, font: str) -> bytes:
    """Return the DOCX file `package` with only the parts and styles that its text needs.

    All text is in `language`, and where nothing else is said in `font`.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    dropped = frozenset(name for name in parts if name.startswith(_DROPPED))
    kept = {name: data for name, data in parts.items() if name not in dropped}
    texts = [
        etree.fromstring(data)
        for name, data in kept.items()
        if name.startswith(("word/document", "word/footer"))
    ]
    styles = etree.fromstring(kept["word/styles.xml"])
    used = _used_styles(styles, texts)
    _tidy_styles(styles, used, language, font)
    numbering = etree.fromstring(kept["word/numbering.xml"])
    _tidy_numbering(numbering, used)
    changed = {
        "word/styles.xml": _text(styles),
        "word/numbering.xml": _text(numbering),
        "word/settings.xml": _SETTINGS.encode(),
        "[Content_Types].xml": _content_types(kept),
    }
    changed |= {
        name: _relations(name, data, kept) for name, data in kept.items() if name.endswith(".rels")
    }
    return rewrite(package, replace=changed, drop=dropped)


def _tag(name: str) -> str:
    return f"{{{_WORD}}}{name}"


def _text(tree: etree._Element) -> bytes:
    # Names of spaces that nothing uses are most of a small part; those that a program may ignore
    # must stay as long as it is told to ignore them.
    ignored = str(tree.get(_IGNORED, "")).split()
    etree.cleanup_namespaces(tree, keep_ns_prefixes=ignored)
    text: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def _values(tree: etree._Element, *names: str) -> set[str]:
    return {str(element.get(_tag("val"))) for name in names for element in tree.iter(_tag(name))}


def _used_styles(styles: etree._Element, texts: Iterable[etree._Element]) -> frozenset[str]:
    """Return the styles that `texts` use, and those on which these rest."""
    by_name = {str(style.get(_tag("styleId"))): style for style in styles.iter(_tag("style"))}
    waiting = set(_KEPT)
    for text in texts:
        waiting |= _values(text, "pStyle", "rStyle", "tblStyle")
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        used.add(name)
        waiting |= _values(by_name[name], "basedOn", "next") - used
    return frozenset(used)


def _tidy_styles(styles: etree._Element, used: frozenset[str], language: str, font: str) -> None:
    for style in styles.findall(_tag("style")):
        if style.get(_tag("styleId")) not in used:
            styles.remove(style)
    # What a program offers, marks of editing, and styles of letters that belong to the others.
    for name in ("latentStyles", "rsid", "link"):
        for element in list(styles.iter(_tag(name))):
            element.getparent().remove(element)
    for element in styles.iter(_tag("lang")):
        for kind in ("val", "eastAsia", "bidi"):
            element.set(_tag(kind), language)
    for element in styles.iter(_tag("rFonts")):
        # The theme that these names point to is gone.
        for key in [key for key in element.attrib if str(key).endswith(("Theme", "cstheme"))]:
            del element.attrib[key]
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            element.set(_tag(kind), font)


def _tidy_numbering(numbering: etree._Element, used: frozenset[str]) -> None:
    """Keep the signs of lists whose style is used."""
    gone = set()
    for sign in numbering.findall(_tag("abstractNum")):
        if not _values(sign, "pStyle") & used:
            gone.add(sign.get(_tag("abstractNumId")))
            numbering.remove(sign)
    for number in numbering.findall(_tag("num")):
        if _values(number, "abstractNumId") <= gone:
            numbering.remove(number)


def _content_types(parts: Mapping[str, bytes]) -> bytes:
    types = etree.fromstring(parts["[Content_Types].xml"])
    endings = {name.rpartition(".")[2] for name in parts}
    for kind in list(types):
        part, ending = kind.get("PartName"), kind.get("Extension")
        if (part and str(part).lstrip("/") not in parts) or (ending and ending not in endings):
            types.remove(kind)
    return _text(types)


def _relations(name: str, data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the file of relations `name` without those to parts that are gone."""
    base = posixpath.dirname(posixpath.dirname(name))
    relations = etree.fromstring(data)
    for relation in list(relations):
        if posixpath.normpath(posixpath.join(base, str(relation.get("Target")))) not in parts:
            relations.remove(relation)
    return _text(relations)
