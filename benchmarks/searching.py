"""How long a search takes on a slow phone: until one can type, and until something is found."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping

from playwright.sync_api import Browser

from benchmarks.link import SLOW_PHONE, phone

_LETTERS = "be"
_OPENER = "a[data-search]:visible, label.md-header__button[for=__search]:visible"
_FIELD = "input[type=search]:visible, input[data-md-component=search-query]:visible"
_RESULT = "search ol a:visible, a.md-search-result__link:visible"


def search(browser: Browser, address: str) -> tuple[float, float, float, float]:
    """Return ms to the field, ms to the first result, kB for it, and ms of long tasks."""
    with phone(browser, SLOW_PHONE) as (_, page):
        page.goto(address, wait_until="networkidle")
        before = page.evaluate("seen.long")
        sizes: list[int] = []
        page.on(
            "requestfinished",
            lambda request: sizes.append(request.sizes()["responseBodySize"]),
        )
        start = time.monotonic()
        page.locator(_OPENER).click()
        page.locator(_FIELD).wait_for()
        ready = time.monotonic()
        page.keyboard.type(_LETTERS)
        page.locator(_RESULT).first.wait_for()
        end = time.monotonic()
        page.wait_for_timeout(300)
        long = page.evaluate("seen.long") - before
        return (ready - start) * 1000, (end - ready) * 1000, sum(sizes) / 1000, long


def searches(browser: Browser, addresses: Mapping[str, str], runs: int) -> Iterator[str]:
    """Yield the lines of the table."""
    rounds: dict[str, list[tuple[float, ...]]] = {name: [] for name in addresses}
    for _ in range(runs):
        for name, address in addresses.items():
            rounds[name].append(search(browser, f"{address}tips/"))
    yield f"The search, {SLOW_PHONE.name}"
    yield ""
    yield "| | field ms | two letters to first result ms | kB on top of the page | long tasks ms |"
    yield "|---|---|---|---|---|"
    for name, found in rounds.items():
        ready, result, size, long = map(statistics.median, zip(*found, strict=True))
        yield f"| {name} | {ready:.0f} | {result:.0f} | {size:.1f} | {long:.0f} |"
