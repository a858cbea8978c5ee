"""What the benchmarks make of what they measure."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.growth import Grown
from benchmarks.lighthouse import read_report
from benchmarks.link import Visit, median


def report(score: float, *, weight: int = 1) -> dict[str, Any]:
    """Return a report of Lighthouse in which one audit of the last category has `score`."""
    good = {"score": 1, "auditRefs": [{"id": "fine", "weight": 1}, {"id": "n/a", "weight": 1}]}
    last = {"score": score, "auditRefs": [{"id": "robots-txt", "weight": weight}]}
    return {
        "categories": {"performance": good, "accessibility": good, "best-practices": good,
                       "seo": last},
        "audits": {"fine": {"score": 1}, "n/a": {"score": None},
                   "robots-txt": {"score": score, "displayValue": "1 error"}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("made", "scores", "faults"),
    [
        (report(1), (100, 100, 100, 100), ()),
        (report(0.92), (100, 100, 100, 92), ("robots-txt 1 error",)),
        (report(0.5, weight=0), (100, 100, 100, 50), ()),
    ],
)
def test_scores_and_what_keeps_a_page_from_more(
    made: dict[str, Any], scores: tuple[int, ...], faults: tuple[str, ...]
) -> None:
    found = read_report("tips/", made)
    assert (found.scores, found.faults) == (scores, faults)


def test_the_exponent_is_one_for_what_grows_in_step() -> None:
    before = Grown(pages=100, cold=2, warm=1, size=3)
    after = Grown(pages=1000, cold=20, warm=1, size=300)
    found = [after.exponent(name, before) for name in ("cold", "warm", "size")]
    assert found == pytest.approx([1, 0, 2])


def test_a_median_is_that_of_each_figure() -> None:
    visits = [Visit(1, 10, 300, 0, 0), Visit(1, 30, 100, 0, 5), Visit(1, 20, 200, 0, 9)]
    assert median(visits) == Visit(1, 20, 200, 0, 5)
