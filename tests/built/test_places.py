"""Pages for wrong addresses and the sitemap, whole and damaged."""

from __future__ import annotations

import re

import pytest

from hooks.content.addresses import old_paths
from tests.built.model import BuiltSite
from tests.built.places import check_moved, check_not_found, check_sitemap
from tests.built.safety import check_emergency, check_handlers, check_loads, check_outgoing


def test_the_pages_for_wrong_addresses(built: BuiltSite) -> None:
    assert check_not_found(built) == []


@pytest.mark.parametrize(
    ("path", "pattern", "new", "message"),
    [
        ("404.html", '<section lang="en"[^>]*>', "<section>",
         "the languages; expected: ['nl', 'en']; found: ['nl']"),
        ("en/404.html", "<h1>", '<h1 lang="nl">', "the languages; expected: ['en']"),
        ("404.html", "This page does not exist", "Weg", "the words in en"),
        ("404.html", 'href="/hulp/hulplijnen/"', 'href="hulplijnen/"', "a relative link"),
        ("404.html", 'href="/hulp/hulplijnen/"', 'href="/hulplijnen/"', "a relative link"),
        ("en/404.html", 'data-search="/hulp/', 'data-search="', "a relative link"),
    ],
)  # fmt: skip
def test_a_damaged_page_for_wrong_addresses_is_caught(
    built: BuiltSite, path: str, pattern: str, new: str, message: str
) -> None:
    damaged = built.with_page(built.pages[path].changed(pattern, new))
    found = check_not_found(damaged)
    assert any(line.startswith(f"{path}:") and message in line for line in found), found


def test_a_missing_page_for_wrong_addresses_is_caught(built: BuiltSite) -> None:
    assert check_not_found(built.without_page("en/404.html")) == [
        "en/404.html:1: the page is missing"
    ]


def test_the_sitemap_is_the_set_of_pages(built: BuiltSite) -> None:
    assert check_sitemap((built.folder / "sitemap.xml").read_bytes(), built) == []


@pytest.mark.parametrize(
    ("pattern", "new", "message"),
    [
        ("/hulp/tips/</loc>", "/hulp/tip/</loc>", "tips/: only in the site"),
        ("/hulp/tips/</loc>", "/hulp/tip/</loc>", "tip/: only in the sitemap"),
        ("/hulp/tips/</loc>", "/hulp/brieven/</loc>", "brieven/: twice in the sitemap"),
        (r"<lastmod>[\d-]*</lastmod>", "<lastmod>2020-01-01</lastmod>", "./:1: lastmod"),
        (r"<lastmod>[\d-]*</lastmod>", "", "./:1: lastmod"),
        ('hreflang="en" href="[^"]*"', 'hreflang="en" href="en/"', "./:1: alternates in"),
        ('hreflang="x-default"', 'hreflang="de"', "./:1: alternates in the sitemap"),
    ],
)
def test_a_damaged_sitemap_is_caught(
    built: BuiltSite, pattern: str, new: str, message: str
) -> None:
    text = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    damaged = re.sub(pattern, new, text, count=1)
    assert damaged != text
    found = check_sitemap(damaged.encode(), built)
    assert any(message in line for line in found), found


def test_each_old_address_leads_to_a_page(built: BuiltSite) -> None:
    editions = built.site.project.editions.values()
    expected = {
        old
        for edition in editions
        for page in edition.pages.values()
        for old in old_paths(page, edition.language.prefix)
    }
    assert built.moved.keys() == expected
    assert len(expected) >= 6
    checks = (check_moved, check_emergency, check_loads, check_handlers, check_outgoing)
    assert [line for page in built.moved.values() for c in checks for line in c(page, built)] == []


@pytest.mark.parametrize(
    ("pattern", "new", "what"),
    [
        (r"url=[^\"]*", "url=../nergens/", "where it leads; expected: a page in nl"),
        (r"url=[^\"]*", "url=../en/tips/", "where it leads; expected: a page in nl"),
        (r"url=[^\"]*", "url=../404.html", "where it leads; expected: a page in nl"),
        (r"url=[^\"]*", "url=../tips/", "the canonical address"),
        (r"url=[^\"]*", "url=../tips/", "the link in words; expected: ../tips/"),
        (r'<p><a href="[^"]*"', '<p><a href="../nergens/"', "a link; expected: a file"),
    ],
)
def test_an_old_address_that_leads_astray_is_found(
    built: BuiltSite, pattern: str, new: str, what: str
) -> None:
    page = built.moved["checklists/"].changed(pattern, new)
    found = check_moved(page, built)
    assert any(line.startswith("checklists/:") and what in line for line in found), found
