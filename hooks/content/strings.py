"""The short texts of one language: `docs/<lang>/strings.yml`, validated."""

from __future__ import annotations

from typing import Annotated, Literal

import Stemmer
from pydantic import AfterValidator, Field, StringConstraints

from hooks.content.paper_strings import (
    CardStrings,
    DiaryStrings,
    FormsStrings,
    LetterStrings,
    PaperStrings,
    PocketStrings,
    RecordStrings,
    SheetStrings,
)
from hooks.content.yamlfile import Flag, Strict, Text, Texts

DOWNLOAD_KINDS = ("diaries", "records", "cards", "pocket")
"""Kinds of downloads that the overview shows, in the order in which readers see them: each has a
name for readers in `downloads.kinds`, and a module in `hooks/downloads/`."""

Week = Annotated[tuple[Text, ...], Field(min_length=7, max_length=7)]
Year = Annotated[tuple[Text, ...], Field(min_length=12, max_length=12)]


def _known_stemmer(name: str) -> str:
    if name and name not in Stemmer.algorithms():
        raise ValueError("the name of a Snowball stemmer, such as english, or nothing")
    return name


class LanguageStrings(Strict):
    direction: Literal["ltr", "rtl"]


class SiteStrings(Strict):
    name: Text
    description: Text


class EmergencyStrings(Strict):
    question: Text
    call: Text
    label: Text


class ExitStrings(Strict):
    label: Text
    hint: Text
    counting: Text
    """Said while Shift is pressed; `{count}` is how often it must still be pressed."""
    leaving: Text
    """Title of the tab, and all that the page says, until the other page is there."""


class NavStrings(Strict):
    skip: Text
    menu: Text
    contents: Text
    language: Text
    previous: Text
    next: Text
    around: Text
    all_pages: Text
    in_source: Text
    """Said behind a link to a page that is only there in the source language."""
    groups: dict[str, Text]
    """Title of each group of `nav` in mkdocs.yml, by its key there."""


class SearchStrings(Strict):
    label: Text
    placeholder: Text
    hint: Text
    none: Text
    found: Text
    stemmer: Annotated[str, AfterValidator(_known_stemmer)] = ""
    """Name of the Snowball stemmer of the language; "" if there is none."""
    common: Texts = ()
    """Words that stand in every question and say little: articles, pronouns, forms of "to be"."""
    synonyms: dict[str, Texts] = Field(default_factory=dict)
    """What people type for what the site calls otherwise, by page or section: `tips#nee`."""


class TranslationStrings(Strict):
    changed: Text
    """Notice at a part of a page whose source text has changed since."""
    read: Text
    """Link from there to the source text."""


class NotFoundStrings(Strict):
    title: Text
    text: Text
    home: Text
    help: Text


class PageStrings(Strict):
    reviewed: Text
    moved: Text
    """Heading at an old address; the link to the page stands below it."""
    sources: Text
    sources_undated: Text
    laws: Text
    source_numbers: Text
    list_heading: Text
    call_log: Text
    safe_visit: Text


class FooterStrings(Strict):
    independent: Text
    no_trace: Text


class DownloadStrings(Strict):
    open: Text
    open_file: Text
    pages_one: Text
    pages_many: Text
    size: Text
    all_lists: Text
    stays: Text
    keep: Text
    print_it: Text
    type_it: Text
    sheet_it: Text
    more: Text
    kinds: dict[str, Text]
    """Name of each of `DOWNLOAD_KINDS`."""


class UnitStrings(Strict):
    second: tuple[Text, Text]
    """One, and more than one."""
    minute: tuple[Text, Text]
    hour: tuple[Text, Text]
    day: tuple[Text, Text]
    week: tuple[Text, Text]
    month: tuple[Text, Text]
    year: tuple[Text, Text]


class FactStrings(Strict):
    """How values without a language are written in this one."""

    units: UnitStrings
    months: Year
    date_day: Text
    date_month: Text
    days: Week
    every_day: Text
    day_span: Text
    day_join: Annotated[str, StringConstraints(min_length=1)]
    always: Text
    hours: Text
    clock_separator: Text
    decimal_separator: Text
    thousands_separator: Text
    percent: Text
    years: Text
    price: Text
    price_per: Text
    call: Text
    article: Text
    article_paragraph: Text
    laws: dict[str, Text]


class LiteralStrings(Strict):
    """Words that give away a fact typed straight into a page."""

    numbers: Texts
    units: Texts
    articles: Texts
    laws: Texts
    money: Texts


class AccessibilityStrings(Strict):
    """How the figures of the accessibility statement are written."""

    tested: Text
    result: Text
    none: Text
    found: Text
    layout: Text


class Strings(Strict):
    """Everything in `strings.yml`."""

    complete: Flag
    """Whether the language is complete; in one that is only started, gaps are warnings."""
    language: LanguageStrings
    site: SiteStrings
    emergency: EmergencyStrings
    exit: ExitStrings
    nav: NavStrings
    search: SearchStrings
    translation: TranslationStrings
    not_found: NotFoundStrings
    page: PageStrings
    footer: FooterStrings
    downloads: DownloadStrings
    facts: FactStrings
    literals: LiteralStrings
    neutral: Texts
    negations: Texts
    """Words that forbid or limit; () if the language has none that stand by themselves."""
    paper: PaperStrings
    diary: DiaryStrings
    forms: FormsStrings
    sheet: SheetStrings
    records: RecordStrings
    cards: CardStrings
    pocket: PocketStrings
    letter: LetterStrings
    accessibility: AccessibilityStrings
