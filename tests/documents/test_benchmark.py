"""The table of all files names each of them, with what it is."""

from __future__ import annotations

import pytest

from benchmarks import documents
from tests.conftest import SmallSite
from tests.documents.conftest import every_kind
from tests.small_site import small_site


def test_the_table_has_each_file(
    make_site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site(every_kind(small_site()))
    monkeypatch.setattr(documents, "ROOT", root)
    documents.main()
    first, _, *rows, last = capsys.readouterr().out.splitlines()
    assert first == "| file | kB | pages | ms |"
    found = {row.split(" | ")[0].lstrip("| "): row.split(" | ")[1:3] for row in rows}
    assert len(found) == len(rows) > 30
    for path, (size, pages) in found.items():
        assert float(size) > 0
        assert (pages != "") == path.endswith(".pdf")
    assert found["downloads/nummers.pdf"][1] == "1"
    assert last.startswith(f"| {len(rows)} files | ")
