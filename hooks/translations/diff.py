"""Stale blocks for a translator to read: the source before and now, and the translation."""

from __future__ import annotations

import textwrap
from difflib import SequenceMatcher

from hooks.translations.check import places
from hooks.translations.lock import lock_name
from hooks.translations.units import Comparison, State, Unit

WIDTH = 80
_INDENT = "    "
_END = "\033[0m"
_COLOURS = {"[-": "\033[31;1m", "-]": _END, "{+": "\033[32;1m", "+}": _END}


def compare_words(before: str, now: str) -> tuple[str, str]:
    """Return both texts with what changed between marks: `[-gone-]` and `{+new+}`."""
    ours, theirs = before.split(), now.split()
    old, new = [], []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for operation, first, last, start, end in matcher.get_opcodes():
        gone, more = " ".join(ours[first:last]), " ".join(theirs[start:end])
        same = operation == "equal"
        old.append(gone if same or not gone else f"[-{gone}-]")
        new.append(more if same or not more else f"{{+{more}+}}")
    return " ".join(filter(None, old)), " ".join(filter(None, new))


def show(comparison: Comparison, unit: Unit, colour: bool) -> str:
    """Return one block in lines of at most 80 columns; with `colour` in that of a terminal."""
    here, there = places(comparison, unit)
    state = f"safety-critical, {unit.state}" if unit.critical else str(unit.state)
    head = f"{unit.id}  {state}{', moved' if unit.moved else ''}"
    lines = [f"\033[1m{head}{_END}" if colour else head]

    def part(label: str, text: str, place: str) -> None:
        lines.append(f"  {label:<6}  {place}")
        shown = textwrap.fill(
            text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
        )
        for sign, code in _COLOURS.items() if colour else ():
            shown = shown.replace(sign, code)
        lines.append(shown)

    now = unit.source.text if unit.source else ""
    if unit.state is State.STALE and unit.record:
        before, now = compare_words(unit.record.text, now)
        part("before", before, f"{lock_name(comparison.target, unit.page)}:{unit.record.line}")
    if unit.source:
        part("now", now, here)
    if unit.state is State.STALE and not unit.record:
        lines.append("  before  (never confirmed)")
    if unit.target:
        part(comparison.target.rpartition("/")[2], unit.target.text, there)
    return "\n".join(lines)
