"""Addresses of pages, links between them, and the sitemap."""

from __future__ import annotations

import pytest
from lxml import etree

from hooks.content.addresses import (
    Alternate,
    absolute,
    check_addresses,
    destination,
    hreflangs,
    old_paths,
    page_path,
    relative,
    sitemap,
)
from hooks.content.pages import read_page
from hooks.problems import Report
from tests.rules.source import HEAD, make_page, told


def checked(source: bool, **extras: list[str]) -> list[str]:
    """Return what is wrong with the addresses of pages, given by name with lines of metadata."""
    report = Report()
    body = "- [ ] Doe dit.\n"
    language = "nl" if source else "en"
    pages = {
        f"{name}.md": make_page(body, extra, f"{name}.md", language)
        for name, extra in extras.items()
    }
    check_addresses(pages, source, ["en", "pt-BR"], report)
    return told(report)


def test_addresses_that_are_good() -> None:
    assert not checked(True, index=[], tips=[], over=[])
    assert not checked(False, index=[], tips=["slug: advice"], over=["slug: about"])


@pytest.mark.parametrize(
    ("source", "pages", "line"),
    [
        (True, {"tips": ["slug: advies"]}, "docs/nl/tips.md:8: a slug on a page of the source "
         "language; expected: no slug: the file name is the address; found: advies; fix: remove "
         "the slug"),
        (False, {"tips": []}, "docs/en/tips.md:1: a translated page without an address; expected: "
         "slug: in the front matter; found: nothing; fix: add slug: with the title in lower case "
         "and hyphens"),
        (False, {"over": ["slug: about"], "tips": ["slug: about"]}, "docs/en/tips.md:8: an address "
         "that another page has; expected: each address once in a language; found: about/; fix: "
         "choose another name than docs/en/over.md"),
        *(
            (True, {name: []}, f"docs/nl/{name}.md:1: an address that is taken; expected: an "
             f"address of its own; found: {name}/; fix: rename the page: this is the address of "
             f"{owner}")
            for name, owner in (
                ("en", "docs/en/index.md"),
                ("pt-br", "docs/pt-BR/index.md"),
                ("search", "the folder search/ with files of the site"),
                ("assets", "the folder assets/ with files of the site"),
                ("images", "the folder images/ with files of the site"),
            )
        ),
        *(
            (True, {name: []}, f"docs/nl/{name}.md:1: a file name that gives no good address; "
             f"expected: small letters a to z, figures and hyphens; found: {name}.md; fix: rename "
             "the page in each language")
            for name in ("Tips", "tips en meer", "één", "a.b", "-x")
        ),
        *(
            (source, pages, f"docs/{language}/tips.md:{line}: an old address that is taken; "
             "expected: an address at which nothing stands any more, once in a language; found: "
             f"{old}; fix: remove it: this is an address of {owner}")
            for source, language, line, pages, old, owner in (
                (True, "nl", 8, {"tips": ["was: [x, tips]"]}, "tips", "docs/nl/tips.md"),
                (True, "nl", 8, {"over": [], "tips": ["was: [over]"]}, "over", "docs/nl/over.md"),
                (True, "nl", 8, {"over": ["was: [x]"], "tips": ["was: [x]"]}, "x",
                 "docs/nl/over.md"),
                (True, "nl", 10, {"tips": ["was:", "  - x", "  - x"]}, "x", "docs/nl/tips.md"),
                (True, "nl", 8, {"tips": ["was: [en]"]}, "en", "docs/en/index.md"),
                (True, "nl", 8, {"tips": ["was: [pt-br]"]}, "pt-br", "docs/pt-BR/index.md"),
                (True, "nl", 8, {"tips": ["was: [assets]"]}, "assets",
                 "the folder assets/ with files of the site"),
                (False, "en", 9, {"tips": ["slug: advice", "was: [advice]"]}, "advice",
                 "docs/en/tips.md"),
            )
        ),
        (True, {"over": ["list_name: lijst"], "tips": ["list_name: lijst"]}, "docs/nl/tips.md:8: a "
         "name that another list has; expected: each list_name once in a language; found: lijst; "
         "fix: choose another name than docs/nl/over.md"),
    ],
)  # fmt: skip
def test_addresses_that_break_a_rule(source: bool, pages: dict[str, list[str]], line: str) -> None:
    assert checked(source, **pages) == [line]


def test_names_that_differ_only_in_capitals() -> None:
    (line,) = (one for one in checked(True, Tips=[], tips=[]) if "another page" in one)
    assert line.startswith("docs/nl/tips.md:")
    assert line.endswith("choose another name than docs/nl/Tips.md")
    assert any(line.endswith("docs/en/index.md") for line in checked(True, EN=[]))


def test_the_page_of_the_downloads_shares_its_address_with_their_folder() -> None:
    assert not checked(True, downloads=[])
    assert not checked(True, tips=["was: [downloads, raad]"])


def test_an_old_address_is_that_of_one_language() -> None:
    assert not checked(False, tips=["slug: advice", "was: [tips, assets, en]"])
    page = make_page(extra=["was: [raad, a1]"], name="tips.md")
    assert old_paths(page, "en/") == ("en/raad/", "en/a1/")


@pytest.mark.parametrize("name", ["Raad", "a/b", "a b", "é", "", "../x", "nul", "x" * 61])
def test_an_old_address_that_no_page_could_have(name: str) -> None:
    report = Report()
    text = f'{HEAD}was: ["{name}"]\n---\n\nZin.\n'
    assert read_page(text, "nl", "tips.md", "docs/nl/tips.md", report) is None
    (line,) = told(report)
    assert line.startswith("docs/nl/tips.md:8: wrong value for was.0; ")


def test_where_a_page_stands() -> None:
    assert page_path(make_page(name="index.md"), "en/") == "en/"
    assert page_path(make_page(name="tips.md"), "") == "tips/"
    assert page_path(make_page(extra=["slug: advice"], name="tips.md"), "en/") == "en/advice/"
    assert destination("en/advice/") == "en/advice/index.html"
    assert destination("") == "index.html"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("", "", "./"),
        ("tips/", "", "tips/"),
        ("", "tips/", "../"),
        ("en/advice/", "tips/", "../en/advice/"),
        ("tips/", "en/advice/", "../../tips/"),
        ("tips/", "tips/", "./"),
        ("assets/a b.css", "en/", "../assets/a%20b.css"),
    ],
)
def test_links_from_page_to_page(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_full_addresses() -> None:
    assert absolute("https://a.nl/hulp/", "en/é/") == "https://a.nl/hulp/en/%C3%A9/"
    assert absolute("https://a.nl/hulp/", "") == "https://a.nl/hulp/"


def test_the_first_language_is_also_the_default() -> None:
    pair = (Alternate("nl", "tips/"), Alternate("en", "en/advice/"))
    assert hreflangs(pair) == (("nl", "tips/"), ("en", "en/advice/"), ("x-default", "tips/"))
    assert hreflangs(()) == ()


def test_a_sitemap_can_be_read_back() -> None:
    pair = (Alternate("nl", "tips/"), Alternate("en", "en/a&b/"))
    made = sitemap("https://a.nl/", {"tips/": ("2026-11-22", pair), "en/a&b/": ("2026-11-21", ())})
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = etree.fromstring(made.encode())
    assert root.xpath("//s:loc/text()", namespaces=names) == [
        "https://a.nl/tips/", "https://a.nl/en/a%26b/",
    ]  # fmt: skip
    assert root.xpath("//s:lastmod/text()", namespaces=names) == ["2026-11-22", "2026-11-21"]
    assert root.xpath("//x:link/@hreflang", namespaces=names) == ["nl", "en", "x-default"]
    assert root.xpath("//x:link/@href", namespaces=names) == [
        "https://a.nl/tips/", "https://a.nl/en/a%26b/", "https://a.nl/tips/",
    ]  # fmt: skip
