"""Without JavaScript everything works that a person needs; a list stands for the search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.walk import page_paths


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser without JavaScript, as wide as a phone."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, accept_downloads=True
    )
    yield context.new_page()
    context.close()


def test_every_page_shows_its_text_and_its_ways(plain: Page, served: str, real_site: Path) -> None:
    for path in page_paths(real_site):
        plain.goto(served + path)
        expect(plain.locator("h1")).to_be_visible()
        expect(plain.locator("[data-exit]")).to_be_in_viewport(ratio=1)
        expect(plain.locator(".bar a[href^='tel:']")).to_be_in_viewport(ratio=1)
        assert (plain.locator("[data-exit]").get_attribute("href") or "").startswith("https://")
        plain.locator(".menu > summary").click()
        expect(plain.locator(".menu a").first).to_be_visible()


def test_the_menu_and_the_language_switch_lead_on(plain: Page, served: str) -> None:
    plain.goto(f"{served}tips/")
    plain.locator(".menu > summary").click()
    plain.locator(".menu").get_by_role("link", name="Wie kan ik bellen").click()
    plain.wait_for_url("**/hulplijnen/")
    plain.get_by_role("link", name="English", exact=True).click()
    plain.wait_for_url("**/en/helplines/")
    expect(plain.locator("h1")).to_have_text("Helplines")


def test_the_search_leads_to_a_list_of_all_pages(plain: Page, served: str, real_site: Path) -> None:
    for start, prefix in (("tips/", ""), ("en/tips/", "en/")):
        plain.goto(served + start)
        plain.locator("[data-search]").click()
        expect(plain.locator(".pages").first).to_be_visible()
        links = [link.get_attribute("href") or "" for link in plain.locator(".pages a").all()]
        listed = {urljoin(plain.url, link).removeprefix(served) for link in links}
        own = {
            path
            for path in page_paths(real_site)
            if path.startswith(prefix) and (prefix or not path.startswith("en/"))
        }
        assert listed == own - {prefix, plain.url.removeprefix(served), f"{prefix}404.html"}


def test_a_file_is_downloaded(plain: Page, served: str) -> None:
    plain.goto(f"{served}printen/")
    with plain.expect_download() as download:
        plain.locator("a[download]").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_the_contents_of_a_page_open(plain: Page, served: str) -> None:
    plain.goto(f"{served}tips/")
    plain.locator(".contents > summary").click()
    plain.locator(".contents a").first.click()
    assert urlsplit(plain.url).fragment == "wel-doen"
    plain.set_viewport_size({"width": 1280, "height": 800})
    expect(plain.locator(".contents a").first).to_be_visible()
