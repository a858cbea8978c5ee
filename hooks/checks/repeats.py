"""A list that stands on several pages says the same on each of them."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from hooks.content.outline import Block
from hooks.content.pages import Page
from hooks.problems import Report


def check_repeats(page: Page, pages: Mapping[str, Page | None], report: Report) -> None:
    """Note each item of a repeated list that differs from the list it repeats.

    `repeats` in the front matter of `page` names both; `pages` are those it can name. Whether an
    item is a thing to do, and so printed, is up to each page. What cannot be compared is left
    alone: other rules note it.
    """
    for anchor, target in page.meta.repeats.items():
        name, _, part = target.partition("#")
        original = pages.get(name)
        if original is None or original.language != page.language:
            continue
        line = page.meta_lines.line(("repeats", anchor))
        if anchor not in page.identifiers:
            report.error(
                page.path, line, "a repeated list without a place",
                expected=f"a heading with {{#{anchor}}} on this page", found="nothing",
                fix="write the heading and the list below it, or remove the line",
            )  # fmt: skip
        elif part in original.identifiers:
            _compare(page, _items(page, anchor), original, _items(original, part), line, report)


def _items(page: Page, anchor: str) -> list[Block]:
    return [
        block
        for block in page.blocks
        if block.section == anchor and block.kind in ("item", "todo")
    ]  # fmt: skip


def _compare(
    page: Page,
    ours: list[Block],
    original: Page,
    theirs: list[Block],
    line: int,
    report: Report,
) -> None:
    matcher = SequenceMatcher(
        None, [_words(block) for block in theirs], [_words(block) for block in ours], autojunk=False
    )
    for operation, first, last, start, end in matcher.get_opcodes():
        if operation == "equal":
            continue
        here = ours[start] if start < len(ours) else ours[-1] if ours else None
        there = theirs[first] if first < len(theirs) else theirs[-1] if theirs else None
        report.error(
            page.path, here.line if here else line,
            "a list that differs from the one it repeats",
            expected=f"{_named(theirs[first:last])} "
            f"({original.path}:{there.line if there else original.body_line})",
            found=_named(ours[start:end]), fix="write the same items in both places",
        )  # fmt: skip


def _words(block: Block) -> str:
    return " ".join(block.text.split())


def _named(blocks: list[Block]) -> str:
    return " / ".join(_words(block) for block in blocks) or "nothing"
