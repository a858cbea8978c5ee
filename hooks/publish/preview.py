"""Whether a preview still runs the code that is on the disk: what it has loaded never changes."""

from __future__ import annotations

from pathlib import Path

from hooks.publish.swap import PublishError

CODE = Path(__file__).parents[1]


def _mark() -> frozenset[tuple[Path, int]]:
    return frozenset((path, path.stat().st_mtime_ns) for path in CODE.rglob("*.py"))


_LOADED = _mark()


def check_code() -> None:
    """Raise PublishError if the code has changed since it was loaded.

    Old code would also keep what it makes under the mark of the new one.
    """
    if _mark() != _LOADED:
        raise PublishError(
            "hooks/: the code has changed since this preview began; expected: the code that runs; "
            "found: another; fix: stop the preview and start it again"
        )
