"""The table of all files names each of them, with what it is."""

from __future__ import annotations

import pytest

from benchmarks import documents
from tests.conftest import SmallSite
from tests.documents.conftest import every_kind, make
from tests.small_site import small_site


def test_the_table_has_each_file(
    make_site: SmallSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site(every_kind(small_site()))
    monkeypatch.setattr(documents, "ROOT", root)
    documents.main()
    first, _, *rows, last = capsys.readouterr().out.splitlines()
    assert first == "| file | kB | pages | ms |"
    files = [file for each in make(root).values() for file in each.values()]
    assert [row.split(" | ")[:3] for row in rows] == [
        [f"| {file.path}", f"{len(file.content) / 1000:.1f}", str(file.pages or "")]
        for file in files
    ]
    assert last.startswith(f"| {len(files)} files | ")
