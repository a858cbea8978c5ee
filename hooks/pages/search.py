"""One search index a language, loaded when somebody searches.

The search itself is MiniSearch (`overrides/search/`). It gets the words of each part of each page
as they were grouped by stem here, when the site is built: whoever types `brieven` finds `brief`,
the browser needs no stemmer, and a language is one more stemmer's name in its `strings.yml`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import Stemmer

from hooks.content.pages import Page
from hooks.content.project import Edition

TITLE, SYNONYM, HEADING, DESCRIPTION, TEXT = "tshdx"
"""Kinds of parts, as `overrides/search/search.js` weighs them."""

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]")
"""Accents, and the signs for vowels that Arabic and Hebrew mostly leave out."""
_RARE = re.compile(r"[^\x00-\x7f]")
_BETWEEN = re.compile(r"[\W_]")
_NUMBER = re.compile(r"[0-9]+(?:[ ./\u2010-\u2015-][0-9]+)+")
"""A number in groups, such as a phone number."""


@dataclass
class _Section:
    """A part of a page with its own address; the first has no anchor and no heading."""

    page: int
    anchor: str = ""
    heading: str = ""
    parts: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text of each."""


def make_index(edition: Edition) -> str:
    """Return the index of one language as a script that hands it to `siteSearch.start`.

    `pages` are [address, title]; `sections` [page, anchor, heading, kinds of its parts]. Parts are
    counted through all sections: `words` has the forms of each stem, `places` the parts that have
    it, each as the step from the one before.
    """
    sections = [
        section
        for number, page in enumerate(edition.pages.values())
        for section in _sections(number, page, edition)
    ]
    parts = [text for section in sections for _, text in section.parts]
    stem = _stemmer(edition.strings.search.stemmer)
    forms: dict[str, set[str]] = defaultdict(set)
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(parts):
        for word in dict.fromkeys(words(text)):
            key = stem(word)
            forms[key].add(word)
            if key in word[1:]:  # Without its article or prefix it is a word, too.
                forms[key].add(key)
            if places[key][-1:] != [number]:
                places[key].append(number)
    stems = sorted(forms, key=lambda key: min(forms[key]))
    shown = edition.strings.search
    made = {
        "text": shown.model_dump(include={"placeholder", "hint", "none", "found"}),
        "common": " ".join(word for text in shown.common for word in words(text)),
        "pages": [(edition.path(page.name), page.meta.title) for page in edition.pages.values()],
        "sections": [
            (each.page, each.anchor, each.heading, "".join(kind for kind, _ in each.parts))
            for each in sections
        ],
        "words": [" ".join(sorted(forms[key])) for key in stems],
        "places": "|".join(_steps(places[key]) for key in stems),
    }
    return f"siteSearch.start({json.dumps(made, ensure_ascii=False, separators=(',', ':'))})"


def _stemmer(language: str) -> Callable[[str], str]:
    return cache(Stemmer.Stemmer(language).stemWord if language else str)


def _steps(numbers: list[int]) -> str:
    steps = (number - before for before, number in zip((0, *numbers), numbers, strict=False))
    return " ".join(map(str, steps))


def _sections(number: int, page: Page, edition: Edition) -> Iterator[_Section]:
    """Yield the sections of a page, each item of a list apart and its other text as one part."""
    name = page.name.removesuffix(".md")
    synonyms: Mapping[str, tuple[str, ...]] = edition.strings.search.synonyms
    section = _Section(number)
    section.parts.append((TITLE, page.meta.title))
    section.parts.append((DESCRIPTION, page.meta.description))
    section.parts += ((SYNONYM, each) for each in synonyms.get(name, ()))
    running: list[str] = []
    for block in page.blocks:
        text = edition.facts.words(block.words)
        if block.kind in ("h2", "h3") and block.identifier:
            yield _with_running(section, running)
            section, running = _Section(number, block.identifier, text), []
            section.parts.append((HEADING, text))
            at = f"{name}#{block.identifier}"
            section.parts += ((SYNONYM, each) for each in synonyms.get(at, ()))
        elif block.kind in ("item", "todo"):
            section.parts.append((TEXT, text))
        elif block.kind != "slot":
            running.append(text)
    yield _with_running(section, running)


def _with_running(section: _Section, running: list[str]) -> _Section:
    if running:
        section.parts.append((TEXT, "\n".join(running)))
    return section


def words(text: str) -> list[str]:
    """Return the words of `text` in the one way of writing that the browser gives to a question.

    Small letters without accents and soft hyphens; digits of any script as 0 to 9, and those of a
    number in groups together: 0900-8844 is 09008844.
    """
    # By way of capitals: ß becomes ss, and the Turkish letters for i become one.
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text).upper().lower())
    text = _NUMBER.sub(lambda groups: re.sub(r"[^0-9]", "", groups[0]), _RARE.sub(_plain, text))
    # To Python a mark is no part of a word: Hindi would be cut at its vowels.
    return _BETWEEN.sub(lambda sign: sign[0] if _kind(sign)[0] == "M" else " ", text).split()


def _plain(sign: re.Match[str]) -> str:
    kind = _kind(sign)
    return "" if kind == "Cf" else str(unicodedata.decimal(sign[0])) if kind == "Nd" else sign[0]


def _kind(sign: re.Match[str]) -> str:
    return unicodedata.category(sign[0])
