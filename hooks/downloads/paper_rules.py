"""Rules for files to take away, of whatever kind: neutral names, and texts that their format holds.

What a file is called shows in a Downloads folder, and its title in the bar of a program. They are
judged where files are made, so that no kind, a new one neither, can forget it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hooks.content.project import Edition
from hooks.content.yaml_reader import Located, Place, parse
from hooks.content.yamlfile import dotted
from hooks.downloads.formats.printed import Print
from hooks.downloads.formats.sheet import Sheet, sheet_faults
from hooks.downloads.paper import Paper
from hooks.problems import Report, read_text

_PLACE_FOR_A_VALUE = re.compile(r"\{\w*\}")
_WORD_LISTS = ("literals", "negations", "neutral")
"""Keys of `strings.yml` whose texts go into no file."""
_NAMES = ("title", "list_title", "list_name", "name")
"""Keys of a page, and of its papers, whose texts name files."""


@dataclass(frozen=True)
class _Origin:
    """A text of the source that went into a file."""

    path: str
    line: int
    key: str
    text: str


def check_paper(
    paper: Paper, root: Path, edition: Edition, neutral: Iterable[str], report: Report
) -> None:
    """Note what is wrong with `paper`, each at the text it comes from.

    `neutral` are the words that may not stand in a name or title.
    """
    content = paper.content.document if isinstance(paper.content, Print) else paper.content
    names = {paper.stem: None, paper.title: None, str(getattr(content, "title", "")): None}
    for name in names:
        for word in neutral:
            if word.lower() in name.lower():
                origin = _origin(name, root, edition, word.lower())
                report.error(
                    origin.path, origin.line, "a name that gives away what the file is about",
                    expected=f"a neutral name, without {word!r}", found=origin.text or name,
                    fix=f"choose {origin.key} so that it may be seen in a Downloads folder",
                )  # fmt: skip
    for fault in sheet_faults(content) if isinstance(content, Sheet) else ():
        origin = _origin(fault.text, root, edition)
        report.error(
            origin.path, origin.line, f"{origin.key}: {fault.what}",
            expected=fault.expected, found=origin.text or fault.text,
            fix="write it shorter, or in other words",
        )  # fmt: skip


def _origin(made: str, root: Path, edition: Edition, word: str = "") -> _Origin:
    """Return the text of the source that `made` comes from, and that has `word` in it.

    A text with places for values is in what was made of it piece by piece.
    """
    best, most = _Origin(f"docs/{edition.language.code}/strings.yml", 1, "the name", ""), 0
    for origin in _texts(root, edition):
        words = edition.facts.plain(origin.text)
        pieces = [piece for piece in _PLACE_FOR_A_VALUE.split(words) if piece.strip()]
        length = sum(map(len, pieces))
        if length > most and word in words.lower() and all(piece in made for piece in pieces):
            best, most = origin, length
    return best


def _texts(root: Path, edition: Edition) -> Iterator[_Origin]:
    name = f"docs/{edition.language.code}/strings.yml"
    # Read again: only a file with an error needs the lines.
    strings = parse(read_text(root / name, name, Report()) or "", name, Report())
    if strings is not None:
        for origin in _located_texts(name, strings, strings.data, ()):
            if origin.key.split(".")[0] not in _WORD_LISTS:
                yield origin
    for page in edition.pages.values():
        for origin in _located_texts(page.path, page.meta_lines, page.meta_lines.data, ()):
            if origin.key.split(".")[-1] in _NAMES:
                yield origin


def _located_texts(path: str, located: Located, data: object, place: Place) -> Iterator[_Origin]:
    if isinstance(data, str):
        yield _Origin(path, located.line(place), dotted(place), data)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _located_texts(path, located, value, (*place, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _located_texts(path, located, value, (*place, number))
