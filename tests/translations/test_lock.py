"""The lock of a page: a damaged record is an error with its line, and the others stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.problems import Report
from hooks.translations.blocks import digest
from hooks.translations.confirm import confirmed
from hooks.translations.lock import Record, lock_name, lock_text, read_lock, write_lock
from tests.examples import examples
from tests.translations.source import PAGE, TRANSLATED, small_comparison, small_lock

A = Record("a" * 12, "todo:1", "Bewaar alles.", "eerst-1")
B = Record("b" * 12, "item/danger:2#3", 'Zeg "nee" \\ ja.', "eerst-2")
C = Record("c" * 12, "string", "# Wég 4", "-x")
GOOD = lock_text((A, B, C))
LINE = GOOD.split("\n").index(str(A)) + 1
"""Line of the record A."""


def read(text: str) -> tuple[tuple[Record, ...], list[str]]:
    """Return the records in `text` and the place and nature of each error."""
    report = Report()
    records = read_lock(text, "l", report)
    return records, [f"{problem.line}: {problem.what}" for problem in report.errors]


def test_what_is_written_is_read() -> None:
    records, errors = read(GOOD)
    assert errors == []
    assert records == (A, B, C)
    assert [(record.name, record.line) for record in records] == [
        ("eerst-1", LINE), ("eerst-2", LINE + 3), ("-x", LINE + 6)
    ]  # fmt: skip
    assert lock_text(records) == GOOD
    assert A.source == digest("todo:1", "Bewaar  alles.")


def test_each_record_is_a_line_below_the_name_of_its_block() -> None:
    assert GOOD.split("\n")[1:8] == [
        "", "# eerst-1", "aaaaaaaaaaaa todo:1 Bewaar alles.",
        "", "# eerst-2", 'bbbbbbbbbbbb item/danger:2#3 Zeg "nee" \\ ja.', "",
    ]  # fmt: skip


@examples(75)
@given(st.text(max_size=80))
def test_any_text_survives(text: str) -> None:
    words = " ".join(text.encode("utf-8", "replace").decode().split())
    record = Record("a" * 12, "item:1", words)
    assert read(lock_text([record])) == (((record,), []) if words else ((), [f"{4}: {DAMAGED}"]))


DAMAGED = "a damaged record"


@pytest.mark.parametrize("new", ["wat is dit", str(A)[:20], str(A)[1:], f"x{A}", "a" * 12])
def test_a_damaged_record_is_an_error_and_loses_no_other(new: str) -> None:
    records, errors = read(GOOD.replace(str(A), new, 1))
    assert records == (B, C)
    assert errors == [f"{LINE}: {DAMAGED}"]


@pytest.mark.parametrize(
    ("old", "new"), [("alles", "niets"), ("todo", "item"), ("a" * 12, "9" * 12)]
)
def test_a_record_that_was_changed_confirms_nothing_that_is_there(old: str, new: str) -> None:
    records, errors = read(GOOD.replace(old, new, 1))
    assert not errors
    assert (records[0].source, records[0].target) != (A.source, A.target)


@examples(125)
@given(st.integers(0, len(GOOD) - 1), st.text(max_size=6))
def test_any_damage_leaves_what_it_does_not_touch(place: int, text: str) -> None:
    broken = GOOD[:place] + text + GOOD[place + 1 :]
    records, _ = read(broken)
    lines = [line.rstrip() for line in broken.split("\n")]
    assert [record for record in records if record in (A, B, C)] == [
        record for record in (A, B, C) if str(record) in lines
    ]


def test_the_marks_of_a_merge_are_errors_and_both_records_count() -> None:
    other = Record("9" * 12, A.shape, A.text)
    text = GOOD.replace(str(A), f"<<<<<<< ours\n{A}\n=======\n{other}\n>>>>>>> theirs")
    records, errors = read(text)
    what = "a mark of a merge that was not finished"
    assert errors == [f"{LINE}: {what}", f"{LINE + 2}: {what}", f"{LINE + 4}: {what}"]
    assert records == (A, other, B, C)


def test_it_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / lock_name("docs/en", "map/a.md")
    write_lock(tmp_path, "docs/en", "map/a.md", [A])
    before = path.read_bytes()
    assert oct(path.stat().st_mode & 0o777) == "0o644"

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_lock(tmp_path, "docs/en", "map/a.md", [A, B])
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_record_stands_where_its_block_stands() -> None:
    records = small_lock()["tips.md"]
    page = PAGE.replace("- [ ] Vertel", "- [ ] Nieuw.\n- [ ] Vertel")
    target = TRANSLATED.replace("- [ ] Tell", "- [ ] New.\n- [ ] Tell")
    units = small_comparison(page, target, {"tips.md": records}).units["tips.md"]
    changed = confirmed(records, units, [unit for unit in units if not unit.done])
    texts = [record.text for record in changed]
    place = texts.index("Nieuw.")
    assert texts[:place] + texts[place + 1 :] == [record.text for record in records]
    assert texts[place - 1 : place + 2 : 2] == [
        "Bewaar alle berichten die je krijgt.", "Vertel vandaag aan iemand wat er gebeurt.",
    ]  # fmt: skip
