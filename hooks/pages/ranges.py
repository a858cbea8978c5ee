"""Numbers in short: rows of them as first and last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def ranges(numbers: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Yield `numbers` in rising order: each by itself, three and more in a row as first and last.

    `1, 2, 5, 6, 7` gives `(1,)`, `(2,)` and `(5, 7)`.
    """
    rows: list[list[int]] = []
    for number in sorted(set(numbers)):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    for row in rows:
        if len(row) > 2:
            yield row[0], row[-1]
        else:
            yield from ((number,) for number in row)
