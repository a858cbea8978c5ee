"""A visit: nothing is asked of another host, kept on the device, or written into an address."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.sites import page_files

STORED = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
  ...(await indexedDB.databases()).map(found => found.name), ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(found => found.scope),
  window.name,
].filter(Boolean)"""


@dataclass
class Traces:
    """What a visit has left or sent."""

    context: BrowserContext
    requests: list[Request] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)

    def look(self, page: Page) -> None:
        """Note what is stored now."""
        self.stored += [f"{page.url}: {found}" for found in page.evaluate(STORED)]

    def findings(self, home: str) -> list[str]:
        """Return everything that a visit to the site at `home` must not leave or send."""
        host = urlsplit(home).netloc
        found = [f"stored: {entry}" for entry in self.stored]
        found += [f"cookie: {cookie.get('name')}" for cookie in self.context.cookies()]
        for request in self.requests:
            address = urlsplit(request.url)
            if address.scheme not in ("data", "blob") and address.netloc != host:
                found.append(f"another host: {request.url}")
            if address.query:
                found.append(f"query: {request.url}")
            if request.header_value("referer"):
                found.append(f"referrer: {request.url}")
        return found


@pytest.fixture
def visit(browser: Browser) -> tuple[Page, Traces]:
    """Return a page in a fresh browser, and what its visit leaves."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    traces = Traces(context)
    page.on("request", lambda request: traces.requests.append(request))
    return page, traces


def test_a_visit_of_ten_pages_a_search_and_a_download(
    caddy: str, visit: tuple[Page, Traces]
) -> None:
    page, traces = visit
    page.goto(caddy)
    traces.look(page)
    page.locator("main .choice").first.click()
    for _ in range(8):
        page.locator("a[rel=next]").click()
        page.wait_for_load_state()
        traces.look(page)
    page.locator("[data-search]").click()
    page.locator("input[type=search]").fill("brieven")
    page.locator("search a").first.click()
    page.wait_for_load_state()
    traces.look(page)
    assert "brieven" not in urlsplit(page.url).query
    page.goto(f"{caddy}logboek/")
    with page.expect_download() as download:
        page.locator("a[download]").first.click()
    assert download.value.suggested_filename.endswith(".pdf")
    traces.look(page)
    assert (
        len({request.url for request in traces.requests if request.is_navigation_request()}) >= 10
    )
    assert traces.findings(caddy) == []


def test_every_page_leaves_nothing(caddy: str, real_site: Path, visit: tuple[Page, Traces]) -> None:
    page, traces = visit
    for path in page_files(real_site, "index.html"):
        page.goto(caddy + path.parent.relative_to(real_site).as_posix().removeprefix("."))
        traces.look(page)
    assert traces.findings(caddy) == []


@pytest.mark.parametrize(
    ("act", "finding"),
    [
        ("localStorage.setItem('seen', 'tips')", "stored:"),
        ("sessionStorage.setItem('seen', 'tips')", "stored:"),
        ("indexedDB.open('seen')", "stored:"),
        ("caches.open('seen')", "stored:"),
        ("document.cookie = 'seen=tips'", "cookie: seen"),
        ("history.pushState(0, '', '?q=brieven'); fetch(location).catch(() => 0)", "query:"),
        ("new Image().src = 'https://example.com/x.png'", "another host:"),
    ],
)
def test_a_trace_is_found(served: str, visit: tuple[Page, Traces], act: str, finding: str) -> None:
    page, traces = visit
    page.goto(served)
    # A page of ours forbids most of this; a page without a policy stands in for a mutated site.
    page.route("**/mutated", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    page.goto(f"{served}mutated")
    page.evaluate(f"async () => {{ await ({{}}, {act.split(';')[0]}); {act.partition(';')[2]} }}")
    page.wait_for_timeout(200)
    traces.look(page)
    assert any(found.startswith(finding) for found in traces.findings(served))
