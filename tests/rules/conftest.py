"""The small site, read once for all tests that only look at it."""

from __future__ import annotations

import pytest

from hooks.pages.site import Site, read_site
from tests.rules.source import LANGUAGES, NAV
from tests.small_site import small_site, write_site


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the small site, for https://example.org/hulp/."""
    root = write_site(tmp_path_factory.mktemp("small"), small_site())
    return read_site(root, root / "overrides", LANGUAGES, NAV, "https://example.org/hulp")
