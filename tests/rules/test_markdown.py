"""The outline sees what Python-Markdown makes of a page: two readers, one reading."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown
from mkdocs.config import load_config

from hooks.source.outline import read_outline
from tests.small_site import ROOT

STARTS = ("Bel", "een", "**Vet**", "*schuin*", "[lees](tips.md#kop)", "[Bel](fact:noodnummer)", "€")
WORDS = (
    *STARTS, "`code`", "112.", "1.", "-", "+", "#", "|", "[ ]", "[x]", ">", "!!!", "***", "_a_b_",
    "(x)", "a&b", "<", "{.groot}", "\\*", "é", "“ja”", "---", "===", "!", "[los]", ":",
)  # fmt: skip
INDENT = "    "


@cache
def converter() -> Markdown:
    """Return Python-Markdown as MkDocs sets it up for this site."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
    )


lines = st.tuples(st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), max_size=4)).map(
    lambda parts: " ".join((parts[0], *parts[1]))
)
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
headings = st.tuples(
    st.sampled_from(("##", "###")), lines, st.sampled_from(("{#kop}", "{: #kop .groot}"))
).map(" ".join)
slots = st.sampled_from(("[[sources]]", "[[checklists]]"))


def indented(text: str) -> str:
    """Return `text` four spaces further to the right."""
    return "\n".join(INDENT + line if line else line for line in text.split("\n"))


@st.composite
def lists(draw: st.DrawFn, depth: int = 2) -> str:
    """Return a list, with lists in it down to `depth`, and then paragraphs in its items."""
    mark = draw(st.sampled_from(("- ", "- [ ] ", "* [ ] ", "1. ", "1. [ ] ")))
    items = []
    for _ in range(draw(st.integers(1, 4))):
        item = mark + draw(lines)
        if draw(st.booleans()):
            item += f"\n{INDENT}{draw(lines)}"
        if depth > 0 and draw(st.integers(0, 3)) == 0:
            item += "\n" + indented(draw(lists(depth - 1)))
        elif depth >= 0 and draw(st.integers(0, 3)) == 0:
            item += "\n\n" + indented(draw(paragraphs))
        items.append(item)
    loose = any("\n\n" in item for item in items)
    return draw(st.sampled_from(("\n\n",) if loose else ("\n", "\n\n"))).join(items)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a table of two columns."""
    cell = st.sampled_from(("een", "**twee**", "[drie](tips.md)", "[Bel](fact:noodnummer)", "4"))
    rows = draw(st.lists(st.tuples(cell, cell), min_size=2, max_size=4))
    text = [f"| {first} | {second} |" for first, second in rows]
    return "\n".join((text[0], "|---|---|", *text[1:]))


@st.composite
def boxes(draw: st.DrawFn) -> str:
    """Return a box with paragraphs and plain lists.

    Lists in lists in a box are no part of our pages: Python-Markdown mixes them up.
    """
    kind = draw(st.sampled_from(("danger", "warning", "note")))
    inside = draw(st.lists(paragraphs | lists(-1), min_size=1, max_size=3))
    return f'!!! {kind} "Titel"\n' + indented("\n\n".join(inside))


pages = st.lists(
    paragraphs | headings | lists() | tables() | boxes() | slots, min_size=1, max_size=7
).map("\n\n".join)


def _start(item: HtmlElement) -> str:
    """Return the words at the start of a list item, which may be in a paragraph."""
    first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
    return (first.text or "").lstrip()


def counts_of_html(text: str) -> dict[str, int]:
    """Return how many of each kind Python-Markdown makes of `text`."""
    root = html.fragment_fromstring(converter().reset().convert(text), create_parent="div")
    items = [_start(item) for item in root.iter("li")]
    return {
        "headings": len(root.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")),
        "items": len(items),
        "todos": sum(item.startswith("[ ] ") for item in items),
        "cells": len(root.xpath("//td | //th")),
        "boxes": len(root.xpath("//div[contains(@class, 'admonition')]")),
        "links": len(root.xpath("//a")),
    }


def counts_of_outline(text: str) -> dict[str, int]:
    """Return how many of each kind the outline has."""
    blocks = read_outline(text)
    kinds = [block.kind for block in blocks]
    return {
        "headings": sum(kind[0] == "h" and kind[1:].isdigit() for kind in kinds),
        "items": kinds.count("item") + kinds.count("todo"),
        "todos": kinds.count("todo"),
        "cells": kinds.count("cell"),
        "boxes": sum(kind.startswith("box ") for kind in kinds),
        "links": sum(len(block.links) for block in blocks),
    }


@settings(max_examples=400, deadline=None, derandomize=True)
@given(pages)
def test_the_outline_and_the_html_of_a_page_have_the_same_parts(text: str) -> None:
    assert counts_of_outline(text) == counts_of_html(text)
