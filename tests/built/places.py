"""Checks of addresses: links inside the site, the pages for wrong addresses, the sitemap."""

from __future__ import annotations

from collections import Counter
from urllib.parse import unquote, urlsplit

import lxml.etree

from tests.built.head import alternates
from tests.built.model import NOT_FOUND, SITE_URL, BuiltPage, BuiltSite

_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


_REFRESH = "//meta[@http-equiv='refresh']/@content"


def check_current(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return how often the menu marks the page that is shown, if not once as it should."""
    group = site.site.project.menu.group_of(page.name) if page.name else None
    marked = len(page.root.xpath("//header//nav//*[@aria-current='page']"))
    expected = int(group is not None)
    return [] if marked == expected else [page.problem("its place in the menu", expected, marked)]


def check_contents(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return entries of the contents of a page that say something else than their headings."""
    found = []
    for link in page.root.xpath("//main//*[@class='contents']//a"):
        said = " ".join(link.text_content().split())
        headings = page.root.xpath("//main//*[@id=$name]", name=link.get("href").lstrip("#"))
        meant = [" ".join(heading.text_content().split()) for heading in headings]
        if meant != [said]:
            found.append(page.problem("an entry of the contents", meant, said, link.sourceline))
    return found


def check_links(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return links to places of the site that do not exist, anchors included."""
    found = []
    anchors = Counter(page.root.xpath("//@id"))
    found += [
        page.problem("an anchor", "once in a page", f"{anchor}, {count} times")
        for anchor, count in anchors.items()
        if count > 1
    ]
    for element, link in page.links():
        address = page.absolute(link)
        path = site.inside(address)
        if path is None:
            continue
        parts = urlsplit(address)
        line = element.sourceline
        if parts.query or path.endswith("index.html"):
            found.append(page.problem("an address", "without query and index.html", link, line))
        elif not site.served(path):
            found.append(page.problem("a link", "a file of the site", link, line))
        elif parts.fragment:
            target = site.pages.get(path)
            if target is None or unquote(parts.fragment) not in target.root.xpath("//@id"):
                found.append(page.problem("a link", "an anchor of its page", link, line))
    return found


def check_not_found(site: BuiltSite) -> list[str]:
    """Return what is wrong with the pages for wrong addresses, which are shown at any depth."""
    found = []
    editions = site.site.project.editions.values()
    everything = [edition.language.code for edition in editions]
    for edition in editions:
        code = edition.language.code
        page = site.pages.get(edition.language.prefix + NOT_FOUND)
        if page is None:
            found.append(f"{edition.language.prefix}{NOT_FOUND}:1: the page is missing")
            continue
        expected = everything if edition.language.source else [code]
        spoken = [page.root.get("lang"), *page.root.xpath("//main//@lang")]
        if spoken != expected:
            found.append(page.problem("the languages", expected, spoken))
        for language in expected:
            words = site.site.project.editions[language].strings.not_found
            if words.title not in page.root.text_content():
                found.append(page.problem(f"the words in {language}", words.title, "nothing"))
        base = urlsplit(SITE_URL).path
        found += [
            page.problem("a relative link", f"{base}…", link, element.sourceline)
            for element, link in page.links()
            if not urlsplit(link).scheme and not link.startswith((base, "#"))
        ]
    return found


def check_moved(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return what is wrong with the page at an old address: it leads to a page, in its language."""
    found = check_links(page, site)
    ((_, _, link),) = (text.partition("url=") for text in page.root.xpath(_REFRESH))
    target = site.pages.get(site.inside(page.absolute(link)) or "nowhere")
    if target is None or not target.name or target.language != page.language:
        found.append(page.problem("where it leads", f"a page in {page.language}", link))
    elif page.root.xpath("//link[@rel='canonical']/@href") != [target.url]:
        found.append(page.problem("the canonical address", target.url, "another"))
    links = page.root.xpath("//main//a/@href")
    if links != [link]:
        found.append(page.problem("the link in words", link, links))
    return found


def check_sitemap(content: bytes, site: BuiltSite) -> list[str]:
    """Return where the sitemap and the pages disagree."""
    found = []
    listed: dict[str, tuple[list[str], list[tuple[str, str]]]] = {}
    for entry in lxml.etree.fromstring(content).iterfind("s:url", _NAMES):
        address = entry.findtext("s:loc", "", _NAMES)
        if address in listed:
            found.append(f"{address}: twice in the sitemap; expected: once; found: twice")
        listed[address] = (
            [date.text for date in entry.iterfind("s:lastmod", _NAMES)],
            [(link.get("hreflang"), link.get("href")) for link in entry.iterfind("x:link", _NAMES)],
        )
    pages = {page.url: page for page in site.real_pages}
    for address in sorted(listed.keys() ^ pages.keys()):
        where = "the sitemap" if address in listed else "the site"
        found.append(f"{address}: only in {where}; expected: in both; found: in one")
    for address, (dates, links) in listed.items():
        page = pages.get(address)
        if page is None:
            continue
        edition = site.site.project.editions[page.language]
        reviewed = [edition.pages[page.name or ""].meta.reviewed.isoformat()]
        if dates != reviewed:
            found.append(page.problem("lastmod in the sitemap", reviewed, dates))
        if links != alternates(page):
            found.append(page.problem("alternates in the sitemap", alternates(page), links))
    return found
