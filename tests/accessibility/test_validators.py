"""The validators find what is broken."""

from __future__ import annotations

import json
from pathlib import Path

from tests.accessibility import validators
from tests.conftest import ROOT

BROKEN = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Broken</title></head>
<body><main><h1>One</h1><p id="a">text<p id="a">text<div role="button">x</div></main></body></html>
"""


def test_html_validate_finds_what_is_broken(installed: None, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BROKEN, encoding="utf-8")
    found = validators.html_validate(tmp_path)
    assert any(line.startswith("index.html:3: no-dup-id:") for line in found), found


def test_the_nu_checker_finds_what_is_broken(installed: None, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(BROKEN, encoding="utf-8")
    found = validators.nu(tmp_path)
    assert "index.html:3: Duplicate ID “a”." in found, found


def test_the_lock_names_no_registry() -> None:
    lock = (ROOT / "tests/accessibility/node/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []
    assert all("integrity" in package for name, package in packages.items() if name)
