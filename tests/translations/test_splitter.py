"""The quick way to split Markdown finds what the parser finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.translations.splitter import _HARD, _Quick, split, split_by_parser
from tests.small_site import ROOT

BODIES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    for path in sorted((ROOT / "docs").glob("*/*.md"))
}


@pytest.mark.parametrize("name", BODIES)
def test_real_pages_are_read_the_quick_way_and_alike(name: str) -> None:
    body = BODIES[name]
    assert _HARD.search(body) is None, "this page needs the parser: status gets slow"
    assert _Quick(7).read(body) == list(split_by_parser(body, 7))


words = st.lists(
    st.sampled_from(
        ["Bel", "112", "[de site](fact:site)", "**niet**", "*", "-", "1.", "#", "{ .choice }", "é",
         "[ ]", "[[diary]]", "!!!", "`a`", ":", "\u00a0", "{#id}", "!", "2)", "[x]:", "=", "~~~"]
    ),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip
starts = st.sampled_from(
    ["", "", "", "- ", "- [ ] ", "* ", "1. ", "3) ", "## ", "### ", '!!! danger "Let op" ',
     '!!! warning "Kijk uit"\n    ', "    ", "  ", "> ", "|", "```\n", "<!-- ", "<p>", "# "]
)  # fmt: skip
lines = st.tuples(starts, words, st.sampled_from(["\n", "\n\n", "\n\n\n", "  \n"])).map("".join)
bodies = st.lists(lines, max_size=9).map("".join)


@settings(max_examples=3000, deadline=None, derandomize=True, database=None)
@given(bodies)
def test_any_page_is_read_alike(body: str) -> None:
    quick = None if _HARD.search(body) else _Quick(1).read(body)
    if quick is not None:
        assert quick == list(split_by_parser(body, 1))


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=300))
def test_no_text_is_an_accident(body: str) -> None:
    split(body, 1)


def test_what_the_quick_way_does_not_know_goes_to_the_parser() -> None:
    body = """\
| Wat | Nummer |
|---|---|
| Alarm | a \\| b |

- een
    - twee

> Citaat

```
code
```
<!-- voor schrijvers -->

[site]: over.md

Kop
---
"""
    assert [(piece.kind, piece.line, piece.text) for piece in split(body, 1)] == [
        ("cell", 1, "Wat"), ("cell", 1, "Nummer"), ("cell", 3, "Alarm"), ("cell", 3, "a | b"),
        ("item", 5, "een"), ("item", 6, "twee"), ("paragraph", 8, "Citaat"), ("code", 10, "code"),
        ("definition", 15, "[site]: over.md"), ("h2", 17, "Kop"),
    ]  # fmt: skip


@pytest.mark.parametrize("more", ["", "\n- a\n    - b\n"])
def test_a_block_knows_its_box_in_both_ways(more: str) -> None:
    body = '!!! danger "Let op"\n    Ga weg.\n\n    - [ ] Bel.\n\nBuiten.\n'
    found = [(piece.kind, piece.text, piece.box) for piece in split(body + more, 1)]
    assert found[:4] == [
        ("box danger", "Let op", ""),
        ("paragraph", "Ga weg.", "danger"),
        ("todo", "Bel.", "danger"),
        ("paragraph", "Buiten.", ""),
    ]
