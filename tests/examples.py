"""How many random inputs a test tries: few each time, and many in `make test-deep`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
_MORE = 50


def examples(count: int) -> settings:
    """Return the settings of a test with `count` examples, and 50 times as many in a deep run.

    They are the same in each run: a test that fails today and not tomorrow helps nobody.
    """
    return settings(
        max_examples=count * (_MORE if DEEP else 1), deadline=None, derandomize=True, database=None,
        suppress_health_check=[
            HealthCheck.filter_too_much,
            HealthCheck.too_slow,
            HealthCheck.function_scoped_fixture,
        ],
    )  # fmt: skip
