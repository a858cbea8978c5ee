"""Where the text of each block stands in its file, so that another text can be put there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import yaml

from hooks.content import outline
from hooks.content.markdown import read_markdown
from hooks.content.outline import outline_of
from hooks.content.pages import split_front
from hooks.translations.blocks import Block

Span = tuple[int, int]
"""First character of a text in its file, and the first one behind it."""


def find_spans(text: str, blocks: Sequence[Block]) -> dict[str, Span]:
    """Return the span of each of the `blocks` of a file by name; some cannot be told.

    That of a value of YAML has its quotes.
    """
    front, body, _ = split_front(text) or ("", text, 1)
    if blocks and all(block.kind.startswith("string") for block in blocks):
        front, body = text, ""
    start = text.index(front)
    spans = {name: (start + a, start + b) for name, (a, b) in _values(front).items()}
    start = len(text) - len(body)
    spans |= {name: (start + a, start + b) for name, (a, b) in _spans(body, blocks)}
    return {block.name: spans[block.name] for block in blocks if block.name in spans}


def put(text: str, block: Block, span: Span, words: str) -> str:
    """Return `text` with `words`, one line of them, at the `span` of `block`."""
    if block.index is None:
        words = json.dumps(words, ensure_ascii=False)
    elif block.kind == "cell":
        words = words.replace("|", "\\|")
    return f"{text[: span[0]]}{words}{text[span[1] :]}"


def _values(text: str) -> Mapping[str, Span]:
    """Return the spans of the values in YAML that has been read without errors."""
    found = dict[str, Span]()

    def walk(node: yaml.Node | None, name: str) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, f"{name}.{key.value}" if name else str(key.value))
        elif isinstance(node, yaml.SequenceNode):
            for number, value in enumerate(node.value, 1):
                walk(value, f"{name}-{number}")
        elif node is not None:
            start, end = node.start_mark.index, node.end_mark.index
            found[name] = start, start + len(text[start:end].rstrip())

    walk(yaml.compose(text, Loader=yaml.SafeLoader), "")
    return found


def _spans(body: str, blocks: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    reading = read_markdown(body)
    found = outline_of(reading, first_line=0)
    starts = [0, *accumulate(len(line) + 1 for line in reading.lines)]
    end = 0
    for block in blocks:
        if block.index is None:
            continue
        each = found[block.index]
        first, last = each.line, each.line + each.text.count("\n")
        column = _column(each, reading.lines[first], max(end - starts[first], 0))
        if column >= 0:
            start = starts[first] + column
            end = starts[last] + len(reading.lines[last].rstrip())
            if each.kind not in ("paragraph", "item", "todo"):
                end = start + len(_raw(each))
            yield block.name, (start, end)


def _raw(block: outline.Block) -> str:
    """Return the first line of `block` as it is written."""
    line = block.text.split("\n")[0].rstrip()
    return line.replace("|", "\\|") if block.kind == "cell" else line


def _column(block: outline.Block, line: str, after: int) -> int:
    """Return where in its first `line` a block begins; -1 if that cannot be told."""
    match block.kind:
        case "code":
            return -1
        case "cell":
            return line.find(_raw(block), after)
        case "paragraph" | "item" | "todo":
            line = line.rstrip()
            return len(line) - len(_raw(block)) if line.endswith(_raw(block)) else -1
        case _:
            return line.find(_raw(block), line.find("#" if block.kind[0] == "h" else '"'))
