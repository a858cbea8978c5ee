"""The word lists of a language, as data: `<code>.yml` beside this file."""

from functools import cache
from pathlib import Path

import yaml  # type: ignore[import-untyped, unused-ignore]
from pydantic import BaseModel, ConfigDict


class Data(BaseModel):
    """Something read from a list: it does not change, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(Data):
    """A word that must not stand on a page, and what to say instead."""

    find: str
    """Regular expression for whole words; case does not count, a space is any white space."""

    say: str
    """The alternative, as advice to the writer."""

    unless: str = ""
    """Regular expression; a sentence in which it is found may hold the word."""

    anywhere: bool = False
    """Also inside words, for signs such as a semicolon."""


class Group(Data):
    """Entries that share a reason."""

    what: str
    """The name of the rule in a finding."""

    audiences: tuple[str, ...] = ()
    """Only on pages for these audiences; empty for all."""

    but: tuple[str, ...] = ()
    """Not on these pages, by name without ending."""

    quoted: bool = True
    """Whether words between quotation marks count: a page may quote what not to say."""

    items: bool = False
    """Only in list items, which are printed alone; `unless` then counts for the whole item."""

    strings: bool = False
    """Also in the short texts of `strings.yml`, which stand on cards and on every page."""

    entries: tuple[Entry, ...]


class Term(Data):
    """A term of the source language and its one translation."""

    source: str
    """Regular expression for the term on a page in the source language."""

    say: str
    """The required term, as printed. Capitals in it count."""

    accept: tuple[str, ...] = ()
    """Regular expressions for further forms that will do."""

    refuse: tuple[str, ...] = ()
    """Regular expressions for variants that must not stand on a translated page."""

    unless: str = ""
    """Regular expression; a sentence in which it is found may hold a refused variant."""


class Words(Data):
    """All lists of one language."""

    abbreviations: tuple[str, ...] = ()
    """In lower case, full stops included; none of them ends a sentence."""

    names: tuple[str, ...] = ()
    """Names of organisations and things, exactly as written; no rule looks inside them."""

    connecting: tuple[str, ...] = ()
    """Words that join sentences or give a reason, in lower case."""

    connecting_least: float = 0
    """How many of them a page has in each hundred words, at least."""

    page_most: int = 0
    """Words of running text on a page, at most; 0 for any number."""

    groups: tuple[Group, ...] = ()
    terms: tuple[Term, ...] = ()


@cache
def load_words(language: str, folder: Path = Path(__file__).parent) -> Words:
    """The lists of a language; a language without a file has none."""
    path = folder / f"{language}.yml"
    if not path.exists():
        return Words()
    return Words.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
