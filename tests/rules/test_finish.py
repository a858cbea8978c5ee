"""The swap of the new site into the place of the one before, and what is written before it."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
from lxml import etree

from hooks.files import Cache
from hooks.pages.site import Site
from hooks.publish import finish
from hooks.publish.finish import write_sitemap
from hooks.publish.swap import Place
from tests.small_site import ROOT


def test_the_sitemap_has_each_page_with_the_date_of_its_review(small: Site, tmp_path: Path) -> None:
    write_sitemap(small, tmp_path)
    root = etree.fromstring((tmp_path / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    start = "https://example.org/hulp/"
    assert root.xpath("//s:loc/text()", namespaces=names) == [
        f"{start}{path}" for path in ("", "tips/", "en/", "en/advice/")
    ]
    assert set(root.xpath("//s:lastmod/text()", namespaces=names)) == {"2026-11-22"}


def test_what_is_finished_stands_whole_in_its_place(small: Site, tmp_path: Path) -> None:
    place = Place.open(tmp_path / "site")
    (place.work / "index.html").write_text("a page")
    finish.finish(small, place, ROOT / "overrides")
    site = tmp_path / "site"
    assert brotli.decompress((site / "index.html.br").read_bytes()) == b"a page"
    assert (site / "_headers").read_text().startswith("/*\n  Content-Security-Policy: ")
    assert (
        gzip.decompress((site / "sitemap.xml.gz").read_bytes())
        == (site / "sitemap.xml").read_bytes()
    )
    assert not place.work.exists()


def test_what_is_kept_compressed_is_not_compressed_again(tmp_path: Path) -> None:
    def compress() -> Cache:
        cache = Cache(tmp_path / "kept", "brotli 1")
        finish.compress(site, cache)
        return cache

    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("a page")
    (site / "en.html").write_text("another")
    assert [compress().made, compress().made] == [4, 0]
    (site / "en.html").write_text("changed")
    assert compress().made == 2
    assert brotli.decompress((site / "en.html.br").read_bytes()) == b"changed"
    assert brotli.decompress((site / "index.html.br").read_bytes()) == b"a page"
    assert gzip.decompress((site / "en.html.gz").read_bytes()) == b"changed"
    # Flags, time and system: none.
    assert (site / "en.html.gz").read_bytes()[3:10] == bytes(5) + b"\x02\xff"
    assert len(list((tmp_path / "kept").iterdir())) == 4  # what no page needs any more is gone
