"""The state of each block of a translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hooks.content.markdown import read_inline, text_of
from hooks.translations.blocks import Block
from hooks.translations.folders import Texts
from hooks.translations.gaps import find_gaps
from hooks.translations.lock import Locks, Record
from hooks.translations.marks import is_marked
from hooks.translations.pairing import pair
from hooks.translations.rules import Rules
from hooks.translations.units import Comparison, State, Unit


def compare(source: Texts, target: Texts, lock: Locks | None, rules: Rules) -> Comparison:
    """Return the state of each block of `target`, a translation of `source`."""
    units: dict[str, tuple[Unit, ...]] = {}
    dead: dict[str, tuple[Record, ...]] = {}
    for name in sorted({*source.files, *target.files, *(lock or {})}):
        page = _Page(name, source.code, rules, (lock or {}).get(name, ()))
        found = page.units(source.files.get(name, ()), target.files.get(name, ()))
        if name in source.files or name in target.files:
            units[name] = found
        dead[name] = tuple(page.spare)
    absent = frozenset(source.files.keys() - target.files.keys())
    gaps = tuple(find_gaps(source, target, rules))
    return Comparison(
        source.path, target.path, target.complete, lock or {}, units, dead, absent,
        lock is not None, gaps,
    )  # fmt: skip


class _Page:
    """One page in both languages, and what was confirmed for it."""

    def __init__(self, name: str, language: str, rules: Rules, records: Sequence[Record]) -> None:
        self.name, self.language, self.rules, self.records = name, language, rules, records
        self.facts = {(record.source, record.target): record for record in records}
        self.spare: list[Record] = []
        """Records that are not true for a block of today, and belong to none that changed."""

    def units(self, source: Sequence[Block], target: Sequence[Block]) -> tuple[Unit, ...]:
        """Return the units in the order of the source text, then what it has no longer."""
        pairs, moved = pair(source, target, self.facts)
        true = {(source[here].digest, target[there].digest) for here, there in pairs.items()}
        self.spare = [each for each in self.records if (each.source, each.target) not in true]
        units = [
            self._pair(block, target[pairs[here]], here in moved)
            if here in pairs
            else Unit(self.name, block.name, State.MISSING, block, None)
            for here, block in enumerate(source)
        ]
        names = {unit.name for unit in units}
        for there in sorted(set(range(len(target))) - set(pairs.values())):
            name = target[there].name
            while name in names:
                name += "+"
            names.add(name)
            units.append(Unit(self.name, name, State.ORPHAN, None, target[there]))
        units = [self._of_target(unit) for unit in units]
        units = [self._of_source(unit) for unit in units]
        return tuple(self._judged(unit) for unit in self._between(units))

    def _pair(self, source: Block, target: Block, moved: bool) -> Unit:
        unit = Unit(self.name, source.name, State.STALE, source, target, moved=moved)
        if record := self.facts.get((source.digest, target.digest)):
            return replace(unit, state=State.CURRENT, record=record)
        same = source.digest == target.digest and _has_words(source.text)
        if same or is_marked(target.text, self.language):
            return replace(unit, state=State.MISSING)
        return unit

    def _take(self, fits: Callable[[Record], bool]) -> Record | None:
        for record in self.spare:
            if fits(record):
                self.spare.remove(record)
                return record
        return None

    def _of_target(self, unit: Unit) -> Unit:
        """Return `unit` with the record of a translation that is as it was."""
        if unit.record or not unit.target:
            return unit
        digest = unit.target.digest
        if record := self._take(lambda each: each.target == digest):
            return replace(unit, record=record, replaces=True)
        return replace(unit, record=next((r for r in self.records if r.target == digest), None))

    def _of_source(self, unit: Unit) -> Unit:
        """Return `unit` with the record of a source text that is as it was."""
        if unit.record or not unit.source:
            return unit
        digest = unit.source.digest
        record = self._take(lambda each: each.source == digest)
        edited = record is not None and unit.state is State.STALE
        state = State.EDITED if edited else unit.state
        return replace(unit, state=state, record=record, replaces=record is not None)

    def _between(self, units: Sequence[Unit]) -> list[Unit]:
        """Return the units; those that changed in both languages with the record at their place."""
        found, place = [], 0
        for unit in units:
            following = self.records[place] if place < len(self.records) else None
            if unit.state is State.STALE and not unit.record and following in self.spare:
                self.spare = [record for record in self.spare if record is not following]
                unit = replace(unit, record=following, replaces=True)
            if unit.record:
                place = self.records.index(unit.record) + 1
            found.append(unit)
        return found

    def _judged(self, unit: Unit) -> Unit:
        if unit.state is State.CURRENT:
            return unit
        critical = any(self.rules.critical(block) for block in (unit.source, unit.target) if block)
        critical |= unit.before is not None and self.rules.critical_text(unit.before)
        return replace(unit, critical=critical)


def _has_words(text: str) -> bool:
    """Return whether there is anything to translate in a text that has places for values."""
    words = re.sub(r"\{[^{}]*\}", "", text_of(read_inline(text)))
    return re.search(r"[^\W\d_]{2}", words) is not None
