"""The fast reader of YAML reads what the strict one reads, and only what is harmless."""

from __future__ import annotations

import pytest
import yaml

from hooks.source.yamlreader import PlainLoader, compose
from tests.conftest import ROOT

FILES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.yml"))


def lines_of(node: yaml.Node | None) -> object:
    """Return kind, value and line of a node and of all below it."""
    if isinstance(node, yaml.MappingNode):
        value: object = [(lines_of(key), lines_of(below)) for key, below in node.value]
    elif isinstance(node, yaml.SequenceNode):
        value = [lines_of(below) for below in node.value]
    else:
        value = getattr(node, "value", None)
    return node and (node.tag, node.start_mark.line, value)


@pytest.mark.parametrize("name", FILES)
def test_both_read_the_same(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    strict = PlainLoader(text).get_single_node()
    assert strict is not None
    assert lines_of(compose(text, PlainLoader("other: text"))) == lines_of(strict)


@pytest.mark.parametrize("text", ["yes: no", "on: off", "a: true", "a: 2026-11-22\nb: 1", ""])
def test_both_resolve_the_same(text: str) -> None:
    strict = PlainLoader(text).get_single_node()
    assert lines_of(compose(text, PlainLoader("other: text"))) == lines_of(strict)


@pytest.mark.parametrize(
    "text",
    ["a: &b [1]\nc: *b", "[&a 1, *a]", '{"a":&b 1}', "a: [", "[" * 501 + "]" * 501, "- " * 501],
    ids=["anchor", "in a list", "after a quote", "not YAML", "brackets", "dashes"],
)
def test_what_could_harm_is_read_strictly(text: str) -> None:
    node = compose(text, PlainLoader("the: strict reader"))
    assert lines_of(node) == lines_of(PlainLoader("the: strict reader").get_single_node())
