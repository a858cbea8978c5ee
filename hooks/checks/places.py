"""Each file in `docs/` has a place: nothing is forgotten, and nothing slips onto the site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hooks.content.images import FOLDER
from hooks.problems import Report


def check_places(root: Path, codes: Sequence[str], report: Report) -> None:
    """Note each file in `root/docs` that the site does not read; `codes` are its languages.

    A folder of texts in a language that mkdocs.yml does not name is told, and not an error.
    """
    docs = root / "docs"
    for folder in sorted(path for path in docs.iterdir() if path.is_dir()):
        if folder.name not in (*codes, FOLDER) and (folder / "strings.yml").exists():
            report.hide(
                f"docs/{folder.name}/strings.yml", 1, "the language is not on the site yet",
                expected="a block with its code below languages: in mkdocs.yml",
                found="none", fix=f"add - locale: {folder.name} with name and exit_url",
            )  # fmt: skip
            codes = (*codes, folder.name)
    for path in sorted(docs.rglob("*")):
        parts = path.relative_to(docs).parts
        if path.is_dir() or path.name.endswith("~") or any(part[0] == "." for part in parts):
            continue
        if not _has_place(parts, path.suffix, codes):
            name = path.relative_to(root).as_posix()
            report.error(
                name, 1, "a file that the site has no place for",
                expected=f"docs/{codes[0]}/name.md for a page, docs/{FOLDER}/name.jpg for an image",
                found=name, fix="move it there, or out of docs/",
            )  # fmt: skip


def _has_place(parts: Sequence[str], ending: str, codes: Sequence[str]) -> bool:
    if len(parts) == 1:
        return ending == ".yml"
    if parts[0] == FOLDER:
        return len(parts) == 2
    if parts[0] not in codes:
        return False
    return ending == ".lock" or (len(parts) == 2 and ending in (".md", ".yml"))
