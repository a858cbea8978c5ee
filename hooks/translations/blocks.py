"""A text as blocks: what is confirmed, one by one, when it has been translated."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hooks.content import outline
from hooks.content.markdown import Reading, read_markdown
from hooks.content.outline import outline_of
from hooks.content.pages import split_front
from hooks.content.yaml_reader import Located, Place, parse
from hooks.problems import Report

_QUOTES = {ord(sign): "'" for sign in '"´‘’‚‛“”„‟«»‹›′″'}
"""A formatter may change quotes; that changes no meaning."""


@dataclass(frozen=True)
class Block:
    """A piece of text that is translated as one."""

    kind: str
    """`meta`, `h1` to `h6`, `paragraph`, `item`, `todo`, `cell`, `box <type>`, `code`, `string`,
    or `string item`."""
    line: int
    """First line in its file, counted from 1."""
    text: str
    """The text without marks of its kind, on one line."""
    section: str
    """Anchor of the heading it stands under; "" above the first. Of a list in YAML its key."""
    name: str
    """Name on its page: `title`, `stop` for a heading, `stop-3` for the third block under it."""
    box: str = ""
    """Type of the box it stands in."""
    form: str = ""
    """In how many lists it stands, and of a numbered one `#` and a first number other than 1."""
    index: int | None = None
    """Place in the outline of its page; None for front matter and YAML."""

    @cached_property
    def digest(self) -> str:
        """Digest of all of it that a translator must see again when it changes."""
        return digest(self.shape, self.text)

    @property
    def shape(self) -> str:
        """All but the words, without spaces: `item/danger:2#3`."""
        parts = (self.kind.replace(" ", "-"), self.box and f"/{self.box}")
        return "".join((*parts, self.form and f":{self.form}"))

    @property
    def heading(self) -> bool:
        """Whether a section begins with it."""
        return _is_heading(self.kind)

    @property
    def keyed(self) -> bool:
        """Whether its name alone says which block of the other language it belongs to."""
        return self.kind in ("meta", "string")


def digest(shape: str, text: str) -> str:
    """Return the digest of a block; white space, soft wraps and kinds of quotes do not count."""
    text = unicodedata.normalize("NFC", " ".join(text.split())).translate(_QUOTES)
    return hashlib.sha256(f"{shape} {text}".encode()).hexdigest()[:12]


def read_page(text: str, meta: Iterable[str], name: str, report: Report) -> tuple[Block, ...]:
    """Return the blocks of a Markdown page; `meta` are the keys of its front matter to translate.

    On a front matter that cannot be read, an error at `name` is noted and its blocks are missing.
    """
    front, body, line = split_front(text) or ("", text, 1)
    return page_blocks(parse(front, name, report, first_line=2), read_markdown(body), line, meta)


def page_blocks(
    front: Located | None, reading: Reading, first_line: int, meta: Iterable[str]
) -> tuple[Block, ...]:
    """Return the blocks of a page that has been read; its body begins on `first_line`."""
    data = front.data if front and isinstance(front.data, dict) else {}
    blocks = [
        Block("meta", front.line((key,)) if front else 1, " ".join(words.split()), "", key)
        for key in meta
        if isinstance(words := data.get(key), str) and words.strip()
    ]
    return (*blocks, *_body(reading, first_line, {block.name for block in blocks}))


def _body(reading: Reading, first_line: int, taken: set[str]) -> Iterator[Block]:
    """Yield blocks with names that are short, and that stay when other sections change."""
    found = outline_of(reading, first_line)
    anchors = {each.identifier for each in found}
    counts: Counter[str] = Counter()
    section, headings = "", 0
    for index, each in enumerate(found):
        text = " ".join(each.text.split())
        if not text or each.kind in ("slot", "html"):
            continue
        heading = _is_heading(each.kind)
        if heading:
            headings += 1
            name = section = each.identifier or f"~{headings}"
        else:
            counts[section] += 1
            name = f"{section or 'top'}-{counts[section]}"
        while name in taken or (name in anchors and not heading):
            name += "+"
        taken.add(name)
        form = _form(reading, each)
        yield Block(each.kind, each.line, text, section, name, each.box, form, index)


def _is_heading(kind: str) -> bool:
    return kind[0] == "h" and kind[1:].isdigit()


def _form(reading: Reading, block: outline.Block) -> str:
    depth = str(block.depth or "")
    if block.number is None:
        return depth
    # An item added above changes the numbers of the others, and only the first is written.
    opening = reading.tokens[block.token - 2]
    start = opening.attrGet("start") if opening.type == "ordered_list_open" else None
    return f"{depth}#{'' if start is None else start}"


def string_blocks(located: Located, settings: tuple[str, ...]) -> tuple[Block, ...]:
    """Return the texts of a YAML file as blocks; what stands below `settings` is left out."""
    return tuple(_strings(located.data, (), located, settings))


def _strings(
    data: object, place: Place, located: Located, settings: tuple[str, ...]
) -> Iterator[Block]:
    key = ".".join(str(part) for part in place)
    if place and below(key, settings):
        return
    if isinstance(data, dict):
        for part, value in data.items():
            yield from _strings(value, (*place, str(part)), located, settings)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            if isinstance(value, str) and value.strip():
                line, name = located.line((*place, number)), f"{key}-{number + 1}"
                yield Block("string item", line, " ".join(value.split()), key, name)
            else:
                yield from _strings(value, (*place, number), located, settings)
    elif isinstance(data, str) and data.strip():
        yield Block("string", located.line(place), " ".join(data.split()), "", key)


def below(name: str, keys: tuple[str, ...]) -> bool:
    """Return whether the dotted key `name` is one of `keys` or stands below one."""
    return any(name == key or name.startswith((f"{key}.", f"{key}-")) for key in keys)
