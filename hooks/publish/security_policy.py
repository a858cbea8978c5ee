"""What a browser may do on a page: its policy, and the scripts and styles that it names.

The policy stands in the page itself and names the hashes of what our templates bring, and nothing
else: no text of a page can add to it. The headers of the server, in `deploy/`, are the same for
each build, so that an old server and a new page fit together.

Sources: https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import rjsmin
from markupsafe import Markup

TRUSTED_TYPES_POLICY = "site"
"""The one name by which our own script may load a script (the search)."""

_SCRIPTS = MappingProxyType({"exit": "exit/exit.js", "start": "partials/start.js"})
"""The scripts that stand in each page, and their files in `overrides/`."""
_STYLES = ("exit/exit.css", "assets/site.css")
"""The style of each page; the bar with the exit comes first."""


@dataclass(frozen=True)
class Inline:
    """What stands in pages, minified, and the policy that allows just that."""

    overrides: Path
    scripts: Mapping[str, Markup]

    def style(self, parts: Sequence[str] = ()) -> Markup:
        """Return the style of a page that has `parts`, such as `pictures`, besides its text.

        A style in the page saves the reader on a slow phone one round trip before the first paint;
        it costs 2 kB again on each further page, which show no later (`benchmarks.weight`).
        """
        names = (*_STYLES, *(f"assets/{part}.css" for part in parts))
        sheets = [(self.overrides / name).read_text(encoding="utf-8") for name in names]
        # Our own files, which no page can reach.
        return Markup(minify_style("".join(sheets)))  # noqa: S704

    def policy(self, parts: Sequence[str] = ()) -> Markup:
        """Return the policy of a page that has `parts`."""
        return Markup(policy(self.scripts.values(), (self.style(parts),)))  # noqa: S704


def read_inline_files(overrides: Path) -> Inline:
    """Return the styles and scripts of the templates in `overrides`."""
    scripts = {
        name: Markup(rjsmin.jsmin((overrides / path).read_text(encoding="utf-8")))  # noqa: S704
        for name, path in _SCRIPTS.items()
    }
    return Inline(overrides, MappingProxyType(scripts))


def minify_style(text: str) -> str:
    """Return a style sheet without comments, and without spaces that mean nothing."""
    text = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)).strip()
    # Not the space before a colon or around + and -: in a selector or in calc() it means something.
    return re.sub(r" ?([{};,>~]) ?|(?<=:) ", r"\1", text).replace(";}", "}")


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the Content-Security-Policy of a page with these inline scripts and styles."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *sorted(map(source_hash, scripts)))),
        "style-src": " ".join(("'self'", *map(source_hash, styles))),
        "img-src": "'self' data:",
        # No script of ours asks for anything. Browsers refuse by it what tools fetch for a page,
        # robots.txt for example.
        "connect-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": TRUSTED_TYPES_POLICY,
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def source_hash(text: str) -> str:
    """Return the source expression of an inline script or style: `'sha256-…'`."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
