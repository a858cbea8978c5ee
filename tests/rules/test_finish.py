"""The swap of the new site into the place of the one before, and what is written before it."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
from lxml import etree

from hooks.cache import Cache
from hooks.finishing import finish
from hooks.finishing.finish import Place, discard, swap, write_sitemap
from hooks.site import Site
from tests.small_site import ROOT


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place.beside(tmp_path / "site")


def fill(folder: Path, text: str) -> None:
    """Write a page in `folder`."""
    folder.mkdir()
    (folder / "index.html").write_text(text)


def standing(place: Place) -> str:
    """Return the page of the site that stands."""
    return (place.site / "index.html").read_text()


def left(place: Place) -> list[str]:
    """Return the names of the folders that are there."""
    return sorted(path.name for path in place.site.parent.iterdir())


def test_the_places_are_beside_the_site(tmp_path: Path) -> None:
    assert Place.beside(tmp_path / "site") == Place(
        tmp_path / "site", tmp_path / ".site-building", tmp_path / ".site-previous"
    )


def test_the_first_site(place: Place) -> None:
    fill(place.work, "new")
    swap(place)
    assert standing(place) == "new"
    assert left(place) == ["site"]


def test_the_new_site_takes_the_place_of_the_old(place: Place) -> None:
    fill(place.site, "old")
    fill(place.work, "new")
    swap(place)
    assert standing(place) == "new"
    assert left(place) == ["site"]


def test_when_the_new_site_cannot_be_moved_the_old_one_is_put_back(place: Place) -> None:
    fill(place.site, "old")
    with pytest.raises(FileNotFoundError):  # there is no new site
        swap(place)
    assert standing(place) == "old"
    assert left(place) == ["site"]


def test_what_an_earlier_swap_left_beside_a_site_is_removed(place: Place) -> None:
    fill(place.site, "old")
    fill(place.previous, "older")
    fill(place.work, "new")
    swap(place)
    assert standing(place) == "new"
    assert left(place) == ["site"]


def test_after_a_swap_that_was_cut_off_the_site_before_is_not_lost(place: Place) -> None:
    fill(place.previous, "old")  # moved away, and nothing put in its place yet
    with pytest.raises(FileNotFoundError):
        swap(place)
    assert standing(place) == "old"
    fill(place.work, "new")
    swap(place)
    assert standing(place) == "new"
    assert left(place) == ["site"]


def test_a_failed_build_is_removed_and_the_site_stands(place: Place) -> None:
    fill(place.site, "old")
    fill(place.work, "half")
    discard(place)
    discard(place)
    assert standing(place) == "old"
    assert left(place) == ["site"]


def test_the_sitemap_has_each_page_with_the_date_of_its_review(small: Site, tmp_path: Path) -> None:
    write_sitemap(small, tmp_path)
    root = etree.fromstring((tmp_path / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    start = "https://example.org/hulp/"
    assert root.xpath("//s:loc/text()", namespaces=names) == [
        f"{start}{path}" for path in ("", "tips/", "en/", "en/advice/")
    ]
    assert set(root.xpath("//s:lastmod/text()", namespaces=names)) == {"2026-11-22"}


def test_finishing_does_its_steps_in_this_order(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    steps = ["write_sitemap", "compress", "swap"]
    for name in steps:
        monkeypatch.setattr(finish, name, lambda *_, name=name: done.append(name))
    place = Place.beside(tmp_path / "site")
    place.work.mkdir()
    finish.finish(small, place, ROOT / "deploy", tmp_path / "kept")
    assert done == steps
    assert (place.work / "_headers").read_text().startswith("/*\n  Content-Security-Policy: ")


def test_what_is_kept_compressed_is_not_compressed_again(tmp_path: Path) -> None:
    def compress() -> Cache:
        cache = Cache(tmp_path / "kept", "brotli 1")
        finish.compress(site, cache)
        return cache

    site = tmp_path / "site"
    fill(site, "a page")
    (site / "en.html").write_text("another")
    assert [compress().made, compress().made] == [4, 0]
    (site / "en.html").write_text("changed")
    assert compress().made == 2
    assert brotli.decompress((site / "en.html.br").read_bytes()) == b"changed"
    assert brotli.decompress((site / "index.html.br").read_bytes()) == b"a page"
    assert gzip.decompress((site / "en.html.gz").read_bytes()) == b"changed"
    assert len(list((tmp_path / "kept").iterdir())) == 4  # what no page needs any more is gone
