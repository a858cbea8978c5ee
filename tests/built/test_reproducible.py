"""The same source gives the same bytes: elsewhere, in another time zone, language and hash seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.downloads.catalogue import make_downloads
from hooks.files import Cache
from tests.built.files import downloads
from tests.built.model import BuiltSite
from tests.conftest import ROOT, run_mkdocs
from tests.documents.conftest import every_kind
from tests.small_site import small_site, write_site

PLACES = (
    {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
)
"""Two machines 24 hours apart."""


def differences(first: Path, second: Path) -> list[str]:
    """Return the files that are not the same in both folders."""
    contents = [
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (first, second)
    ]
    one, two = contents
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def test_two_builds_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roots = (tmp_path / "a", tmp_path / "deeper" / "and longer" / "ü")
    for root, place in zip(roots, PLACES, strict=True):
        write_site(root, {**small_site(), **every_kind(small_site())})
        for name, value in place.items():
            monkeypatch.setenv(name, value)
        done = run_mkdocs(root)
        assert done.returncode == 0, done.stdout + done.stderr
    first, second = (root / "site" for root in roots)
    assert len(list(first.rglob("*.html"))) >= 6
    assert len(list(first.rglob("*.pdf"))) >= 10
    assert differences(first, second) == []
    assert differences(roots[0] / "deploy", roots[1] / "deploy") == []


def test_a_difference_is_caught(tmp_path: Path) -> None:
    for name, texts in (("a", "123"), ("b", "143")):
        (tmp_path / name / "in").mkdir(parents=True)
        for number, text in enumerate(texts):
            (tmp_path / name / "in" / f"{number}.html").write_text(text)
    (tmp_path / "a/only.html").touch()
    assert differences(tmp_path / "a", tmp_path / "b") == ["in/1.html", "only.html"]


def test_the_real_files_are_the_same_when_made_again(built: BuiltSite, tmp_path: Path) -> None:
    # An empty cache: nothing is taken from the first time.
    cache = Cache(tmp_path / "cache", "test")
    made = make_downloads(built.site.project, ROOT / "overrides", cache)
    again = {file.path: file.content for files in made.values() for file in files.values()}
    assert cache.made >= 46
    assert again.keys() == set(downloads(built))
    assert [
        path for path in again if again[path] != (built.folder / path).read_bytes()
    ] == []  # fmt: skip
