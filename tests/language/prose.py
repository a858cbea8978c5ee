"""Markdown text to blocks and sentences with line numbers.

Kept: headings, list items, paragraphs, admonitions, table cells, and the front matter that
readers see. Dropped: attribute lists, slots, box marks, code blocks, HTML.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import yaml  # type: ignore[import-untyped, unused-ignore]
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .sentences import FACT, Sentence, split

META_FIELDS = ("title", "nav_title", "description", "list_title")
"""Fields of the front matter that a reader gets to see."""

ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}\n]*\}")
SLOT = re.compile(r"^[ \t]*\[\[[\w-]+\]\][ \t]*$", re.MULTILINE)
DOOR = re.compile(r"\[[^\]]*\]\([^)]*\)\{[^{}]*\.choice\b[^{}]*\}")
BUTTON = re.compile(r"\{ \.choice \}(?=\s+\S)")
"""The end of a button with text behind it, which begins a sentence of its own."""
ICON = re.compile(r":material-[a-z0-9-]+:\s*")
LISTS = ("bullet_list_open", "ordered_list_open")
BOX = re.compile(r"^\[[ xX]\]\s+")


class Kind(StrEnum):
    """Where in a page a block stands."""

    META = "meta"
    HEADING = "heading"
    TITLE = "title"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    DOOR = "door"
    """A link of the home page in the reader's own words: no running text."""


RUNNING = (Kind.PARAGRAPH, Kind.ITEM)
"""Kinds that are read as sentences. Headings and cells are short and would hide long ones."""


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item, title, cell or front matter field."""

    kind: Kind
    line: int
    sentences: tuple[Sentence, ...]
    place: tuple[int, int] | None = None
    """Its list, and the item of that, by number; None outside lists."""
    box: bool = False
    """Whether it is something to do."""


@dataclass(frozen=True)
class Prose:
    """What a reader reads of one page."""

    path: str
    audience: str
    blocks: tuple[Block, ...]

    @property
    def stem(self) -> str:
        """The name of the page's file, without its ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    def sentences(self, kinds: Collection[Kind] = tuple(Kind)) -> tuple[Sentence, ...]:
        """All sentences in blocks of these kinds, in order."""
        return tuple(s for block in self.blocks if block.kind in kinds for s in block.sentences)


def parse(
    path: str,
    text: str,
    abbreviations: Collection[str] = (),
    links: Collection[str] = (),
) -> Prose:
    """Turn the Markdown text of a page into prose.

    abbreviations: in lower case, with their full stops; none of them ends a sentence.
    links: keys of facts that only give a link its address, so that they add no word.
    """
    tokens = _markdown().parse(text)
    meta = _front_matter(tokens)
    audience = next((value for name, _, value in meta if name == "audience"), "")
    fields = [
        Block(Kind.META, line, tuple(split(value, line, abbreviations)))
        for name, line, value in meta
        if name in META_FIELDS
    ]
    blocks = [*fields, *_body(tokens, links, abbreviations)]
    return Prose(path, audience, tuple(block for block in blocks if block.sentences))


def _markdown() -> MarkdownIt:
    """The parser: CommonMark with tables, front matter and admonitions."""
    parser = MarkdownIt("commonmark").enable("table")
    return parser.use(front_matter_plugin).use(admon_plugin)


def _front_matter(tokens: Sequence[Token]) -> list[tuple[str, int, str]]:
    """Name, line and value of the plain fields; a broken front matter has none."""
    source = next((token.content for token in tokens if token.type == "front_matter"), "")
    try:
        # Composing leaves every value as it was typed: no dates, no booleans.
        root = yaml.compose(source, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return []
    if not isinstance(root, yaml.MappingNode):
        return []
    return [
        # The first line of the file is the fence above the first field.
        (str(name.value), int(name.start_mark.line) + 2, str(value.value))
        for name, value in root.value
        if isinstance(value, yaml.ScalarNode)
    ]


def _body(
    tokens: Sequence[Token], links: Collection[str], abbreviations: Collection[str]
) -> Iterator[Block]:
    """Every block below the front matter."""
    open_types: list[str] = []
    places: list[tuple[int, int]] = []
    lists = 0
    for token in tokens:
        if token.nesting == 1:
            open_types.append(token.type)
            if token.type in LISTS:
                lists += 1
                places.append((lists, 0))
            elif token.type == "list_item_open":
                places[-1] = (places[-1][0], places[-1][1] + 1)
        elif token.nesting == -1:
            if open_types.pop() in LISTS:
                places.pop()
        elif token.type == "inline":
            text = BUTTON.sub(".", ICON.sub("", _plain(token.children or (), links)))
            content = SLOT.sub("", ATTRIBUTES.sub("", text))
            line = token.map[0] + 1 if token.map else 1
            kind = Kind.DOOR if DOOR.fullmatch(token.content) else _kind(open_types)
            sentences = tuple(split(BOX.sub("", content), line, abbreviations))
            place = places[-1] if places else None
            yield Block(kind, line, sentences, place, bool(BOX.match(content)))


def _kind(open_types: Sequence[str]) -> Kind:
    """The kind of the block inside these open tags."""
    match open_types:
        case [*_, "heading_open"]:
            return Kind.HEADING
        case [*_, "admonition_title_open"]:
            return Kind.TITLE
        case [*_, "td_open" | "th_open"]:
            return Kind.CELL
        case _:
            return Kind.ITEM if "list_item_open" in open_types else Kind.PARAGRAPH


def _plain(children: Sequence[Token], links: Collection[str]) -> str:
    """The text of inline tokens: emphasis gone, link text kept, facts as one word."""
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type == "link_open":
            opened.append((str(child.attrGet("href")), len(parts)))
        elif child.type == "link_close":
            href, start = opened.pop()
            parts.append(_fact(href, "".join(parts[start:]), links))
    return "".join(parts)


def _fact(href: str, text: str, links: Collection[str]) -> str:
    """What a link adds after its text: the value of a fact, or nothing."""
    scheme, _, key = href.partition(":")
    if scheme != "fact" or (text and key in links):
        return ""
    return f" {FACT}" if text else FACT
