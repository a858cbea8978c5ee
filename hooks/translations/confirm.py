"""Confirming that a translation is right for the source text of today."""

from __future__ import annotations

from collections.abc import Iterable

from hooks.translations.lock import Lock, Record
from hooks.translations.marks import is_marked
from hooks.translations.units import Comparison, State, Unit


def obstacle(unit: Unit, language: str) -> str | None:
    """Return why `unit` cannot be confirmed; None if it can. `language` is that of the source."""
    if unit.state is State.ORPHAN:
        return "its source text is gone: remove it from the translation"
    if unit.source is None or unit.target is None:
        return "it has no translation yet: write it first"
    if is_marked(unit.target.text, language):
        return f"it is marked as not translated: translate it and remove [{language}]"
    if unit.split or unit.merged:
        return "its source text was split or merged: split or merge the translation in the same way"
    return None


def to_confirm(units: Iterable[Unit], language: str) -> tuple[Unit, ...]:
    """Return what a confirmation of a whole page confirms.

    A translation that is word for word the source text must be confirmed by its name: it may have
    been forgotten.
    """
    return tuple(
        unit
        for unit in units
        if unit.state in (State.STALE, State.EDITED) and obstacle(unit, language) is None
    )


def new_record(lock: Lock, unit: Unit) -> Record:
    """Return the record that confirms `unit`.

    Raises ValueError if there is nothing to confirm.
    """
    source, target = unit.source, unit.target
    if source is None or target is None:
        raise ValueError(f"{unit.id} stands in one language only")
    if unit.record and unit.replaces:
        key = unit.record.key
    else:
        key = lock.free_key(unit.page, source.section, source.digest, unit.place)
    return Record(key, unit.page, source.section, source.digest, target.digest, source.text)


def confirmed(comparison: Comparison, units: Iterable[Unit]) -> Lock:
    """Return the lock in which `units` are confirmed and all else is as it was."""
    old = comparison.lock
    there = {_content(record) for record in old.records.values()}
    records = dict(old.records)
    growing = Lock(records, old.places, old.lines)
    for unit in units:
        record = new_record(growing, unit)
        if _content(record) not in there:
            there.add(_content(record))
            records[record.key] = record
    places = {key: page for key, page in old.places.items() if key not in records}
    return Lock(records, places, old.lines)


def _content(record: Record) -> tuple[str, str, str, str]:
    return record.page, record.section, record.source, record.target


def without_dead(comparison: Comparison, lock: Lock, page: str) -> tuple[Lock, int]:
    """Return `lock` without records of text of `page` that is gone, and how many they were."""
    gone = [record.key for record in comparison.dead if record.page == page]
    gone = [key for key in gone if lock.records.get(key) == comparison.lock.records[key]]
    return lock.without(gone), len(gone)
