"""Every page of the real site, and damaged copies that the checks must catch."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.built.head import check_alternates, check_distinct, check_head, check_switch
from tests.built.model import BuiltPage, BuiltSite
from tests.built.places import check_contents, check_current, check_links
from tests.built.safety import (
    check_asset,
    check_emergency,
    check_handlers,
    check_inputs,
    check_loads,
    check_outgoing,
)

Check = Callable[[BuiltPage, BuiltSite], list[str]]

TITLE = "<title>[^<]*</title>"
CALL = '<a[^>]*href="tel:112"[^>]*>'
CHECKS: tuple[Check, ...] = (
    check_head,
    check_alternates,
    check_switch,
    check_emergency,
    check_loads,
    check_inputs,
    check_handlers,
    check_outgoing,
    check_links,
    check_current,
    check_contents,
)


@pytest.mark.parametrize("check", CHECKS)
def test_every_page_passes(built: BuiltSite, check: Check) -> None:
    assert [line for page in built.pages.values() for line in check(page, built)] == []


def test_all_pages_are_there(built: BuiltSite) -> None:
    editions = built.site.project.editions.values()
    expected = {edition.path(name) for edition in editions for name in edition.pages}
    assert {page.path for page in built.real_pages} == expected
    assert built.pages.keys() - expected == {"404.html", "en/404.html"}
    assert len(expected) >= 52


def test_titles_and_descriptions_are_distinct(built: BuiltSite) -> None:
    assert check_distinct(built) == []
    page = built.pages["tips/"]
    (title,) = page.root.xpath("//title/text()")
    twin = built.pages["brieven/"]
    copied = twin.changed(TITLE, f"<title>{title}</title>")
    assert any(
        "a title that two pages have" in line for line in check_distinct(built.with_page(copied))
    )


DAMAGE: list[tuple[Check, str, str, str]] = [
    (check_head, 'lang="nl"', 'lang="en"', "the lang of the page; expected: nl; found: en"),
    (check_head, 'dir="ltr"', 'dir="rtl"', "the dir of the page; expected: ltr; found: rtl"),
    (check_head, "<h1>", "<h1>Nog een</h1><h1>", "the main heading"),
    (check_head, "<h1>", "<h2>", "the main heading; expected: one h1 with words; found: []"),
    (check_head, TITLE, "<title>Tips</title>", "the title; expected: one, with Hulp bij stalking"),
    (check_head, TITLE, "<title>Hulp bij stalking</title>", "the title; expected: the heading"),
    (check_head, "hulp/tips/", "hulp/brieven/", "the canonical address"),
    (check_head, '"canonical"', '"alternate"', "the canonical address"),
    (check_head, 'name="description"', 'name="author"', "the description"),
    (check_head, "<title>", '<meta name="robots" content="noindex"><title>', "search engines"),
    (check_alternates, 'hreflang="x-default"', 'hreflang="de"', "the languages"),
    (check_alternates, 'href="https://example.org/hulp/en/tips/"', 'href="../en/tips/"',
     "the alternate en; expected: the address of a page"),
    (check_alternates, '"https://example.org/hulp/en/tips/"', '"https://example.org/hulp/en/"',
     "the alternate en; expected: tips.md in en"),
    (check_switch, 'href="../en/tips/"', 'href="../en/"', "the language switch"),
    (check_switch, 'lang="en" hreflang', 'lang="nl" hreflang', "the language of the switch"),
    (check_emergency, CALL, "<a>", "the call"),
    (check_emergency, CALL, '<a hidden href="tel:112">', "the call"),
    (check_emergency, " data-exit", "", "the exit; expected: one link above the heading; found: 0"),
    (check_emergency, "data-exit href", "data-exit hidden href", "the exit"),
    (check_emergency, 'data-exit href="', 'data-exit href="https://example.com/', "target"),
    (check_loads, 'rel="icon" href="', 'rel="icon" href="https://example.com/i.ico?', "the link"),
    (check_loads, "<h1>", '<img src="//example.com/x.png"><h1>', "the img loads from elsewhere"),
    (check_loads, "<h1>", '<script src="https://example.com/x.js"></script><h1>', "the script"),
    (check_loads, "<h1>", "<style>a{background:url(x.png)}</style><h1>", "an address in the style"),
    (check_loads, "<script>", "<script>fetch('//example.com/x');", "an address in the script"),
    (check_loads, 'data-search="', 'data-search="https://example.com/s.js ', "the a loads"),
    (check_loads, "<a ", '<a ping="../x" ', "a link that reports"),
    (check_inputs, "<h1>", "<form><input></form><h1>", "an element form"),
    (check_inputs, "<h1>", '<iframe src="../brieven/"></iframe><h1>', "an element iframe"),
    (check_handlers, "<h1>", '<h1 onclick="go()">', "an attribute onclick"),
    (check_handlers, "<h1>", '<h1 style="color:red">', "an attribute style"),
    (check_handlers, 'href="#text"', 'href=" javascript:go()"', "script in href"),
    (check_outgoing, CALL, '<a href="tel:118">', "a number; expected: one of docs/facts"),
    (check_outgoing, "112</bdi>", "113</bdi>", "the words of tel:112; expected: 112"),
    (check_outgoing, "<h1>", '<a href="https://example.com/" rel="noreferrer noopener">x</a><h1>',
     "a link; expected: one of docs/facts.yml; found: https://example.com/"),
    (check_outgoing, "<h1>", '<a href="mailto:x@example.com">x</a><h1>', "a link"),
    (check_outgoing, ' rel="noreferrer noopener"', "", "rel of https://"),
    (check_outgoing, 'rel="noreferrer noopener"', 'rel="noopener"', "rel of https://"),
    (check_contents, '(?<=<li><a href="#wel-doen">)Wel', "Niet", "an entry of the contents"),
    (check_current, ' aria-current="page"', "", "its place in the menu; expected: 1; found: 0"),
    (check_links, 'href="#text"', 'href="#nergens"', "a link; expected: an anchor of its page"),
    (check_links, 'id="text"', 'id="text" data-x=""><p id="text"', "an anchor; expected: once"),
    (check_links, "<h1>", '<a href="../brief/">x</a><h1>', "a link; expected: a file of the site"),
    (check_links, "<h1>", '<a href="../brieven/#x">x</a><h1>', "a link; expected: an anchor"),
    (check_links, "<h1>", '<a href="../brieven">x</a><h1>', "a link; expected: a file of the site"),
    (check_links, "<h1>", '<a href="../brieven/?q=x">x</a><h1>', "an address"),
    (check_links, "<h1>", '<a href="../brieven/index.html">x</a><h1>', "an address"),
    (check_links, 'data-search="', 'data-search="../search/x.js ', "a link; expected: a file"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "pattern", "new", "message"), DAMAGE)
def test_a_damaged_page_is_caught(
    built: BuiltSite, check: Check, pattern: str, new: str, message: str
) -> None:
    whole = built.pages["tips/"]
    page = whole.changed(pattern, new)
    found = check(page, built.with_page(page))
    assert any(line.startswith("tips/:") and message in line for line in found), found
    assert check(whole, built) == []


def test_alternates_that_are_not_answered_are_caught(built: BuiltSite) -> None:
    other = built.pages["en/tips/"].changed('hreflang="x-default"', 'hreflang="nl-NL"')
    found = check_alternates(built.pages["tips/"], built.with_page(other))
    assert any("tips/:1: the alternate en; expected: " in line for line in found), found


def test_a_page_for_wrong_addresses_has_no_address_of_its_own(built: BuiltSite) -> None:
    page = built.pages["404.html"].changed(
        "<title>", '<link rel="canonical" href="https://example.org/hulp/404.html"><title>'
    )
    assert any("the canonical address; expected: []" in line for line in check_head(page, built))
    page = page.changed('"canonical"', '"alternate" hreflang="nl"')
    assert any("alternates of a 404" in line for line in check_alternates(page, built))


def test_styles_and_scripts_name_no_address(built: BuiltSite) -> None:
    assets = [path for path in built.folder.rglob("*") if path.suffix in (".css", ".js")]
    assert len(assets) >= 3
    texts = {path.name: path.read_text(encoding="utf-8") for path in assets}
    assert [line for name, text in texts.items() for line in check_asset(name, text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.css", "a {}\n@import 'b.css';"),
        ("a.css", "a {}\nb { background: url(//example.com/x.png) }"),
        ("a.js", "go();\nfetch('https://example.com/')"),
        ("a.js", "go();\nnew WebSocket('wss://example.com/')"),
        ("a.js", "go();\nload('//example.com/x.js')"),
    ],
)
def test_an_address_in_an_asset_is_caught(name: str, text: str) -> None:
    (line,) = check_asset(name, text)
    assert line.startswith(f"{name}:2: an address in an asset; expected: none; found: ")


def test_quiet_assets_pass() -> None:
    assert check_asset("a.css", "a { background: url('data:,') } // note") == []
    assert check_asset("a.js", "go(); // a note: nothing\nvar half = a//b\n/2") == []
