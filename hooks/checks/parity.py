"""A translated page has the outline of the source page, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from hooks.content.markdown import ICON
from hooks.content.outline import Block, Link
from hooks.content.pages import Page
from hooks.problems import Report

SHARED_META = ("audience", "reviewed", "review_after", "sources", "repeats")
"""Keys of the front matter that have no language."""


def check_parity(source: Page, translation: Page, report: Report) -> None:
    """Note each place where the outline of `translation` differs from that of `source`."""
    for key in SHARED_META:
        theirs, ours = getattr(source.meta, key), getattr(translation.meta, key)
        if theirs != ours:
            report.error(
                translation.path, translation.line_of(key), f"{key} differs from the source page",
                expected=f"{_shown(theirs)} ({source.path}:{source.line_of(key)})",
                found=_shown(ours), fix="make both the same",
            )  # fmt: skip
    if _papers(source) != _papers(translation):
        report.error(
            translation.path, translation.line_of("papers"), "papers differ from the source page",
            expected=f"{_papers(source) or 'none'} ({source.path}:{source.line_of('papers')})",
            found=_papers(translation) or "none", fix="use the same kinds and parts",
        )  # fmt: skip
    for operation, first, last, start, end in _differences(
        [_signature(block) for block in source.blocks],
        [_signature(block) for block in translation.blocks],
    ):
        if operation == "equal":
            pairs = zip(source.blocks[first:last], translation.blocks[start:end], strict=True)
            for theirs_block, ours_block in pairs:
                _check_targets(source, theirs_block, translation, ours_block, report)
        else:
            _note_difference(
                source, first, last, translation, start, end, report,
            )  # fmt: skip


def _differences(
    theirs: Sequence[object], ours: Sequence[object]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield what `SequenceMatcher.get_opcodes` does, in no time where both are the same."""
    same = 0
    for one, other in zip(theirs, ours, strict=False):
        if one != other:
            break
        same += 1
    if same:
        yield "equal", 0, same, 0, same
    matcher = SequenceMatcher(None, theirs[same:], ours[same:], autojunk=False)
    for operation, first, last, start, end in matcher.get_opcodes():
        yield operation, same + first, same + last, same + start, same + end


def _papers(page: Page) -> str:
    """Return what the papers of `page` are made of, without their names."""
    return "; ".join(f"{paper.kind} {' '.join(paper.parts)}" for paper in page.meta.papers)


def _signature(block: Block) -> tuple[object, ...]:
    name = block.text if block.kind == "slot" else block.identifier
    return block.kind, name, block.box, block.depth, block.number


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items()) or "none"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _note_difference(
    source: Page,
    first: int,
    last: int,
    translation: Page,
    start: int,
    end: int,
    report: Report,
) -> None:
    theirs, ours = source.blocks[first:last], translation.blocks[start:end]
    source_line = _line_at(source, first)
    if not ours:
        fix = f"translate what stands at {source.path}:{source_line}"
    elif not theirs:
        fix = f"remove it here, or add it at {source.path}:{source_line}"
    else:
        fix = f"give this part the form of {source.path}:{source_line}"
    report.error(
        translation.path, _line_at(translation, start), "the outline differs from the source page",
        expected=f"{_named(theirs)} ({source.path}:{source_line})", found=_named(ours), fix=fix,
    )  # fmt: skip


def _line_at(page: Page, place: int) -> int:
    if place < len(page.blocks):
        return page.blocks[place].line
    return page.blocks[-1].line if page.blocks else page.body_line


def _named(blocks: Sequence[Block]) -> str:
    if not blocks:
        return "nothing"
    first = blocks[0]
    name = f" {{#{first.identifier}}}" if first.identifier else ""
    name += f" number {first.number}" if first.number is not None else ""
    name += f" in {first.depth} lists" if first.depth > 1 else ""
    more = f" and {len(blocks) - 1} more" if len(blocks) > 1 else ""
    return f"{first.kind}{name}{more}"


def _icons(block: Block) -> list[str]:
    return [f":{token.info}:" for token in block.words if token.type == ICON]


def _target(link: Link) -> str:
    return f"{link.target} {{.{link.styles}}}" if link.styles else link.target


def _check_targets(
    source: Page, theirs: Block, translation: Page, ours: Block, report: Report
) -> None:
    # Word order differs between languages, so the order inside one block is free.
    expected = sorted(map(_target, theirs.links))
    found = sorted(map(_target, ours.links))
    if expected != found:
        report.error(
            translation.path, ours.line, "other facts or links than on the source page",
            expected=f"{', '.join(expected) or 'none'} ({source.path}:{theirs.line})",
            found=", ".join(found) or "none", fix="use the same facts and links in this block",
        )  # fmt: skip
    if _icons(theirs) != _icons(ours):
        report.error(
            translation.path, ours.line, "other icons than on the source page",
            expected=f"{' '.join(_icons(theirs)) or 'none'} ({source.path}:{theirs.line})",
            found=" ".join(_icons(ours)) or "none", fix="use the same icons in this block",
        )  # fmt: skip
