"""The numbers of sources lead from each page to the sources that it names."""

from __future__ import annotations

import re

from tests.built.model import BuiltPage, BuiltSite


def check_numbers(by_page: BuiltPage, by_number: BuiltPage, site: BuiltSite) -> list[str]:
    """Return pages whose numbers lead to other sources than their front matter names."""
    project = site.site.project
    edition = project.editions[by_page.language]
    titles = {
        element.get("id"): element.text_content()
        for element in by_number.root.xpath("//main//ol/li[@id]")
    }
    found = []
    for page in edition.pages.values():
        if not page.meta.sources:
            continue
        heading = by_page.root.get_element_by_id(f"page-{page.stem}")
        row = heading.getnext()
        for link in row.iterfind(".//a"):
            address = by_page.absolute(link.get("href"))
            if address != f"{by_number.url}#b{_numbers(link.text_content())[0]}":
                found.append(f"{page.path}: {link.text_content()} leads to {address}")
        expected = {project.facts.sources[key].title for key in page.meta.sources}
        shown = [titles.get(f"b{number}", "") for number in _numbers(row.text_content())]
        for title in expected:
            if not any(text.startswith(title) for text in shown):
                found.append(f"{page.path}: no number leads to: {title}")
        if len(shown) != len(page.meta.sources):
            found.append(f"{page.path}: {len(shown)} numbers")
    return found


def _numbers(text: str) -> list[int]:
    """Return the numbers in `Bronnen: 1–3 7`: here 1, 2, 3 and 7."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", text):
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def _pages(site: BuiltSite, code: str) -> tuple[BuiltPage, BuiltPage]:
    edition = site.site.project.editions[code]
    by_page, by_number = (
        site.pages[edition.path(name)] for name in ("bronnen.md", "bronnenlijst.md")
    )
    return by_page, by_number


def test_the_numbers_of_each_page_are_those_of_its_sources(built: BuiltSite) -> None:
    for code in built.site.project.editions:
        assert check_numbers(*_pages(built, code), built) == []


def test_a_number_that_leads_elsewhere_is_noticed(built: BuiltSite) -> None:
    by_page, by_number = _pages(built, "nl")
    moved = by_number.changed('<li id="?b2"?>', "<li id=b1000>")
    assert any("no number leads to" in line for line in check_numbers(by_page, moved, built))
    other = by_page.changed('bronnenlijst/#b1"', 'bronnenlijst/#b2"')
    assert any("leads to" in line for line in check_numbers(other, by_number, built))
    short = by_page.changed(r" <a[^>]*#b[^>]*>\d+</a>", "")
    assert any("numbers" in line for line in check_numbers(short, by_number, built))
