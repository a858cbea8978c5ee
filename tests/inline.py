"""The scripts and styles that stand in a built page, and what its policy says of them."""

from __future__ import annotations

from lxml import html

from hooks.publish.security_policy import source_hash


def inline_scripts(page: str) -> list[str]:
    """Return the scripts that stand in a page."""
    return [
        found.text or ""
        for found in html.fromstring(page).iter("script")
        if "src" not in found.attrib
    ]


def inline_styles(page: str) -> list[str]:
    """Return the styles that stand in a page."""
    return [found.text or "" for found in html.fromstring(page).iter("style")]


def policy_of(page: str) -> dict[str, list[str]]:
    """Return the directives of the policy in a page; {} if it has none."""
    found = html.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = found[0].split("; ") if found else []
    return {rule.split()[0]: rule.split()[1:] for rule in rules}


def policy_faults(page: str) -> list[str]:
    """Return what is wrong between a page and its policy."""
    rules = policy_of(page)
    wanted = {
        "script-src": {"'self'", *map(source_hash, inline_scripts(page))},
        "style-src": {"'self'", *map(source_hash, inline_styles(page))},
    }
    return [name for name, sources in wanted.items() if set(rules.get(name, ())) != sources]
