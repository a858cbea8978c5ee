"""The menu of mkdocs.yml and the pages in it."""

from __future__ import annotations

import pytest

from hooks.content.menu import Menu, MenuGroup, check_menu, read_menu
from hooks.problems import Report
from tests.rules.source import told

GOOD = ["index.md", {"now": ["tips.md", "lijst.md"]}, {"site": ["over.md"]}]
NAMES = ("index.md", "lijst.md", "over.md", "tips.md")


def reading(nav: object) -> tuple[Menu, list[str]]:
    """Return the menu in `nav` and what is wrong with it."""
    report = Report()
    return read_menu(nav, "mkdocs.yml", report), told(report)


def test_a_menu() -> None:
    menu, lines = reading(GOOD)
    assert not lines
    now, site = menu.groups
    assert menu.names == ("index.md", "tips.md", "lijst.md", "over.md")
    assert menu.group_of("lijst.md") == now == MenuGroup("now", ("tips.md", "lijst.md"))
    assert menu.group_of("over.md") == site
    assert menu.group_of("index.md") is None


def test_a_page_outside_the_groups() -> None:
    menu, lines = reading([*GOOD, "alles.md"])
    assert not lines
    assert menu.groups == reading(GOOD)[0].groups
    assert menu.names[-2:] == ("over.md", "alles.md")
    assert menu.group_of("alles.md") is None
    assert not checked([*GOOD, "alles.md"], (*NAMES, "alles.md"))


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"a": ["x.md"], "b": []}, "{'a': ['x.md'], 'b': []}"),
        ({"a": "x.md"}, "{'a': 'x.md'}"),
        ({"a": [{"Titel": "x.md"}]}, "{'a': [{'Titel': 'x.md'}]}"),
        (5, "5"),
        (None, "None"),
    ],
)
def test_an_entry_that_cannot_be_read(entry: object, found: str) -> None:
    menu, lines = reading([*GOOD, entry])
    assert menu == reading(GOOD)[0]
    assert lines == [
        "mkdocs.yml:1: an entry of nav that cannot be read; expected: a file name, or a group key "
        f"with a list of file names; found: {found}; fix: write it like the other groups"
    ]


@pytest.mark.parametrize("nav", [None, "index.md", 5, {"now": ["tips.md"]}])
def test_a_nav_that_is_no_list_has_no_groups(nav: object) -> None:
    menu, lines = reading(nav)
    assert menu.groups == ()
    assert not lines
    report = Report()
    check_menu(menu, NAMES, "mkdocs.yml", report)
    assert len(told(report)) == 3  # every page but the first is missing


def checked(nav: object, names: tuple[str, ...] = NAMES) -> list[str]:
    """Return what does not fit between the menu in `nav` and the pages `names`."""
    report = Report()
    check_menu(read_menu(nav, "mkdocs.yml", report), names, "mkdocs.yml", report)
    return told(report)


def test_a_menu_that_fits_the_pages() -> None:
    assert not checked(GOOD)


@pytest.mark.parametrize(
    ("nav", "names", "line"),
    [
        ([*GOOD, {"more": ["tips.md"]}], NAMES, "a page stands twice in nav; expected: each page "
         "once; found: tips.md; fix: remove one of the two"),
        ([{"more": ["index.md"]}, *GOOD], NAMES, "a page stands twice in nav; expected: each page "
         "once; found: index.md; fix: remove one of the two"),
        ([*GOOD, "tips.md"], NAMES, "a page stands twice in nav; expected: each page once; found: "
         "tips.md; fix: remove one of the two"),
        ([*GOOD, "weg.md"], NAMES, "nav names a page that does not exist; expected: the file name "
         "of a page of the source language; found: weg.md; fix: write the page, or remove the "
         "name"),
        (GOOD, (*NAMES, "nieuw.md"), "a page is missing in nav; expected: each page once, best in "
         "a group; found: nieuw.md; fix: add nieuw.md to a group of nav"),
        ([*GOOD, {"more": ["weg.md"]}], NAMES, "nav names a page that does not exist; expected: "
         "the file name of a page of the source language; found: weg.md; fix: write the page, or "
         "remove the name"),
    ],
)  # fmt: skip
def test_a_menu_that_does_not_fit_the_pages(nav: object, names: tuple[str, ...], line: str) -> None:
    assert checked(nav, names) == [f"mkdocs.yml:1: {line}"]
