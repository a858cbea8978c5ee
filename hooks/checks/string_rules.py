"""Reading `strings.yml` of a language and checking it against facts, diary and menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from hooks.checks.literals import LiteralFinder
from hooks.checks.page_rules import (
    check_fact,
    check_literals,
    did_you_mean,
)
from hooks.checks.patterns import check_patterns, texts_of
from hooks.content.diary import DiarySpec
from hooks.content.fact_references import PREFIX, references
from hooks.content.facts import FactFile
from hooks.content.forms import FormsSpec
from hooks.content.markdown import read_inline, text_of
from hooks.content.pages import Page
from hooks.content.strings import DOWNLOAD_KINDS, Strings
from hooks.content.yaml_reader import Located, Place, parse
from hooks.content.yamlfile import dotted, validate
from hooks.problems import Report, read_text

_OWN = {"search": {"common", "synonyms"}}
"""What a language can do without: the words of another would be none of its own."""

_SHORT = ("text", "text_special", "softbreak", "hardbreak", "link_open", "link_close")
_BROKEN = (PREFIX, "](", "][")
"""Signs of a link that is read as text."""


@dataclass(frozen=True)
class StringsFile:
    """`strings.yml` of one language, and where each text stands."""

    name: str
    strings: Strings
    located: Located
    borrowed: tuple[str, ...] = ()
    """Keys of the texts and settings that are those of the source language."""


def read_strings(
    root: Path, code: str, fallback: Strings | None, report: Report
) -> StringsFile | None:
    """Return the texts of the language `code`; on failure note errors and return None.

    In a language that is only started, the texts of `fallback` stand in for missing ones, each
    with a warning.
    """
    name = f"docs/{code}/strings.yml"
    text = read_text(root / name, name, report)
    located = None if text is None else parse(text, name, report)
    if located is None:
        return None
    data, borrowed = located.data, list[str]()
    if fallback and isinstance(data, dict) and data.get("complete") == "false":
        data = _filled(
            data,
            fallback.model_dump(mode="json", exclude=_OWN, exclude_unset=True),
            (),
            located,
            name,
            report,
            borrowed,
        )
        located = Located(data, located.lines)
    strings = validate(Strings, located, name, report)
    if strings is None or not check_patterns(located, name, report):
        return None
    return StringsFile(name, strings, located, tuple(borrowed))


def _filled(
    data: dict[Any, Any],
    fallback: Mapping[str, Any],
    place: Place,
    located: Located,
    name: str,
    report: Report,
    borrowed: list[str],
) -> dict[Any, Any]:
    filled = dict(data)
    for key, value in fallback.items():
        if key not in filled:
            report.warning(
                name, located.line(place), f"{dotted((*place, key))} is not translated",
                expected="a translation", found="nothing", fix="add the key with its translation",
            )  # fmt: skip
            filled[key] = value
            borrowed.append(dotted((*place, key)))
        elif isinstance(value, dict) and isinstance(filled[key], dict):
            filled[key] = _filled(
                filled[key], value, (*place, key), located, name, report, borrowed
            )
    return filled


def check_strings(
    file: StringsFile,
    facts: FactFile,
    diary: DiarySpec,
    forms: FormsSpec,
    groups: Sequence[str] | None,
    report: Report,
) -> None:
    """Note everything in `file` that does not fit the facts, diary, forms or menu `groups`."""
    strings, name = file.strings, file.name
    fields = [field.key for field in diary.fields]
    _check_keys(file, ("diary", "fields"), fields, strings.diary.fields, "docs/diary.yml", report)
    for form in ("overview", "reach"):
        asked = getattr(strings.forms, form).questions
        keys = list(getattr(forms, form))
        _check_keys(file, ("forms", form, "questions"), keys, asked, "docs/forms.yml", report)
    kinds = strings.downloads.kinds
    _check_keys(
        file, ("downloads", "kinds"), DOWNLOAD_KINDS, kinds, "the kinds of downloads", report
    )
    if groups is not None:
        _check_keys(file, ("nav", "groups"), groups, strings.nav.groups, "mkdocs.yml", report)
    finder = LiteralFinder(facts.facts, strings.facts, strings.literals)
    for place, text in texts_of(file.located.data):
        line = file.located.line(place)
        if place[0] in ("facts", "literals"):
            continue
        tokens = read_inline(text)
        _check_form(tokens, text, name, line, report)
        for key in references(text):
            check_fact(key, name, line, facts, report)
        check_literals(text_of(tokens), name, line, finder, report)


def check_synonyms(file: StringsFile, pages: Mapping[str, Page | None], report: Report) -> None:
    """Note each entry of `search.synonyms` that leads to no page or section.

    `pages` are those of the language, and of the source language where one is not translated yet.
    """
    known: set[str] = set()
    for name, page in pages.items():
        anchors = [block.identifier for block in page.blocks] if page else []
        known |= {name, *(f"{name}#{anchor}" for anchor in anchors if anchor)}
    known = {place.replace(".md", "", 1) for place in known}
    for key in file.strings.search.synonyms:
        name = f"{key.partition('#')[0]}.md"
        if key in known or (name in pages and pages[name] is None):
            continue
        report.error(
            file.name, file.located.line(("search", "synonyms", key)), "words that lead nowhere",
            expected="the name of a page, or page#anchor", found=key, fix=did_you_mean(key, known),
        )  # fmt: skip


def _check_form(tokens: Sequence[Token], text: str, name: str, line: int, report: Report) -> None:
    """Note Markdown in a short text: templates and papers show words and facts, nothing else."""
    for token in tokens:
        target = str(token.attrGet("href") or PREFIX)
        known = token.type in _SHORT and target.startswith(PREFIX)
        broken = token.type == "text" and any(sign in token.content for sign in _BROKEN)
        if not known or broken:
            report.error(
                name, line, "Markdown in a short text that it cannot hold",
                expected="words, and facts as [text](fact:key)", found=text,
                fix="write it without other links, emphasis, code or HTML",
            )  # fmt: skip
            return


def _check_keys(
    file: StringsFile,
    place: Place,
    expected: Sequence[str],
    found: Mapping[str, object],
    origin: str,
    report: Report,
) -> None:
    for key in expected:
        if key not in found:
            report.error(
                file.name, file.located.line(place), f"{dotted((*place, key))} is missing",
                expected=f"a text for {key}, which stands in {origin}", found="nothing",
                fix="add the key with its text",
            )  # fmt: skip
    for key in found:
        if key not in expected:
            report.error(
                file.name, file.located.line((*place, key)), f"{dotted((*place, key))} is not used",
                expected=f"a key of {origin}", found=key, fix=did_you_mean(key, expected),
            )  # fmt: skip
