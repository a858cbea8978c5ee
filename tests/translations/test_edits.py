"""Edits of the real texts, a thousand of them: each content edit is told at its block, no other.

Every edit is made in the text of the file, as a writer makes it.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hooks.translations.blocks import Block
from hooks.translations.units import State
from tests.examples import examples
from tests.translations.source import after, alarms, blocks_of, real_source, real_texts

NAMES = sorted(name for name in real_texts()[0].files if name.endswith(".md"))
STALE = (State.STALE, False)
WORDS = ("morgen", "samen", "buiten", "twaalf", "zelden", "Utrecht", "fiets", "kopie")
LEAD = re.compile(r"\s*(?:#+ |[-*+] (?:\[ \] )?|\d+\. |!!! \w+ \"|\w+: )?")
_EDITABLE = re.compile(r"[^\W\d_]{2,}")
_HIDDEN = re.compile(r"\]\([^)]*\)|\{[^}]*\}|\bfact:\S+")

many = examples(30)
some = examples(20)
names = st.sampled_from(NAMES)
seeds = st.integers(min_value=0, max_value=2**32)

Edit = Callable[[str, random.Random], str | None]
"""Changes the line of a block; None if the line has nothing to change in this way."""


def places(line: str) -> list[re.Match[str]]:
    """Return the words of `line` that a reader sees."""
    start = LEAD.match(line)
    hidden = [found.span() for found in _HIDDEN.finditer(line)]
    return [
        found
        for found in _EDITABLE.finditer(line, start.end() if start else 0)
        if not any(first <= found.start() < last for first, last in hidden)
    ]


def change_word(line: str, chance: random.Random) -> str | None:
    found = places(line)
    if not found:
        return None
    word = chance.choice(found)
    return line[: word.start()] + chance.choice(WORDS) + line[word.end() :]


def change_number(line: str, chance: random.Random) -> str | None:
    shown = [
        found
        for found in re.finditer(r"\d+", line)
        if not any(first <= found.start() < last for first, last in hidden_in(line))
        and not re.match(r"\s*\d+\. ", line)
    ]
    if shown:
        number = chance.choice(shown)
        return line[: number.start()] + str(int(number[0]) + 1) + line[number.end() :]
    found = places(line)
    if not found:
        return None
    at = chance.choice(found).end()
    return f"{line[:at]} {chance.randint(2, 99)}{line[at:]}"


def hidden_in(line: str) -> list[tuple[int, int]]:
    return [found.span() for found in _HIDDEN.finditer(line)]


def change_negation(line: str, chance: random.Random) -> str | None:
    there = [found for found in places(line) if found[0] in ("niet", "Niet", "geen", "nooit")]
    if there:
        word = chance.choice(there)
        return line[: word.start()] + line[word.end() :].removeprefix(" ")
    found = places(line)
    if not found:
        return None
    at = chance.choice(found).end()
    return f"{line[:at]} niet{line[at:]}"


def change_target(line: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"\]\(([^)]*)\)", line))
    if not found:
        return None
    link = chance.choice(found)
    new = chance.choice(("over.md", "fact:noodnummer", "tips.md#stop"))
    return None if new == link[1] else line[: link.start(1)] + new + line[link.end(1) :]


def change_heading(line: str, chance: random.Random) -> str | None:
    return change_word(line, chance) if line.startswith("#") else None


EDITS: dict[str, Edit] = {
    "word": change_word,
    "number": change_number,
    "negation": change_negation,
    "link target": change_target,
    "heading": change_heading,
}


def editable(name: str) -> list[Block]:
    """Return the blocks of a file but those of tables, of which a line holds several."""
    blocks = real_texts()[0].files[name]
    count = Counter(block.line for block in blocks)
    return [block for block in blocks if count[block.line] == 1]


def edited(name: str, block: Block, edit: Edit, chance: random.Random) -> str | None:
    """Return the text of a file with one edit of `block`; None if it changes nothing."""
    lines = real_source(name).split("\n")
    old = lines[block.line - 1]
    new = edit(old, chance)
    if new is None or " ".join(new.split()) == " ".join(old.split()):
        return None
    lines[block.line - 1] = new
    return "\n".join(lines)


@pytest.mark.parametrize("kind", EDITS)
@many
@given(name=names, seed=seeds)
def test_each_edit_is_told_at_its_block(kind: str, name: str, seed: int) -> None:
    chance = random.Random(seed)
    blocks = editable(name)
    tried = [
        (block, text)
        for block in chance.sample(blocks, len(blocks))[:12]
        if (text := edited(name, block, EDITS[kind], chance)) is not None
    ]
    assume(tried)
    block, text = tried[0]
    assert alarms(after(name, text)) == {(block.name, *STALE)}


@many
@given(name=names, seed=seeds)
def test_many_edits_of_a_page_are_told_each(name: str, seed: int) -> None:
    chance = random.Random(seed)
    blocks = editable(name)
    lines = real_source(name).split("\n")
    expected = set()
    for block in chance.sample(blocks, min(len(blocks), chance.randint(2, 8))):
        new = chance.choice([change_word, change_negation, change_number])(
            lines[block.line - 1], chance
        )
        if new is not None and new != lines[block.line - 1]:
            lines[block.line - 1] = new
            expected.add((block.name, *STALE))
    assume(expected)
    assert alarms(after(name, "\n".join(lines))) == expected


def items(name: str) -> list[Block]:
    return [block for block in real_texts()[0].files[name] if block.kind in ("item", "todo")]


@many
@given(name=names, seed=seeds)
def test_an_item_that_is_added_is_missing_alone(name: str, seed: int) -> None:
    chance = random.Random(seed)
    assume(items(name))
    lines = real_source(name).split("\n")
    block = chance.choice(items(name))
    lead = LEAD.match(lines[block.line - 1])
    words = " ".join(chance.sample(WORDS, 5))
    below = chance.random() < 0.5
    lines.insert(block.line - 1 + below, f"{lead[0] if lead else ''}{words}.")
    text = "\n".join(lines)
    (new,) = [each for each in blocks_of(text) if each.text == f"{words}."]
    assert alarms(after(name, text)) == {(new.name, State.MISSING, False)}


@many
@given(name=names, seed=seeds)
def test_an_item_that_is_removed_leaves_an_orphan_alone(name: str, seed: int) -> None:
    chance = random.Random(seed)
    assume(items(name))
    lines = real_source(name).split("\n")
    block = chance.choice(items(name))
    # Without its first item a list starts with another number, which is told too.
    assume(not lines[block.line - 1].startswith("1. "))
    del lines[block.line - 1]
    source, target, _ = real_texts()
    place = source.files[name].index(block)
    units = [
        unit
        for unit in after(name, "\n".join(lines))
        if unit.state is not State.CURRENT or unit.moved
    ]
    (orphan,) = units
    assert orphan.state is State.ORPHAN
    assert orphan.target
    assert orphan.target.text == target.files[name][place].text


@many
@given(name=names, seed=seeds)
def test_items_that_are_swapped_are_told_and_are_not_missing(name: str, seed: int) -> None:
    chance = random.Random(seed)
    found = items(name)
    pairs = [
        (one, other)
        for one in found
        for other in found
        if one.line < other.line and one.section == other.section and one.box == other.box
        and one.digest != other.digest
    ]  # fmt: skip
    assume(pairs)
    one, other = chance.choice(pairs)
    lines = real_source(name).split("\n")
    here, there = one.line - 1, other.line - 1
    lines[here], lines[there] = lines[there], lines[here]
    told = alarms(after(name, "\n".join(lines)))
    assert {name for name, *_ in told} & {one.name, other.name}
    assert {(state, moved) for _, state, moved in told} in ({(State.CURRENT, True)}, {STALE})


def rewrap(text: str, chance: random.Random) -> str:
    """Return a page with its lines broken elsewhere."""
    before, _, body = text.partition("\n---\n")
    lines = []
    for line in body.split("\n"):
        lead = LEAD.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if not line.strip() or line.lstrip().startswith(("#", "!!!", "[[")):
            lines.append(line)
            continue
        words = re.split(r" (?![^{}]*\})", line.strip())  # never within "{ .choice }"
        if lead and lead[0].strip() and line.lstrip()[0] in "-*+0123456789":
            indent += 2 if line.lstrip()[0] in "-*+" else 3
        rows = [[words[0]]]
        for word in words[1:]:
            starts = re.match(r"[-*+#>=|!\[<]|\d+[.)]|:|~", word)
            if chance.random() < 0.15 and not starts and len(rows[-1]) > 3:
                rows.append([])
            rows[-1].append(word)
        first = line[: len(line) - len(line.lstrip(" "))] + " ".join(rows[0])
        lines += [first, *(" " * indent + " ".join(row) for row in rows[1:])]
    return f"{before}\n---\n" + "\n".join(lines)


def trailing(text: str, chance: random.Random) -> str:
    """Return a page with spaces at the ends of lines."""
    before, _, body = text.partition("\n---\n")
    lines = [line + " " * chance.choice((0, 0, 1, 2, 3)) for line in body.split("\n")]
    return f"{before}\n---\n" + "\n".join(lines)


def other_quotes(text: str, chance: random.Random) -> str:
    """Return a page with other quotes, in the text and around values of the front matter."""
    before, _, body = text.partition("\n---\n")
    pairs = chance.choice(("“”‘’", "„”‚’", "«»‹›"))
    body = re.sub(r'(?<!\w )"([^"\n]*)"(?!\n    )', rf"{pairs[0]}\1{pairs[1]}", body)
    body = re.sub(r"(\w)'(\w)", rf"\1{pairs[3] if pairs[3] == '’' else '’'}\2", body)
    before = re.sub(
        r"^(title|description): ([^\"'\n]*)$",
        lambda found: f'{found[1]}: "{found[2]}"' if chance.random() < 0.5
        else f"{found[1]}: '{found[2]}'",
        before, flags=re.MULTILINE,
    )  # fmt: skip
    return f"{before}\n---\n{body}"


def move_sections(text: str, chance: random.Random) -> str:
    """Return a page with its sections in another order."""
    first, *sections = re.split(r"(?m)^(?=## )", text)
    chance.shuffle(sections)
    return first + "\n".join(section.rstrip("\n") + "\n" for section in sections)


def other_marks(text: str, chance: random.Random) -> str:
    """Return a page with other signs for items, and more empty lines."""
    sign = chance.choice("*+")
    front, fence, body = text.partition("\n---\n")
    text = re.sub(r"(?m)^(\s*)- ", rf"\1{sign} ", body)
    return front + fence + re.sub(r"\n\n(?! )", lambda _: "\n" * chance.choice((2, 2, 3, 4)), text)


HARMLESS = {
    "rewrap": rewrap,
    "trailing spaces": trailing,
    "quotes": other_quotes,
    "sections moved": move_sections,
    "other marks": other_marks,
}


@pytest.mark.parametrize("kind", HARMLESS)
@some
@given(name=names, seed=seeds)
def test_what_changes_no_content_is_no_alarm(kind: str, name: str, seed: int) -> None:
    text = HARMLESS[kind](real_source(name), random.Random(seed))
    assert alarms(after(name, text)) == set()


@many
@given(seed=seeds)
def test_each_edit_of_a_short_text_is_told(seed: int) -> None:
    chance = random.Random(seed)
    blocks = real_texts()[0].files["strings.yml"]
    block = chance.choice(blocks)
    lines = real_source("strings.yml").split("\n")
    old = lines[block.line - 1]
    at = old.find(block.text)
    assume(at >= 0 and old.count(block.text) == 1 and _EDITABLE.search(block.text))
    found = [word for word in places("x: " + block.text) if word[0] not in ("fact",)]
    assume(found)
    word = chance.choice(found)
    new = "x: " + block.text
    new = (new[: word.start()] + chance.choice(WORDS) + new[word.end() :])[3:]
    assume(new != block.text)
    lines[block.line - 1] = old[:at] + new + old[at + len(block.text) :]
    assert alarms(after("strings.yml", "\n".join(lines))) == {(block.name, *STALE)}
