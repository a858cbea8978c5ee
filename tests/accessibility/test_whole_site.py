"""Every page, both languages, three widths, light, dark, forced colours and print.

The slow tools run once for all tests, so these tests stay in one file: a worker takes a file whole.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility import validators
from tests.accessibility.figures import figures, write
from tests.accessibility.walk import Findings, page_paths, pages_of_each_kind, walk
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def found(browser: Browser, served: str, real_site: Path) -> Findings:
    """Return what is wrong with the pages of the real site."""
    return walk(browser, served, page_paths(real_site), pages_of_each_kind(real_site))


@pytest.fixture(scope="module")
def invalid(installed: None, real_site: Path) -> list[str]:
    """Return what html-validate finds in the real site."""
    return validators.html_validate(real_site)


@pytest.fixture(scope="module")
def invalid_for_nu(installed: None, real_site: Path) -> list[str]:
    """Return what the Nu checker finds in the real site."""
    return validators.nu(real_site)


def test_axe_finds_nothing(found: Findings) -> None:
    assert found.pages > 50
    assert found.axe == []


def test_what_is_tapped_is_large_enough(found: Findings) -> None:
    assert found.targets == []


def test_nothing_is_lost_in_a_narrow_window_with_large_letters_or_wide_spacing(
    found: Findings,
) -> None:
    assert found.lost == []


def test_each_page_has_one_title_and_says_its_language(found: Findings) -> None:
    assert found.structure == []


def test_html_validate_finds_nothing(invalid: list[str]) -> None:
    assert invalid == []


def test_the_nu_checker_finds_nothing(invalid_for_nu: list[str]) -> None:
    assert invalid_for_nu == []


def test_the_figures_are_written_for_the_statement(
    found: Findings, invalid: list[str], invalid_for_nu: list[str]
) -> None:
    made = figures(found, len(invalid), len(invalid_for_nu))
    # `.ci/run` puts it into docs/: who adds a page need not have the tools.
    write(
        ROOT / "test-results/accessibility.yml", made, datetime.datetime.now(tz=datetime.UTC).date()
    )
    assert 5 < found.varied < found.pages
