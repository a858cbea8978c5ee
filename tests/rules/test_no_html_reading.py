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
    ("hooks/content/icons.py", "xml.etree"),
}


def readers(root: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of `root/hooks` and what in it looks at HTML: a name, or a parser."""
    for path in sorted((root / "hooks").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                modules = [getattr(node, "module", None) or "", *(a.name for a in node.names)]
                yield from ((name, each) for each in modules if each.startswith(PARSERS))
            if isinstance(node, ast.Assign | ast.Expr | ast.Return) and _reads(node):
                target = node.targets[0] if isinstance(node, ast.Assign) else None
                yield name, target.id if isinstance(target, ast.Name) else ast.unparse(node)


def _reads(node: ast.AST) -> bool:
    return any(
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "re"
        and any(
            isinstance(each, ast.Constant) and isinstance(each.value, str) and _of_html(each.value)
            for each in call.args[:1]
        )
        for call in ast.walk(node)
    )


def _of_html(pattern: str) -> bool:
    without_groups = re.sub(r"\(\?(?:[:=!]|<[=!]|P?<\w+>)", "(", pattern)
    return MARKUP.search(without_groups) is not None


def test_nothing_reads_html() -> None:
    assert set(readers(ROOT)) == ALLOWED


def test_what_reads_html_is_found(tmp_path: Path) -> None:
    file = tmp_path / "hooks/pages/x.py"
    file.parent.mkdir(parents=True)
    file.write_text(
        "import re\nfrom lxml import html\n_P = re.compile('<p class=')\n"
        "def f(t):\n    return re.sub(r'</?b>', '', t)\n_OK = re.compile(r'(?<!x)(?P<n>a)<')\n"
    )
    assert [what for _, what in readers(tmp_path)] == [
        "lxml",
        "_P",
        "return re.sub('</?b>', '', t)",
    ]
