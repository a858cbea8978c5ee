"""Stale blocks for a translator to read: the source before and now, and the translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hooks.translations.check import places
from hooks.translations.folders import LOCK
from hooks.translations.units import Comparison, State, Unit

WIDTH = 80
_INDENT = "    "
_COLOURS = {"-": "\033[31;1m", "+": "\033[32;1m", "head": "\033[1m"}
_END = "\033[0m"


@dataclass(frozen=True)
class Word:
    """A word of a text, and whether it is the same (" "), gone ("-") or new ("+")."""

    text: str
    sign: str = " "


def compare_words(before: str, now: str) -> tuple[list[Word], list[Word]]:
    """Return the words of both texts, those that changed with their sign."""
    ours, theirs = before.split(), now.split()
    old, new = [], []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for operation, first, last, start, end in matcher.get_opcodes():
        same = operation == "equal"
        old += [Word(word, " " if same else "-") for word in ours[first:last]]
        new += [Word(word, " " if same else "+") for word in theirs[start:end]]
    return old, new


def wrap(words: Sequence[Word], colour: bool) -> Iterator[str]:
    """Yield lines of at most 80 columns; changes in colour, or as [-gone-] and {+new+}."""
    room = WIDTH - len(_INDENT)
    line: list[str] = []
    length = 0
    for text, sign in _pieces(words, colour, room):
        if line and length + 1 + len(text) > room:
            yield _INDENT + " ".join(line)
            line, length = [], 0
        length += len(text) + bool(line)
        line.append(f"{_COLOURS[sign]}{text}{_END}" if colour and sign != " " else text)
    if line:
        yield _INDENT + " ".join(line)


def _pieces(words: Sequence[Word], colour: bool, room: int) -> Iterator[tuple[str, str]]:
    """Yield what may not be broken: words, with the marks of changes where there is no colour."""
    for place, word in enumerate(words):
        text = word.text
        if not colour and word.sign != " ":
            opening, closing = ("[-", "-]") if word.sign == "-" else ("{+", "+}")
            starts = place == 0 or words[place - 1].sign != word.sign
            ends = place + 1 == len(words) or words[place + 1].sign != word.sign
            text = (opening if starts else "") + text + (closing if ends else "")
        for start in range(0, len(text), room):
            yield text[start : start + room], word.sign


def show(comparison: Comparison, unit: Unit, colour: bool) -> str:
    """Return one block that is not current, in lines of at most 80 columns."""
    here, there = places(comparison, unit)
    state = f"safety-critical, {unit.state}" if unit.critical else str(unit.state)
    head = f"{unit.id}  {state}{', moved' if unit.moved else ''}"
    lines = [f"{_COLOURS['head']}{head}{_END}" if colour else head]

    def part(label: str, words: Sequence[Word]) -> None:
        lines.append(f"  {label}")
        lines.extend(wrap(words, colour))

    now = unit.source.text if unit.source else ""
    if unit.state is State.STALE and unit.before is not None and unit.record:
        line = comparison.lock.lines.get(unit.record.key, 0) + 1
        old, new = compare_words(unit.before, " ".join([now, *(b.text for b in unit.split)]))
        part(f"before  {comparison.target}/{LOCK}:{line}", old)
        part(f"now     {here}", new)
    elif unit.source:
        part(f"now     {here}", [Word(word) for word in now.split()])
        if unit.state is State.STALE:
            lines.append("  before  (never confirmed)")
    if unit.target:
        text = " ".join([unit.target.text, *(block.text for block in unit.merged)])
        label = comparison.target.rpartition("/")[2]
        part(f"{label:<6}  {there}", [Word(word) for word in text.split()])
    return "\n".join(lines)
