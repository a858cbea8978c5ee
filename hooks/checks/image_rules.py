"""Rules for the images in a page."""

from __future__ import annotations

from collections.abc import Mapping

from hooks.checks.page_rules import did_you_mean
from hooks.content.images import FOLDER, Image, image_name
from hooks.content.pages import Page
from hooks.problems import Report


def check_images(page: Page, images: Mapping[str, Image | None], report: Report) -> set[str]:
    """Note what is wrong with the images in `page`; return the names of those it shows.

    An image that is there but has an error of its own is None: it is told once.
    """
    shown: set[str] = set()
    for link in (link for block in page.blocks for link in block.links if link.image):
        if not link.text.strip():
            report.error(
                page.path, link.line, "an image without words for who cannot see it",
                expected=f"![what it shows](../{FOLDER}/name.jpg)", found=f"![]({link.target})",
                fix="say in a few words what it shows",
            )  # fmt: skip
        name = image_name(link.target)
        if name is not None and name in images:
            shown.add(name)
        elif ":" not in link.target and not link.target.startswith("//"):  # told with the links
            report.error(
                page.path, link.line, "an image that is not there",
                expected=f"![text](../{FOLDER}/name.jpg) of a file in docs/{FOLDER}/",
                found=link.target, fix=did_you_mean(name or link.target, images),
            )  # fmt: skip
    return shown
