"""The pages of the site as prose, with the word lists of their language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml  # type: ignore[import-untyped, unused-ignore]

from .findings import Finding
from .prose import Block, Kind, Prose, parse
from .rules import check, forbidden_words
from .words import Words, load_words

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""

SOURCE = "nl"
"""The folder that all other languages are translated from."""


@dataclass(frozen=True)
class Page:
    """A page, its language and, for a translation, the page it was made from."""

    prose: Prose
    language: str
    words: Words
    source: Prose | None = None

    @property
    def findings(self) -> list[Finding]:
        """Everything the rules find on this page."""
        return check(self.prose, self.words, self.source)


def page_paths(root: Path = ROOT) -> list[Path]:
    """All pages of all languages, the source language first."""
    found = sorted((root / "docs").glob("*/*.md"))
    return sorted(found, key=lambda path: path.parent.name != SOURCE)


def load_page(path: Path, root: Path = ROOT) -> Page:
    """Read one page below the root."""
    language = path.parent.name
    words = load_words(language)
    source = path.parent.with_name(SOURCE) / path.name
    translated = language != SOURCE and source.exists()
    return Page(
        prose=_read(path, words, root),
        language=language,
        words=words,
        source=_read(source, load_words(SOURCE), root) if translated else None,
    )


def strings_paths(root: Path = ROOT) -> list[Path]:
    """The short texts of all languages."""
    return sorted((root / "docs").glob("*/strings.yml"))


def strings_findings(path: Path, root: Path = ROOT) -> list[Finding]:
    """What the groups that also count for short texts find in a `strings.yml`."""
    words = load_words(path.parent.name)
    tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    blocks = tuple(_strings(tree, words, Kind.PARAGRAPH, root))
    groups = tuple(group for group in words.groups if group.strings)
    prose = Prose(path.relative_to(root).as_posix(), "", blocks)
    return forbidden_words(prose, words.model_copy(update={"groups": groups}))


def _strings(node: yaml.Node | None, words: Words, kind: Kind, root: Path) -> Iterator[Block]:
    """Each text below a node of YAML, as a block on its line."""
    match node:
        case yaml.MappingNode():
            for _, value in node.value:
                yield from _strings(value, words, Kind.PARAGRAPH, root)
        case yaml.SequenceNode():
            for value in node.value:
                yield from _strings(value, words, Kind.ITEM, root)
        case yaml.ScalarNode():
            above = node.start_mark.line
            for block in parse("", node.value, words.abbreviations, _link_facts(root)).blocks:
                sentences = tuple(replace(s, line=s.line + above) for s in block.sentences)
                yield Block(kind, block.line + above, sentences)


def _read(path: Path, words: Words, root: Path) -> Prose:
    """The prose of a file, with its path from the root."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(root).as_posix()
    return parse(name, text, words.abbreviations, _link_facts(root))


@cache
def _link_facts(root: Path) -> frozenset[str]:
    """Keys of the facts that become an address rather than a word."""
    path = root / "docs" / "facts.yml"
    data = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    facts = (data or {}).get("facts", {})
    return frozenset(key for key, fact in facts.items() if fact.get("kind") == "link")
