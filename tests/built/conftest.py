"""The real site, read once for all checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built.model import BuiltSite, read_built
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def built(real_site: Path) -> BuiltSite:
    """Return the real site, built for `SITE_URL`."""
    return read_built(ROOT, real_site)
