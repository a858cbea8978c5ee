"""Any page on paper: no menus, addresses behind links, boxes, numbers at the end, nothing cut."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page

PAGES = ("", "tips/", "hulplijnen/", "stappenplan/", "en/", "en/tips/", "en/helplines/")

ITEMS = "main li:not(.files li, nav li), main h2, main h3, .on-paper"
"""What must not be cut by the end of a sheet."""

GONE = "[data-exit], .skip, .tools, .languages, .contents, .around, .paper"
"""What is of no use on paper."""

BOX = """item => { const style = getComputedStyle(item, "::before");
  return style.borderTopStyle === "solid" && parseFloat(style.width) > 8 }"""


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    """Return a page of a reader whose system is dark, as it would be printed."""
    context = browser.new_context(color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def letters(text: str) -> str:
    """Return `text` without its spaces, which a PDF does not keep."""
    return "".join(text.split())


def sheets(page: Page) -> list[str]:
    """Return the text of each sheet, as the browser prints the page on A4."""
    made = page.pdf(format="A4", prefer_css_page_size=True)
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        return [letters(sheet.extract_text()) for sheet in pdf.pages]


def cut(items: Sequence[str], printed: Sequence[str]) -> list[str]:
    """Return each of `items` that stands on no sheet as a whole."""
    return [item for item in items if not any(letters(item) in sheet for sheet in printed)]


def test_an_item_that_is_cut_is_found() -> None:
    assert cut(["een twee", "drie"], ["nul een", "twee drie"]) == ["een twee"]


def shown_items(page: Page) -> list[str]:
    """Return what must stay whole, as it is printed: with the addresses behind the links."""
    items: list[str] = page.evaluate(
        """items => [...document.querySelectorAll(items)]
          .filter(item => item.checkVisibility() && !item.querySelector("li"))
          .map(item => { const copy = item.cloneNode(true);
            copy.querySelectorAll("a[href^=http]").forEach(
              link => link.append(` (${link.getAttribute("href")})`));
            return copy.textContent.trim() })""",
        ITEMS,
    )
    return items


def faults(page: Page) -> list[str]:
    """Return why the page is not worth keeping on paper."""
    items, printed = shown_items(page), sheets(page)
    found = [f"cut: {item}" for item in cut(items, printed)]
    numbers = [letters(text) for text in page.locator(".on-paper bdi").all_inner_texts()]
    shown = page.locator(".on-paper").is_visible()
    if not shown or "112" not in numbers or len(numbers) < 3:
        found.append("no numbers at the end")
    found += [f"not at the end: {number}" for number in numbers if number not in printed[-1]]
    found += [
        f"of no use on paper: {part.get_attribute('class')}"
        for part in page.locator(GONE).all()
        if part.is_visible()
    ]
    found += [
        "an item without a box" for box in page.locator(".todo").all() if not box.evaluate(BOX)
    ]
    for link in page.locator("main a[href^='http']").all():
        address = letters(link.get_attribute("href") or "")
        if link.is_visible() and not any(address in sheet for sheet in printed):
            found.append(f"no address: {address}")
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_worth_keeping(paper: Page, served: str, path: str) -> None:
    paper.goto(served + path)
    assert len(shown_items(paper)) > 5
    assert faults(paper) == []


def test_a_heading_stays_with_what_follows(paper: Page, served: str) -> None:
    for path in PAGES:
        paper.goto(served + path)
        headings = [letters(text) for text in paper.locator("main h2, main h3").all_inner_texts()]
        for sheet in sheets(paper):
            assert not sheet.endswith(tuple(headings)), (path, sheet[-80:])


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        (".on-paper { display: none !important }", "no numbers at the end"),
        (".on-paper { break-after: page } footer::after { content: 'x' }", "not at the end: 112"),
        ("main a::after { content: none !important }", "no address: https://"),
        (".tools { display: block !important }", "of no use on paper: tools"),
        (".todo::before { border: 0 !important }", "an item without a box"),
        ("li { break-inside: auto !important; orphans: 1; widows: 1; line-height: 9 }", "cut: "),
    ],
)
def test_a_page_that_is_not_worth_keeping_is_found(
    paper: Page, served: str, css: str, fault: str
) -> None:
    paper.goto(f"{served}hulplijnen/")
    paper.add_style_tag(content=f"@media print {{ {css} }}")
    assert any(line.startswith(fault) for line in faults(paper)), faults(paper)
