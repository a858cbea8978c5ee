"""What the tests found, as the accessibility statement prints it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.accessibility import axe
from tests.accessibility.looks import LOOKS
from tests.accessibility.walk import Findings

_HEAD = "# Written by the tests of accessibility; CI puts it here.\n"

Figures = Mapping[str, Any]


def figures(found: Findings, html_validate: int, nu: int) -> Figures:
    """Return the figures of a site: what was `found`, and the findings of the two validators."""
    versions = _versions()
    return {
        "pages": found.pages,
        "varied": found.varied,
        "looks": len(LOOKS),
        "tools": [
            {"name": "axe-core", "version": axe.version(), "findings": len(found.axe)},
            {
                "name": "html-validate",
                "version": versions["html-validate"],
                "findings": html_validate,
            },
            {
                "name": "Nu Html Checker",
                "version": versions["vnu-jar"],
                "findings": nu,
            },
        ],
        "layout": len(found.targets) + len(found.lost) + len(found.structure),
    }


def _versions() -> Mapping[str, str]:
    package = Path(__file__).with_name("node") / "package.json"
    versions: Mapping[str, str] = json.loads(package.read_text("utf-8"))["devDependencies"]
    return versions


def write(path: Path, made: Figures, day: datetime.date) -> None:
    """Write `made`, found on `day`, to `path`."""
    text = yaml.safe_dump({"date": day, **made}, sort_keys=False, allow_unicode=True)
    path.parent.mkdir(exist_ok=True)
    path.write_text(_HEAD + text, encoding="utf-8")


def read(path: Path) -> tuple[Figures, datetime.date]:
    """Return what `write` has written to `path`."""
    made = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: value for key, value in made.items() if key != "date"}, made["date"]
