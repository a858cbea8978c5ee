"""Two readers of YAML with the same rules: a strict one, and a fast one for what is harmless."""

from __future__ import annotations

import re
from typing import Any

import yaml

_ANCHOR = re.compile(r"(?:^|[\s\[{,:])&\S")
_LONG = re.compile(r".{1000}")
_BRACKETS = 500


class _Resolvers:
    """`yes` and `no` are words here."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own form
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag != "tag:yaml.org,2002:bool" or first in "tTfF"
        ]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class PlainLoader(_Resolvers, yaml.SafeLoader):
    """YAML without two traps: `yes` and `no` are words here, and there are no aliases.

    A few lines of aliases can stand for more data than fits in memory.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "an alias (*name)", mark)
        return super().compose_node(parent, index)

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ANN401
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            # PyYAML lets through what int() and date() raise, and its own slips, without a line.
            kind = node.tag.rpartition(":")[2]
            problem = f"{node.value!r}, which cannot be read as {kind}"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from error


def compose(text: str, loader: PlainLoader) -> yaml.Node | None:
    """Return the nodes of `text`; `loader` is the strict reader of it.

    The reader in C takes a tenth of the time. What it does not take is read strictly, for the rules
    and the messages; so is a text with an anchor, without which there is no alias, and one that
    could be nested so deeply that the reader in C runs out of stack, which ends Python.
    """
    harmless = not _ANCHOR.search(text) and not _LONG.search(text)
    if yaml.__with_libyaml__ and harmless and text.count("[") + text.count("{") < _BRACKETS:
        try:
            return _fast(text)
        except (yaml.YAMLError, ValueError):
            pass
    return loader.get_single_node()


def _fast(text: str) -> yaml.Node | None:
    # Made here: where PyYAML comes without its part in C, there is no such class.
    reader = type("_Fast", (_Resolvers, yaml.CSafeLoader), {})
    node: yaml.Node | None = reader(text).get_single_node()
    return node
