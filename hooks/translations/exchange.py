"""Exchange with the tools of translators: PO and XLIFF, one unit a block.

What comes back changes the text of its block and nothing else, and must still be confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.storage import factory
from translate.storage.base import ParseError

from hooks.content.faults import find_faults
from hooks.content.markdown import read_markdown
from hooks.content.pages import split_front
from hooks.content.yaml_reader import parse
from hooks.files import write_atomically
from hooks.problems import Report, read_text
from hooks.translations.blocks import Block, page_blocks, string_blocks
from hooks.translations.check import places
from hooks.translations.rules import Rules
from hooks.translations.spans import find_spans, put
from hooks.translations.units import Comparison, State, Unit

FORMATS = (".po", ".xlf", ".xliff")


@dataclass(frozen=True)
class Entry:
    """A block as a translator's tool gives it back."""

    name: str
    """Its page and name: `tips.md#stop-3`."""
    source: str
    target: str
    unfinished: bool


def write_exchange(path: Path, comparison: Comparison, rules: Rules) -> int:
    """Write each block that stands in both languages to `path`; return how many these are.

    The end of the name says the format. What is not current is marked as unfinished. Raises
    OSError.
    """
    store = _format(path)()
    store.setsourcelanguage(_code(comparison.source))
    store.settargetlanguage(_code(comparison.target))
    units = [unit for unit in comparison.all() if unit.source and unit.target]
    for unit in units:
        if unit.source and unit.target:
            entry = store.addsourceunit(unit.source.text)
            entry.setid(unit.id)
            entry.setcontext(unit.id)
            entry.target = "" if unit.untranslated else unit.target.text
            if unit.critical or rules.critical(unit.source):
                entry.addnote("safety-critical", origin="developer")
            if unit.state is State.STALE and unit.before:
                entry.addnote(f"before: {unit.before}", origin="developer")
            if unit.state in (State.STALE, State.EDITED):
                entry.markfuzzy(True)
    write_atomically(path, bytes(store))
    return len(units)


def read_exchange(path: Path) -> tuple[str, list[Entry]]:
    """Return the language of the translations in a file, and these.

    Raises OSError, and ValueError for what is no such file.
    """
    try:
        store = _format(path).parsestring(path.read_bytes())
    except (ParseError, SyntaxError, ValueError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from error
    entries = [
        Entry(
            # A context in PO, an id behind the name of a file in XLIFF.
            entry.getcontext() or entry.getid().rpartition("\x04")[2],
            _one_line(entry.source),
            _one_line(entry.target),
            entry.isfuzzy(),
        )
        for entry in store.units
        if not entry.isheader()
    ]
    return str(store.gettargetlanguage() or ""), entries


def import_units(
    root: Path, comparison: Comparison, entries: Iterable[Entry], rules: Rules, report: Report
) -> Iterator[Unit]:
    """Change the texts of a translation, and yield the blocks that changed.

    What does not fit any longer is a warning. Raises OSError.
    """
    wanted = list(_wanted(comparison, entries, report))
    for page in sorted({unit.page for unit, _ in wanted}):
        path = f"{comparison.target}/{page}"
        before = read_text(root / path, path, report) or ""
        text, done = before, []
        for unit, words in wanted:
            if unit.page == page and unit.target:
                new = _replaced(text, page, unit.target.name, words, rules)
                if new is None:
                    report.warning(
                        path, unit.target.line, f"the new text of {unit.id} is left out",
                        expected="text that is one block of the same kind", found=words,
                        fix="write it into the page by hand",
                    )  # fmt: skip
                else:
                    text = new
                    done.append(unit)
        if text != before:
            write_atomically(root / path, text.encode())
        yield from done


def _wanted(
    comparison: Comparison, entries: Iterable[Entry], report: Report
) -> Iterator[tuple[Unit, str]]:
    """Yield the units that get another text; note what does not fit."""
    units = {unit.id: unit for unit in comparison.all()}
    for entry in entries:
        unit = units.get(entry.name)
        if unit and unit.target and entry.target in ("", unit.target.text):
            continue
        if unit is None or unit.source is None or unit.target is None:
            what, path, line = f"there is no block {entry.name} to change", comparison.target, "1"
        elif unit.source.text != entry.source:
            what = f"the source text of {entry.name} has changed since the export"
            path, _, line = places(comparison, unit)[0].rpartition(":")
        elif entry.unfinished:
            what = f"{entry.name} is still marked as unfinished"
            path, _, line = places(comparison, unit)[1].rpartition(":")
        else:
            yield unit, entry.target
            continue
        report.warning(
            path, int(line), what,
            expected="a finished translation of the text of today", found=entry.target,
            fix="export again, and translate what is new there",
        )  # fmt: skip


def _replaced(text: str, page: str, name: str, words: str, rules: Rules) -> str | None:
    """Return a file with `words` as the block `name`; None if anything else changes by it."""
    blocks, faults = _read(text, page, rules, Report())
    block = next(block for block in blocks if block.name == name)
    span = find_spans(text, blocks).get(name)
    if span is None or "\\\n" in text[slice(*span)] or "  \n" in text[slice(*span)]:
        return None  # the ends of its lines are a part of what it says
    new = put(text, block, span, words)
    report = Report()
    after, new_faults = _read(new, page, rules, report)
    expected = [(each.shape, words if each is block else each.text) for each in blocks]
    fits = expected == [(each.shape, each.text) for each in after]
    return new if fits and new_faults <= faults and not report.errors else None


def _read(text: str, page: str, rules: Rules, report: Report) -> tuple[Sequence[Block], int]:
    """Return the blocks of a file, and how much in it is read as something else than it means."""
    if not page.endswith(".md"):
        located = parse(text, page, report)
        return string_blocks(located, rules.settings) if located else (), 0
    front, body, line = split_front(text) or ("", text, 1)
    reading = read_markdown(body)
    blocks = page_blocks(parse(front, page, report), reading, line, rules.meta)
    return blocks, sum(1 for _ in find_faults(reading))


def _format(path: Path) -> Any:  # noqa: ANN401 - the toolkit has no types
    return factory.getclass(path.name)  # type: ignore[no-untyped-call]


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())


def _code(folder: str) -> str:
    return folder.rpartition("/")[2]
