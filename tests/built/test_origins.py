"""Each piece of advice of the source documents is on the built pages, in each language."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.built.model import BuiltSite
from tests.built.origins import check_origins
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def entries() -> list[dict[str, Any]]:
    """Return the entries of the file, as they stand there."""
    text = (ROOT / "docs/origins.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)["origins"]
    return found


def test_every_piece_has_its_place(built: BuiltSite, entries: list[dict[str, Any]]) -> None:
    assert check_origins(entries, built) == []
    assert {entry["id"][0] for entry in entries} == {"A", "B"}
    assert {entry["state"] for entry in entries} == {"kept", "updated", "replaced"}


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (
            {"id": "A9"},
            ["A9: its number; expected: A1; found: A9", "A2: its number; expected: A10"],
        ),
        ({"id": "A1x"}, ["A1x: its number; expected: A1"]),
        ({"id": None}, ["None: its number"]),
        ({"says": " "}, ["A1: what it says; expected: words; found: nothing"]),
        ({"page": "weg.md"}, ["A1: its page in nl", "A1: its page in en"]),
        ({"page": None}, ["A1: its page in nl; expected: a page; found: None"]),
        ({"anchor": "weg"}, ["A1: its anchor in nl; expected: a heading", "A1: its anchor in en"]),
        # An anchor that is there, but not that of a heading.
        ({"anchor": "text"}, ["A1: its anchor in nl; expected: a heading; found: text"]),
        ({"state": "lost"}, ["A1: its state; expected: one of ['kept', 'replaced', 'updated']"]),
        ({"state": "updated", "why": None}, ["A1: why; expected: a row of the dossier"]),
        ({"state": "replaced", "why": ""}, ["A1: why; expected: a row of the dossier"]),
    ],
)
def test_a_damaged_entry_is_caught(
    built: BuiltSite,
    entries: list[dict[str, Any]],
    change: dict[str, str | None],
    messages: list[str],
) -> None:
    found = check_origins([{**entries[0], **change}, *entries[1:]], built)
    for message in messages:
        assert any(line.startswith(message) for line in found), found


def test_lost_and_doubled_entries_are_caught(
    built: BuiltSite, entries: list[dict[str, Any]]
) -> None:
    assert "A2: its number; expected: A1; found: A2" in check_origins(entries[1:], built)
    doubled = check_origins([entries[0], *entries], built)
    assert "A1: its number; expected: A2; found: A1" in doubled
    assert "pieces; expected: at least 80; found: 79" in check_origins(entries[:79], built)
