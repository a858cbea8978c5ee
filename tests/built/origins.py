"""Checks of `docs/origins.yml` against the built pages: nothing of the source documents is lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.built.model import BuiltSite

_STATES = frozenset(("kept", "updated", "replaced"))


def check_origins(entries: Sequence[Mapping[str, Any]], site: BuiltSite) -> list[str]:
    """Return pieces that are not numbered in order, or have no place on each language's site.

    `entries` are those of the file as it stands there, so that this does not rest on the hooks.
    """
    found = []
    if len(entries) < 80:
        found.append(f"pieces; expected: at least 80; found: {len(entries)}")
    last: dict[str, int] = {}
    for entry in entries:
        name = str(entry.get("id"))
        document, number = name[:1], name[1:]
        expected = f"{document}{last.get(document, 0) + 1}"
        if not re.fullmatch(r"[A-Z]\d+", name) or name != expected:
            found.append(f"{name}: its number; expected: {expected}; found: {name}")
        last[document] = int(number) if number.isdigit() else 0
        if not str(entry.get("says") or "").strip():
            found.append(f"{name}: what it says; expected: words; found: nothing")
        state, why = entry.get("state"), entry.get("why")
        if state not in _STATES:
            found.append(f"{name}: its state; expected: one of {sorted(_STATES)}; found: {state}")
        if state in ("updated", "replaced") and not why:
            found.append(f"{name}: why; expected: a row of the dossier; found: {why}")
        found += _check_place(name, entry, site)
    return found


def _check_place(name: str, entry: Mapping[str, Any], site: BuiltSite) -> list[str]:
    found = []
    for code, edition in site.site.project.editions.items():
        file, anchor = entry.get("page"), entry.get("anchor")
        if file not in edition.pages:
            found.append(f"{name}: its page in {code}; expected: a page; found: {file}")
            continue
        page = site.pages[edition.path(str(file))]
        heads = page.root.xpath("//main//*[self::h2 or self::h3][@id=$anchor]", anchor=anchor or "")
        if anchor and len(heads) != 1:
            found.append(f"{name}: its anchor in {code}; expected: a heading; found: {anchor}")
    return found
