"""The lock file: a damaged record is an error with its line, and the others stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.problems import Report
from hooks.translations.lock import Lock, Record, read_lock, write_lock

A = Record("111111111111", "tips.md", "eerst", "a" * 12, "b" * 12, "Bewaar alles.")
B = Record("222222222222", "map/tips.md", "", "c" * 12, "d" * 12, 'Zeg "nee" \\ ja.')
C = Record("333333333333", "strings.yml", "-x", "e" * 12, "f" * 12, "# Wég\u2028")
GOOD = Lock({record.key: record for record in (C, B, A)}, {"444444444444": "new.md"}).text()


LINE = GOOD.split("\n").index("111111111111 tips.md") + 1
"""Line on which the record of A begins."""


def read(text: str) -> tuple[Lock, list[str]]:
    """Return the lock in `text` and the place and nature of each error."""
    report = Report()
    lock = read_lock(text, "l", report)
    return lock, [f"{problem.line}: {problem.what}" for problem in report.errors]


def test_what_is_written_is_read() -> None:
    lock, errors = read(GOOD)
    assert errors == []
    assert lock.records == {record.key: record for record in (A, B, C)}
    assert lock.places == {"444444444444": "new.md"}
    assert lock.text() == GOOD
    assert GOOD.split("\n")[lock.lines["222222222222"] - 1] == "222222222222 map/tips.md"


def test_it_is_sorted_and_each_record_stands_by_itself() -> None:
    lines = GOOD.split("\n")
    assert lines[2:20] == [f"# {number:02x}" for number in range(18)]
    assert [line for line in lines[2:] if not line.startswith("# ")] == [
        "111111111111 tips.md", A.line(), "", "222222222222 map/tips.md", B.line(), "",
        "333333333333 strings.yml", C.line(), "", "444444444444 new.md", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["000000000000", "11111111ffff", "111111111112", "ffffffffffff"])
def test_the_place_of_a_new_record_is_told_by_its_line(key: str) -> None:
    lock, _ = read(GOOD)
    record = Record(key, "z.md", "", "a" * 12, "b" * 12, "Nieuw.")
    lines = GOOD.split("\n")
    lines[lock.line_after(key) : lock.line_after(key)] = [f"{key} z.md", record.line(), ""]
    again, errors = read("\n".join(lines))
    assert not errors
    assert again.records.keys() == {A.key, B.key, C.key, key}
    order = [line[:12] for line in lines if line[:12] in again.records]
    assert order == sorted(order)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=80))
def test_any_text_survives(text: str) -> None:
    words = " ".join(text.encode("utf-8", "replace").decode().split())
    record = Record("111111111111", "a b.md", "é", "a" * 12, "b" * 12, words)
    lock, errors = read(Lock({record.key: record}).text())
    assert errors == []
    assert lock.records == {record.key: record}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bewaar alles.", "Bewaar niets."),
        ("a" * 12, "9" * 12),
        ("b" * 12, "9" * 12),
        ("eerst", "later"),
        ('alles."', "alles."),
        (A.line(), A.line()[:20]),
        (A.line(), "wat is dit"),
        ("111111111111 tips.md", "1111111111 tops.md"),
        ("111111111111 tips.md", "111111111112 tips.md"),
        ("111111111111 tips.md", "weg"),
        (A.line(), f"{A.line()}\n{A.line()}"),
        ("111111111111 tips.md", ""),
    ],
)
def test_a_damaged_record_is_an_error_and_loses_no_other(old: str, new: str) -> None:
    lock, errors = read(GOOD.replace(old, new, 1))
    assert {B.key, C.key} <= lock.records.keys()
    assert errors
    assert all(LINE <= int(error.split(":")[0]) <= LINE + 2 for error in errors), errors
    assert all("damaged record" in error for error in errors)


def test_a_key_that_stands_twice_is_an_error() -> None:
    lock, errors = read(GOOD.replace("222222222222", "111111111111"))
    second = GOOD.split("\n").index("222222222222 map/tips.md") + 1
    assert errors[0] == f"{second}: a key that stands twice"
    assert lock.records[A.key] == A
    assert C.key in lock.records


@settings(max_examples=500, deadline=None, derandomize=True, database=None)
@given(st.integers(0, len(GOOD) - 1), st.text(max_size=6))
def test_any_damage_leaves_what_it_does_not_touch(place: int, text: str) -> None:
    broken = GOOD[:place] + text + GOOD[place + 1 :]
    lock, _ = read(broken)
    for record in (A, B, C):
        pair = f"\n{record.key} {record.page}\n{record.line()}\n"
        if pair in broken and broken.count(record.key) == 1:
            assert lock.records.get(record.key) == record


def test_the_marks_of_a_merge_are_an_error_with_its_line() -> None:
    other = Record(*(A.key, A.page, A.section, A.source, "9" * 12, A.text))
    text = GOOD.replace(
        A.line(), f"<<<<<<< ours\n{A.line()}\n=======\n{other.line()}\n>>>>>>> theirs"
    )
    lock, errors = read(text)
    assert errors == [f"{LINE + 1}: two people confirmed the same block"]
    assert lock.records.keys() == {B.key, C.key}


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "en" / "translations.lock"
    write_lock(path, Lock({A.key: A}))
    before = path.read_bytes()
    assert oct(path.stat().st_mode & 0o777) == "0o644"

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_lock(path, Lock({A.key: A, B.key: B}))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_two_people_who_confirm_the_same_new_block_choose_the_same_key() -> None:
    lock = Lock({A.key: A})
    assert lock.free_key("a.md", "b", "c", 7) == Lock().free_key("a.md", "b", "c", 7)
    key = lock.free_key("a.md", "b", "c", 7)
    taken = Lock({A.key: A, key: Record(key, "a.md", "b", "c" * 12, "d" * 12, "x")})
    assert taken.free_key("a.md", "b", "c", 7) not in (key, A.key)
