"""Old addresses: what a page says it was leads to it, in each language and below a sub-path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser

from tests.conftest import SmallSite, run_mkdocs, serve_folder
from tests.rules.source import changed
from tests.sites import leads_on
from tests.small_site import small_site, write_site

HOME = "https://example.org/hulp/"
OLD = {
    "raad": ("tips/", "../tips/", "Tips"),
    "en/advice-list": ("en/advice/", "../advice/", "Advice"),
    "en/hints": ("en/advice/", "../advice/", "Advice"),
}
"""Old address, new one, the link, and the title of the page there."""


def with_old_addresses() -> dict[str, str | bytes | None]:
    """Return the small site whose page with advice had other names."""
    return {
        **small_site(),
        **changed("docs/nl/tips.md", "sources:", "was: [raad]\nsources:"),
        **changed("docs/en/tips.md", "sources:", "was: [advice-list, hints]\nsources:"),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built small site, in a folder named as its sub-path."""
    base = tmp_path_factory.mktemp("moved")
    root = write_site(base / "source", with_old_addresses())
    done = run_mkdocs(root, base / "served/hulp")
    assert done.returncode == 0, done.stdout + done.stderr
    return base / "served/hulp"


@pytest.fixture(scope="module")
def served_below(site: Path) -> Iterator[str]:
    """Return the address of the site, which is not the root of its host."""
    for address in serve_folder(site.parent):
        yield f"{address}hulp/"


@pytest.mark.parametrize("old", OLD)
def test_an_old_address_leads_on(site: Path, old: str) -> None:
    new, link, title = OLD[old]
    root = lxml.html.parse(site / old / "index.html").getroot()
    page = lxml.html.parse(site / new / "index.html").getroot()
    assert root.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
    assert [(a.get("href"), a.text) for a in root.xpath("//main//a")] == [(link, title)]
    assert root.xpath("//link[@rel='canonical']/@href") == [HOME + new]
    assert root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert root.xpath("//a[@data-exit]/@href") == page.xpath("//a[@data-exit]/@href")
    assert root.xpath("//a[@href='tel:112']")
    assert root.get("lang") == page.get("lang")
    policy = "//meta[@http-equiv='Content-Security-Policy']/@content"
    assert len(page.xpath(policy)) == 1
    # It brings no script and no style, so its policy names none.
    (own,) = root.xpath(policy)
    assert "script-src 'self';" in own and "sha256" not in own
    assert not root.xpath("//script | //@style | //@onload")
    assert (site / old / "index.html.br").is_file()


def test_nothing_else_knows_of_it(site: Path) -> None:
    others = [path for path in site.rglob("*.*") if path.suffix in (".html", ".xml", ".js")]
    texts = [path.read_text(encoding="utf-8") for path in others if not leads_on(path)]
    assert len(texts) >= 8
    assert not [text for text in texts for old in OLD if old.rpartition("/")[2] in text]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("old", OLD)
def test_a_browser_arrives(browser: Browser, served_below: str, old: str, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    sent = []
    page.on("request", lambda request: sent.append(request.header_value("referer")))
    page.goto(f"{served_below}{old}/")
    page.wait_for_url(served_below + OLD[old][0])
    assert page.locator("h1").text_content() == OLD[old][2]
    assert set(sent) == {None}
    context.close()


def test_an_old_address_that_is_wrong_stops_the_build(make_site: SmallSite) -> None:
    root = make_site(changed("docs/nl/tips.md", "sources:", "was: [tips, Raad]\nsources:"))
    done = run_mkdocs(root)
    assert done.returncode != 0
    assert "docs/nl/tips.md:9: wrong value for was.1; " in done.stdout + done.stderr
