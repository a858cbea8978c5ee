"""What templates may show of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hooks.content.fact_words import display
from hooks.pages.navigation import NavGroup, NavLink
from hooks.pages.site import Site, read_site
from hooks.pages.view import View
from tests.rules.source import LANGUAGES, small_strings, text_of
from tests.small_site import page, small_site, write_site

START = "https://example.org/hulp/"


def view_of(site: Site, code: str, name: str | None, base: str | None = None) -> View:
    """Return the view of the page `name`; None for the page for wrong addresses."""
    edition = site.project.editions[code]
    return View(site, edition, edition.pages[name] if name else None, base)


@pytest.mark.parametrize(
    ("code", "name", "path", "home", "start", "canonical"),
    [
        ("nl", "index.md", "", "./", "", START),
        ("nl", "tips.md", "tips/", "../", "Tips - ", f"{START}tips/"),
        ("en", "tips.md", "en/advice/", "../", "Advice - ", f"{START}en/advice/"),
    ],
)
def test_addresses_and_titles(
    small: Site, code: str, name: str, path: str, home: str, start: str, canonical: str
) -> None:
    view = view_of(small, code, name)
    assert (view.path, view.home, view.canonical) == (path, home, canonical)
    assert view.title == start + small_strings(code).site.name


def test_links_are_relative_to_the_page_or_begin_at_the_base(small: Site) -> None:
    view = view_of(small, "en", "tips.md")
    assert view.link("tips/") == "../../tips/"
    assert view.page_link("index.md") == "../"
    assert view.asset("assets/search.js").startswith("../../assets/search.")
    lost = view_of(small, "en", None, "/hulp/")
    assert lost.link("tips/") == "/hulp/tips/"
    assert lost.page_link("tips.md") == "/hulp/en/advice/"
    assert lost.home == "/hulp/en/"


def test_the_page_for_wrong_addresses(small: Site) -> None:
    view = view_of(small, "nl", None, "/hulp/")
    words = small_strings()
    assert view.title == f"{words.not_found.title} - {words.site.name}"
    assert (view.hreflangs, view.contents, view.previous, view.next) == ((), (), None, None)
    assert (view.reviewed, view.checklist, view.laws) == ("", None, ())
    assert [one.url for one in view.languages] == ["/hulp/", "/hulp/en/"]


def test_the_language_switch_leads_to_the_same_page(small: Site) -> None:
    assert [
        (one.code, one.name, one.url, one.current)
        for one in view_of(small, "en", "tips.md").languages
    ] == [("nl", "Nederlands", "../../tips/", False), ("en", "English", "./", True)]


def test_each_edition_names_all_editions(small: Site) -> None:
    for code in ("nl", "en"):
        assert view_of(small, code, "tips.md").hreflangs == (
            ("nl", f"{START}tips/"), ("en", f"{START}en/advice/"), ("x-default", f"{START}tips/"),
        )  # fmt: skip


def test_the_menu_opens_the_group_of_the_page(small: Site) -> None:
    label = small_strings().nav.groups["now"]
    assert view_of(small, "nl", "index.md").menu == (
        NavGroup("now", label, "tips/", (), "tips.md"),
    )
    assert view_of(small, "nl", "tips.md").menu == (
        NavGroup("now", label, "./", (NavLink("Tips", "./", current=True),), "tips.md"),
    )
    assert [
        (group.key, [page.name for page in pages])
        for group, pages in view_of(small, "nl", "tips.md").everything
    ] == [("now", ["tips.md"])]


def test_the_way_from_page_to_page(small: Site) -> None:
    first, last = view_of(small, "nl", "index.md"), view_of(small, "nl", "tips.md")
    assert (first.previous, first.next) == (None, NavLink("Tips", "tips/"))
    assert (last.previous, last.next) == (NavLink("Begin", "../"), None)


def test_what_stands_on_the_page(small: Site) -> None:
    view = view_of(small, "nl", "tips.md")
    assert view.contents == (NavLink("Kop", "#kop"),)
    assert view.reviewed == "22 november 2026"
    fact = small.project.facts.facts["klachttermijn"]
    words = small_strings()
    assert view.laws == (f"{display(fact, words.facts)}: {words.page.sources_undated}",)
    assert view.checklist is not None
    assert view.checklist.path == "downloads/lijst-tips.pdf"
    assert view_of(small, "nl", "index.md").checklist is None


def test_downloads_in_words(small: Site) -> None:
    view = view_of(small, "nl", "tips.md")
    assert view.checklist is not None
    words = small_strings().downloads
    size = words.size.format(size=view.checklist.kilobytes)
    assert view.describe(view.checklist) == words.open.format(
        title="tips", format="PDF", pages=words.pages_one, size=size
    )
    two = replace(view.checklist, pages=2)
    assert words.pages_many.format(count=2) in view.describe(two)
    word = view.files["diary-short.docx"]
    assert view.describe(word) == words.open_file.format(
        title=word.title, format="Word", size=words.size.format(size=word.kilobytes)
    )


def test_texts_are_escaped_and_facts_are_links(small: Site) -> None:
    assert str(view_of(small, "nl", None).markup("a < b [Bel](fact:noodnummer)")) == (
        'a &lt; b <a class="tel" href="tel:112">Bel <bdi>112</bdi></a>'
    )


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a site with a page list and a language that has one page."""
    changes: dict[str, str | bytes | None] = {
        "docs/nl/paginas.md": page("Alles", "[[pages]]"),
        "docs/nl/meer.md": page("Meer", "Tekst."),
        "docs/en/strings.yml": text_of("docs/en/strings.yml").replace(
            "complete: true", "complete: false"
        ),
        "docs/en/tips.md": None,
    }
    root = write_site(tmp_path_factory.mktemp("started"), {**small_site(), **changes})
    nav = ("index.md", {"now": ["tips.md", "meer.md", "paginas.md"]})
    return read_site(root, root / "overrides", LANGUAGES, nav, START)


def test_a_page_that_is_not_translated_is_left_out(started: Site) -> None:
    english = view_of(started, "en", "index.md")
    assert english.menu == ()
    assert english.everything == ()
    assert english.next is None
    assert english.has("tips.md")
    assert not english.has("weg.md")
    # Its links lead to the source language.
    assert english.page_link("tips.md") == "../tips/"
    dutch = view_of(started, "nl", "tips.md")
    # Who looks for the language finds its home page, and from there the way back.
    assert [(one.name, one.url) for one in dutch.languages] == [
        ("Nederlands", "./"), ("English", "../en/"),
    ]  # fmt: skip
    assert [one.url for one in english.languages] == ["../", "./"]
    assert dutch.hreflangs == (("nl", f"{START}tips/"), ("x-default", f"{START}tips/"))


def test_a_closed_group_leads_to_its_place_in_the_list_of_pages(started: Site) -> None:
    (group,) = view_of(started, "nl", "index.md").menu
    assert (group.url, group.links) == ("paginas/#now", ())


def test_a_link_to_the_source_language_says_so(started: Site) -> None:
    english, words = view_of(started, "en", "index.md"), small_strings("en").nav.in_source
    assert (english.hreflang("tips.md"), english.note("tips.md")) == (
        ' hreflang="nl"', f" {words}",
    )  # fmt: skip
    assert (english.hreflang("index.md"), english.note("index.md")) == ("", "")
    target = english.target("tips.md#kop")
    assert (target.address, target.note) == ("../tips/#kop", words)
    assert english.target("index.md#kop").note == ""


def test_a_closed_group_of_a_started_language_leads_to_the_list_of_the_source_language(
    started: Site,
) -> None:
    pages = started.project.source.pages
    edition = started.project.editions["en"]
    more = replace(edition, pages={**edition.pages, "tips.md": pages["tips.md"],
                                   "meer.md": pages["meer.md"]})  # fmt: skip
    (group,) = View(started, more, more.pages["index.md"]).menu
    assert (group.url, group.page) == ("../paginas/#now", "paginas.md")


def test_what_a_started_language_do_not_stop_it(started: Site) -> None:
    assert [str(problem) for problem in started.project.hidden] == [
        f"docs/en/{name}:1: the page is not translated; expected: a translation of docs/nl/{name}; "
        "found: nothing; fix: translate the page, or set complete: false in strings.yml"
        for name in ("meer.md", "paginas.md", "tips.md")
    ]
