"""How many random inputs a test tries: few each time, and many in `make test-deep`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"


def examples(count: int, deep: int = 0) -> settings:
    """Return the settings of a test with `count` examples; in a deep run `deep`, or 50 times more.

    They are the same in each run: a test that fails today and not tomorrow helps nobody.
    """
    return settings(
        max_examples=(deep or 50 * count) if DEEP else count,
        deadline=None, derandomize=True, database=None,
        suppress_health_check=[
            HealthCheck.filter_too_much,
            HealthCheck.too_slow,
            HealthCheck.function_scoped_fixture,
        ],
    )  # fmt: skip
