"""What is not to be done is not to be done in any language.

A translation that lost its "not", or that stands beside another item of the list, has the outline
of its source and reads well. On a list of things to do it can hurt somebody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hooks.content.markdown import text_of
from hooks.content.pages import Page
from hooks.problems import Report


def check_negations(
    source: Page,
    translation: Page,
    source_words: Sequence[str],
    words: Sequence[str],
    report: Report,
) -> None:
    """Note things to do that forbid or limit something in one of two languages only.

    The words that do so are `negations` in the `strings.yml` of each language. A language that
    forbids without words of their own has none; then nothing is compared.
    """
    if not (source_words and words and _aligned(source, translation)):
        return
    theirs, ours = _pattern(source_words), _pattern(words)
    for before, after in zip(source.blocks, translation.blocks, strict=True):
        if before.kind != "todo":
            continue
        forbids = bool(theirs.search(text_of(before.words)))
        if forbids != bool(ours.search(text_of(after.words))):
            report.error(
                translation.path, after.line,
                "a thing to do that forbids or limits something in one language only",
                expected=f"{'a word' if forbids else 'no word'} of negations in strings.yml, as in "
                f"{text_of(before.words)} ({source.path}:{before.line})",
                found=text_of(after.words),
                fix="make sure that both say the same; if they do, reword one of them",
            )  # fmt: skip


def _aligned(source: Page, translation: Page) -> bool:
    kinds = [[block.kind for block in page.blocks] for page in (source, translation)]
    return kinds[0] == kinds[1]


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
