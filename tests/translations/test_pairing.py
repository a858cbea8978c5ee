"""Which block belongs to which, in the middle of a change too: duplicates are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.translations.confirm import confirmed
from hooks.translations.units import State
from tests.examples import examples
from tests.translations.source import (
    PAGE,
    TRANSLATED,
    alarms,
    blocks_of,
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
        (f"{KEEP}\n{TELL}", f"{TELL}\n{KEEP}", {("eerst-2", State.CURRENT, True)}),
        (f"{KEEP}\n", "", {("eerst-1+", ORPHAN, False)}),
        (SECTION, "", {("daarna", ORPHAN, False), ("daarna-1", ORPHAN, False),
                       ("daarna-2", ORPHAN, False)}),
        (f"{KEEP}\n{TELL}\n", f"{KEEP.replace('alle', 'geen')}\n", {
            ("eerst-1", STALE, False), ("eerst-2+", ORPHAN, False)}),
        # A paragraph that was split or merged, as the translation must be.
        (TALK, TALK.replace(". Dat", ".\n\nDat"), {
            ("daarna-1", STALE, False), ("daarna-2", MISSING, False)}),
        (f"{TALK}\n\n{READ}", f"{TALK} {READ}", {
            ("daarna-1", STALE, False), ("daarna-2", ORPHAN, False)}),
        # Another kind of block, and another box.
        (KEEP, KEEP.replace("[ ] ", ""), {("eerst-1", STALE, False)}),
        ("!!! danger", "!!! warning", {("top-2", STALE, False), ("top-3", STALE, False)}),
        # A heading between blocks that stay.
        (f"\n{READ}", f"\n## Meer {{#meer}}\n\n{READ}", {
            ("meer", MISSING, False), ("meer-1", State.CURRENT, True)}),
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


def test_a_block_that_moved_and_changed_is_a_new_one() -> None:
    page = PAGE.replace(f"{TALK}\n\n", "").replace(KEEP, f"{TALK} Echt waar.\n\n{KEEP}")
    assert told(page) == {("eerst-1", MISSING, False), ("daarna-1+", ORPHAN, False)}


def test_a_section_that_moved_is_no_alarm() -> None:
    first, second = PAGE.index("## Doe"), PAGE.index("## Daarna")
    assert told(f"{PAGE[:first]}{PAGE[second:]}\n{PAGE[first:second]}") == set()


def test_when_both_languages_move_nothing_is_told() -> None:
    def moved(page: str, one: str, other: str) -> str:
        return page.replace(one, "@").replace(other, one).replace("@", other)

    assert told(moved(PAGE, TALK, READ), moved(TRANSLATED, TALK_EN, READ_EN)) == set()


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
    # What is equal on a page is confirmed at once.
    assert len(lock["tips.md"]) == 3
    lines = CELLS.split("\n")
    lines[place + 2] = "- Ja" if lines[place + 2] == "- Nee" else "- Nee"
    units = small_comparison("\n".join(lines), CELLS_EN, lock).units["tips.md"]
    assert alarms(units) == {(f"tabel-{place + 1}", STALE, False)}
    # The confirmation of the one takes nothing from the others.
    target = CELLS_EN.split("\n")
    target[place + 2] = "- Yes" if target[place + 2] == "- No" else "- No"
    stale = [unit for unit in units if unit.state is STALE]
    again = {"tips.md": confirmed(lock["tips.md"], units, stale)}
    assert not alarms(small_comparison(CELLS, CELLS_EN, again).units["tips.md"])
    both = small_comparison("\n".join(lines), "\n".join(target), lock).units["tips.md"]
    assert not alarms(both)


def test_what_changed_in_both_languages_is_told_with_what_it_was() -> None:
    page = PAGE.replace(READ, "Iets anders.").replace(
        "Wacht niet [langer dan](fact:klachttermijn)", "Kort"
    )
    target = TRANSLATED.replace(READ_EN, "Another thing.").replace(
        "Do not wait [longer than](fact:klachttermijn)", "Short"
    )
    units = small_comparison(page, target, small_lock()).units["tips.md"]
    found = [(unit.name, unit.state, unit.before) for unit in units if not unit.done]
    assert found == [("eerst-3", STALE, WAIT.removeprefix("- [ ] ")), ("daarna-2", STALE, READ)]
    # A number that is gone from both is as critical as one that is there.
    assert [unit.critical for unit in units if not unit.done] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "critical"),
    [
        ("Ga weg als", "Ga nu weg als", True),
        ("Direct gevaar?", "Gevaar?", True),
        ("Wacht niet [langer", "Wacht wel [langer", True),
        ("[langer dan](fact:klachttermijn)", "lang", True),
        ("Bewaar alle", "Bewaar [](<fact:klachttermijn>) alle", True),
        ("Bewaar alle", "Bewaar `](fact:klachttermijn)` alle", False),
        ("Bewaar alle", "Bewaar geen", False),
    ],
)
def test_what_is_safety_critical(old: str, new: str, critical: bool) -> None:
    units = small_comparison(PAGE.replace(old, new), TRANSLATED, small_lock()).units["tips.md"]
    (unit,) = [unit for unit in units if unit.state is STALE]
    assert unit.critical is critical


LINES = st.lists(
    st.sampled_from(["- Ja", "- Nee", "- [ ] Ja", "Tekst.", "## A {#a}", "## B {#b}", "Nog."]),
    max_size=9,
)


@examples(100)
@given(LINES, LINES, st.lists(st.integers(0, 9), max_size=3))
def test_in_any_change_each_block_is_told_once_and_what_was_confirmed_is_current(
    ours: list[str], theirs: list[str], numbers: list[int]
) -> None:
    source, now = "\n\n".join(ours), "\n\n".join(theirs)
    lines = [line.replace("Ja", "Yes").replace("Tekst", "Text") for line in ours]
    for number in numbers:
        del lines[number : number + 1]
    target = "\n\n".join(lines)
    lock = small_lock(source, target)
    facts = {(record.source, record.target) for record in lock["tips.md"]}
    for text in (source, now):
        units = small_comparison(text, target, lock).units["tips.md"]
        assert [unit.source for unit in units if unit.source] == list(blocks_of(text))
        assert sorted(unit.target.line for unit in units if unit.target) == [
            block.line for block in blocks_of(target)
        ]
        for unit in units:
            if unit.source and unit.target:
                fact = (unit.source.digest, unit.target.digest) in facts
                assert fact is (unit.state is State.CURRENT)
    if source == now and not numbers:
        assert not alarms(small_comparison(now, target, lock).units["tips.md"])
