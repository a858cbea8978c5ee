"""Short texts into which the build puts values: each has the places for them, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from hooks.content.yaml_reader import Located, Place
from hooks.content.yamlfile import dotted
from hooks.problems import Report

_PATTERNS: Mapping[Place, frozenset[str]] = {
    ("paper", "page"): frozenset({"page", "pages"}),
    ("paper", "large"): frozenset({"title"}),
    ("paper", "part"): frozenset({"title", "number", "count"}),
    ("paper", "fill"): frozenset({"title"}),
    ("sheet", "not_a_choice"): frozenset({"choices"}),
    ("exit", "counting"): frozenset({"count"}),
    ("page", "reviewed"): frozenset({"date"}),
    ("search", "found"): frozenset({"count"}),
    ("downloads", "open"): frozenset({"title", "format", "pages", "size"}),
    ("downloads", "open_file"): frozenset({"title", "format", "size"}),
    ("downloads", "pages_many"): frozenset({"count"}),
    ("downloads", "size"): frozenset({"size"}),
    ("accessibility", "tested"): frozenset({"date", "pages", "varied", "looks"}),
    ("accessibility", "result"): frozenset({"name", "result"}),
    ("accessibility", "found"): frozenset({"count"}),
    ("facts", "date_day"): frozenset({"day", "month", "year"}),
    ("facts", "date_month"): frozenset({"month", "year"}),
    ("facts", "day_span"): frozenset({"first", "last"}),
    ("facts", "hours"): frozenset({"days", "opens", "closes"}),
    ("facts", "percent"): frozenset({"value"}),
    ("facts", "years"): frozenset({"value"}),
    ("facts", "price"): frozenset({"amount"}),
    ("facts", "price_per"): frozenset({"amount", "unit"}),
    ("facts", "article"): frozenset({"number", "law"}),
    ("facts", "article_paragraph"): frozenset({"number", "paragraph", "law"}),
}
"""Texts into which the build puts values, and the names of the places for them."""


def check_patterns(located: Located, name: str, report: Report) -> bool:
    """Note each text in `located` without the right places; return whether there is none."""
    clean = True
    for place, text in texts_of(located.data):
        expected = _PATTERNS.get(place)
        if expected is None or _places(text) == expected:
            continue
        clean = False
        shown = ", ".join(f"{{{key}}}" for key in sorted(expected))
        report.error(
            name, located.line(place), f"{dotted(place)} has not the right places for values",
            expected=shown, found=text, fix=f"write {shown} where the values belong",
        )  # fmt: skip
    return clean


def _places(pattern: str) -> set[str]:
    """Return the names between braces; with anything else between braces a set that fits none."""
    try:
        parts = list(Formatter().parse(pattern))
    except ValueError:
        return {""}
    return {
        f"{name}!{conversion}" if conversion else f"{name}:{form}" if form else name
        for _, name, form, conversion in parts
        if name is not None
    }


def texts_of(data: object, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield each text in YAML data with its place."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts_of(value, (*place, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_of(value, (*place, index))
