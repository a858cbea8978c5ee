"""What a person in a hurry must see at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.accessibility.walk import box

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def choices_in_sight(home: Page) -> int:
    """Return how many choices stand in sight with title, explanation and the emergency number."""
    for part in ("h1", "main p >> nth=0", "main .alarm >> nth=0", ".bar .alarm", "[data-exit]"):
        expect(home.locator(part)).to_be_in_viewport(ratio=1)
    return sum(_whole(choice, home) for choice in home.locator(".choice").all())


def _whole(part: Locator, page: Page) -> bool:
    place, size = part.bounding_box(), page.viewport_size
    return bool(place and size and place["y"] + place["height"] <= size["height"])


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_first_screen_says_what_this_is_and_offers_choices(
    tab: Page, served: str, path: str
) -> None:
    tab.goto(served + path)
    assert 5 <= choices_in_sight(tab) <= 8
    tab.add_style_tag(content=".choice { padding: 6rem }")
    assert choices_in_sight(tab) < 5


def _colour(part: Locator, name: str) -> str:
    colour: str = part.evaluate(f"part => getComputedStyle(part).{name}")
    return colour


def test_a_helpline_is_a_number_to_tap(tab: Page, served: str) -> None:
    tab.goto(f"{served}hulplijnen/")
    lines = tab.locator("h3 + .action > .tel")
    assert lines.count() > 5
    width = box(tab, "main")["width"]
    for line in lines.all():
        place = line.bounding_box()
        assert place
        assert place["height"] >= 44
        assert place["width"] > width * 0.8
        assert float(_colour(line.locator("bdi"), "fontSize").removesuffix("px")) >= 24
    # Red is for the emergency number alone.
    alarm = _colour(tab.locator("[data-exit]"), "backgroundColor")
    red = [line.inner_text() for line in lines.all() if _colour(line, "backgroundColor") == alarm]
    assert red == ["Bel 112"]


def test_on_a_wide_screen_the_contents_stand_beside_the_text(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    contents = tab.locator(".contents nav")
    expect(contents).to_be_hidden()
    tab.set_viewport_size({"width": 1280, "height": 800})
    expect(contents).to_be_visible()
    expect(tab.locator(".contents summary")).to_be_hidden()
    text, beside = box(tab, "main > p"), box(tab, ".contents nav")
    assert beside["x"] > text["x"] + text["width"]
    tab.locator("h2").last.scroll_into_view_if_needed()
    expect(contents).to_be_in_viewport()


def test_the_way_on_is_in_the_words_of_the_page(tab: Page, served: str) -> None:
    tab.goto(f"{served}tips/")
    following = tab.locator("[rel=next]")
    label = following.inner_text().split("\n")[-1].strip()
    following.click()
    expect(tab.locator("h1")).to_have_text(label)
