"""The numbers of sources lead from each page to the sources that it names."""

from __future__ import annotations

import re

from tests.built.model import BuiltPage, BuiltSite


def check_numbers(sources: BuiltPage, site: BuiltSite) -> list[str]:
    """Return pages whose numbers lead to other sources than their front matter names."""
    project = site.site.project
    edition = project.editions[sources.language]
    titles = {
        element.get("id"): element.text_content()
        for element in sources.root.xpath("//main//ol/li[@id]")
    }
    found = []
    for page in edition.pages.values():
        if not page.meta.sources:
            continue
        heading = sources.root.get_element_by_id(f"page-{page.stem}")
        row = heading.getnext()
        for link in row.iterfind(".//a"):
            address = sources.absolute(link.get("href"))
            if address != f"{sources.url}#b{_numbers(link.text_content())[0]}":
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


def test_the_numbers_of_each_page_are_those_of_its_sources(built: BuiltSite) -> None:
    for edition in built.site.project.editions.values():
        assert check_numbers(built.pages[edition.path("bronnen.md")], built) == []


def test_a_number_that_leads_elsewhere_is_noticed(built: BuiltSite) -> None:
    page = built.pages["bronnen/"]
    moved = page.changed('<li id="?b2"?>', "<li id=b1000>")
    assert any("no number leads to" in line for line in check_numbers(moved, built))
    other = page.changed('"#b1"', '"#b2"')
    assert any("leads to" in line for line in check_numbers(other, built))
    short = page.changed(r" <a[^>]*#b[^>]*>\d+</a>", "")
    assert any("numbers" in line for line in check_numbers(short, built))
