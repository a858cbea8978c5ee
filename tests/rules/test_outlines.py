"""Outlines that were read before are those that would be read now."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.cache import Cache
from hooks.source import outlines
from hooks.source.outline import read_outline
from hooks.source.outlines import cached, open_outlines
from tests.conftest import ROOT, SmallSite

TEXT = """\
Een [link](tips.md#kop) en ![beeld](x.png), op één regel "met" tekens.

## Kop {#kop}

- [ ] Doe [dit](fact:een).

[[sources]]

| a | b |
|---|---|
| [c](d.md) | e |
"""


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("docs/*/*.md"))]
    assert len(texts) > 50
    cold = Cache(tmp_path, "engine")
    read = cached(cold)
    for text in (*texts, TEXT, ""):
        for line in (1, 9):
            assert read(text, line) == read_outline(text, line)
    assert cold.made == 2 * (len(texts) + 2)
    warm = Cache(tmp_path, "engine")
    for text in (*texts, TEXT, ""):
        assert cached(warm)(text, 9) == read_outline(text, 9)
    assert warm.made == 0


def test_only_a_changed_page_is_read_anew(make_site: SmallSite) -> None:
    root = make_site({})

    def read() -> int:
        cache = open_outlines(root)
        for path in sorted(root.glob("docs/*/*.md")):
            cached(cache)(path.read_text(encoding="utf-8"), 1)
        cache.forget_unused()
        return cache.made

    pages = len(list(root.glob("docs/*/*.md")))
    assert read() == pages
    assert read() == 0
    page = root / "docs/nl/tips.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMeer.\n", encoding="utf-8")
    assert read() == 1
    assert len(list((root / ".cache/outlines").iterdir())) == pages


def test_another_library_reads_all_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached(open_outlines(tmp_path))(TEXT, 1)
    monkeypatch.setattr(outlines, "version", lambda name: f"{name} of tomorrow")
    later = open_outlines(tmp_path)
    cached(later)(TEXT, 1)
    assert later.made == 1
