"""The exit on each page in Chromium: place, size, keys, words, and that the checks see faults."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
import rjsmin
from playwright.sync_api import Browser, Page, Route

from hooks.publish.security_policy import minify_style
from tests.conftest import ROOT, SmallSite, run_mkdocs
from tests.exit.checks import (
    problems_of_keys,
    problems_of_place,
    problems_of_storage,
    problems_while_scrolling,
)
from tests.exit.engines import missing
from tests.sites import page_files

EXIT = ROOT / "overrides/exit"
WEATHER = re.compile(r"^https://(www\.knmi\.nl|www\.bbc\.com)/")
WIDTHS = (320, 390, 1280)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page in which the neutral pages answer that there is nothing to show."""
    context = browser.new_context(viewport={"width": 320, "height": 560})
    context.route(WEATHER, lambda route: route.fulfill(status=204))
    yield context.new_page()
    context.close()


def addresses(real_site: Path, served: str) -> list[str]:
    """Return all pages of the site."""
    found = page_files(real_site)
    return [served + path.relative_to(real_site).as_posix() for path in found]


def test_every_page_has_the_exit_in_view_at_320_pixels(
    page: Page, real_site: Path, served: str
) -> None:
    wrong = []
    for address in addresses(real_site, served):
        page.goto(address)
        wrong += [f"{address}: {problem}" for problem in problems_while_scrolling(page, "320 px")]
    assert wrong == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "en/", "tips/", "en/safe-visit/"])
def test_nothing_that_opens_covers_the_exit(page: Page, served: str, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 560})
    page.goto(served + path)
    wrong = problems_of_keys(page)
    page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
    wrong += problems_while_scrolling(page, f"{width} px, all opened")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.click("[data-search]")
    page.keyboard.type("a")
    page.wait_for_selector("input[type=search]")
    wrong += problems_while_scrolling(page, f"{width} px, search open")
    assert wrong == []


def test_without_script_it_is_a_plain_link_that_tells_nothing(
    browser: Browser, served: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    sent = []

    def answer(route: Route) -> None:
        sent.append(route.request.headers)
        route.fulfill(body="weer")

    context.route(WEATHER, answer)
    page = context.new_page()
    page.goto(f"{served}tips/")
    page.click("[data-exit]")
    page.wait_for_url(WEATHER)
    assert len(sent) == 1
    assert "referer" not in sent[0]
    context.close()


def test_it_empties_the_page_and_makes_title_and_icon_neutral(page: Page, served: str) -> None:
    for path, words in (("tips/", "Laden…"), ("en/safe-visit/", "Loading…")):
        page.goto(served + path)
        page.click("[data-exit]")
        page.wait_for_function(f"document.title === '{words}'")
        assert page.inner_text("body") == words
        icons = "[...document.querySelectorAll('link[rel~=icon]')].map(icon => icon.href)"
        assert page.evaluate(icons) == ["data:,"]


def test_it_leaves_one_opaque_flag_and_only_after_an_exit(page: Page, served: str) -> None:
    for path in ("", "tips/", "logboek/", "en/"):
        page.goto(served + path)
        assert problems_of_storage(page) == []
    page.click("[data-exit]")
    page.wait_for_function("document.title === 'Loading…'")
    kept = page.evaluate("Object.entries(sessionStorage)")
    assert len(kept) == 1
    assert re.fullmatch(r"0\.\d+(e-\d+)?", kept[0][1])
    page.evaluate("sessionStorage.clear()")
    assert problems_of_storage(page) == []


def left(page: Page) -> bool:
    return str(page.title()) in ("Laden…", "Loading…")


def test_shift_counts_only_alone_and_only_within_five_seconds(page: Page, served: str) -> None:
    page.clock.install()
    page.goto(f"{served}tips/")
    said = "[...document.querySelectorAll('[role=status]')].map(found => found.textContent)"
    assert page.evaluate(said) == []
    page.keyboard.press("Shift")
    assert page.evaluate(said) == [""]
    page.clock.run_for(200)
    assert page.evaluate(said) == ["Nog 2 keer Shift om weg te gaan."]
    page.keyboard.press("Shift")
    page.clock.run_for(200)
    assert page.evaluate(said) == ["Nog 1 keer Shift om weg te gaan."]
    page.clock.run_for(5200)
    assert page.evaluate(said) == [""]
    page.keyboard.press("Shift")
    assert not left(page)
    for keys in (["A", "B", "C", "D"], ["Shift", "a", "Shift", "Shift"], ["Control+Shift"] * 4):
        page.clock.run_for(6000)
        for key in keys:
            page.keyboard.press(f"Shift+{key}" if len(key) == 1 and key.isupper() else key)
        assert not left(page), keys
    page.clock.run_for(6000)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not left(page)
    for _ in range(3):
        page.keyboard.press("Shift")
    assert left(page)


def test_the_hint_is_there_only_with_a_script(page: Page, served: str, real_site: Path) -> None:
    page.goto(f"{served}tips/")
    assert page.get_attribute("[data-exit]", "title") == "Of druk drie keer op Shift."
    html = (real_site / "tips/index.html").read_text(encoding="utf-8")
    link = re.search(r"<a [^>]*data-exit[^>]*>", html)
    assert link and "title=" not in link[0]


def test_it_is_not_printed(page: Page, served: str) -> None:
    page.goto(f"{served}tips/")
    assert page.locator("[data-exit]").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("[data-exit]").is_visible()


def test_script_and_style_stay_below_two_kilobytes() -> None:
    script = rjsmin.jsmin((EXIT / "exit.js").read_text(encoding="utf-8")).encode()
    style = minify_style((EXIT / "exit.css").read_text(encoding="utf-8")).encode()
    together = len(brotli.compress(script)) + len(brotli.compress(style))
    assert together <= 2048, together
    assert len(gzip.compress(script + style)) <= 2048


def test_the_guard_comes_before_anything_that_paints(real_site: Path) -> None:
    for path in page_files(real_site):
        html = path.read_text(encoding="utf-8")
        before = html[: html.index("<script>")]
        assert re.fullmatch(
            r"(?i)<!doctype html>\s*<html[^>]*>\s*<head>(\s*<meta [^>]*>)+\s*", before
        ), path
        assert before.index('content="no-referrer"') < before.index('name="exit"'), path


def test_the_checks_see_an_exit_that_was_removed(make_site: SmallSite, page: Page) -> None:
    root = make_site({})
    template = root / "overrides/exit/exit.html"
    kept = template.read_text(encoding="utf-8")
    template.write_text(
        "{% if not view.page or view.page.name != 'tips.md' %}" + kept + "{% endif %}",
        encoding="utf-8",
    )
    assert run_mkdocs(root).returncode == 0
    page.goto((root / "site/index.html").as_uri())
    assert problems_of_place(page, "home") == []
    page.goto((root / "site/tips/index.html").as_uri())
    assert problems_of_place(page, "tips") == ["tips: no exit"]
    assert problems_of_keys(page) == ["the exit is not within two presses of Tab"]


@pytest.mark.parametrize(
    ("style", "problem"),
    [
        ("header { position: fixed; inset: 0; z-index: 9 }", "covered by HEADER."),
        (".bar { position: static }", "not in view"),
        (".bar .exit { transform: translateX(30px) }", "not in view"),
        (".bar .exit { min-block-size: 0; block-size: 40px }", "is too small"),
    ],
)
def test_the_checks_see_an_exit_that_cannot_be_reached(
    page: Page, served: str, style: str, problem: str
) -> None:
    page.goto(f"{served}tips/")
    assert problems_while_scrolling(page, "320 px") == []
    page.evaluate(
        """style => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          document.adoptedStyleSheets = [sheet];
        }""",
        style,
    )
    assert any(problem in found for found in problems_while_scrolling(page, "320 px"))


@pytest.mark.parametrize(
    "writing",
    ["sessionStorage.a = 1", "localStorage.a = 1", "document.cookie = 'a=1'", "window.name = 'a'",
     "history.replaceState(1, '')", "caches.open('a')", "indexedDB.open('a')"],
)  # fmt: skip
def test_the_checks_see_what_a_visit_writes(page: Page, served: str, writing: str) -> None:
    page.goto(served)
    assert problems_of_storage(page) == []
    page.evaluate(f"(async () => {{ await ({writing}) }})()")
    page.wait_for_timeout(100)
    assert problems_of_storage(page) != []


def test_an_engine_that_is_not_here_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert missing("chromium") in ("", "xvfb")
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert missing("firefox") == "firefox-esr, xvfb"
    assert missing("webkit") == "webkit2gtk-driver, xvfb"
