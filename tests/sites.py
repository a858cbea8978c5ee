"""The pages of a built site as files."""

from __future__ import annotations

from pathlib import Path


def page_files(site: Path, name: str = "*.html") -> list[Path]:
    """Return the files of a name in which readers stay: not those at old addresses."""
    return [path for path in sorted(site.rglob(name)) if not leads_on(path)]


def leads_on(path: Path) -> bool:
    """Return whether the page in the file `path` stands at an old address."""
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")
