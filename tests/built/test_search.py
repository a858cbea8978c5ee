"""The search as a part of the site: its languages, its policy, its addresses, and no trace."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.built.browsing import language_paths, visit
from tests.built.model import BuiltSite


def results(page: Page, query: str) -> list[str]:
    """Search for `query`; return the addresses of the results, best first."""
    if not page.locator("input[type=search]").count():
        page.locator("[data-search]").click()
        page.locator("search[aria-busy=false]").wait_for()
    page.locator("input[type=search]").fill(query)
    found: list[str] = page.locator("search a").evaluate_all("links => links.map(a => a.href)")
    return found


def test_a_dutch_word_leads_to_a_dutch_page(
    built: BuiltSite, served: str, browser: Browser
) -> None:
    with visit(browser, f"{served}tips/") as (page, watch):
        assert results(page, "handtekening")
        page.locator("search a").first.click()
        page.wait_for_url(re.compile(r"/hulp/(?!tips/).+/"))
        address = urlsplit(page.url)
        assert address.query == ""
        assert "handtekening" not in page.url
        found = built.pages[address.path.removeprefix("/hulp/")]
        assert found.language == "nl"
        assert "handtekening" in found.root.text_content()
        assert page.locator("html").get_attribute("lang") == "nl"
        assert (watch.foreign, watch.said) == ([], [])


def test_nonsense_finds_nothing_and_says_so(
    built: BuiltSite, served: str, browser: Browser
) -> None:
    with visit(browser, served) as (page, _):
        assert results(page, "xqzxqzxqz") == []
        words = built.site.project.source.strings.search
        assert page.locator("search [role=status]").text_content() == words.none


@pytest.mark.parametrize("query", ["evidence", "police", "letter", "log", "signs"])
def test_an_english_search_finds_english_pages_only(
    built: BuiltSite, served: str, browser: Browser, query: str
) -> None:
    (_, _), (_, english) = language_paths(built, "telefoonterreur.md")
    with visit(browser, served + english) as (page, _):
        found = results(page, query)
        assert found
        assert [link for link in found if not link.startswith(f"{served}en/")] == []


def test_dutch_words_are_not_in_the_english_search(
    built: BuiltSite, served: str, browser: Browser
) -> None:
    with visit(browser, f"{served}en/") as (page, _):
        assert results(page, "handtekening") == []
    with visit(browser, served) as (page, _):
        assert all(not link.startswith(f"{served}en/") for link in results(page, "politie"))


def test_where_the_index_does_not_come_the_link_leads_on(served: str, browser: Browser) -> None:
    with visit(browser, f"{served}tips/") as (page, _):
        page.route("**/search/*.js", lambda route: route.abort())
        page.locator("[data-search]").click()
        page.wait_for_url(f"{served}paginas/")


def test_search_and_links_work_from_a_stick(
    real_site: Path, tmp_path: Path, browser: Browser
) -> None:
    """As after unpacking the site from a zip: addresses begin with `file:`, and no server helps."""
    stick = tmp_path / "a stick"
    shutil.copytree(real_site, stick)
    with visit(browser, (stick / "tips/index.html").as_uri()) as (page, watch):
        assert results(page, "brieven")
        page.locator("search a").first.click()
        page.wait_for_url(f"{stick.as_uri()}/**/index.html*")
        assert "brieven" in page.locator("main").inner_text()
        page.locator("footer a").first.click()
        page.wait_for_url(f"{stick.as_uri()}/veilig-bezoek/index.html")
        page.locator(".languages a").first.click()
        page.wait_for_url(f"{stick.as_uri()}/en/**/index.html")
        assert (watch.foreign, watch.said) == ([], [])
