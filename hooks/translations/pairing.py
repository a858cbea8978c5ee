"""Which block of a translation belongs to which block of the source text.

The rules of parity force the same outline on both. While somebody is in the middle of a change,
what was confirmed for each other keeps the rest in its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from hooks.translations.blocks import Block

Facts = Container[tuple[str, str]]
"""Digests of source and target that were confirmed for each other."""


def pair(
    source: Sequence[Block], target: Sequence[Block], facts: Facts
) -> tuple[dict[int, int], set[int]]:
    """Return which places of `source` and `target` belong together, and which of `source` moved.

    What moved stands in another section, or in another order, than its translation.
    """
    names = {block.name: place for place, block in enumerate(target) if block.keyed}
    pairs = {
        here: names[block.name]
        for here, block in enumerate(source)
        if block.keyed and block.name in names
    }
    ours, theirs = _sections(source), _sections(target)
    gone = [section for section in ours if section not in theirs]
    new = [section for section in theirs if section not in ours]
    renamed = dict(zip(gone, new, strict=True)) if len(gone) == len(new) else {}
    for section, places in ours.items():
        others = theirs.get(renamed.get(section, section), [])
        pairs.update(_align(source, target, places, others, facts))
    moved, taken = set(), set(pairs.values())
    free = [place for place in range(len(target)) if place not in taken]
    for here, block in enumerate(source):
        if here in pairs or block.keyed:
            continue
        for there in free:
            if (block.digest, target[there].digest) in facts:
                pairs[here] = there
                moved.add(here)
                free.remove(there)
                break
    return pairs, moved


def _sections(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return the places of the blocks of each section, without those that have a key."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if not block.keyed:
            found[block.section].append(place)
    return found


def _align(
    source: Sequence[Block],
    target: Sequence[Block],
    ours: Sequence[int],
    theirs: Sequence[int],
    facts: Facts,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one section."""

    def fit(here: int, there: int) -> bool:
        return (source[here].digest, target[there].digest) in facts

    # Both ends first: of the equal cells of a table, each stays in its place.
    start, end = 0, 0
    shorter = min(len(ours), len(theirs))
    while start < shorter and fit(ours[start], theirs[start]):
        start += 1
    while end < shorter - start and fit(ours[-end - 1], theirs[-end - 1]):
        end += 1
    yield from zip(ours[:start], theirs[:start], strict=True)
    yield from zip(ours[len(ours) - end :], theirs[len(theirs) - end :], strict=True)
    ours, theirs = ours[start : len(ours) - end], theirs[start : len(theirs) - end]

    digests = [source[here].digest for here in ours]
    known: list[object] = [
        next((each for each in digests if (each, target[there].digest) in facts), there)
        for there in theirs
    ]
    matcher = SequenceMatcher(None, digests, known, autojunk=False)
    matched = sum(size for *_, size in matcher.get_matching_blocks())
    here_kinds = [source[here].kind for here in ours]
    there_kinds = [target[there].kind for there in theirs]
    if here_kinds == there_kinds and matched <= sum(map(fit, ours, theirs)):
        yield from zip(ours, theirs, strict=True)
        return
    for _, first, last, begin, finish in matcher.get_opcodes():
        kinds, others = here_kinds[first:last], there_kinds[begin:finish]
        if len(kinds) == len(others):
            others = kinds
        inner = SequenceMatcher(None, kinds, others, autojunk=False)
        for one, other, size in inner.get_matching_blocks():
            here, there = first + one, begin + other
            yield from zip(ours[here : here + size], theirs[there : there + size], strict=True)
