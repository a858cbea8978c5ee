"""Confirming that a translation is right for the source text of today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hooks.translations.lock import Record
from hooks.translations.marks import is_marked
from hooks.translations.units import State, Unit


def obstacle(unit: Unit, language: str) -> str | None:
    """Return why `unit` cannot be confirmed; None if it can. `language` is that of the source."""
    if unit.state is State.ORPHAN:
        return "its source text is gone: remove it from the translation"
    if unit.source is None or unit.target is None:
        return "it has no translation yet: write it first"
    if is_marked(unit.target.text, language):
        return f"it is marked as not translated: translate it and remove [{language}]"
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


def new_record(unit: Unit) -> Record:
    """Return the record that confirms `unit`.

    Raises ValueError if there is nothing to confirm.
    """
    if unit.source is None or unit.target is None:
        raise ValueError(f"{unit.id} stands in one language only")
    return Record(unit.target.digest, unit.source.shape, unit.source.text, unit.name)


def record_before(unit: Unit, units: Sequence[Unit], records: Sequence[Record]) -> Record | None:
    """Return the last of `records` that belongs to one of the `units` that stand before `unit`."""
    before = [each.record for each in units[: units.index(unit)] if each.record in records]
    return before[-1] if before else None


def confirmed(
    records: Sequence[Record], units: Sequence[Unit], chosen: Iterable[Unit]
) -> tuple[Record, ...]:
    """Return the `records` of a page on which the `chosen` of its `units` are confirmed."""
    kept = list(records)
    names = {unit.name for unit in chosen}
    place = 0
    for unit in units:
        record = new_record(unit) if unit.name in names else unit.record
        if unit.name in names and record and record not in kept:
            if unit.replaces and unit.record in kept:
                kept[kept.index(unit.record)] = record
            else:
                kept.insert(place, record)
        if record in kept:
            place = kept.index(record) + 1
    return tuple(kept)
