"""The real site, looked at once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility.walk import Findings, page_paths, pages_of_each_kind, walk


@pytest.fixture(scope="session")
def found(browser: Browser, served: str, real_site: Path) -> Findings:
    """Return what is wrong with the pages of the real site."""
    return walk(browser, served, page_paths(real_site), pages_of_each_kind(real_site))
