"""What keeps a language that is only started, or a page of it, from its readers."""

from __future__ import annotations

from collections.abc import Iterator

from hooks.translations.blocks import below
from hooks.translations.folders import Texts
from hooks.translations.marks import mark
from hooks.translations.rules import Rules
from hooks.translations.units import Gap


def find_gaps(source: Texts, target: Texts, rules: Rules) -> Iterator[Gap]:
    """Yield what must be there before `target` is shown, and then the pages that have marks.

    Of a complete language these are the settings alone: every gap in its texts is an error anyway.
    """
    for page in rules.first:
        path = f"{target.path}/{page}"
        if page in source.files and page not in target.files and not target.complete:
            yield Gap(path, 1, page, "the file is missing", everything=True)
        for key, line in _missing_keys(source, target, page):
            if below(key, rules.optional):
                continue
            setting = below(key, rules.settings) or any(
                below(one, (key,)) for one in rules.settings
            )
            if setting or not target.complete:
                kind = "setting" if setting else "text"
                yield Gap(path, line, page, f"the {kind} {key} is missing", everything=True)
    if target.complete:
        return
    # The nearest to its end comes first.
    for page, lines in sorted(target.marks.items(), key=lambda item: (len(item[1]), item[0])):
        more = f" and on {len(lines) - 1} more" if len(lines) > 1 else ""
        words = f"the mark {mark(source.code).strip()} stands on this line{more}"
        yield Gap(f"{target.path}/{page}", lines[0], page, words, page in rules.first)


def _missing_keys(source: Texts, target: Texts, page: str) -> Iterator[tuple[str, int]]:
    """Yield each key that only the source language has, and the line of what is around it."""
    own = target.keys.get(page, {})
    for key in source.keys.get(page, {}) if page in target.files else ():
        around = key.rpartition(".")[0]
        if key not in own and (not around or around in own):
            yield key, own.get(around, 1)
