"""A person with a keyboard only, or with a screen reader: everything is reached, seen and named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility.walk import box

PAGES = ("", "tips/", "hulplijnen/", "en/print/", "nergens/")
"""Home, guidance, numbers, files, and an address that does not exist."""

FOCUSED = """() => {
  const here = document.activeElement, wrong = [];
  if (here === document.body) return null;
  const box = here.getBoundingClientRect(), style = getComputedStyle(here);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("no outline");
  if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1)
    wrong.push("out of sight");
  else {
    // A long link may be cut by the window; its first line must be free of the bar.
    const line = here.getClientRects()[0];
    const top = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    if (top && top !== here && !here.contains(top))
      wrong.push("covered by " + top.closest("[class]").className);
  }
  return [here.textContent.trim().replace(/\\s+/g, " ").slice(0, 40), ...wrong];
}"""

REACHABLE = """() => [...document.querySelectorAll("a[href], summary, input")]
  .filter(element => element.checkVisibility({contentVisibilityAuto: true})).length"""


@pytest.fixture(params=[320, 1280])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Return a page, as narrow as at 400 % and as wide as a desk."""
    size = {"width": request.param, "height": 640}
    context = browser.new_context(viewport=size, reduced_motion="reduce", bypass_csp=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def walked(page: Page, key: str, limit: int = 300) -> list[list[str]]:
    """Press `key` until the page has been gone through; return each stop and what is wrong."""
    stops: list[list[str]] = []
    while len(stops) < limit:
        page.keyboard.press(key)
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("path", PAGES)
def test_tab_reaches_everything_in_sight_and_back(tab: Page, served: str, path: str) -> None:
    tab.goto(served + ("404.html" if path == "nergens/" else path))
    there = walked(tab, "Tab")
    assert [stop for stop in there if len(stop) > 1] == []
    assert len(there) == tab.evaluate(REACHABLE)
    # Backwards the bar at the top must not cover what has the focus (WCAG 2.4.11).
    tab.locator("footer a:visible").last.focus()
    back = walked(tab, "Shift+Tab", len(there) - 1)
    assert [stop for stop in back if len(stop) > 1] == []
    assert back[-1] == there[0]


@pytest.mark.parametrize(
    ("css", "wrong"),
    [
        (":focus-visible { outline: none !important }", "no outline"),
        ("[data-search]:focus { position: fixed; left: -900px }", "out of sight"),
        (
            ".bar { position: fixed !important; inset: 0 0 auto; block-size: 50vh }",
            "covered by bar",
        ),
    ],
)
def test_a_focus_that_is_not_seen_is_found(tab: Page, served: str, css: str, wrong: str) -> None:
    tab.goto(f"{served}tips/")
    tab.add_style_tag(content=css)
    assert any(wrong in stop for stop in walked(tab, "Tab")), wrong


def test_the_skip_link_comes_first_and_the_exit_second(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    tab.keyboard.press("Tab")
    skip = tab.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    tab.keyboard.press("Tab")
    expect(tab.locator("[data-exit]")).to_be_focused()
    tab.keyboard.press("Shift+Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_and_says_so(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    summary = tab.locator(".menu > summary")
    menu = tab.get_by_role("navigation", name="Menu")
    if not summary.is_visible():  # on a wide screen it is always open
        tab.locator(".languages a").focus()
        expect(menu).to_be_in_viewport()
        opened = False
    else:
        summary.focus()
        tab.keyboard.press("Enter")
        opened = True
    expect(menu).to_be_visible()
    expect(menu.get_by_role("link", name="Tips", exact=True)).to_have_attribute(
        "aria-current", "page"
    )
    tab.keyboard.press("Tab")
    assert tab.evaluate(
        "() => document.querySelector('.menu nav').contains(document.activeElement)"
    )
    # The search keeps its place, so that nothing moves below a finger.
    assert not opened or abs(box(tab, ".menu > summary")["y"] - box(tab, "[data-search]")["y"]) < 2


def test_the_language_switch_is_named_in_its_own_language(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    switch = tab.get_by_role("navigation", name="Taal").get_by_role("link", name="English")
    expect(switch).to_have_attribute("lang", "en")
    switch.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/tips/")
    expect(tab.get_by_role("navigation", name="Language").get_by_role("link")).to_have_attribute(
        "lang", "nl"
    )


def test_the_search_says_what_it_does(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    opener = tab.locator("[data-search]")
    opener.focus()
    tab.keyboard.press("Enter")
    field = tab.get_by_role("search").get_by_role("searchbox", name="Zoek op deze site")
    expect(field).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    tab.keyboard.type("brieven")
    expect(tab.get_by_role("search").get_by_role("status")).to_contain_text("Gevonden")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("search").get_by_role("link").first).to_be_focused()
    opener.focus()
    tab.keyboard.press("Enter")
    expect(field).to_be_hidden()
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(opener).to_be_focused()


def test_nothing_moves_for_who_asked_for_stillness(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    moving = """() => [...document.querySelectorAll("*")].filter(element => {
      const style = getComputedStyle(element);
      return style.scrollBehavior === "smooth" || parseFloat(style.transitionDuration) > 0 ||
        style.animationName !== "none";
    }).length"""
    assert tab.evaluate(moving) == 0
    tab.emulate_media(reduced_motion="no-preference")
    assert tab.evaluate(moving) == 1
