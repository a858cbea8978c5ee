"""How far a translation is: a table, what to do next, and the same for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hooks.translations.check import places
from hooks.translations.units import Comparison, State, Unit

_MOST = 8
"""Things to do that are shown at once."""


@dataclass(frozen=True)
class Row:
    """One page in numbers."""

    page: str
    states: Counter[State]
    critical: int
    """Stale blocks that are safety-critical."""
    moved: int
    absent: bool
    """Whether the translation has no such page."""

    @property
    def done(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.moved or self.states.keys() - {State.CURRENT})

    @property
    def urgency(self) -> tuple[bool, int, int, int, int, str]:
        """Key to sort by: the most urgent page first."""
        order = (State.MISSING, State.ORPHAN, State.STALE)
        missing, orphan, stale = (-self.states[state] for state in order)
        return self.done, -self.critical, missing + orphan, stale, -self.moved, self.page


def rows(comparison: Comparison) -> list[Row]:
    """Return a row for each page, the most urgent first."""
    found = [
        Row(
            page,
            Counter(unit.state for unit in units),
            sum(unit.critical and unit.state is State.STALE for unit in units),
            sum(unit.moved for unit in units),
            page in comparison.absent,
        )
        for page, units in comparison.units.items()
    ]
    return sorted(found, key=lambda row: row.urgency)


def next_steps(row: Row, prefix: str) -> str | None:
    """Return what to do on a page, in a few words; None if it is current."""
    states = row.states
    if row.done:
        return None
    if row.absent:
        return f"translate {prefix}{row.page}: the page is not there"
    command = f"translations diff {prefix}{row.page}"
    if row.critical:
        return f"{command}   {row.critical} safety-critical: the strict build fails"
    if states[State.MISSING] or states[State.ORPHAN]:
        return f"{command}   {states[State.MISSING]} to add, {states[State.ORPHAN]} to remove"
    if states[State.STALE]:
        return f"{command}   {states[State.STALE]} to look at, then confirm"
    if row.moved:
        return f"{command}   {row.moved} to move"
    return f"{command}   {states[State.EDITED]} edited: confirm when right"


def table(comparison: Comparison, prefix: str = "") -> str:
    """Return the state of a translation in lines of at most 80 columns.

    `prefix` stands before names of pages in commands, where there are more languages.
    """
    found = rows(comparison)
    width = min(32, max((len(row.page) for row in found), default=4))
    started = "" if comparison.complete else "   (started)"
    lines = [f"{comparison.source} -> {comparison.target}{started}", ""]
    lines.append(
        f"{'page':<{width}} {'current':>7} {'stale':>6} {'missing':>7} {'orphan':>6} moved"
    )
    for row in found:
        name = row.page if len(row.page) <= width else f"…{row.page[1 - width :]}"
        stale = f"{row.states[State.STALE]}{'!' if row.critical else ''}"
        current = row.states[State.CURRENT] + row.states[State.EDITED]
        lines.append(
            f"{name:<{width}} {current:>7} {stale:>6} {row.states[State.MISSING]:>7} "
            f"{row.states[State.ORPHAN]:>6} {row.moved:>5}"
        )
    total = sum((row.states for row in found), Counter[State]())
    lines += ["", f"{total[State.CURRENT] + total[State.EDITED]} of {total.total()} current"]
    if total[State.EDITED]:
        lines[-1] += f", {total[State.EDITED]} of them edited since they were confirmed"
    if any(row.critical for row in found):
        lines.append("! safety-critical")
    if not comparison.tracked:
        lines.append("No locks: nothing has been confirmed yet.")
    lines += _shown_gaps(comparison)
    steps = [step for row in found if (step := next_steps(row, prefix))]
    if steps:
        lines += ["", "Next, most urgent first:", *(f"  {step}" for step in steps[:_MOST])]
    if len(steps) > _MOST:
        lines.append(f"  and {len(steps) - _MOST} more pages")
    return "\n".join(lines)


def _shown_gaps(comparison: Comparison) -> list[str]:
    """Return what keeps the language or its pages from readers, in short lines."""
    if not comparison.gaps:
        return []
    whole = any(gap.everything for gap in comparison.gaps)
    gaps = [gap for gap in comparison.gaps if gap.everything or not whole]
    what = "The language is" if whole else "These pages are"
    head = "Missing, so the build fails" if comparison.complete else f"{what} not shown to readers"
    lines = ["", f"{head}:"]
    lines += [f"  {gap.path}:{gap.line}: {gap.what}" for gap in gaps[:_MOST]]
    if len(gaps) > _MOST:
        lines.append(f"  and {len(gaps) - _MOST} more: translations check names all")
    return lines


def as_data(comparison: Comparison) -> dict[str, object]:
    """Return the state of a translation for machines; of current blocks only their number."""
    return {
        "source": comparison.source,
        "target": comparison.target,
        "complete": comparison.complete,
        "lock": comparison.tracked,
        "pages": [
            {
                "page": row.page,
                **{str(state): row.states[state] for state in State},
                "moved": row.moved,
                "critical": row.critical,
                "blocks": _blocks(comparison, comparison.units[row.page]),
            }
            for row in rows(comparison)
        ],
        "gaps": [
            {"at": f"{gap.path}:{gap.line}", "what": gap.what, "language": gap.everything}
            for gap in comparison.gaps
        ],
        "next": [step for row in rows(comparison) if (step := next_steps(row, ""))],
    }


def _blocks(comparison: Comparison, units: Sequence[Unit]) -> list[dict[str, object]]:
    return [
        {
            "id": unit.id,
            "state": str(unit.state),
            "critical": unit.critical,
            "moved": unit.moved,
            "before": unit.before,
            "source": {"at": here, "text": unit.source.text} if unit.source else None,
            "target": {"at": there, "text": unit.target.text} if unit.target else None,
        }
        for unit in units
        if not unit.done
        for here, there in [places(comparison, unit)]
    ]
