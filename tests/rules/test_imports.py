"""Data goes one way through the code: each module imports only what stands before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

LAYERS = (
    {"problems", "files"},
    {"content"},
    {"translations"},
    {"checks"},
    {"downloads"},
    {"pages"},
    {"publish"},
    # What a person or MkDocs starts.
    {"events", "due", "translations.cli"},
)
WITHIN_A_FUNCTION = {("downloads.catalogue", "downloads.formats.maker")}
"""Loaded only when a document is made, because that takes long; no circle is hidden."""

Imports = Mapping[str, set[str]]


def read_imports(root: Path) -> tuple[Imports, set[tuple[str, str]]]:
    """Return what each module of `root/hooks` imports of it, and which of that in a function."""
    paths = {
        ".".join(path.relative_to(root / "hooks").with_suffix("").parts): path
        for path in (root / "hooks").rglob("*.py")
        if path.stat().st_size
    }
    found, inner = {}, set()
    for name, path in paths.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found[name] = set(_imported(tree, paths))
        for part in ast.walk(tree):
            if isinstance(part, ast.FunctionDef):
                inner |= {(name, other) for other in _imported(part, paths)}
    return found, inner


def _imported(tree: ast.AST, known: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [node.module]
        else:
            continue
        yield from (name[6:] for name in names if name.startswith("hooks.") and name[6:] in known)


def layer(name: str) -> int:
    """Return the place of a module in the order of `LAYERS`."""
    first = name.partition(".")[0]
    return next(
        place
        for place in reversed(range(len(LAYERS)))
        if name in LAYERS[place] or first in LAYERS[place]
    )


def backwards(imports: Imports) -> list[str]:
    """Return a line for each import of what stands later."""
    return sorted(
        f"{name} imports {other}"
        for name, others in imports.items()
        for other in others
        if layer(other) > layer(name)
    )


def test_no_module_imports_what_stands_after_it() -> None:
    imports, inner = read_imports(ROOT)
    assert len(imports) > 50
    assert backwards(imports) == []
    assert inner == WITHIN_A_FUNCTION


def test_no_imports_go_round() -> None:
    TopologicalSorter(read_imports(ROOT)[0]).prepare()


def test_no_module_is_long() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "hooks").rglob("*.py")
    }
    assert [name for name, lines in lengths.items() if lines > 250] == []


def test_one_file_imports_mkdocs() -> None:
    importers = {
        path.name
        for path in (ROOT / "hooks").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mkdocs"))
        or (isinstance(node, ast.Import) and any(a.name.startswith("mkdocs") for a in node.names))
    }
    assert importers == {"events.py"}


def test_what_goes_the_wrong_way_is_found(tmp_path: Path) -> None:
    for name, text in {
        "content/a.py": "from hooks.pages import b\n",
        "pages/b.py": "def x():\n    from hooks.content.a import y\n    return y\n",
    }.items():
        (tmp_path / "hooks" / name).parent.mkdir(parents=True)
        (tmp_path / "hooks" / name).write_text(text)
    imports, inner = read_imports(tmp_path)
    assert backwards(imports) == ["content.a imports pages.b"]
    assert inner == {("pages.b", "content.a")}
    with pytest.raises(CycleError):
        TopologicalSorter(imports).prepare()
