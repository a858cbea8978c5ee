"""What a project tells the translations about its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from hooks.content.markdown import read_inline
from hooks.content.outline import find_links
from hooks.translations.blocks import Block, below


@dataclass(frozen=True)
class Rules:
    """Which texts are translated, and which of them are safety-critical."""

    meta: tuple[str, ...] = ("title", "description")
    """Keys of the front matter that hold text to translate."""
    boxes: frozenset[str] = frozenset({"danger", "warning"})
    """Types of boxes (`!!! danger`) that are safety-critical, with all in them."""
    targets: tuple[str, ...] = ()
    """Beginnings of link targets that make a block safety-critical: `fact:`."""
    keys: tuple[str, ...] = ()
    """Keys of YAML files that are safety-critical, with all below them."""
    settings: tuple[str, ...] = ()
    """Keys of YAML files that are settings and not text, with all below them."""
    optional: tuple[str, ...] = ()
    """Those of them that a language can do without, or fill in with other keys than the source."""
    first: tuple[str, ...] = ()
    """Files that must be whole before a language is shown to readers."""
    complete: str = "complete"
    """Key of a YAML file that is false in a language that is only started."""
    started_meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Lines for the front matter of each page of a new language; `{stem}` is its name."""
    started_strings: str = "complete: false\n"
    """Beginning of each YAML file of a new language; `{language}` is its code, and
    `{direction}` that in which it is written."""

    def critical(self, block: Block) -> bool:
        """Return whether a wrong translation of `block` can put its reader in danger."""
        if block.kind.startswith("string"):
            return below(block.name, self.keys) or self.critical_text(block.text)
        box = block.box or block.kind.removeprefix("box ")
        return box in self.boxes or self.critical_text(block.text)

    def critical_text(self, text: str) -> bool:
        """Return whether `text` refers to something that is safety-critical."""
        links = find_links(read_inline(text)) if self.targets else ()
        return any(link.target.startswith(self.targets) for link in links)


@dataclass(frozen=True)
class Settings:
    """Where the texts of a project stand."""

    source: Path
    """Folder of the source language, relative to the project's root; its name is the code."""
    rules: Rules
