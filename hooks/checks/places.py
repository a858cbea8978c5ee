"""Each file in `docs/` has a place: nothing is forgotten, and nothing slips onto the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from hooks.content.images import FOLDER
from hooks.content.names import name_fault
from hooks.problems import Report
from hooks.translations import lock

DATA = ("accessibility.yml", "diary.yml", "facts.yml", "forms.yml", "origins.yml")
"""Files of data at the top of `docs/`."""

_EDITORS = re.compile(
    r".*~|#.*#|\.#.*|\._.*|\..*\.sw[a-z]|\.DS_Store|\.directory|Thumbs\.db|desktop\.ini"
    r"|\..+-[a-z0-9_]{8}"
)
"""What editors and file managers leave beside a file; the last one is of a write cut off."""


def check_places(root: Path, codes: Sequence[str], report: Report) -> None:
    """Note each file in `root/docs` that the site does not read, or that not every system can hold.

    `codes` are the languages of the site. A folder of texts in a language that mkdocs.yml does not
    name is told, and not an error.
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
    taken: dict[str, str] = {}
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_dir() or _EDITORS.fullmatch(path.name):
            continue
        if fault := name_fault(path.name):
            report.error(
                name, 1, "a name that not every system can hold",
                expected="small letters, figures and hyphens", found=fault, fix="rename the file",
            )  # fmt: skip
        elif not _has_place(path.relative_to(docs).parts, path.suffix, codes):
            report.error(
                name, 1, "a file that the site has no place for",
                expected=f"docs/{codes[0]}/name.md for a page, docs/{FOLDER}/name.jpg for an image",
                found=name, fix="move it there, or out of docs/",
            )  # fmt: skip
        elif path.exists() and not path.is_file():
            report.error(
                name, 1, "this is no ordinary file", expected="a text or an image",
                found="a pipe, a socket or a device", fix="remove it, or put a file in its place",
            )  # fmt: skip
        other = taken.setdefault(name.casefold(), name)
        if other != name:
            report.error(
                name, 1, "a name that differs from another one only in capitals",
                expected="names that are two files on every system", found=other,
                fix="rename one of the two",
            )  # fmt: skip


def _has_place(parts: Sequence[str], ending: str, codes: Sequence[str]) -> bool:
    if parts[0] in codes and parts[1:2] == (lock.FOLDER,):
        return ending == ".lock" or parts[2:] == (".gitattributes",)
    if any(part.startswith(".") for part in parts):
        return False
    if len(parts) == 1:
        return parts[0] in DATA
    if parts[0] == FOLDER:
        return len(parts) == 2
    return parts[0] in codes and len(parts) == 2 and (ending == ".md" or parts[1] == "strings.yml")
