"""The state of each block of a translation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from hooks.translations.blocks import Block
from hooks.translations.folders import Texts
from hooks.translations.gaps import find_gaps
from hooks.translations.lock import Lock, Record
from hooks.translations.marks import is_marked
from hooks.translations.order import likeness
from hooks.translations.pairing import pair
from hooks.translations.rules import Rules
from hooks.translations.units import Comparison, State, Unit


class _Memory:
    """The lock, ready to be asked."""

    def __init__(self, lock: Lock) -> None:
        self.pairs: set[tuple[str, str]] = set()
        self.pages: dict[str, list[Record]] = defaultdict(list)
        for record in lock.records.values():
            self.pairs.add((record.source, record.target))
            self.pages[record.page].append(record)
        self.lock = lock

    @cached_property
    def translations(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for record in self.lock.records.values():
            found[record.source].append(record.target)
        return found

    @cached_property
    def by_target(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.lock.records.values():
            found[record.target].append(record)
        return found


def compare(source: Texts, target: Texts, lock: Lock | None, rules: Rules) -> Comparison:
    """Return the state of each block of `target`, a translation of `source`."""
    memory = _Memory(lock or Lock())
    units = {
        page: _compare_page(
            page, source.files.get(page, ()), target.files.get(page, ()), memory, rules, source.code
        )
        for page in sorted(source.files.keys() | target.files.keys())
    }
    absent = frozenset(source.files.keys() - target.files.keys())
    gaps = tuple(find_gaps(source, target, rules))
    return Comparison(
        source.path, target.path, target.complete, memory.lock, units, absent, lock is not None,
        gaps,
    )  # fmt: skip


def _compare_page(
    page: str,
    source: Sequence[Block],
    target: Sequence[Block],
    memory: _Memory,
    rules: Rules,
    language: str,
) -> tuple[Unit, ...]:
    if len(source) == len(target) and all(
        (ours.digest, theirs.digest) in memory.pairs and ours.section == theirs.section
        and (ours.name == theirs.name or not ours.keyed)
        for ours, theirs in zip(source, target, strict=True)
    ):  # fmt: skip
        return tuple(
            Unit(page, ours.name, State.CURRENT, ours, theirs)
            for ours, theirs in zip(source, target, strict=True)
        )
    return _Page(page, source, target, memory, rules, language).units()


class _Page:
    """A page on which something has changed."""

    def __init__(
        self,
        page: str,
        source: Sequence[Block],
        target: Sequence[Block],
        memory: _Memory,
        rules: Rules,
        language: str,
    ) -> None:
        self.page, self.source, self.target = page, source, target
        self.memory, self.rules, self.language = memory, rules, language
        self.records = memory.pages.get(page, [])
        self.used: set[str] = set()
        """Keys of records that are true, or that belong to a block that changed."""

    def units(self) -> tuple[Unit, ...]:
        pairs = pair(
            self.source, self.target, self.memory.translations,
            lambda block: [record.text for record in self._records_of(block)],
        )  # fmt: skip
        true = {
            (self.source[ours].digest, self.target[theirs].digest)
            for ours, theirs in pairs.found.items()
        }
        self.used |= {
            record.key for record in self.records if (record.source, record.target) in true
        }
        starts = {theirs: ours for ours, theirs in pairs.found.items()}
        split: dict[int, list[Block]] = defaultdict(list)
        for part, whole in pairs.joined_source.items():
            split[whole].append(self.source[part])
        merged: dict[int, list[Block]] = defaultdict(list)
        for part, whole in pairs.joined_target.items():
            merged[starts[whole]].append(self.target[part])
        units: list[Unit] = []
        for place, block in enumerate(self.source):
            if place in pairs.joined_source:
                continue
            if place in pairs.found:
                unit = self._pair(block, self.target[pairs.found[place]])
                units.append(
                    replace(
                        unit, place=place, moved=place in pairs.moved,
                        split=tuple(split[place]), merged=tuple(merged[place]),
                    )
                )  # fmt: skip
            else:
                critical = self.rules.critical(block)
                units.append(
                    Unit(self.page, block.name, State.MISSING, block, None, critical=critical)
                )
        taken = {unit.name for unit in units}
        for place, block in enumerate(self.target):
            if place in starts or place in pairs.joined_target:
                continue
            name = block.name
            while name in taken:
                name += "+"
            taken.add(name)
            units.append(self._orphan(name, block))
        units = list(self._with_lost(units))
        counts = Counter(unit.record.key for unit in units if unit.record)
        return tuple(
            replace(unit, replaces=True)
            if unit.record
            and unit.record.page == self.page
            and counts[unit.record.key] == 1
            and (unit.record.source, unit.record.target) not in true
            else unit
            for unit in units
        )

    def _records_of(self, target: Block) -> Sequence[Record]:
        """Return the records that confirm `target` for some source text, on its page first."""
        found = self.memory.by_target.get(target.digest, [])
        return [record for record in found if record.page == self.page] or found

    def _orphan(self, name: str, block: Block) -> Unit:
        records = [record for record in self._records_of(block) if record.key not in self.used]
        record = records[0] if records else None
        critical = self.rules.critical(block)
        return Unit(self.page, name, State.ORPHAN, None, block, critical=critical, record=record)

    def _pair(self, source: Block, target: Block) -> Unit:
        unit = Unit(self.page, source.name, State.STALE, source, target)
        if (source.digest, target.digest) in self.memory.pairs:
            return replace(unit, state=State.CURRENT)
        critical = self.rules.critical(source) or self.rules.critical(target)
        unit = replace(unit, critical=critical)
        same = source.digest == target.digest and _has_words(source.text)
        if same or is_marked(target.text, self.language):
            return replace(unit, state=State.MISSING)
        records = self._records_of(target)
        if records:
            record = max(records, key=lambda each: likeness(each.text, source.text))
            critical |= self.rules.critical_text(record.text)
            return replace(unit, critical=critical, record=record)
        for record in self.records:
            if record.source == source.digest and record.key not in self.used:
                self.used.add(record.key)
                return replace(unit, state=State.EDITED, record=record)
        return unit

    def _with_lost(self, units: Sequence[Unit]) -> Iterator[Unit]:
        """Yield the units; those that changed in both languages with the likeliest record."""
        used = self.used | {unit.record.key for unit in units if unit.record}
        for unit in units:
            if unit.state is State.STALE and unit.record is None and unit.source:
                text, section = unit.source.text, unit.source.section
                left = [
                    record
                    for record in self.records
                    if record.key not in used and record.section == section
                ]
                best = max(left, key=lambda record: likeness(record.text, text), default=None)
                if best:
                    used.add(best.key)
                    critical = unit.critical or self.rules.critical_text(best.text)
                    unit = replace(unit, record=best, critical=critical)
            yield unit


def _has_words(text: str) -> bool:
    """Return whether there is anything to translate in a text that has places for values."""
    return re.search(r"[^\W\d_]{2}", re.sub(r"\{[^{}]*\}|\]\([^)]*\)", "", text)) is not None
