"""The state of the translations of this site, for its build and its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hooks.checks.translation_rules import RULES
from hooks.content.project import Edition, Project
from hooks.content.strings import Strings
from hooks.problems import Problem, Report
from hooks.translations.blocks import Block, page_blocks
from hooks.translations.check import check_critical
from hooks.translations.folders import read_lock_of, read_texts
from hooks.translations.states import compare
from hooks.translations.units import Comparison, State, Unit

STRINGS = "strings.yml"


@dataclass(frozen=True)
class Translations:
    """The translations of a project that have a lock file."""

    source: Mapping[str, tuple[Block, ...]]
    """Blocks of the source language by file."""
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
                if has_notice(unit) and unit.source and not unit.source.heading:
                    found.setdefault(unit.page, set()).add(unit.source.name)
        return {page: frozenset(names) for page, names in found.items()}


def has_notice(unit: Unit) -> bool:
    """Return whether readers are told that the source text of `unit` has changed."""
    return unit.state is State.STALE and not unit.critical


def read_translations(project: Project) -> Translations:
    """Return the state of each translation in `project` that has a lock file."""
    report = Report()
    folder = Path("docs")
    code = project.source.language.code
    source = read_texts(
        project.root, folder / code, RULES, Report(), pages=_blocks_of(project.source)
    )
    comparisons: dict[str, Comparison] = {}
    for language, edition in project.editions.items():
        lock = None
        if not edition.language.source:
            lock = read_lock_of(project.root, folder / language, report)
        if lock is not None:
            texts = read_texts(
                project.root, folder / language, RULES, Report(), code, _blocks_of(edition)
            )
            comparisons[language] = compare(source, texts, lock, RULES)
    for language, comparison in comparisons.items():
        for page in (STRINGS, *project.editions[language].pages):
            check_critical(comparison, page, report)
    return Translations(source.files, comparisons, tuple(report.errors))


def _blocks_of(edition: Edition) -> Mapping[str, tuple[Block, ...]]:
    return {
        name: page_blocks(page.meta_lines, page.reading, page.body_line, RULES.meta)
        for name, page in edition.pages.items()
    }


def with_source_strings(project: Project, translations: Translations) -> Project:
    """Return `project` with the source text in the place of what is stale and safety-critical.

    Only a preview has such texts; a strict build fails. What is made of them, pages and papers,
    then shows the source text, in a paragraph and in an attribute alike.
    """
    editions = {
        code: _with_source_strings(edition, translations.comparisons.get(code))
        for code, edition in project.editions.items()
    }
    return replace(project, editions=MappingProxyType(editions))


def _with_source_strings(edition: Edition, comparison: Comparison | None) -> Edition:
    stale = [
        unit
        for unit in (comparison.units.get(STRINGS, ()) if comparison else ())
        if unit.state is State.STALE and unit.critical and unit.source and unit.target
    ]
    if not stale:
        return edition
    data = edition.strings.model_dump(mode="json")
    for unit in stale:
        if unit.source and unit.target:
            _put(data, unit.target, unit.source.text)
    return replace(edition, strings=Strings.model_validate(data))


def _put(data: Any, block: Block, text: str) -> None:  # noqa: ANN401 - data of YAML
    item = block.kind == "string item"
    *path, last = (block.section if item else block.name).split(".")
    for key in path:
        data = data[key]
    if item:
        data[last][int(block.name.rpartition("-")[2]) - 1] = text
    else:
        data[last] = text
