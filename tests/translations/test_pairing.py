"""Which block belongs to which: moved is moved, split is stale once, duplicates are kept apart."""

from __future__ import annotations

import pytest

from hooks.translations.confirm import confirmed
from hooks.translations.order import rising
from hooks.translations.units import State
from tests.translations.source import (
    PAGE,
    TRANSLATED,
    alarms,
    small_comparison,
    small_lock,
)

STALE, MISSING, ORPHAN = State.STALE, State.MISSING, State.ORPHAN
TALK = "Praat met iemand die je vertrouwt. Dat helpt bijna altijd, ook als het lang duurt."
TALK_EN = "Talk with somebody you trust. That nearly always helps, even when it takes long."
READ = "Lees verder op [een andere bladzijde](index.md)."
READ_EN = "Read on at [another page](index.md)."
KEEP, TELL, WAIT = (line for line in PAGE.split("\n") if line.startswith("- "))
SECTION = PAGE[PAGE.index("## Daarna") :]


def told(source: str, target: str = TRANSLATED) -> set[tuple[str, State, bool]]:
    """Return the alarms when the page is `source` and everything was confirmed before."""
    units = small_comparison(source, target, small_lock()).units["tips.md"]
    return alarms(units)


def test_nothing_is_told_of_what_is_confirmed() -> None:
    assert told(PAGE) == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A block that moved in its section, to another one, or with its section.
        (f"{KEEP}\n{TELL}", f"{TELL}\n{KEEP}", {("eerst-1", State.CURRENT, True)}),
        (f"{KEEP}\n", "", {("eerst-1+", ORPHAN, False)}),
        (SECTION, "", {("daarna", ORPHAN, False), ("daarna-1", ORPHAN, False),
                       ("daarna-2", ORPHAN, False)}),
        (f"{KEEP}\n{TELL}\n", f"{KEEP.replace('alle', 'geen')}\n", {
            ("eerst-1", STALE, False), ("eerst-2+", ORPHAN, False)}),
        # A paragraph that was split is stale once, wherever the cut is.
        (TALK, TALK.replace(". Dat", ".\n\nDat"), {("daarna-2", STALE, False)}),
        (f"{TALK}\n\n{READ}", f"{TALK} {READ}", {("daarna-1", STALE, False)}),
        # A paragraph that was written anew stays in its place.
        (TALK, "Iets heel anders.", {("daarna-1", STALE, False)}),
        (TALK, f"{TALK}\n\nIets heel anders.", {("daarna-2", MISSING, False)}),
        ("## Daarna {#daarna}", "## Later {#daarna}", {("daarna", STALE, False)}),
        ("## Daarna {#daarna}", "## Daarna {#later}", set()),
        ("title: Tips", "title: Raad", {("title", STALE, False)}),
    ],
)  # fmt: skip
def test_each_change_is_told_where_it_is(
    old: str, new: str, expected: set[tuple[str, State, bool]]
) -> None:
    assert old in PAGE
    assert told(PAGE.replace(old, new)) == expected


def test_a_block_in_another_section_is_moved() -> None:
    page = PAGE.replace(f"{TALK}\n\n", "").replace(KEEP, f"{TALK}\n\n{KEEP}")
    assert told(page) == {("eerst-1", State.CURRENT, True)}


def test_a_block_that_moved_and_changed_is_both() -> None:
    page = PAGE.replace(f"{TALK}\n\n", "").replace(KEEP, f"{TALK} Echt waar.\n\n{KEEP}")
    assert told(page) == {("eerst-1", STALE, True)}


def test_a_section_that_moved_is_no_alarm() -> None:
    first, second = PAGE.index("## Doe"), PAGE.index("## Daarna")
    assert told(f"{PAGE[:first]}{PAGE[second:]}\n{PAGE[first:second]}") == set()


def test_when_both_languages_move_nothing_is_told() -> None:
    def moved(page: str, one: str, other: str) -> str:
        return page.replace(one, "@").replace(other, one).replace("@", other)

    assert told(moved(PAGE, TALK, READ), moved(TRANSLATED, TALK_EN, READ_EN)) == set()


def test_a_block_that_moved_to_another_page_in_both_languages_is_current() -> None:
    lock = small_lock()
    source, target = f"---\ntitle: X\n---\n\n{TALK}\n", f"---\ntitle: Y\n---\n\n{TALK_EN}\n"
    assert alarms(small_comparison(source, target, lock).units["tips.md"]) == {
        ("title", STALE, False)
    }


def test_an_edited_translation_is_noted_and_allowed() -> None:
    edited = TRANSLATED.replace("Keep all", "Save all")
    assert told(PAGE, edited) == {("eerst-1", State.EDITED, False)}
    # It stays stale when the source text changes, too.
    page = PAGE.replace("Bewaar alle", "Bewaar nooit alle")
    units = small_comparison(page, edited, small_lock()).units["tips.md"]
    (unit,) = [unit for unit in units if unit.state is not State.CURRENT]
    assert (unit.name, unit.state) == ("eerst-1", STALE)
    assert unit.before == KEEP.removeprefix("- [ ] ")


def test_text_that_is_still_in_the_source_language_is_missing() -> None:
    page = PAGE.replace(READ, f"{READ}\n\nNieuw hier.")
    for words in ("Nieuw hier.", "[nl] Nieuw hier.", "[nl] Iets anders."):
        target = TRANSLATED.replace(READ_EN, f"{READ_EN}\n\n{words}")
        assert told(page, target) == {("daarna-3", MISSING, False)}
    target = TRANSLATED.replace(READ_EN, f"{READ_EN}\n\nNew here.")
    assert told(page, target) == {("daarna-3", STALE, False)}


CELLS = """\
## Tabel {#tabel}

- Ja
- Nee
- Ja
- Nee
- Ja
"""
CELLS_EN = CELLS.replace("Ja", "Yes").replace("Nee", "No").replace("Tabel", "Table")


@pytest.mark.parametrize("place", range(5))
def test_one_of_many_equal_blocks_changes(place: int) -> None:
    lock = small_lock(CELLS, CELLS_EN)
    # What is equal in a section is confirmed at once.
    assert len(lock.records) == 3
    lines = CELLS.split("\n")
    lines[place + 2] = "- Ja" if lines[place + 2] == "- Nee" else "- Nee"
    comparison = small_comparison("\n".join(lines), CELLS_EN, lock)
    units = comparison.units["tips.md"]
    assert alarms(units) == {(f"tabel-{place + 1}", STALE, False)}
    # The confirmation of the one takes nothing from the others.
    target = CELLS_EN.split("\n")
    target[place + 2] = "- Yes" if target[place + 2] == "- No" else "- No"
    stale = [unit for unit in units if unit.state is STALE]
    again = confirmed(comparison, stale)
    assert not alarms(small_comparison(CELLS, CELLS_EN, again).units["tips.md"])
    both = small_comparison("\n".join(lines), "\n".join(target), lock).units["tips.md"]
    assert not alarms(both)


def test_a_confirmation_changes_one_record() -> None:
    lock = small_lock()
    page = PAGE.replace("Bewaar alle", "Bewaar geen").replace("vandaag", "morgen")
    comparison = small_comparison(page, TRANSLATED, lock)
    (unit,) = [unit for unit in comparison.units["tips.md"] if unit.name == "eerst-2"]
    after = confirmed(comparison, [unit])
    changed = {key for key, record in after.records.items() if lock.records.get(key) != record}
    assert changed == {unit.record.key if unit.record else ""}
    assert after.records.keys() == lock.records.keys()
    assert alarms(small_comparison(page, TRANSLATED, after).units["tips.md"]) == {
        ("eerst-1", STALE, False)
    }


@pytest.mark.parametrize(
    ("old", "new", "critical"),
    [
        ("Ga weg als", "Ga nu weg als", True),
        ("Direct gevaar?", "Gevaar?", True),
        ("Wacht niet [langer", "Wacht wel [langer", True),
        ("[langer dan](fact:klachttermijn)", "lang", True),
        ("Bewaar alle", "Bewaar geen", False),
    ],
)
def test_what_is_safety_critical(old: str, new: str, critical: bool) -> None:
    units = small_comparison(PAGE.replace(old, new), TRANSLATED, small_lock()).units["tips.md"]
    (unit,) = [unit for unit in units if unit.state is STALE]
    assert unit.critical is critical


@pytest.mark.parametrize(
    ("numbers", "length"), [([], 0), ([1, 2, 3], 3), ([3, 1, 2], 2), ([2, 1], 1), ([5, 1, 6, 2], 2)]
)
def test_the_longest_rising_part(numbers: list[int], length: int) -> None:
    places = rising(numbers)
    assert len(places) == length
    assert [numbers[place] for place in places] == sorted(numbers[place] for place in places)
