"""The real site in Chromium: narrow and wide, in both languages, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.built.browsing import language_paths, overflow, visit
from tests.built.model import BuiltSite
from tests.conftest import ROOT

PICTURES = ROOT / "test-results"
WIDTHS = (320, 1280)
PAGES = ("index.md", "telefoonterreur.md", "printen.md")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_and_stay_at_home(
    built: BuiltSite, served: str, browser: Browser, name: str, width: int
) -> None:
    PICTURES.mkdir(exist_ok=True)
    for code, path in language_paths(built, name):
        with visit(browser, served, width) as (page, watch):
            page.goto(served + path)
            assert page.locator("html").get_attribute("lang") == code
            page.screenshot(path=PICTURES / f"{name.removesuffix('.md')}-{code}-{width}.png")
            assert overflow(page) == []
            if (menu := page.locator("header summary")).is_visible():  # a wide screen shows it open
                menu.click()
            page.locator("[data-search]").click()
            page.locator("input[type=search]").fill("bewijs evidence")
            assert overflow(page) == []
            assert (watch.foreign, watch.said) == ([], [])


def test_what_sticks_out_or_leaves_is_caught(served: str, browser: Browser) -> None:
    with visit(browser, served) as (page, watch):
        page.evaluate("document.querySelector('h1').style.width = '40rem'")
        assert "H1." in overflow(page)
        page.evaluate("console.error('wrong')")
        page.route("**/bare", lambda route: route.fulfill(body="<p>", content_type="text/html"))
        page.goto(f"{served}bare")  # a page without our policy, which would forbid the rest
        with page.expect_event("requestfailed"):
            page.evaluate("new Image().src = 'https://example.com/x.png'")
        assert watch.foreign == ["https://example.com/x.png"]
        assert "error: wrong" in watch.said


def test_the_language_switch_leads_to_the_same_page(
    built: BuiltSite, served: str, browser: Browser
) -> None:
    (_, dutch), (_, english) = language_paths(built, "telefoonterreur.md")
    with visit(browser, served) as (page, _):
        page.goto(served + dutch)
        page.locator("header a[hreflang=en]").click()
        page.wait_for_url(served + english)
        assert page.locator("html").get_attribute("lang") == "en"
        page.locator("header a[hreflang=nl]").click()
        page.wait_for_url(served + dutch)


def test_everything_is_reached_without_script(
    built: BuiltSite, served: str, browser: Browser
) -> None:
    with visit(browser, f"{served}tips/", script=False) as (page, watch):
        menu = page.locator("header nav").filter(has=page.locator("[aria-current]"))
        assert not menu.is_visible()
        page.locator("header summary").click()
        assert menu.is_visible()
        link = menu.locator("a[href]").last
        target = link.evaluate("link => link.href")
        assert target != page.url
        link.click()
        page.wait_for_url(target)
        for code, home in language_paths(built, "index.md"):
            page.goto(served + home)
            page.locator("[data-search]").click()
            page.wait_for_url(served + dict(language_paths(built, "paginas.md"))[code])
            present = page.locator("main li a").evaluate_all("links => links.map(a => a.href)")
            edition = built.site.project.editions[code]
            names = [name for name in edition.pages if name not in ("index.md", "paginas.md")]
            assert set(present) >= {served + edition.path(name) for name in names}
        assert (watch.foreign, watch.said) == ([], [])
