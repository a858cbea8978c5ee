"""A warm build makes no document; a changed word, template or library makes it anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hooks.downloads.catalogue import make_downloads, open_cache
from hooks.downloads.formats import engine
from hooks.downloads.formats.engine import engine_mark
from hooks.files import Cache
from tests.conftest import ROOT, SmallSite
from tests.documents.conftest import every_kind, load_project
from tests.small_site import small_site


def _build(root: Path) -> tuple[int, dict[str, bytes]]:
    templates = root / "overrides"
    cache = open_cache(root, templates)
    made = make_downloads(load_project(root), templates, cache)
    return cache.made, {
        file.path: file.content for files in made.values() for file in files.values()
    }


def test_a_warm_build_makes_none_and_gives_the_same(make_site: SmallSite) -> None:
    root = make_site(every_kind(small_site()))
    cold, first = _build(root)
    warm, second = _build(root)
    assert cold == len(first)
    assert warm == 0
    assert first == second


_WARM_BUILD = """
import sys
from pathlib import Path
from tests.documents.test_cache import _build

made, _ = _build(Path(sys.argv[1]))
print(made, *sorted({"pikepdf", "typst", "docx", "fontTools", "xlsxwriter"} & set(sys.modules)))
"""


def test_a_warm_build_does_not_load_what_makes_documents(make_site: SmallSite) -> None:
    root = make_site(every_kind(small_site()))

    def loaded() -> str:
        return subprocess.run(
            [sys.executable, "-c", _WARM_BUILD, str(root)],
            cwd=ROOT, check=True, capture_output=True, text=True,
        ).stdout.strip()  # fmt: skip

    assert "fontTools pikepdf typst" in loaded()
    assert loaded() == "0"


def test_only_what_changed_is_made_anew(make_site: SmallSite) -> None:
    root = make_site(every_kind(small_site()))
    _build(root)
    strings = root / "docs/nl/strings.yml"
    text = strings.read_text(encoding="utf-8")
    label = "label: Waar is een kopie"
    assert label in text
    strings.write_text(text.replace(label, "label: Kopie"), encoding="utf-8")
    made, _ = _build(root)
    assert made == 2  # the list of what is kept, as PDF and as spreadsheet
    kept = list((root / ".cache/documents").iterdir())
    assert len(kept) == len(_build(root)[1])  # what nobody needs any more is gone


@pytest.mark.parametrize("name", ["print/base.typ", "office/odt/styles.xml"])
def test_a_changed_template_makes_all_anew(make_site: SmallSite, name: str) -> None:
    root = make_site(every_kind(small_site()))
    _build(root)
    template = root / "overrides" / name
    template.write_text(template.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    made, files = _build(root)
    assert made == len(files)


def test_another_library_is_another_engine(
    make_site: SmallSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = make_site({}) / "overrides"
    before = engine_mark(templates)
    assert engine_mark(templates) == before
    monkeypatch.setattr(engine, "version", lambda name: "0")
    assert engine_mark(templates) != before


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path, "engine")
    assert cache.fetch("key", lambda: b"content") == b"content"
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert cache.fetch("key", lambda: b"content") == b"content"
    assert cache.made == 2
    assert cache.fetch("key", lambda: b"other") == b"content"


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file", "engine")
    assert cache.fetch("key", lambda: b"content") == b"content"
