"""What a browser may do on this site, in one place: the policy and the other response headers.

Sources: https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/,
https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
INLINE_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
POLICY_PLACE = '<meta http-equiv="Content-Security-Policy" content="">'
"""Where a page has room for its policy, for hosts that send no headers."""

TRUSTED_TYPES_POLICY = "site"
"""The one name by which our own script may load a script (the search)."""

NO_STORE = "no-store"
FOR_GOOD = "public, max-age=31536000, immutable"
"""For files whose name changes with their content."""

_OFF = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture",
    "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
    "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone",
    "midi", "otp-credentials", "payment", "picture-in-picture", "publickey-credentials-get",
    "screen-wake-lock", "serial", "storage-access", "usb", "window-management",
    "xr-spatial-tracking",
)  # fmt: skip


@dataclass(frozen=True)
class Hashes:
    """The policy's sources for what stands in pages: `'sha256-…'`."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()


def inline_hashes(pages: Iterable[str]) -> Hashes:
    """Return the hashes of all scripts and styles that stand in `pages`."""
    scripts: set[str] = set()
    styles: set[str] = set()
    for html in pages:
        scripts.update(_hash(script) for script in INLINE_SCRIPT.findall(html))
        styles.update(_hash(style) for style in INLINE_STYLE.findall(html))
    return Hashes(frozenset(scripts), frozenset(styles))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(hashes: Hashes, *, header: bool) -> str:
    """Return the Content-Security-Policy.

    In a `meta` element (not `header`) a browser ignores `frame-ancestors` and says so in its
    console, so there it is left out.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *sorted(hashes.scripts))),
        "style-src": " ".join(("'self'", *sorted(hashes.styles))),
        "img-src": "'self' data:",
        # No script of ours asks for anything. Browsers refuse by it what tools fetch for a page,
        # robots.txt for example.
        "connect-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": TRUSTED_TYPES_POLICY,
    }
    if header:
        rules["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def headers(hashes: Hashes) -> Mapping[str, str]:
    """Return the headers of every response, apart from how long it may be kept."""
    return MappingProxyType(
        {
            "Content-Security-Policy": policy(hashes, header=True),
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Strict-Transport-Security": "max-age=63072000",
        }
    )


def with_policy(html: str, hashes: Hashes) -> str:
    """Return a page with the policy in its place.

    Raises ValueError if the page has no place for it: it would go out without a policy.
    """
    if html.count(POLICY_PLACE) != 1:
        raise ValueError(f"a page has no {POLICY_PLACE}")
    content = policy(hashes, header=False)
    return html.replace(POLICY_PLACE, POLICY_PLACE.replace('content=""', f'content="{content}"'))
