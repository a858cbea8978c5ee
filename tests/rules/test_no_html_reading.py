"""No regular expression reads or edits HTML, and nothing parses it: a page is read once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

MARKUP = re.compile(r"<(?!\?[:=!<P]|\()[\[(\\]?[A-Za-z/!?]|</")
PARSERS = ("lxml", "html.parser", "bs4", "html5lib", "xml.etree")
ALLOWED = {
    # These find HTML where none may stand, and say so.
    ("hooks/content/faults.py", "_COMMENT"),
    ("hooks/content/yaml_reader.py", "_MARKUP"),
    # The files of the icons, which are SVG.
    ("hooks/content/icons.py", "xml.etree.ElementTree"),
}


def readers(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of `root/hooks` and what in it looks at HTML: a name, or a parser."""
    for path in sorted((root / "hooks").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from ((name, each) for each in _parsers(tree))
        for node in _patterns(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and _of_html(text):
                yield name, _holder(tree, node)


def _parsers(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            # What is taken out of `re` could not be told from other functions below.
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (each for each in names if each.startswith((*PARSERS, "re.")))


def _patterns(tree: ast.AST) -> set[ast.AST]:
    """Return what stands in the patterns of regular expressions, or in a name given to one."""
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
    ]
    names = {each.id for call in calls for each in call.args if isinstance(each, ast.Name)}
    given = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in names
    ]
    patterns = [argument for call in calls for argument in call.args[:1]]
    return {each for pattern in (*patterns, *given) for each in ast.walk(pattern)}


def _holder(tree: ast.AST, found: ast.AST) -> str:
    """Return the name to which what holds `found` is given, or else its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and found in ast.walk(node):
            return ast.unparse(node.targets[0])
    return f"line {getattr(found, 'lineno', 0)}"


def _of_html(pattern: str) -> bool:
    without_groups = re.sub(r"\(\?(?:[:=!]|<[=!]|P?<\w+>)", "(", pattern)
    return MARKUP.search(without_groups) is not None


def test_nothing_reads_html() -> None:
    assert set(readers(ROOT)) == ALLOWED


def test_what_reads_html_is_found(tmp_path: Path) -> None:
    file = tmp_path / "hooks/pages/x.py"
    file.parent.mkdir(parents=True)
    file.write_text(
        "import re\nfrom lxml import html\nfrom html import parser\nfrom re import sub\n"
        "_P = re.compile('<p class=')\n_Q = '<br>'\n"
        "if re.search(r'</?b>', 'x') and re.match(_Q, 'x') and re.sub(f'<{_P}/a>', '', ''):\n"
        "    pass\n_OK = re.compile(r'(?<!x)(?P<n>a)<')\n"
    )
    assert sorted(what for _, what in readers(tmp_path)) == [
        "_P", "_Q", "html.parser", "line 7", "lxml.html", "re.sub",
    ]  # fmt: skip
