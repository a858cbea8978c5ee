"""The validators, installed once for all tests of this folder."""

from __future__ import annotations

import pytest

from tests.accessibility import validators


@pytest.fixture(scope="session")
def installed() -> None:
    """Make sure that the validators are there."""
    validators.install()
