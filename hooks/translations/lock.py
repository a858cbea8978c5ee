"""The lock file: what each block of a translation was translated from.

A record is two lines and an empty one. The first line never changes while the block lives:

    3f0a91c2d47e tips.md
    stop 9f3a1c2b77aa 77aa19f3a1c2 5be2 "Bewaar alle berichten."

The first line has the record's key and page; the second has section, hash of the source text, hash
of the translation, a check sum, and the source text as it was when the translation was confirmed.
Records are sorted by key. So that two people's confirmations merge line by line, a key is made such
that new records do not touch each other: it begins with a hash of the page, and goes on with the
number of the block with its bits turned round, which puts neighbours far apart. Lines like `# 3f`
keep new pages apart. A first line alone keeps a place for a record.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hooks.files import write_atomically
from hooks.problems import Report

HEADER = "# What each block was translated from. Written by `translations confirm`, not by hand.\n"

_FIRST = re.compile(r"([0-9a-f]{12}) (\S.*)$")
_SHELF = re.compile(r"# ([0-9a-f]{2})$")
_SECOND = re.compile(r'(\S+) ([0-9a-f]{12}) ([0-9a-f]{12}) ([0-9a-f]{4}) (".*")$')
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


@dataclass(frozen=True)
class Record:
    """Somebody confirmed that one text is right for another."""

    key: str
    page: str
    section: str
    """Anchor of the section, or "" above the first heading."""
    source: str
    """Hash of the source text."""
    target: str
    """Hash of the translation."""
    text: str
    """The source text, on one line."""

    def line(self) -> str:
        """Return the second line of the record."""
        words = json.dumps(self.text, ensure_ascii=False)
        body = f"{self.section or '-'} {self.source} {self.target}"
        return f"{body} {_check_sum(self.key, self.page, body, words)} {words}"


@dataclass(frozen=True)
class Lock:
    """All records of one translation."""

    records: Mapping[str, Record] = field(default_factory=dict)
    """By key."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Keys that have no record yet, and their page."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line of the first line of each key, and of lines like `# 3f`, in the file that was read."""

    def text(self) -> str:
        """Return the content of the file."""
        parts = [HEADER, "\n"]
        shelves = [f"{number:02x}" for number in range(256)]
        for key in sorted((*shelves, *self.records, *self.places)):
            if record := self.records.get(key):
                parts.append(f"{key} {record.page}\n{record.line()}\n\n")
            elif key in self.places:
                parts.append(f"{key} {self.places[key]}\n\n")
            else:
                parts.append(f"# {key}\n")
        return "".join(parts)

    def line_after(self, key: str) -> int:
        """Return the line below which a record with a new `key` belongs."""
        before = max((known for known in self.lines if known < key), default=None)
        if before is None:
            return 2
        size = 2 if before in self.records else 1 if before in self.places else 0
        return self.lines[before] + size

    def free_key(self, page: str, section: str, source: str, place: int) -> str:
        """Return a key for a new record: the same for all who confirm the same block first.

        `place` is the number of the block on its page.
        """
        start = hashlib.sha256(page.encode()).hexdigest()[:4]
        turned = int(f"{place % 65536:016b}"[::-1], 2)
        number = 0
        while True:
            seed = "\0".join((page, section, source, str(number)))
            key = f"{start}{turned:04x}{hashlib.sha256(seed.encode()).hexdigest()[:4]}"
            if key not in self.records:
                return key
            number += 1

    def without(self, keys: Iterable[str]) -> Lock:
        """Return the lock without the records of `keys`."""
        gone = set(keys)
        records = {key: record for key, record in self.records.items() if key not in gone}
        return Lock(records, self.places, self.lines)


def _check_sum(key: str, page: str, body: str, words: str) -> str:
    return hashlib.sha256(f"{key} {page}\n{body} {words}".encode()).hexdigest()[:4]


def read_lock(text: str, name: str, report: Report) -> Lock:
    """Return the records in `text`; each that is damaged is an error at `name` and left out."""
    records: dict[str, Record] = {}
    places: dict[str, str] = {}
    lines: dict[str, int] = {}
    first: tuple[str, str] | None = None
    conflict = False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip()
        if not line:
            first = None
            continue
        if line.startswith("# "):
            if found := _SHELF.match(line):
                lines[found[1]] = number
            continue
        if _CONFLICT.match(line):
            if line[0] == "<":
                conflict = True
                _note_conflict(name, number, report)
            elif line[0] == ">":
                conflict = False
            continue
        if conflict:
            found = _FIRST.match(line)  # what else stands between the marks is for a person
            first = (found[1], found[2]) if found else first
            continue
        if found := _FIRST.match(line):
            first = (found[1], found[2])
            if first[0] in lines:
                _note(name, number, "a key that stands twice", "each key once", line, report)
                first = None
            else:
                lines[found[1]] = number
                places[found[1]] = found[2]
            continue
        record = _read_record(first, line) if first else None
        if record is None or record.key in records:
            wanted = 'section, two hashes, a check sum and "the source text", unchanged'
            _note(name, number, "a damaged record", wanted, line, report)
        else:
            records[record.key] = record
            places.pop(record.key, None)
    return Lock(records, places, lines)


def _read_record(first: tuple[str, str] | None, line: str) -> Record | None:
    found = _SECOND.match(line)
    if found is None or first is None:
        return None
    section, source, target, check_sum, words = found.groups()
    if check_sum != _check_sum(*first, f"{section} {source} {target}", words):
        return None
    try:
        text = json.loads(words)
    except ValueError:
        return None
    return Record(*first, "" if section == "-" else section, source, target, text)


def _note(name: str, line: int, what: str, expected: str, found: str, report: Report) -> None:
    report.error(
        name, line, what, expected=expected, found=found,
        fix="take the line from an earlier version of the file, or remove the two lines of the "
        "record and confirm its block again",
    )  # fmt: skip


def _note_conflict(name: str, line: int, report: Report) -> None:
    report.error(
        name, line, "two people confirmed the same block", expected="one record",
        found="the marks of a merge", fix="keep the line of the one whose translation you keep, "
        "remove the other line and the three lines of marks",
    )  # fmt: skip


def write_lock(path: Path, lock: Lock) -> None:
    """Write the file whole or not at all: nothing else knows what somebody confirmed."""
    write_atomically(path, lock.text().encode(), lasting=True)
