"""A language more is a folder and a block: Arabic, only started, added to a small site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import axe
from tests.accessibility.arabic import arabic_site, strings
from tests.accessibility.looks import LOOKS, Look
from tests.accessibility.walk import Findings, box, measure
from tests.conftest import ROOT, run_mkdocs, serve_folder
from tests.small_site import write_site

HOME = "https://example.org/hulp/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of the site in three languages and what its build printed."""
    root = write_site(tmp_path_factory.mktemp("arabic"), arabic_site())
    target = root / "made/hulp"
    target.parent.mkdir()
    done = run_mkdocs(root, target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target, done.stdout + done.stderr


@pytest.fixture(scope="module")
def home(built: tuple[Path, str]) -> Iterator[str]:
    """Return the address of that site."""
    for address in serve_folder(built[0].parent):
        yield f"{address}hulp/"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """Return a page as wide as a phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    yield context.new_page()
    context.close()


def read(built: tuple[Path, str], path: str) -> html.HtmlElement:
    """Return a page of the site."""
    return html.fromstring((built[0] / path).read_text(encoding="utf-8"))


def test_what_is_missing_is_reported_and_stops_nothing(built: tuple[Path, str]) -> None:
    assert "docs/ar/hulplijnen.md:1: the page is not translated" in built[1]
    assert "WARNING" not in built[1]


def test_a_language_without_all_short_texts_waits(tmp_path: Path) -> None:
    words = strings()
    del words["exit"]["label"]
    files = arabic_site() | {"docs/ar/strings.yml": yaml.safe_dump(words, allow_unicode=True)}
    done = run_mkdocs(write_site(tmp_path, files), tmp_path / "made")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "docs/ar/strings.yml:1: the language is not on the site yet" in done.stdout + done.stderr
    assert (tmp_path / "made/tips/index.html").exists()
    assert not (tmp_path / "made/ar").exists()


def test_a_page_says_its_language_and_direction(built: tuple[Path, str]) -> None:
    page = read(built, "ar/advice/index.html")
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    assert page.findtext(".//title") == "نصائح - المساعدة عند الملاحقة"


def test_three_languages_know_each_other(built: tuple[Path, str]) -> None:
    wanted = {
        "nl": f"{HOME}tips/",
        "en": f"{HOME}en/advice/",
        "ar": f"{HOME}ar/advice/",
        "x-default": f"{HOME}tips/",
    }
    for path in ("tips", "en/advice", "ar/advice"):
        page = read(built, f"{path}/index.html")
        links = page.xpath("//link[@rel='alternate']")
        assert {link.get("hreflang"): link.get("href") for link in links} == wanted
        switch = page.xpath("//nav[@class='languages']/a")
        assert {link.get("lang") for link in switch} == {"nl", "en", "ar"} - {page.get("lang")}


def test_a_page_that_is_missing_leads_to_the_source_language(built: tuple[Path, str]) -> None:
    assert not (built[0] / "ar/hulplijnen").exists()
    assert not (built[0] / "ar/helplines").exists()
    for path in ("hulplijnen/index.html", "en/helplines/index.html"):
        codes = {link.get("hreflang") for link in read(built, path).xpath("//link[@hreflang]")}
        assert codes == {"nl", "en", "x-default"}
    sitemap = (built[0] / "sitemap.xml").read_text(encoding="utf-8")
    assert "ar/advice/" in sitemap
    assert "ar/helplines" not in sitemap
    page = read(built, "ar/advice/index.html")
    assert page.xpath("//nav[@aria-label='القائمة']//a[contains(@href, 'hulplijnen')]") == []
    (link,) = page.xpath("//main//a[contains(@href, 'hulplijnen')]")
    assert link.get("href") == "../../hulplijnen/"
    # Its words are Arabic; only what it leads to is Dutch.
    assert (link.get("hreflang"), link.get("lang")) == ("nl", None)


def test_a_wrong_address_is_answered_in_each_language(built: tuple[Path, str]) -> None:
    root = read(built, "404.html")
    assert root.get("lang") == "nl"
    assert [part.get("lang") for part in root.xpath("//main/section")] == [None, "en", "ar"]
    assert root.xpath("//main/section[@lang='ar']/@dir") == ["rtl"]
    own = read(built, "ar/404.html")
    assert (own.get("lang"), own.get("dir")) == ("ar", "rtl")
    assert own.findtext(".//h1") == "هذه الصفحة غير موجودة"
    (link,) = own.xpath("//main//a[contains(@href, 'hulplijnen')]")
    assert link.get("hreflang") == "nl"
    assert link.text_content().endswith(" (بالهولندية)")


def test_no_link_leads_to_the_source_language_without_words(built: tuple[Path, str]) -> None:
    pages = []
    for path in sorted((built[0] / "ar").rglob("*.html")):
        page = html.fromstring(path.read_text(encoding="utf-8"))
        switch = page.xpath("//nav[@class='languages']//a[@hreflang='nl']")
        for link in set(page.xpath("//a[@hreflang='nl']")) - set(switch):
            said = link.text_content() + (link.tail or "")
            assert "(بالهولندية)" in said, f"{path}: {link.text_content()}"
            pages.append(path.relative_to(built[0]).as_posix())
    assert sorted(pages) == ["ar/404.html", "ar/advice/index.html"]


def test_each_page_has_a_way_to_each_language(built: tuple[Path, str]) -> None:
    ways = {
        link.get("hreflang"): (link.get("href"), link.text)
        for link in read(built, "hulplijnen/index.html").xpath("//nav[@class='languages']/a")
    }
    assert ways == {"en": ("../en/helplines/", "English"), "ar": ("../ar/", "العربية")}
    back = read(built, "ar/index.html").xpath("//nav[@class='languages']/a/@href")
    assert back == ["../", "../en/"]


def test_the_search_has_an_index_of_its_own(built: tuple[Path, str]) -> None:
    (index,) = built[0].glob("search/ar.*.js")
    text = index.read_text(encoding="utf-8")
    made = json.loads(text[text.index("{") : text.rindex("}") + 1])
    assert {path for path, _ in made["pages"]} == {"ar/", "ar/advice/", "ar/all-pages/"}
    assert {"الرسايل", "رسايل"} <= {form for forms in made["words"] for form in forms.split(" ")}


def test_it_is_found_followed_and_left(tab: Page, home: str) -> None:
    tab.goto(f"{home}ar/")
    tab.locator("[data-search]").click()
    tab.locator("input[type=search]").fill("الرسائل")
    tab.locator("search a").first.click()
    tab.wait_for_url("**/ar/advice/*")
    expect(tab.locator("h1")).to_have_text("نصائح")
    assert tab.locator("[data-exit]").get_attribute("href") == "https://taqs.example/"


def test_it_runs_from_right_to_left(tab: Page, home: str) -> None:
    Look(1280).put_on(tab)
    tab.goto(f"{home}ar/advice/")
    places = {
        name: box(tab, selector)
        for name, selector in {
            "exit": "[data-exit]", "call": ".bar .tel", "name": ".name", "languages": ".languages",
            "menu": ".menu nav", "search": "[data-search]", "text": "h1",
        }.items()
    }  # fmt: skip
    for start, end in (("call", "exit"), ("name", "languages"), ("menu", "text")):
        assert places[start]["x"] > places[end]["x"], (start, end)
    tick = tab.locator(".todo").first.evaluate("item => getComputedStyle(item, '::before').right")
    assert float(tick.removesuffix("px")) < 0
    assert tab.locator(".bar bdi").inner_text() == "112"


def test_it_is_as_accessible_as_the_others(tab: Page, home: str) -> None:
    lines: list[str] = []
    found = Findings()
    for path in ("ar/", "ar/advice/", "ar/all-pages/", "ar/404.html", "404.html"):
        tab.goto(home + path)
        axe.load(tab)
        for look in LOOKS:
            look.put_on(tab)
            axe.start(tab)
            lines += [f"{path}: {look}: {line}" for line in axe.findings(tab)]
        measure(tab, path, found)
    assert lines == []
    assert found == Findings()


def test_pictures_of_it_can_be_looked_at(tab: Page, home: str) -> None:
    folder = ROOT / "test-results"
    folder.mkdir(exist_ok=True)
    tab.goto(f"{home}ar/advice/")
    for width in (390, 1280):
        Look(width).put_on(tab)
        picture = tab.screenshot(path=folder / f"arabic-{width}.png")
        assert len(picture) > 5000
