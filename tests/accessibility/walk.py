"""Every page of a site looked at by axe, and one of each kind in every look."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html
from playwright.sync_api import Browser, FloatRect, Page

from tests.accessibility import axe
from tests.accessibility.looks import LARGE, LOOKS, PHONE, SPACED, WIDTHS, Look
from tests.sites import page_files

_CHECKS = Path(__file__).with_name("checks.js").read_text(encoding="utf-8")


@dataclass
class Findings:
    """What was found on all pages, one line each."""

    pages: int = 0
    varied: int = 0
    """How many of them were looked at in every look."""
    axe: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    structure: list[str] = field(default_factory=list)


def box(page: Page, selector: str) -> FloatRect:
    """Return where the first element of `selector` stands in the window."""
    found = page.locator(selector).first.bounding_box()
    assert found, f"{selector} is not shown"
    return found


def page_paths(site: Path) -> list[str]:
    """Return the address of each page of the built site, relative to its root."""
    found = [path.relative_to(site).as_posix() for path in page_files(site)]
    return [path.removesuffix("index.html") for path in found]


def pages_of_each_kind(site: Path) -> list[str]:
    """Return few pages of the built site that have all its elements, by name and class."""
    parts = {path: _elements(site, path) for path in page_paths(site)}
    wanted = set().union(*parts.values())
    chosen = []
    while wanted:
        best = max(parts, key=lambda path: len(parts[path] & wanted))
        wanted -= parts[best]
        chosen.append(best)
    return chosen


def _elements(site: Path, path: str) -> set[tuple[str, str, str]]:
    """Return each element of a page as its name, its class and the name of what is around it."""
    file = site / path / "index.html" if path.endswith("/") or not path else site / path
    body = html.fromstring(file.read_text(encoding="utf-8")).body
    return {
        (element.tag, element.get("class", ""), element.getparent().tag)
        for element in body.iterdescendants(etree.Element)
    }


def walk(browser: Browser, home: str, paths: Sequence[str], varied: Collection[str]) -> Findings:
    """Return what is wrong with the pages `paths` of the site at `home`.

    Those in `varied` are looked at in all looks, the others as a phone shows them.
    """
    found = Findings(pages=len(paths), varied=len(varied))
    # Several pages at once, each in a process of its own. The policy of the site would keep
    # axe-core out; it has its own tests.
    contexts = [browser.new_context(bypass_csp=True) for _ in range(os.cpu_count() or 1)]
    tabs = [context.new_page() for context in contexts]
    for some in _groups(paths, len(tabs)):
        opened = list(zip(some, tabs, strict=False))
        for path, tab in opened:
            tab.goto(home + path)
            axe.load(tab)
        shapes: set[tuple[str, str]] = set()
        for look in LOOKS:
            in_look = [each for each in opened if look == PHONE or each[0] in varied]
            for path, tab in in_look:
                look.put_on(tab)
                shape = (path, axe.shape(tab))
                # Colours are the same at each width, and at each element of its kind: the
                # strictest contrast, half of the time, is looked at once.
                strict = look.width == WIDTHS[0] and path in varied
                axe.start(tab, everything=strict, only_colours=shape in shapes)
                shapes.add(shape)
            for path, tab in in_look:
                found.axe += [f"{path}: {look}: {line}" for line in axe.findings(tab)]
        for path, tab in opened:
            measure(tab, path, found, WIDTHS if path in varied else WIDTHS[:1])
    for context in contexts:
        context.close()
    return found


def _groups(paths: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


def measure(page: Page, path: str, found: Findings, widths: Collection[int] = WIDTHS) -> None:
    """Add to `found` what the document in `page` shows of targets, lost text and structure."""
    page.evaluate(_CHECKS)
    found.structure += _ask(page, path, "structure", "")
    for width in widths:
        Look(width).put_on(page)
        found.targets += _ask(page, path, "targets", f"{width} px")
        found.lost += _ask(page, path, "lost", f"{width} px")
        for kind, css in (("wide spacing", SPACED), ("letters at 200 %", LARGE)):
            if css == LARGE and width == min(WIDTHS):
                continue  # this is a page at 400 % already
            style = page.add_style_tag(content=css)
            found.lost += _ask(page, path, "lost", f"{width} px, {kind}")
            style.evaluate("element => element.remove()")


def _ask(page: Page, path: str, check: str, look: str) -> list[str]:
    lines: list[str] = page.evaluate(f"() => siteChecks.{check}()")
    return [f"{path}: {look}: {line}" if look else f"{path}: {line}" for line in lines]
