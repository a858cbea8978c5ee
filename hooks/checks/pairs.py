"""Each page of the source language has its translation, alike in outline and in what it forbids."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hooks.checks.negations import check_negations
from hooks.checks.parity import check_parity
from hooks.content.pages import Page
from hooks.content.project import Language
from hooks.content.strings import Strings
from hooks.problems import Report


def check_prohibitions(
    originals: Mapping[str, Page | None],
    pages: Mapping[str, Page],
    source_words: Strings,
    words: Strings,
    report: Report,
) -> None:
    for name, page in pages.items():
        original = originals.get(name)
        if original is not None:
            check_negations(original, page, source_words.negations, words.negations, report)


def check_translation(
    language: Language,
    source: Language,
    originals: Mapping[str, Page | None],
    own: Mapping[str, Page | None],
    marked: Mapping[str, tuple[int, ...]],
    note: Callable[..., None],
    report: Report,
) -> None:
    # The nearest to its end comes first.
    for name, lines in sorted(marked.items(), key=lambda item: (len(item[1]), item[0])):
        note(
            f"docs/{language.code}/{name}", lines[0], "the page is not on the site",
            expected="no text with the mark of what is not translated yet",
            found=f"{len(lines)} lines with the mark, of which this is the first",
            fix="translate what is marked, and remove the marks",
        )  # fmt: skip
    for name, original in originals.items():
        page = own.get(name)
        if page and original:
            check_parity(original, page, report)
        elif name not in own and name not in marked:
            note(
                f"docs/{language.code}/{name}", 1, "the page is not translated",
                expected=f"a translation of docs/{source.code}/{name}", found="nothing",
                fix="translate the page, or set complete: false in strings.yml",
            )  # fmt: skip
    for name in own.keys() - originals.keys():
        report.error(
            f"docs/{language.code}/{name}", 1, "a page without a source page",
            expected=f"docs/{source.code}/{name}", found="nothing",
            fix="write the source page first, or remove this one",
        )  # fmt: skip
