"""Which block of a translation belongs to which block of the source text.

By exact confirmation first, then by place in the section, then by likeness. So a block that moved
is moved and not changed, and a paragraph that was split disturbs nothing after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hooks.translations.blocks import Block
from hooks.translations.order import ALIKE, best_order, likeness, rising, within

Before = Callable[[Block], Sequence[str]]
"""The source texts for which a block of the translation was confirmed."""

_PLACE = 0.2
"""What the same place counts, beside likeness from 0 to 1."""
_EDITED = 0.5
"""Likeness of an unchanged source text and a translation that nobody confirmed: it was edited."""
_DISTINCT = 4
"""Words from which on a text is found again anywhere on its page."""


@dataclass
class Pairs:
    """The result: pairs as places in source and target."""

    found: dict[int, int] = field(default_factory=dict)
    """Source to target."""
    joined_source: dict[int, int] = field(default_factory=dict)
    """Further source blocks of a text that was split, and the source block they belong to."""
    joined_target: dict[int, int] = field(default_factory=dict)
    """Further target blocks of a source text that was merged, and the target block."""
    moved: set[int] = field(default_factory=set)
    """Source blocks whose translation stands elsewhere than they do."""


def pair(
    source: Sequence[Block],
    target: Sequence[Block],
    confirmed: Mapping[str, Sequence[str]],
    before: Before,
) -> Pairs:
    """Return which blocks belong together.

    `confirmed` has for the hash of a source text the hashes of its confirmed translations.
    """
    pairing = _Pairing(source, target, confirmed, before)
    pairing.by_name()
    pairing.in_order()
    pairing.by_text(everywhere=False)
    pairing.by_text(everywhere=True, words=_DISTINCT)
    pairing.by_place()
    pairing.by_text(everywhere=True)
    pairing.by_likeness()
    pairing.join()
    pairing.find_moved()
    return pairing.pairs


class _Pairing:
    def __init__(
        self,
        source: Sequence[Block],
        target: Sequence[Block],
        confirmed: Mapping[str, Sequence[str]],
        before: Before,
    ) -> None:
        self.source, self.target = source, target
        self.confirmed, self.before = confirmed, before
        self.pairs = Pairs()
        self.taken: dict[int, int] = {}
        """Target to source."""
        self.exact: set[int] = set()

    def _join(self, ours: int, theirs: int) -> None:
        self.pairs.found[ours] = theirs
        self.taken[theirs] = ours

    def _free(self) -> tuple[list[int], list[int]]:
        ours = [place for place in range(len(self.source)) if place not in self.pairs.found]
        theirs = [place for place in range(len(self.target)) if place not in self.taken]
        return ours, theirs

    def by_name(self) -> None:
        """Pair what has a key: front matter, and texts of YAML files."""
        names = {block.name: place for place, block in enumerate(self.target) if block.keyed}
        for place, block in enumerate(self.source):
            if block.keyed and block.name in names:
                self._join(place, names[block.name])

    def _confirmed(self, ours: int, theirs: int) -> bool:
        known = self.confirmed.get(self.source[ours].digest, ())
        return self.target[theirs].digest in known

    def in_order(self) -> None:
        """Pair texts that were confirmed for each other and stand in the same order."""
        ours_in, theirs_in = _by_section(self.source), _by_section(self.target)
        for section, ours in ours_in.items():
            theirs = theirs_in.get(section, [])
            while ours and theirs and self._confirmed(ours[0], theirs[0]):
                self._join(ours.pop(0), theirs.pop(0))
            while ours and theirs and self._confirmed(ours[-1], theirs[-1]):
                self._join(ours.pop(), theirs.pop())
            if len(ours) == len(theirs):
                # Of equal texts those at the same place: a table has many cells with one word.
                for here, there in zip(ours, theirs, strict=True):
                    if self._confirmed(here, there):
                        self._join(here, there)
            scores = [[float(self._confirmed(here, there)) for there in theirs] for here in ours]
            for row, column in best_order(scores):
                here, there = ours[row], theirs[column]
                fits = here not in self.pairs.found and there not in self.taken
                if fits and self._confirmed(here, there):
                    self._join(here, there)

    def by_text(self, everywhere: bool, words: int = 0) -> None:
        """Pair texts that were confirmed for each other."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, block in enumerate(self.target):
            if place not in self.taken and not block.keyed:
                places[block.digest].append(place)
        last = -1
        for place, block in enumerate(self.source):
            if place in self.pairs.found:
                last = max(last, self.pairs.found[place])
                continue
            if block.keyed or (words and len(block.text.split()) < words):
                continue
            choice = [
                theirs
                for hash_ in self.confirmed.get(block.digest, ())
                for theirs in places.get(hash_, ())
                if theirs not in self.taken
                and (everywhere or self.target[theirs].section == block.section)
            ]
            if choice:
                # Of equal texts the next one: the others may belong to what comes later.
                last = min(choice, key=lambda theirs: (theirs < last, theirs))
                self._join(place, last)

    def by_place(self) -> None:
        """Pair what stands between the same neighbours in the same section."""
        sections = self._sections()
        theirs_in = _by_section(self.target)
        for section, ours in _by_section(self.source).items():
            theirs = theirs_in.get(sections.get(section, section), [])
            ends = set(theirs)
            fixed = [(place, end) for place in ours if (end := self.pairs.found.get(place)) in ends]
            kept = rising([end for _, end in fixed if end is not None])
            anchors = [fixed[place] for place in kept]
            start, begin = -1, -1
            for stop, finish in (*anchors, (len(self.source), len(self.target))):
                self._fill(
                    [p for p in ours if start < p < stop and p not in self.pairs.found],
                    [p for p in theirs if begin < p < (finish or 0) and p not in self.taken],
                )
                start, begin = stop, finish or 0

    def _sections(self) -> dict[str, str]:
        """Return the target's section for each source section whose heading has its pair."""
        return {
            self.source[ours].section: self.target[theirs].section
            for ours, theirs in self.pairs.found.items()
            if self.source[ours].heading
        }

    def _score(self, ours: int, theirs: int) -> float:
        source, target = self.source[ours], self.target[theirs]
        same = source.kind == target.kind
        texts = self.before(target)
        if texts:
            like = max(likeness(source.text, text) for text in texts)
        else:
            like = _EDITED if source.digest in self.confirmed and same else 0.0
        if same:
            return _PLACE + like
        return like if like >= _EDITED and texts else -1.0

    def _fill(self, ours: list[int], theirs: list[int]) -> None:
        """Pair the blocks of one gap in order, so that the sum of likeness is highest."""
        if not ours or not theirs:
            return
        plain = not any(self.before(self.target[place]) for place in theirs)
        kinds = [self.source[place].kind for place in ours]
        if plain and kinds == [self.target[place].kind for place in theirs]:
            for here, there in zip(ours, theirs, strict=True):
                self._join(here, there)
            return
        scores = [[self._score(here, there) for there in theirs] for here in ours]
        for row, column in best_order(scores):
            self._join(ours[row], theirs[column])

    def by_likeness(self) -> None:
        """Pair what moved and changed at the same time."""
        ours, theirs = self._free()
        found = [
            (score, here, there)
            for there in theirs
            if not self.target[there].keyed and (texts := self.before(self.target[there]))
            for here in ours
            if self.source[here].kind == self.target[there].kind
            and (score := max(likeness(self.source[here].text, text) for text in texts)) >= ALIKE
        ]
        for _, here, there in sorted(found, key=lambda match: (-match[0], *match[1:])):
            if here not in self.pairs.found and there not in self.taken:
                self._join(here, there)

    def join(self) -> None:
        """Add to a pair what was split off its source text, or merged into it."""
        ours, theirs = self._free()
        for here in ours:
            for near in (here - 1, here + 1):
                near = self.pairs.joined_source.get(near, near)
                end = self.pairs.found.get(near)
                if end is not None and any(
                    within(self.source[here].text, text, self.source[near].text)
                    for text in self.before(self.target[end])
                ):
                    self.pairs.joined_source[here] = near
                    break
        for there in theirs:
            for near in (there - 1, there + 1):
                near = self.pairs.joined_target.get(near, near)
                start = self.taken.get(near)
                if start is not None and any(
                    within(text, self.source[start].text, other)
                    for text in self.before(self.target[there])
                    for other in self.before(self.target[near])
                ):
                    self.pairs.joined_target[there] = near
                    break

    def find_moved(self) -> None:
        """Find what stands in another order or another section than its translation."""
        sections = self._sections()
        inside: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for ours, theirs in sorted(self.pairs.found.items()):
            source, target = self.source[ours], self.target[theirs]
            if source.keyed:
                continue
            if sections.get(source.section, source.section) != target.section:
                self.pairs.moved.add(ours)
            else:
                inside[source.section].append((ours, theirs))
        for members in inside.values():
            kept = set(rising([theirs for _, theirs in members]))
            self.pairs.moved |= {
                ours for place, (ours, _) in enumerate(members) if place not in kept
            }


def _by_section(blocks: Sequence[Block]) -> dict[str, list[int]]:
    """Return the places of the blocks of each section, without those that have a key."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if not block.keyed:
            found[block.section].append(place)
    return found
