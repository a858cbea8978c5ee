"""What an ordinary machine may lack: tests that need it are named as not run, and fail in CI."""

from __future__ import annotations

import os
import shutil

import pytest


def require(program: str) -> str:
    """Return the path of `program`; without it the test is not run, and in CI it fails."""
    found = shutil.which(program)
    if found is None:
        give_up(f"{program} is not installed")
    return str(found)


def give_up(why: str) -> None:
    """End the test: as a failure where everything must be there (CI=true), else as not run."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)
