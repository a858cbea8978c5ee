"""Makes the built pages light: the style sheet stands in the page, style and scripts minified.

A sheet in the page saves the reader on a slow phone one round trip before the first paint. It
costs 2 kB again on each further page, which show no later for it: `benchmarks.weight` measures a
visit of three pages both ways.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

from hooks.finishing.privacy import INLINE_SCRIPT

_SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')


def make_lean(folder: Path) -> None:
    """Rewrite every page in `folder`.

    Raises ValueError when a page has not exactly one style sheet: its looks would be lost.
    """
    sheets: dict[str, str] = {}
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        links = _SHEET.findall(html)
        if len(links) != 1:
            raise ValueError(f"{path.relative_to(folder)} has {len(links)} style sheets, not one")
        name = PurePosixPath(links[0]).name
        if name not in sheets:
            text = (folder / "assets" / name).read_text(encoding="utf-8")
            sheets[name] = rcssmin.cssmin(text)
        path.write_text(lean_page(html, sheets[name]), encoding="utf-8")
    for name in sheets:
        (folder / "assets" / name).unlink()


def lean_page(html: str, style: str) -> str:
    """Return a page with `style` in the place of its sheet, and its scripts minified."""
    html = _SHEET.sub(lambda _: f"<style>{style}</style>", html)
    return INLINE_SCRIPT.sub(lambda found: f"<script>{rjsmin.jsmin(found[1])}</script>", html)
