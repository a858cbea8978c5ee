"""What a person opens on a page is as accessible as the page, and what is broken is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility import axe
from tests.accessibility.looks import LOOKS, Look
from tests.accessibility.walk import Findings, measure


@pytest.mark.parametrize("path", ["tips/", "en/print/"])
def test_axe_finds_nothing_in_what_a_person_opens(browser: Browser, served: str, path: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(served + path)
    page.locator("[data-search]").click()
    page.locator("input[type=search]").fill("112")
    page.locator("search a").first.wait_for()
    page.evaluate("() => document.querySelectorAll('details').forEach(part => part.open = true)")
    axe.load(page)
    lines = []
    for look in LOOKS:
        look.put_on(page)
        axe.start(page)
        lines += [f"{look}: {line}" for line in axe.findings(page)]
    opened = Findings()
    measure(page, path, opened)
    context.close()
    assert lines == []
    assert opened == Findings()


# What follows breaks a page in one way each, and sees that it is found.

Broken = Callable[[str, str], Findings]


@pytest.fixture
def tab(browser: Browser, served: str) -> Iterator[Page]:
    """Return a page of guidance without the policy, which would forbid the damage."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{served}tips/")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("look", "damage", "rule"),
    [
        (Look(390), "document.documentElement.lang = ''", "html-has-lang"),
        (Look(390), "document.querySelector('main').id = ''", "skip-link"),
        (Look(390), "document.querySelector('h1').remove()", "page-has-heading-one"),
        (Look(390), "document.querySelector('h2').outerHTML = '<h4>x</h4>'", "heading-order"),
        (
            Look(390),
            "document.querySelectorAll('nav').forEach(nav => nav.removeAttribute('aria-label'))",
            "landmark-unique",
        ),
        (Look(390), "document.body.append(new Image())", "image-alt"),
        (Look(390), "document.querySelector('main p a').textContent = ''", "link-name"),
        (
            Look(1280, scheme="dark"),
            "document.querySelector('main p').style.color = '#666'",
            "color-contrast:",
        ),
        (
            Look(390, medium="print"),
            "document.querySelector('main p').style.color = '#bbb'",
            "color-contrast:",
        ),
        (
            Look(320),
            "document.querySelector('main p').style.color = '#666'",
            "color-contrast-enhanced",
        ),
    ],
)
def test_axe_finds_what_is_broken(tab: Page, look: Look, damage: str, rule: str) -> None:
    assert look in LOOKS
    axe.load(tab)
    tab.evaluate(f"() => {{ {damage} }}")
    look.put_on(tab)
    axe.start(tab)
    assert any(line.startswith(rule) for line in axe.findings(tab)), axe.findings(tab)


def test_in_a_look_of_the_same_shape_colours_are_still_looked_at(tab: Page) -> None:
    axe.load(tab)
    Look(390).put_on(tab)
    light = axe.shape(tab)
    Look(390, scheme="dark").put_on(tab)
    assert axe.shape(tab) == light
    tab.evaluate("() => { document.querySelector('main p').style.color = '#666' }")
    axe.start(tab, only_colours=True)
    assert any(line.startswith("color-contrast:") for line in axe.findings(tab))
    tab.evaluate("() => { document.querySelector('h2').hidden = true }")
    assert axe.shape(tab) != light


@pytest.mark.parametrize(
    ("css", "kind", "finding"),
    [
        (".tools summary { min-block-size: 0; padding: 0; border: 0 }", "targets", "not 44"),
        ("main p a { padding: 0; font-size: 0.8rem }", "targets", "not 24"),
        ("h1 { min-inline-size: 500px }", "lost", "390 px: scrolls sideways"),
        ("main p { white-space: nowrap }", "lost", "leaves the window"),
        (
            "body { overflow: hidden } h2 { font-size: 5em; overflow-wrap: normal }",
            "lost",
            "leaves",
        ),
        ("main p { block-size: 1.5em; overflow: hidden }", "lost", "cuts its text"),
        (".bar p { margin-inline-end: -9rem }", "lost", "lies on"),
    ],
)
def test_broken_looks_are_found(tab: Page, css: str, kind: str, finding: str) -> None:
    tab.add_style_tag(content=css)
    found = Findings()
    measure(tab, "tips/", found)
    lines = getattr(found, kind)
    assert any(finding in line for line in lines), lines


def test_a_broken_structure_is_found(tab: Page) -> None:
    tab.evaluate(
        "() => { document.querySelector('h2').outerHTML = '<h1>x</h1>';"
        " document.querySelector('.languages a').removeAttribute('lang');"
        " document.querySelector('main p').setAttribute('style', 'color: red') }"
    )
    found = Findings()
    measure(tab, "tips/", found)
    title, language, style = found.structure
    assert title == "tips/: 2 headings h1"
    assert language == "tips/: a 'English' is in another language and has no lang"
    assert style.endswith("has a style of its own")
