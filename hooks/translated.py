"""The state of the translations, for the build and for the readers of this site."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import markdown

from hooks.problems import Problem, Report
from hooks.project import Edition, Project
from hooks.show.view import View
from hooks.translation_rules import RULES
from hooks.translations.blocks import Block
from hooks.translations.check import check_critical
from hooks.translations.folders import read_lock_of, read_texts
from hooks.translations.notices import Mark
from hooks.translations.states import compare
from hooks.translations.units import Comparison, State, Unit

STRINGS = "strings.yml"
_HREF = re.compile(r'href="([^":#]+\.md)?(#[^"]*)?"')


@dataclass(frozen=True)
class Translations:
    """The translations of a project that have a lock file."""

    source: Mapping[str, tuple[Block, ...]]
    """Blocks of the source language by file."""
    targets: Mapping[str, Mapping[str, tuple[Block, ...]]]
    """Blocks of each translation by language code, then by file."""
    comparisons: Mapping[str, Comparison]
    """By language code."""
    errors: tuple[Problem, ...]
    """What must stop a strict build: stale and safety-critical, or a lock that is damaged."""

    @cached_property
    def linked(self) -> Mapping[str, frozenset[str]]:
        """Names of the source blocks that a notice leads to, by page."""
        found: dict[str, set[str]] = {}
        for comparison in self.comparisons.values():
            for unit in comparison.all():
                if _has_notice(unit) and unit.source and not unit.source.heading:
                    found.setdefault(unit.page, set()).add(unit.source.name)
        return {page: frozenset(names) for page, names in found.items()}


def _has_notice(unit: Unit) -> bool:
    return unit.state is State.STALE and not unit.critical


def read_translations(project: Project) -> Translations:
    """Return the state of each translation in `project` that has a lock file."""
    report = Report()
    folder = Path("docs")
    code = project.source.language.code
    source = read_texts(project.root, folder / code, RULES, Report())
    comparisons: dict[str, Comparison] = {}
    targets: dict[str, Mapping[str, tuple[Block, ...]]] = {}
    for language, edition in project.editions.items():
        lock = None
        if not edition.language.source:
            lock = read_lock_of(project.root, folder / language, report)
        if lock is not None:
            texts = read_texts(project.root, folder / language, RULES, Report(), code)
            comparisons[language] = compare(source, texts, lock, RULES)
            targets[language] = texts.files
    for language, comparison in comparisons.items():
        for page in (STRINGS, *project.editions[language].pages):
            check_critical(comparison, page, report)
    return Translations(source.files, targets, comparisons, tuple(report.errors))


def page_marks(translations: Translations, view: View) -> Mapping[str, Mark]:
    """Return what a reader of a page sees of the state of its translation.

    Beside a stale block stands a notice with a link to the source text. In the place of a stale
    block that is safety-critical stands the source text.
    """
    page, edition = view.page, view.edition
    if page is None:
        return {}
    if edition.language.source:
        names = translations.linked.get(page.name, ())
        return {name: Mark(attributes=f' id="{html.escape(name)}"') for name in names}
    comparison = translations.comparisons.get(edition.language.code)
    units = comparison.units.get(page.name, ()) if comparison else ()
    marks: dict[str, Mark] = {}
    for unit in units:
        if unit.target is None or unit.source is None or unit.target.kind == "meta":
            continue
        if unit.untranslated:
            marks[unit.target.name] = Mark(attributes=_language(view.site.project.source))
        elif unit.state is State.STALE and unit.critical:
            parts = sorted((unit.source, *unit.split), key=lambda block: block.line)
            content = "<br>".join(source_html(block.text, view) for block in parts)
            attributes = _language(view.site.project.source)
            marks[unit.target.name] = Mark(content=content, attributes=attributes)
        elif _has_notice(unit):
            marks[unit.target.name] = Mark(notice=_notice(unit.source, view))
    return marks


def page_blocks(translations: Translations, view: View) -> tuple[Block, ...]:
    """Return the blocks of a page as the translations count them."""
    if view.page is None:
        return ()
    if view.edition.language.source:
        return translations.source.get(view.page.name, ())
    files = translations.targets.get(view.edition.language.code, {})
    return files.get(view.page.name, ())


def _language(edition: Edition) -> str:
    return f' lang="{edition.language.code}" dir="{edition.strings.language.direction}"'


def _notice(source: Block, view: View) -> str:
    words, original = view.strings.translation, view.site.project.source
    address = view.link(original.path(view.page.name)) if view.page else ""
    anchor = source.section if source.heading else source.name
    return (
        f'{html.escape(words.changed)} <a href="{html.escape(address)}#{html.escape(anchor)}" '
        f'hreflang="{original.language.code}">{html.escape(words.read)}</a>'
    )


def source_html(text: str, view: View) -> str:
    """Return Markdown `text` of one block of the source language as HTML for the page of `view`."""
    original = view.site.project.source
    made = markdown.markdown(original.facts.markup(text), extensions=["attr_list"])
    made = made.removeprefix("<p>").removesuffix("</p>")

    def link(found: re.Match[str]) -> str:
        name = found[1] or (view.page.name if view.page else "")
        path = original.path(name) if name in original.pages else ""
        return f'href="{html.escape(view.link(path))}{found[2] or ""}"'

    return _HREF.sub(link, made)


def replace_stale_strings(output: str, translations: Translations, view: View) -> str:
    """Return a page with the source text in the place of short texts that are stale and critical.

    Only a preview has such texts; a strict build fails.
    """
    comparison = translations.comparisons.get(view.edition.language.code)
    original = view.site.project.source
    for unit in comparison.units.get(STRINGS, ()) if comparison else ():
        if unit.state is State.STALE and unit.critical and unit.source and unit.target:
            old = str(view.edition.facts.html(unit.target.text))
            new = str(original.facts.html(unit.source.text))
            span = f"<span{_language(original)}>{new}</span>"
            # The title of a box can have the same words; its page knows whether they are current.
            pattern = re.compile(rf'(?<!"admonition-title")(?<=>)(\s*){re.escape(old)}(?=\s*<)')
            output = pattern.sub(_put(span), output)
    return output


def _put(span: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{found[1]}{span}"
