"""Checks of the rules that protect the reader, on the HTML of a page."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from hooks.content.facts import Link, Phone
from tests.built.model import BuiltPage, BuiltSite

_LOADING = ("src", "srcset", "poster", "data", "background", "manifest", "action", "formaction")
_LINKED = frozenset(("canonical", "alternate"))
"""Relations of a `link` element that load nothing."""
_KEEPING = ("form", "input", "select", "textarea", "iframe", "object", "embed", "frame", "base")
_ELSEWHERE = re.compile(r"""(?:https?:|wss?:|["'(])//(?!\W)[^\s"')]*""")
_IN_STYLE = re.compile(r"url\(\s*(?!['\"]?data:)[^)]*\)|@import[^;]*")


def check_emergency(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return whether 112 or the exit is missing above the text of the page."""
    found = []
    edition = site.site.project.editions[page.language]
    above = page.root.xpath("//h1/preceding::a")
    calls = [link for link in above if link.get("href") == "tel:112" and _seen(link)]
    if not any("112" in link.text_content() for link in calls):
        found.append(page.problem("the call", "a link tel:112 above the heading", "none"))
    exits = page.root.xpath("//a[@data-exit]")
    if len(exits) != 1 or exits[0] not in above or not _seen(exits[0]):
        found.append(page.problem("the exit", "one link above the heading", len(exits)))
    for link in exits:
        if link.get("href") != edition.language.exit_url:
            expected = edition.language.exit_url
            found.append(page.problem("the exit's target", expected, link.get("href")))
        if not link.text_content().strip():
            found.append(page.problem("the exit's words", edition.strings.exit.label, "none"))
    return found


def _seen(link: Any) -> bool:
    """Return whether a link is not hidden by its markup."""
    hidden = "ancestor-or-self::*[@hidden or @aria-hidden='true' or @inert]"
    return not link.xpath(f"{hidden}|ancestor::details[not(@open)]|ancestor::template")


def check_loads(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return what the page loads from another host, or may have a reader load."""
    found = []
    for element in page.root.iter("*"):
        values = [element.get(name) for name in _LOADING if element.get(name)]
        if element.tag == "link" and element.get("rel") not in _LINKED:
            values.append(element.get("href", ""))
        values += (element.get("data-search") or "").split()
        if element.get("ping"):
            found.append(page.problem("a link that reports", "none", element.get("ping")))
        for value in values:
            if not value.startswith("data:") and site.inside(page.absolute(value)) is None:
                what = f"the {element.tag} loads from elsewhere"
                found.append(page.problem(what, "this site", value, element.sourceline))
        text = element.text or "" if element.tag in ("style", "script") else ""
        found += [
            page.problem(f"an address in the {element.tag}", "none", address, element.sourceline)
            for address in (*_ELSEWHERE.findall(text), *_style(element, text))
        ]
    return found


def _style(element: Any, text: str) -> list[str]:
    return _IN_STYLE.findall(text) if element.tag == "style" else []


def check_asset(name: str, text: str) -> list[str]:
    """Return addresses in a style or script of the site."""
    pattern = _IN_STYLE if name.endswith(".css") else _ELSEWHERE
    return [
        f"{name}:{text.count(chr(10), 0, address.start()) + 1}: "
        f"an address in an asset; expected: none; found: {address[0]}"
        for address in pattern.finditer(text)
    ]


def check_inputs(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return what could send or keep what a reader writes, or change what the page is."""
    return [
        page.problem(f"an element {element.tag}", "none", element.tag, element.sourceline)
        for element in page.root.iter(*_KEEPING)
    ]


def check_handlers(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return script and style in attributes, which a strict policy forbids."""
    found = []
    for element in page.root.iter("*"):
        for name, value in element.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                what = f"an attribute {name}"
                found.append(page.problem(what, "none", value, element.sourceline))
            elif value.lower().lstrip().startswith(("javascript:", "vbscript:")):
                what = f"script in {name}"
                found.append(page.problem(what, "none", value, element.sourceline))
    return found


def check_outgoing(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return numbers and outgoing links that are not facts, or tell the target of the reader."""
    project = site.site.project
    facts = project.facts.facts.values()
    numbers = {fact.tel: fact.value for fact in facts if isinstance(fact, Phone)}
    addresses = {fact.url for fact in facts if isinstance(fact, Link)}
    addresses |= {source.url for source in project.facts.sources.values() if source.url}
    addresses.add(project.editions[page.language].language.exit_url)
    found = []
    for link in page.root.iter("a", "area"):
        line = link.sourceline
        target = link.get("href")
        if target is None:
            found.append(page.problem("a link", "an address", "none", line))
            continue
        scheme = urlsplit(target).scheme
        if scheme == "tel":
            value = numbers.get(target.removeprefix("tel:"))
            if value is None:
                found.append(page.problem("a number", "one of docs/facts.yml", target, line))
            elif value not in link.text_content():
                words = link.text_content()
                found.append(page.problem(f"the words of {target}", value, words, line))
        elif site.inside(page.absolute(target)) is None:
            if target not in addresses:
                found.append(page.problem("a link", "one of docs/facts.yml", target, line))
            relations = set((link.get("rel") or "").split())
            if not relations >= {"noreferrer", "noopener"}:
                rel = link.get("rel")
                found.append(page.problem(f"rel of {target}", "noreferrer noopener", rel, line))
    return found
