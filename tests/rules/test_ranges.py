"""Numbers of sources in short."""

from __future__ import annotations

import pytest

from hooks.pages.ranges import ranges


@pytest.mark.parametrize(
    ("numbers", "rows"),
    [
        ([], []),
        ([7], [(7,)]),
        ([1, 2], [(1,), (2,)]),
        ([3, 1, 2], [(1, 3)]),
        ([1, 2, 3, 4, 7, 9, 10], [(1, 4), (7,), (9,), (10,)]),
        ([5, 5, 6, 7], [(5, 7)]),
    ],
)
def test_three_in_a_row_are_first_and_last(numbers: list[int], rows: list[tuple[int, ...]]) -> None:
    assert list(ranges(numbers)) == rows
