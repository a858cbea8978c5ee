"""What a reader sees of the state of a translation: notices, and source text in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from hooks.checks.translated import Translations, has_notice
from hooks.content.fact_references import FactWriter
from hooks.content.markdown import read_inline
from hooks.content.project import Edition
from hooks.pages.html import Mark, Target, render_inline
from hooks.pages.view import View
from hooks.translations.blocks import Block
from hooks.translations.units import State


@dataclass(frozen=True)
class _Source:
    """The source language as the context of its text on a page of another language."""

    view: View

    @property
    def facts(self) -> FactWriter:
        return self.view.site.project.source.facts

    def target(self, link: str) -> Target:
        name, _, anchor = link.partition("#")
        source = self.view.site.project.source
        path = source.path(name or (self.view.page.name if self.view.page else "index.md"))
        return Target(f"{self.view.link(path)}{f'#{anchor}' if anchor else ''}")

    def image(self, source: str) -> Mapping[str, str]:
        return self.view.image(source)


def page_marks(translations: Translations, view: View) -> Mapping[int, Mark]:
    """Return the marks of a page, by the place of the first token of each block.

    Beside a stale block stands a notice with a link to the source text. In the place of a stale
    block that is safety-critical stands the source text.
    """
    return {
        view.page.blocks[block.index].token: mark
        for block, mark in _marks(translations, view)
        # What stands in the front matter has no place on the page.
        if view.page and block.index is not None
    }


def _marks(translations: Translations, view: View) -> Iterator[tuple[Block, Mark]]:
    page, edition = view.page, view.edition
    if page is None:
        return
    if edition.language.source:
        names = translations.linked.get(page.name, frozenset())
        for block in translations.source.get(page.name, ()):
            if block.name in names:
                yield block, Mark(attributes=MappingProxyType({"id": block.name}))
        return
    comparison = translations.comparisons.get(edition.language.code)
    language = _language(view.site.project.source)
    for unit in comparison.units.get(page.name, ()) if comparison else ():
        if unit.target is None or unit.source is None:
            continue
        if unit.untranslated:
            yield unit.target, Mark(attributes=language)
        elif unit.state is State.STALE and unit.critical:
            content = render_inline(read_inline(unit.source.text), _Source(view))
            yield unit.target, Mark(content=content, attributes=language)
        elif has_notice(unit):
            yield unit.target, Mark(notice=_notice(unit.source, view))


def _language(edition: Edition) -> Mapping[str, str]:
    code, direction = edition.language.code, edition.strings.language.direction
    return MappingProxyType({"lang": code, "dir": direction})


def _notice(source: Block, view: View) -> Markup:
    words, original = view.strings.translation, view.site.project.source
    address = view.link(original.path(view.page.name)) if view.page else ""
    anchor = source.section if source.heading else source.name
    return Markup('{} <a href="{}#{}" hreflang="{}">{}</a>').format(
        words.changed, address, anchor, original.language.code, words.read
    )
