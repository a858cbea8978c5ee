"""Rules for code that must serve any language: no words, codes or directions, no left and right."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

CODES = frozenset(("nl", "en", "de", "fr", "es", "pt", "ar", "fa", "he", "tr", "uk", "zh"))
DIRECTIONS = frozenset(("ltr", "rtl"))

_PHYSICAL = re.compile(
    r"(?<![\w-])(?:"
    r"(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*\s*:"
    r"|(?:left|right|top|bottom)\s*:"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:(?:min|max)-)?(?:width|height)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|translateX"
    r"|(?:margin|padding|inset)\s*:\s*[^\s;{}]+(?:\s+[^\s;{}]+){3}"
    r")"
)
_MEDIA = re.compile(r"@(?:media|container)[^{]*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
_NAMED = re.compile(r"\b(?:aria-label|title|alt|placeholder|content|lang|dir)=\"([^\"]*)\"")
_ASCII_META = re.compile(r"<meta[^>]*>")


def python_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each code or direction that stands in Python as a value."""
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    left_out = {
        id(inner)
        for node in nodes
        if isinstance(node, ast.AnnAssign)
        for inner in ast.walk(node.annotation)
    }
    left_out |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
    # To ask for the direction of a language is another thing than to state it.
    left_out |= {
        id(inner)
        for node in nodes
        if isinstance(node, ast.Compare)
        for inner in node.comparators
        if isinstance(inner, ast.Constant) and inner.value in DIRECTIONS
    }
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            path = re.fullmatch(r"[\w./-]+", node.value)
            words = set(re.split(r"[./]", node.value)) if path else {node.value}
            if words & (CODES | DIRECTIONS) and id(node) not in left_out:
                yield node.lineno, node.value


def template_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each word, code or direction that a template prints by itself."""
    yield from _jinja_values(text)
    bare = _JINJA.sub(lambda found: "\0" + "\n" * found[0].count("\n"), text)
    for found in _NAMED.finditer(_ASCII_META.sub(_blank, bare)):
        if re.search(r"[^\W\d_]", found[1]):
            yield bare.count("\n", 0, found.start()) + 1, found[0]
    shown = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", _blank, bare, flags=re.DOTALL)
    for number, line in enumerate(shown.splitlines(), 1):
        if re.search(r"[^\W\d_]", line):
            yield number, line.strip()


def _jinja_values(text: str) -> Iterator[tuple[int, str]]:
    for found in _JINJA.finditer(text):
        for value in re.findall(r"\"([^\"]*)\"", found[0]):
            if value in CODES | DIRECTIONS:
                yield text.count("\n", 0, found.start()) + 1, value


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def style_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each property of a style sheet that means a side of the screen."""
    plain = _MEDIA.sub(_blank, _COMMENT.sub(_blank, text))
    for found in _PHYSICAL.finditer(plain):
        yield plain.count("\n", 0, found.start()) + 1, found[0]


def script_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each sentence or word for readers that stands in a script."""
    plain = re.sub(r"/\*.*?\*/|(?<!:)//.*$", _blank, text, flags=re.DOTALL | re.MULTILINE)
    for found in re.finditer(r"\"([^\"\n]*)\"|'([^'\n]*)'", plain):
        value = found[1] or found[2] or ""
        if re.match(r"[A-Z][a-z]+(?: [a-z]+)+|[A-Z][a-z]+$", value) and value not in KEYS:
            yield plain.count("\n", 0, found.start()) + 1, value


KEYS = frozenset(("Shift", "Escape", "DOMContentLoaded"))
"""Names that a browser gives to keys and events."""


def typst_faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each word, code or side in a template for paper.

    A line that asks for the direction may name sides: it names them for both directions.
    """
    plain = re.sub(r"//.*$", "", text, flags=re.MULTILINE)
    for number, line in enumerate(plain.splitlines(), 1):
        for value in re.findall(r"\"([^\"]*)\"", line):
            if value in CODES or re.match(r"[A-Z][a-z]+ [a-z]", value):
                yield number, value
        asks = any(f'"{direction}"' in line for direction in DIRECTIONS)
        for value in () if asks else re.findall(r"\b(?:left|right)\b", line):
            yield number, value
