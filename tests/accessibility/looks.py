"""How a page may look: its width, colours and medium."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

WIDTHS = (320, 390, 1280)
"""A page at 400 %, a phone, a desk."""


@dataclass(frozen=True)
class Look:
    """One way in which a page is shown."""

    width: int
    medium: Literal["screen", "print"] = "screen"
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"

    def __str__(self) -> str:
        kind = "forced colours" if self.forced == "active" else self.scheme
        return f"{self.width} px, {'print' if self.medium == 'print' else kind}"

    def put_on(self, page: Page) -> None:
        """Show `page` in this way."""
        page.set_viewport_size({"width": self.width, "height": 900})
        page.emulate_media(media=self.medium, color_scheme=self.scheme, forced_colors=self.forced)


PHONE = Look(390)

LOOKS = tuple(
    look
    for width in WIDTHS
    for look in (
        Look(width),
        Look(width, scheme="dark"),
        Look(width, forced="active"),
        Look(width, medium="print"),
    )
)

SPACED = """
* { line-height: 1.5 !important }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""
"""The distances of WCAG 1.4.12 that a reader may set."""

LARGE = "html { font-size: 200% !important }"
"""Letters at twice their size, in the same window."""
