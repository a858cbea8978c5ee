"""One page: a Markdown file to its front matter, text and outline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from hooks.content.facts import Key
from hooks.content.markdown import Reading, read_markdown
from hooks.content.names import FileName
from hooks.content.outline import Block, outline_of
from hooks.content.yaml_reader import Located, parse
from hooks.content.yamlfile import Date, Strict, Text, Whole, validate
from hooks.problems import Report

BLOCKS = 2000
"""Headings, paragraphs, items and cells that a page may have: five times those of a long page."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


PartTarget = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+\.md)?#[a-z0-9-]+$")]
OtherPart = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md#[a-z0-9-]+$")]


class Audience(StrEnum):
    """Whom a page is written for."""

    PERSON = "person"
    CIRCLE = "circle"
    PROFESSIONAL = "professional"


class PaperSpec(Strict):
    """A document made of parts of pages."""

    kind: Literal["card"]
    name: FileName
    """File name, without ending."""
    title: Text
    parts: Annotated[tuple[PartTarget, ...], Field(min_length=1)]
    """`#anchor` of this page, or `page.md#anchor`."""


class FrontMatter(Strict):
    """What stands between the two `---` lines of a page."""

    title: Annotated[Text, StringConstraints(max_length=60)]
    description: Annotated[Text, StringConstraints(max_length=170)]
    audience: Audience
    reviewed: Date
    """Date of the last check of the content."""
    review_after: Annotated[Whole, Field(ge=1, le=24)]
    """Months after which the content must be checked again."""
    sources: tuple[Key, ...]
    nav_title: Annotated[Text, StringConstraints(max_length=30)] | None = None
    """Short name for menus; `title` if absent."""
    slug: FileName | None = None
    """Address of a translated page."""
    was: tuple[FileName, ...] = ()
    """Old addresses in this language, which lead to the page: names, without folder."""
    list_name: FileName | None = None
    """File name of the printed list, without prefix and ending."""
    list_title: Text | None = None
    """Title of the printed list."""
    papers: tuple[PaperSpec, ...] = ()
    """Further documents made of parts of pages."""
    repeats: dict[Key, OtherPart] = Field(default_factory=dict)
    """By anchor of this page, the `page.md#anchor` whose list stands there too."""


@dataclass(frozen=True)
class Page:
    """A page of one language."""

    language: str
    name: str
    """File name, the same in each language: `tips.md`."""
    path: str
    """Path relative to the project's root, for messages."""
    meta: FrontMatter
    meta_lines: Located
    body: str
    """Markdown after the front matter."""
    body_line: int
    """Line of the file on which `body` begins."""

    @property
    def stem(self) -> str:
        """Name without ending: `tips`."""
        return self.name.removesuffix(".md")

    @property
    def label(self) -> str:
        """Name of the page in menus."""
        return self.meta.nav_title or self.meta.title

    @cached_property
    def reading(self) -> Reading:
        """The one reading of its Markdown, of which everything else is made."""
        return read_markdown(self.body)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Outline of the page."""
        return outline_of(self.reading, self.body_line)

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Anchors of its headings."""
        return frozenset(block.identifier for block in self.blocks if block.identifier)

    def line_of(self, key: str) -> int:
        """Return the line of a key of the front matter."""
        return self.meta_lines.line((key,))


def split_front(text: str) -> tuple[str, str, int] | None:
    """Return front matter, body, and the line on which the body begins; None without the first."""
    fences = list(_FENCE.finditer(text))
    if len(fences) < 2 or fences[0].start() != 0:
        return None
    body = text[fences[1].end() :].lstrip("\n")
    front = text[fences[0].end() + 1 : fences[1].start()]
    return front, body, text.count("\n", 0, len(text) - len(body)) + 1


def read_page(
    text: str,
    language: str,
    name: str,
    path: str,
    report: Report,
) -> Page | None:
    """Return the page in `text`; on failure note errors at `path` and return None."""
    parts = split_front(text)
    if parts is None:
        report.error(
            path, 1, "the page has no front matter",
            expected="a first line --- and, below the keys, a second one",
            found=text.split("\n", 1)[0] or "nothing",
            fix="begin the page with ---, title, description, audience, reviewed, "
            "review_after, sources, and ---",
        )  # fmt: skip
        return None
    front, body, body_line = parts
    located = parse(front, path, report, first_line=2)
    if located is None:
        return None
    meta = validate(FrontMatter, located, path, report)
    if meta is None:
        return None
    page = Page(language, name, path, meta, located, body, body_line)
    if len(page.blocks) > BLOCKS:
        report.error(
            path, page.blocks[BLOCKS].line, "a page that is too long to read",
            expected=f"at most {BLOCKS} headings, paragraphs, items and cells",
            found=str(len(page.blocks)), fix="make several pages of it",
        )  # fmt: skip
        return None
    return page
