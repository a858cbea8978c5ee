"""Likeness of texts, and order of things that belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

ALIKE = 0.6
"""Likeness from which on two texts are taken for one that changed."""
_FEW = 3
"""Words below which a part of a text is not known again."""


def likeness(one: str, other: str) -> float:
    """Return how much two texts are alike by their words, from 0 to 1."""
    ours, theirs = Counter(one.split()), Counter(other.split())
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


def within(part: str, whole: str, rest: str) -> bool:
    """Return whether most words of `part` are words of `whole` that are not those of `rest`."""
    words = Counter(part.split())
    left = Counter(whole.split()) - Counter(rest.split())
    return words.total() >= _FEW and (words & left).total() >= ALIKE * words.total()


def best_order(scores: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of rows and columns, both rising, that have the highest sum of scores."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            both = scores[row][column] + best[row + 1][column + 1]
            best[row][column] = max(best[row + 1][column], best[row][column + 1], both)
    row = column = 0
    while row < rows and column < columns:
        both = scores[row][column] + best[row + 1][column + 1]
        if scores[row][column] > 0 and both >= best[row][column]:
            yield row, column
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column]:
            row += 1
        else:
            column += 1


def rising(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest rising part of `numbers`."""
    ends: list[int] = []
    places: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        previous.append(places[at - 1] if at else -1)
        if at == len(ends):
            ends.append(number)
            places.append(place)
        else:
            ends[at], places[at] = number, place
    found = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(place)
        place = previous[place]
    return found[::-1]
