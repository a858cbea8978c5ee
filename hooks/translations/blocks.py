"""A text as blocks: what is confirmed, one by one, when it has been translated."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hooks.content.yaml_reader import Located, Place, parse
from hooks.problems import Report
from hooks.translations.splitter import Piece, split

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_PLAIN = re.compile(r"(?!(?i:true|false|null|yes|no|on|off)$)[A-Za-z\u00c0-\u024f(][^#:\"'\\]*$")
"""A value of YAML that means itself."""
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_QUOTES = {ord(sign): "'" for sign in '"´‘’‚‛“”„‟«»‹›′″'}
"""A formatter may change quotes; that changes no meaning."""


@dataclass(frozen=True)
class Block:
    """A piece of text that is translated as one."""

    kind: str
    """`meta`, `h1` to `h6`, `paragraph`, `item`, `todo`, `cell`, `box <type>`, `image`, `code`,
    `html`, `definition` of a link, `string`, or `string item`."""
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
    inline: bool = False
    """Whether it is an image inside the block before it."""

    @cached_property
    def digest(self) -> str:
        """Hash of what the text says; white space, soft wraps and kinds of quotes do not count."""
        return digest(self.text)

    @property
    def heading(self) -> bool:
        """Whether a section begins with it."""
        return self.kind[0] == "h" and self.kind[1:].isdigit()

    @property
    def keyed(self) -> bool:
        """Whether its name alone says which block of the other language it belongs to."""
        return self.kind in ("meta", "string")


def digest(text: str) -> str:
    """Return the hash of what `text` says."""
    text = " ".join(text.split())
    if text.isascii():
        text = text.replace('"', "'")
    else:
        text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def read_page(text: str, meta: Iterable[str], name: str, report: Report) -> tuple[Block, ...]:
    """Return the blocks of a Markdown page; `meta` are the keys of its front matter to translate.

    On a front matter that cannot be read, an error at `name` is noted and its blocks are missing.
    """
    blocks: list[Block] = []
    body, first_line = text, 1
    fences = [found.span() for found, _ in zip(_FENCE.finditer(text), range(2), strict=False)]
    if len(fences) == 2 and fences[0][0] == 0:
        front = text[fences[0][1] + 1 : fences[1][0]]
        blocks += _read_meta(front, meta, name, report)
        body = text[fences[1][1] :]
        first_line = text.count("\n", 0, fences[1][1]) + 1
    return (*blocks, *_name(split(body, first_line), {block.name for block in blocks}))


def _read_meta(front: str, meta: Iterable[str], name: str, report: Report) -> Iterator[Block]:
    lines = front.split("\n")
    plain: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines):
        key, colon, value = line.partition(": ")
        if colon and key in meta:
            value = value.strip()
            after = lines[number + 1] if number + 1 < len(lines) else ""
            if not _PLAIN.match(value) or after[:1] in (" ", "\t") or key in plain:
                break
            plain[key] = (number + 2, value)
        elif line.startswith(tuple(f"{key}:" for key in meta)):
            break
    else:
        for key in meta:
            if key in plain:
                yield Block("meta", *plain[key], "", key)
        return
    # Anything unusual is read by the reader of YAML, which is far slower.
    located = parse(front, name, report, first_line=2)
    if located is None or not isinstance(located.data, dict):
        return
    for key in meta:
        words = located.data.get(key)
        if isinstance(words, str) and words.strip():
            yield Block("meta", located.line((key,)), " ".join(words.split()), "", key)


def _name(pieces: Iterable[Piece], taken: set[str]) -> Iterator[Block]:
    """Yield blocks with names that are short, and that stay when other sections change."""
    pieces, taken = list(pieces), set(taken)
    anchors = {piece.identifier for piece in pieces}
    counts: Counter[str] = Counter()
    section, headings = "", 0

    def free(name: str, heading: bool = False) -> str:
        while name in taken or (name in anchors and not heading):
            name += "+"
        taken.add(name)
        return name

    for piece in pieces:
        if piece.kind[0] == "h" and piece.kind[1:].isdigit():
            headings += 1
            section = piece.identifier or f"~{headings}"
            name = free(section, heading=True)
            yield Block(piece.kind, piece.line, piece.text, section, name, piece.box)
            continue
        for number, (kind, text) in enumerate(_images(piece)):
            counts[section] += 1
            name = free(f"{section or 'top'}-{counts[section]}")
            yield Block(kind, piece.line, text, section, name, piece.box, inline=number > 0)


def _images(piece: Piece) -> Iterator[tuple[str, str]]:
    """Yield a piece as blocks of kind and text: itself, and each image in it."""
    images = _IMAGE.findall(piece.text) if "![" in piece.text and piece.kind != "code" else []
    rest = " ".join(_IMAGE.sub("![]()", piece.text).split()) if images else piece.text
    if rest.replace("![]()", "").strip() or not images:
        yield piece.kind, rest
    for image in images:
        yield "image", image


def string_blocks(located: Located, settings: tuple[str, ...]) -> tuple[Block, ...]:
    """Return the texts of a YAML file as blocks; what stands below `settings` is left out."""
    blocks: list[Block] = []

    def walk(data: object, place: Place) -> None:
        key = ".".join(str(part) for part in place)
        if place and below(key, settings):
            return
        if isinstance(data, dict):
            for part, value in data.items():
                walk(value, (*place, str(part)))
        elif isinstance(data, list):
            for number, value in enumerate(data):
                if isinstance(value, str) and value.strip():
                    line = located.line((*place, number))
                    words = " ".join(value.split())
                    blocks.append(Block("string item", line, words, key, f"{key}-{number + 1}"))
                else:
                    walk(value, (*place, number))
        elif isinstance(data, str) and data.strip():
            line = located.line(place)
            blocks.append(Block("string", line, " ".join(data.split()), "", key))

    walk(located.data, ())
    return tuple(blocks)


def below(name: str, keys: tuple[str, ...]) -> bool:
    """Return whether the dotted key `name` is one of `keys` or stands below one."""
    return any(name == key or name.startswith((f"{key}.", f"{key}-")) for key in keys)
