"""What is slow to make is made once for all workers of a test run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.files import write_atomically


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of this run that all its workers share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[], bytes]) -> bytes:
    """Return what `make` returns; the first worker calls it, the others wait for what it made."""
    kept = shared_folder(factory) / name
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            write_atomically(kept, make())
    return kept.read_bytes()
