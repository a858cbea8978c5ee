"""The search of the real site in each language, without a build: only its words and its script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from hooks.checks.load import load
from tests.conftest import ROOT
from tests.rules.source import LANGUAGES
from tests.search.asking import Search, searching

CODES = tuple(language.code for language in LANGUAGES)


@pytest.fixture(scope="session")
def searches(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Search]]:
    """Return the search of each language, by its code."""
    project = load(ROOT, LANGUAGES)
    with ExitStack() as stack:
        yield {
            code: stack.enter_context(
                searching(browser, project.editions[code], tmp_path_factory.mktemp(code) / "site")
            )
            for code in CODES
        }
