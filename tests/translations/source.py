"""Texts to translate: the real ones, and small ones in a folder of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from hooks.checks.translation_rules import RULES, read_settings
from hooks.problems import Report
from hooks.translations.blocks import Block, read_page, string_blocks
from hooks.translations.cli import run
from hooks.translations.commands import read_comparisons
from hooks.translations.confirm import confirmed
from hooks.translations.folders import Texts, read_texts
from hooks.translations.lock import Locks, write_lock
from hooks.translations.states import compare
from hooks.translations.units import Comparison, State, Unit
from tests.rules.source import located
from tests.small_site import ROOT

SETTINGS = read_settings(ROOT)
SOURCE, TARGET = Path("docs/nl"), Path("docs/en")

PAGE = """\
---
title: Tips
description: Wat je kunt doen.
---

Eerste regel van de bladzijde.

!!! danger "Direct gevaar?"
    Ga weg als dat veilig kan.

## Doe dit eerst {#eerst}

- [ ] Bewaar alle berichten die je krijgt.
- [ ] Vertel vandaag aan iemand wat er gebeurt.
- [ ] Wacht niet [langer dan](fact:klachttermijn).

## Daarna {#daarna}

Praat met iemand die je vertrouwt. Dat helpt bijna altijd, ook als het lang duurt.

Lees verder op [een andere bladzijde](index.md).
"""

TRANSLATED = """\
---
title: Advice
description: What you can do.
---

First line of the page.

!!! danger "Immediate danger?"
    Leave if that is safe.

## Do this first {#eerst}

- [ ] Keep all messages that you get.
- [ ] Tell somebody today what is happening.
- [ ] Do not wait [longer than](fact:klachttermijn).

## After that {#daarna}

Talk with somebody you trust. That nearly always helps, even when it takes long.

Read on at [another page](index.md).
"""

STRINGS = "complete: true\nexit:\n  label: Weg\nnav:\n  menu: Menu\n  home: Begin\n"
STRINGS_TRANSLATED = "complete: true\nexit:\n  label: Leave\nnav:\n  menu: Menu\n  home: Start\n"


def small_texts() -> dict[str, str]:
    """Return the files of a small translation."""
    return {
        "docs/nl/tips.md": PAGE,
        "docs/en/tips.md": TRANSLATED,
        "docs/nl/strings.yml": STRINGS,
        "docs/en/strings.yml": STRINGS_TRANSLATED,
    }


def write_texts(root: Path, files: Mapping[str, str]) -> Path:
    """Write `files` below `root`; return `root`."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def confirm_all(root: Path, target: Path = TARGET) -> Locks:
    """Write the lock in which everything is confirmed; no command can do that."""
    report = Report()
    (comparison,) = read_comparisons(root, SETTINGS, [target], report)
    assert not report.errors, report.errors
    lock = all_confirmed(comparison)
    for page, records in lock.items():
        write_lock(root, target.as_posix(), page, records)
    return lock


def all_confirmed(comparison: Comparison) -> Locks:
    """Return the locks in which everything that can be is confirmed."""
    return {
        page: confirmed((), units, [unit for unit in units if unit.source and unit.target])
        for page, units in comparison.units.items()
    }


def small_root(root: Path) -> Path:
    """Write a small translation of which every block is confirmed; return `root`."""
    write_texts(root, small_texts())
    confirm_all(root)
    return root


def call(root: Path, *arguments: str) -> int:
    """Run the command in `root`; return its exit code."""
    return run(["--root", str(root), *arguments], SETTINGS)


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Change `old` to `new` in a file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@cache
def real_texts() -> tuple[Texts, Texts, Locks]:
    """Return the real texts in both languages, and a lock in which all is confirmed."""
    report = Report()
    source = read_texts(ROOT, SOURCE, RULES, report)
    target = read_texts(ROOT, TARGET, RULES, report)
    assert not report.errors, report.errors
    fresh = compare(source, target, None, RULES)
    return source, target, all_confirmed(fresh)


@cache
def real_source(name: str) -> str:
    """Return the text of a real file in the source language."""
    return (ROOT / SOURCE / name).read_text(encoding="utf-8")


def blocks_of(text: str, name: str = "x.md") -> tuple[Block, ...]:
    """Return the blocks of a file that can be read."""
    report = Report()
    if name.endswith(".md"):
        blocks = read_page(text, RULES.meta, name, report)
    else:
        blocks = string_blocks(located(text), RULES.settings)
    assert not report.errors, report.errors
    return blocks


def after(name: str, text: str) -> tuple[Unit, ...]:
    """Return the units of a real file whose source text is now `text`."""
    source, target, lock = real_texts()
    changed = replace(source, files={name: blocks_of(text, name)})
    theirs = replace(target, files={name: target.files[name]})
    return compare(changed, theirs, {name: lock[name]}, RULES).units[name]


def alarms(units: Sequence[Unit]) -> set[tuple[str, State, bool]]:
    """Return name, state and moved of each unit that a translator must look at."""
    return {(unit.name, unit.state, unit.moved) for unit in units if not unit.done}


def small_comparison(source: str, target: str, lock: Locks) -> Comparison:
    """Return the state of one page."""
    ours = Texts("docs/nl", {"tips.md": blocks_of(source)})
    theirs = Texts("docs/en", {"tips.md": blocks_of(target)})
    return compare(ours, theirs, lock, RULES)


def small_lock(source: str = PAGE, target: str = TRANSLATED) -> Locks:
    """Return a lock in which each block of one page is confirmed."""
    return all_confirmed(small_comparison(source, target, {}))


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[^\W\d_]+", text)
