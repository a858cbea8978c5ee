"""Markdown to pieces of text: quickly for the plain forms, with a whole parser for the others.

The parser takes a second for a hundred pages, which is too long for a command that is typed often.
What the quick way does not know for certain, it leaves to the parser; a test compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hooks.source.outline import SLOT, read_outline


@dataclass(frozen=True)
class Piece:
    """A block of Markdown, not yet named."""

    kind: str
    line: int
    text: str
    """On one line."""
    identifier: str | None = None
    """The `{#id}` of a heading."""
    box: str = ""
    """Type of the box it stands in."""


_HARD = re.compile(
    r"""
    [<\t\r\f\v|]                                    # HTML, tabs, tables
    | ^\ *(?: (?:```|~~~|>|\?\?\?|=+\ *$)            # code, quotes, boxes that fold, underlining
            | (?:[-*_]\ *){2,}$                     # rules, underlining
            | \[[^\]\[]+\]:                         # definitions of links
            | [-*+]\ *$ | \d+[.)]\ *$               # empty items
            | \#{1,6}\ *$ | \#.*\#\ *$              # empty and closed headings
            | (?:[-*+]|\d+[.)])\ (?:\ {3} | \ *(?:  # blocks in items
                  ```|~~~|\#|\[[^\]\[]+\]:|(?:[-*+>]|\d+[.)]|!!!|\?\?\?|=+\ *$)(?:\ |$)))
          )
    """,
    re.MULTILINE | re.VERBOSE,
)
_DEFINITION = re.compile(r" *(?:[-*+>] +)*\[[^\]\[]+\]:\s*\S")
_START = re.compile(r"#{1,6} |!!!|[-*+] |\d{1,9}[.)] |\[\[")
"""What can begin a block in the middle of another."""
_BOX = re.compile(r'!!! ([\w-]+) "([^"]+)"$')
_ITEM = re.compile(r"([-*+]|\d{1,9}[.)]) +(.*)")
_TODO = re.compile(r"\[ \]\s+")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}")
_IDENTIFIER = re.compile(r"\{:?\s*#([^\s{}]*)[^{}]*\}\s*$")
_BOX_START = re.compile(r"(?:!!!|\?\?\?\+?) *([\w-]+)")


def split(text: str, first_line: int) -> list[Piece]:
    """Return the pieces of Markdown `text` that begins on `first_line` of its file."""
    if _HARD.search(text) is None:
        pieces = _Quick(first_line).read(text)
        if pieces is not None:
            return pieces
    return list(split_by_parser(text, first_line))


def split_by_parser(text: str, first_line: int) -> Iterator[Piece]:
    """Yield the pieces of `text` as the parser of Markdown finds them."""
    lines = text.split("\n")
    boxes = _boxes(lines)
    # The parser keeps the targets of these to itself; they are content, too.
    definitions = [
        Piece("definition", number, " ".join(line.split()))
        for number, line in enumerate(lines, first_line)
        if _DEFINITION.match(line)
    ]
    before = ""
    for block in read_outline(text, first_line):
        while definitions and definitions[0].line < block.line:
            yield definitions.pop(0)
        # HTML inside a paragraph is a part of its text already; a comment is for writers.
        inline = block.kind == "html" and block.text in before
        if block.kind == "slot" or inline or (block.kind == "html" and _comment(block.text)):
            continue
        before = block.text
        place = block.line - first_line
        box = boxes[place] if place < len(boxes) and not block.kind.startswith("box") else ""
        words = " ".join(block.text.split())
        if words:
            yield Piece(block.kind, block.line, words, block.identifier, box)
    yield from definitions


def _comment(text: str) -> bool:
    return not re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).strip()


def _boxes(lines: list[str]) -> list[str]:
    """Return for each line the type of the box it stands in."""
    found, box = [], ""
    for line in lines:
        start = _BOX_START.match(line)
        if line.strip() and not line.startswith("    "):
            box = start[1] if start else ""
            found.append("")
        else:
            found.append(box)
    return found


class _Quick:
    """Reads headings, paragraphs, lists of one level, boxes and slots, line by line."""

    def __init__(self, first_line: int) -> None:
        self.first_line = first_line
        self.pieces: list[Piece] = []
        self.open: list[str] = []
        """Lines of the paragraph or item that goes on."""
        self.marker = ""
        """Sign of the item that goes on; "" in a paragraph."""
        self.line = 0
        self.box = ""

    def read(self, text: str) -> list[Piece] | None:
        """Return the pieces; None if the text has a form that is not known here."""
        blank = True
        for number, line in enumerate(text.split("\n"), self.first_line):
            words = line.strip(" ")
            if not words:
                self._close()
                blank = True
                continue
            indent = len(line) - len(line.lstrip(" "))
            if self.box:
                if indent >= 4:
                    indent -= 4
                elif blank:
                    self.box = ""
                else:
                    return None
            if not self._take(words, indent, number):
                return None
            blank = False
        self._close()
        return self.pieces

    def _take(self, words: str, indent: int, number: int) -> bool:
        """Read one line that is not empty; return whether its form is known."""
        start = _START.match(words)
        item = _ITEM.match(words) if start else None
        if self.open:
            if not start:
                self.open.append(words)
                return True
            if not item or not self.marker or self.marker != item[1].lstrip("0123456789"):
                return False  # what begins right below a paragraph is read in different ways
        if indent:
            return False
        self._close()
        if start and not item and words[0] == "#":
            return self._heading(words, number)
        if start and not item and words[0] == "!":
            return self._start_box(words, number)
        self.marker = item[1].lstrip("0123456789") if item else ""
        self.line, self.open = number, [item[2] if item else words]
        return True

    def _heading(self, line: str, number: int) -> bool:
        marks, _, rest = line.partition(" ")
        found = _IDENTIFIER.search(rest)
        words = " ".join(_ATTRIBUTES.sub("", rest).split())
        if words:
            name = found[1] if found else None
            self.pieces.append(Piece(f"h{len(marks)}", number, words, name, self.box))
        return True

    def _start_box(self, line: str, number: int) -> bool:
        box = _BOX.match(line)
        if box is None or self.box:
            return False
        title = " ".join(_ATTRIBUTES.sub("", box[2]).split())
        if title:
            self.pieces.append(Piece(f"box {box[1]}", number, title))
        self.box = box[1]
        return True

    def _close(self) -> None:
        """Note the paragraph or item that has ended."""
        if not self.open:
            return
        words = " ".join(_ATTRIBUTES.sub("", "\n".join(self.open)).split())
        self.open = []
        kind = "item" if self.marker else "paragraph"
        if self.marker and (todo := _TODO.match(words)):
            kind, words = "todo", words[todo.end() :]
        if words and not (kind == "paragraph" and SLOT.match(words)):
            self.pieces.append(Piece(kind, self.line, words, None, self.box))
