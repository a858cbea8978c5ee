"""What a page means to say in Markdown and does not: signs that were read as something else.

A list that is text, a box without its words, a link in brackets that leads nowhere: each of them
would be shown, printed or translated as something that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from hooks.content.markdown import REFUSED, Reading

BOXES = ("danger", "warning", "note", "tip")
"""Types of boxes that have a look."""
STYLES = ("choice",)
"""Classes that an attribute list may give."""

_BOX = re.compile(r'!!! ([a-z]+) "([^"]*[^"\s][^"]*)"')
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--).)*-->", re.DOTALL)
_LINE_STARTS = (
    (
        re.compile(r"#{1,6}"), "a heading that is read as text",
        "## Text {#anchor}, with a space behind the signs, on a line of its own",
        "write it in that way, or a \\ before a # that is meant as a sign",
    ),
    (
        re.compile(r"[!?]{3}"), "a box that is read as text",
        '!!! type "Title" and, on the lines below, text indented by four spaces',
        "write the box in that way",
    ),
    (
        re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:\s|$)"), "a list that is read as text",
        "an empty line above the list",
        "add the empty line, or a \\ before the sign if no list is meant",
    ),
    (
        re.compile(r"\[ ?[xX]? ?\](?!\()"), "a thing to do that is read as text",
        "- [ ] text, with a space in the brackets and behind them",
        "write it in that way",
    ),
    (
        re.compile(r"(?:=+|[-|: ]*-[-|: ]*)$"), "a line of signs that is read as text",
        "no line below a text or a table",
        "remove it; a heading begins with ##",
    ),
)  # fmt: skip
_WITHIN = (
    (
        re.compile(r"\[\[|\]\]"), "a slot that is read as text",
        "[[name]] in lower case, alone on a line with an empty line around it",
        "move it to a line of its own, or remove the brackets",
    ),
    (
        re.compile(r"\]\(|\]\[|\bfact:|\.md\b|^\[[^\[\]]+\]:"), "a link that is read as text",
        "[text](page.md#anchor) or [text](fact:key), without spaces in the target",
        "write the link in that way",
    ),
    (
        re.compile(r"[{}]"), "attributes that are read as text",
        "{#anchor} at the end of a heading, or {.class} right behind a link",
        "write them there, or remove them",
    ),
    (
        re.compile(r"\*|~~|(?<!\w)__?(?=\w)|(?<=\w)__?(?!\w)"), "emphasis that is read as text",
        "**words** with spaces or signs around them",
        "move the signs, or write a \\ before one that is meant as itself",
    ),
    (
        re.compile(r"`"), "code that is read as text",
        "words without backticks",
        "remove the backticks",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """Something that is read as another thing than it was meant to be."""

    line: int
    """Line of the text, counted from 0."""
    what: str
    expected: str
    found: str
    fix: str


def find_faults(reading: Reading) -> Iterator[Fault]:
    """Yield everything in a page that is read as something else than its signs say."""
    for line in reading.definitions:
        yield Fault(
            line, "a definition of a link", "[text](target), where the link stands",
            reading.lines[line].strip(), "write the target behind the text of each link",
        )  # fmt: skip
    line, boxes, lists = 0, 0, 0
    for place, token in enumerate(reading.tokens):
        if token.map:
            line = token.map[0]
        source = reading.lines[line] if line < len(reading.lines) else ""
        match token.type:
            case "admonition_open":
                yield from _box_faults(reading.tokens, place, line, source)
                boxes += 1
            case "admonition_close":
                boxes -= 1
            case "bullet_list_open" | "ordered_list_open":
                if token.level == boxes:
                    yield from _indent_fault(line, source, 4 * boxes)
                yield from _number_faults(reading, place)
                lists += 1
            case "list_item_open" if reading.tokens[place + 1].type != "paragraph_open":
                yield Fault(
                    line, "an item without text", "text behind the sign of the list", source,
                    "write the text, or remove the sign",
                )  # fmt: skip
            case "html_block" | "html_inline":
                yield from _html_fault(line, token)
            case "fence" | "hr":
                yield Fault(
                    line, "code or a line across the page", "text", source.strip(),
                    "write it as text; parts of a page begin with a heading",
                )  # fmt: skip
            case "tr_open":
                yield from _row_fault(reading, place, line, source)
            case "inline":
                yield from _inline_faults(token, line)


def _box_faults(tokens: Sequence[Token], place: int, line: int, source: str) -> Iterator[Fault]:
    written = _BOX.fullmatch(source.strip())
    if written is None or written[1] not in BOXES:
        yield Fault(
            line, "a box in a form of its own",
            f'!!! type "Title", with straight quotes and a type of {", ".join(BOXES)}',
            source.strip(), "write the line in that way",
        )  # fmt: skip
    closing = place + 4 if tokens[place + 1].type == "admonition_title_open" else place + 1
    if tokens[closing].type == "admonition_close":
        yield Fault(
            line, "a box without text", "text below it, indented by four spaces", source.strip(),
            "indent the text of the box by four spaces",
        )  # fmt: skip


def _indent_fault(line: int, source: str, expected: int) -> Iterator[Fault]:
    found = len(source) - len(source.lstrip(" "))
    if found > expected:
        yield Fault(
            line, "a list that is indented and stands below no item",
            "an item at the start of the line, or below the first letter of the item above",
            source, "indent it to the first letter of the item above, or not at all",
        )  # fmt: skip


def _number_faults(reading: Reading, place: int) -> Iterator[Fault]:
    level, number = reading.tokens[place].level, None
    for token in reading.tokens[place + 1 :]:
        if token.level == level and token.nesting == -1:
            return
        if token.type == "list_item_open" and token.level == level + 1 and token.info:
            if number is not None and int(token.info) != number + 1:
                line = token.map[0] if token.map else 0
                yield Fault(
                    line, "a number that will be shown as another one", f"{number + 1}.",
                    reading.lines[line].strip(), "number the items one by one",
                )  # fmt: skip
                return
            number = int(token.info)


def _html_fault(line: int, token: Token) -> Iterator[Fault]:
    if not _COMMENT.fullmatch(token.content.strip()):
        yield Fault(
            line, "HTML in a page", "Markdown, or a comment <!-- words --> alone on its lines",
            token.content.strip(), "write it in Markdown, or a \\ before < as a sign",
        )  # fmt: skip


def _row_fault(reading: Reading, place: int, line: int, source: str) -> Iterator[Fault]:
    level = reading.tokens[place].level
    cells = 0
    for token in reading.tokens[place + 1 :]:
        if token.level == level:
            break
        cells += token.type in ("th_open", "td_open")
    written = escapedSplit(source.strip())
    written = written[bool(written and not written[0].strip()) :]
    written = written[: len(written) - bool(written and not written[-1].strip())]
    if len(written) != cells:
        yield Fault(
            line, "a row of a table with more or fewer cells than its head", f"{cells} cells",
            source.strip(), "give each row as many cells as the first",
        )  # fmt: skip


def _inline_faults(inline: Token, line: int) -> Iterator[Fault]:
    starts = True
    for child in inline.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line, starts = line + 1, True
            continue
        if child.type == "text":
            yield from _text_faults(child.content, line, starts)
        elif child.type in ("html_inline", "html_block"):
            yield from _html_fault(line, child)
        elif child.type in ("link_open", "image", "code_inline"):
            yield from _attribute_faults(child, line)
        if child.content or child.type == "image":
            starts = False
        if child.children:
            yield from _inline_faults(child, line)
        line += child.content.count("\n")


def _text_faults(text: str, line: int, starts: bool) -> Iterator[Fault]:
    for pattern, *words in _LINE_STARTS if starts else ():
        if pattern.match(text):
            yield Fault(line, words[0], words[1], text, words[2])
            return
    for pattern, *words in _WITHIN:
        if pattern.search(text):
            yield Fault(line, words[0], words[1], text, words[2])
            return


def _attribute_faults(token: Token, line: int) -> Iterator[Fault]:
    refused = [f"{key}={value}" for key, value in token.meta.get(REFUSED, {}).items()]
    refused += [
        f".{each}" for each in str(token.attrGet("class") or "").split() if each not in STYLES
    ]  # fmt: skip
    if refused:
        allowed = ", ".join(f"{{.{each}}}" for each in STYLES)
        yield Fault(
            line, "attributes that a page may not set", allowed, " ".join(refused), "remove them"
        )
    if token.attrGet("title"):
        yield Fault(
            line, "a title that nobody sees on a phone", "[text](target)",
            str(token.attrGet("title")), "put the words into the text",
        )  # fmt: skip
