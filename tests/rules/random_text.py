"""Texts that may stand in a file: anything at all, and good texts that were damaged."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from tests.rules.source import located

_FRAGMENTS = (
    "---", "\n", "\n\n", "    ", "\t", "- ", "- [ ] ", "# ", "## a {#a}", "!!! note \"a\"", "!!!",
    "|---|---|", "```", "<div>", "<!--", "-->", "[[sources]]", "[a](fact:site)", "[a](b.md#c)",
    "[", "]", "(fact:", ")", "{", "}", "{#", "{value}", "{0}", "{!r}", ":", ": ", "'", '"', "&a ",
    "*a", "<<: ", "? ", "!!int ", "!!timestamp ", "!!bool ", "%", "@", "`", "> ", "~", "null",
    "true", "2026-02-30", "1e999", "112", "\\u0000", "\x00", "\x07", "\ufeff", "\u2028", "é", "𝔸",
)  # fmt: skip

fragments = st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=4), max_size=30).map("".join)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.text(max_size=8)
    | st.sampled_from(_FRAGMENTS),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3)
    ),
    max_leaves=5,
)


@st.composite
def damaged(draw: st.DrawFn, good: str) -> str:
    """Return `good` with pieces cut out and others put in."""
    text = good
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 40)))
        text = text[:start] + draw(st.just("") | fragments) + text[end:]
    return text


@st.composite
def with_other_values(draw: st.DrawFn, good: str) -> str:
    """Return the YAML text `good` with one to three of its values replaced."""
    data: Any = {"all": located(good).data}
    for _ in range(draw(st.integers(1, 3))):
        around, key = data, "all"
        inside: Any = data["all"]
        while isinstance(inside, dict | list) and inside and draw(st.integers(0, 5)):
            keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
            around, key = inside, draw(st.sampled_from(keys))
            inside = around[key]
        around[key] = draw(values)
    return yaml.safe_dump(data["all"], allow_unicode=True, sort_keys=False)


def texts(good: str) -> st.SearchStrategy[str]:
    """Return texts from far away from `good` to very near."""
    return st.text() | fragments | damaged(good)


def data_texts(good: str) -> st.SearchStrategy[str]:
    """Return texts from far away from the YAML text `good` to very near."""
    return texts(good) | with_other_values(good)
