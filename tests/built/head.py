"""Checks of what a page says of itself: language, title, address, its other languages."""

from __future__ import annotations

from collections import Counter

from tests.built.model import SITE_URL, BuiltPage, BuiltSite


def check_head(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return what is wrong with language, title, description, heading and canonical address."""
    found = []
    root = page.root
    strings = site.site.project.editions[page.language].strings
    for name, expected in (("lang", page.language), ("dir", strings.language.direction)):
        if root.get(name) != expected:
            found.append(page.problem(f"the {name} of the page", expected, root.get(name)))
    headings = [_words(heading) for heading in root.iter("h1")]
    if len(headings) != 1 or not headings[0]:
        found.append(page.problem("the main heading", "one h1 with words", headings))
    titles = [_words(title) for title in root.iter("title")]
    if len(titles) != 1 or strings.site.name not in titles[0]:
        found.append(page.problem("the title", f"one, with {strings.site.name}", titles))
    elif headings and page.path != "" and headings[0] not in titles[0] and page.name != "index.md":
        found.append(page.problem("the title", f"the heading {headings[0]}", titles[0]))
    canonical = root.xpath("//link[@rel='canonical']/@href")
    address = [page.url] if page.name else []
    if canonical != address:
        found.append(page.problem("the canonical address", address, canonical))
    described = root.xpath("//meta[@name='description']/@content")
    if page.name and (len(described) != 1 or not 20 <= len(described[0]) <= 170):
        found.append(page.problem("the description", "one of 20 to 170 letters", described))
    robots = root.xpath("//meta[@name='robots']/@content")
    if robots != ([] if page.name else ["noindex"]):
        found.append(page.problem("what search engines may do", "noindex on a 404 only", robots))
    return found


def check_distinct(site: BuiltSite) -> list[str]:
    """Return titles and descriptions that two pages share."""
    found = []
    for what, path in (
        ("title", "//title/text()"),
        ("description", "//meta[@name='description']/@content"),
    ):
        texts = Counter(text for page in site.pages.values() for text in page.root.xpath(path))
        found += [
            f"{text}: a {what} that two pages have; expected: once; found: {count} times"
            for text, count in texts.items()
            if count > 1
        ]
    return found


def alternates(page: BuiltPage) -> list[tuple[str, str]]:
    """Return the language and address of each edition that the page names."""
    return [
        (link.get("hreflang"), link.get("href"))
        for link in page.root.xpath("//head//link[@rel='alternate']")
    ]


def check_alternates(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return what is wrong with the alternates: all languages, absolute, reciprocal."""
    named = alternates(page)
    if not page.name:
        return [page.problem("alternates of a 404", "none", named)] if named else []
    found = []
    editions = site.site.project.editions
    having = [code for code, edition in editions.items() if page.name in edition.pages]
    if [code for code, _ in named] != [*having, "x-default"]:
        found.append(page.problem("the languages", [*having, "x-default"], named))
    for code, address in named:
        path = site.inside(address)
        other = None if path is None else site.pages.get(path)
        if not address.startswith(SITE_URL) or other is None:
            found.append(page.problem(f"the alternate {code}", "the address of a page", address))
            continue
        expected = having[0] if code == "x-default" else code
        if other.language != expected or other.name != page.name:
            found.append(
                page.problem(f"the alternate {code}", f"{page.name} in {expected}", address)
            )
        if alternates(other) != named:
            found.append(page.problem(f"the alternate {code}", named, alternates(other)))
    return found


def check_switch(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return what is wrong with the links to the same page in the other languages."""
    name = page.name or "index.md"
    expected = {
        code: (
            SITE_URL + edition.path(name if name in edition.pages else "index.md"),
            edition.language.name,
        )
        for code, edition in site.site.project.editions.items()
        if code != page.language
    }
    links = page.root.xpath("//header//a[@hreflang]")
    present = {
        link.get("hreflang"): (page.absolute(link.get("href")), _words(link)) for link in links
    }
    found = []
    if present != expected or len(links) != len(expected):
        found.append(page.problem("the language switch", expected, present))
    found += [
        page.problem("the language of the switch's words", link.get("hreflang"), link.get("lang"))
        for link in links
        if link.get("lang") != link.get("hreflang")
    ]
    return found


def _words(element: object) -> str:
    """Return the text of an element in one line."""
    return " ".join(element.text_content().split())  # type: ignore[attr-defined]
