"""A translation, block by block: what the other modules hand to each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hooks.translations.blocks import Block
from hooks.translations.lock import Locks, Record


class State(StrEnum):
    """How a block of a translation stands to its source text."""

    CURRENT = "current"
    """Confirmed for the source text of today."""
    STALE = "stale"
    """The source text is another than the one it was confirmed for, or nobody confirmed it."""
    MISSING = "missing"
    """The source text has no translation; or the translation is still the source text."""
    ORPHAN = "orphan"
    """The source text is gone."""
    EDITED = "edited"
    """The translation was changed and the source text was not: allowed, and noted."""


@dataclass(frozen=True)
class Unit:
    """One block in both languages."""

    page: str
    name: str
    """Name of the block on its page."""
    state: State
    source: Block | None
    target: Block | None
    critical: bool = False
    """Whether it is safety-critical; not asked of what is current."""
    moved: bool = False
    """Whether the two stand in another order, or in other sections."""
    record: Record | None = None
    """The record that tells what its translation was confirmed for."""
    replaces: bool = False
    """Whether a confirmation replaces that record: it is true for no other block."""

    @property
    def id(self) -> str:
        """Name to type: `tips.md#stop-3`."""
        return f"{self.page}#{self.name}"

    @property
    def done(self) -> bool:
        """Whether nobody has to look at it."""
        return self.state is State.CURRENT and not self.moved

    @property
    def before(self) -> str | None:
        """The source text for which the translation was confirmed."""
        return self.record.text if self.record else None

    @property
    def untranslated(self) -> bool:
        """Whether what stands in the translation is still the source text."""
        return self.state is State.MISSING and self.target is not None


@dataclass(frozen=True)
class Gap:
    """Why readers do not see something of a language that is only started."""

    path: str
    """File that has the gap, relative to the project's root."""
    line: int
    page: str
    """Its name in the folder of its language."""
    what: str
    """What is missing, in a few words."""
    everything: bool = False
    """Whether they see nothing of the language for it, and not only not this page."""


@dataclass(frozen=True)
class Comparison:
    """A translation, block by block."""

    source: str
    """Folder of the source language."""
    target: str
    """Folder of the translation."""
    complete: bool
    lock: Locks
    units: Mapping[str, tuple[Unit, ...]]
    """By page, in the order of the source text; orphans last."""
    dead: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    """By page, the records of text that is gone in both languages."""
    absent: frozenset[str] = frozenset()
    """Pages that the translation does not have at all."""
    tracked: bool = True
    """Whether it has locks."""
    gaps: tuple[Gap, ...] = ()
    """What keeps the language, or a page of it, from readers; the whole language first."""

    def all(self) -> Iterator[Unit]:
        """Yield the units of all pages."""
        for units in self.units.values():
            yield from units
