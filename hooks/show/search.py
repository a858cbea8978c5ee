"""One search index a language, loaded when somebody searches.

The words of the pages are grouped by stem here, when the site is built: `brief` and `brieven` are
one entry with two forms. So the browser needs no stemmer, only a comparison of letters, and a
language is one more stemmer's name in its `strings.yml`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from hooks.cache import Cache
from hooks.project import Edition
from hooks.source.fact_references import FactWriter
from hooks.source.pages import Page

_WORD = re.compile(r"[^\W_]{2,}")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"

_COMMON = 0.35
"""A word that stands on more than this part of the pages tells them not apart: it counts in
titles and headings only."""
_RARE = 5
"""A word on at most so many pages leads to its section; a more common one to its page. Both
limits keep the index of 27 pages below 15 kB (brotli)."""

_TEXT, _HEADING, _DESCRIPTION, _TITLE = range(4)


@dataclass
class _Entry:
    """A stem: its forms and the rank of each section that has it."""

    forms: set[str] = field(default_factory=set)
    sections: dict[int, int] = field(default_factory=dict)


def make_index(edition: Edition, cache: Cache | None = None) -> str:
    """Return the index of one language as a script that hands it to `siteSearch.start`.

    `pages` are [address, title]; `sections` [page, anchor, heading]. `words` holds for each stem
    its forms, `places` for each stem the numbers section * 4 + rank (0 text to 3 title); both are
    packed, see `_pack_forms` and `_pack_numbers`. To find the stems takes most of the time, so
    they are kept in `cache`.
    """
    pages = [(edition.path(page.name), page.meta.title) for page in edition.pages.values()]
    sections: list[tuple[int, str, str]] = []
    found = [
        (section, rank, word)
        for number, page in enumerate(edition.pages.values())
        for section, rank, text in _texts(page, number, sections, edition.facts)
        for word in words(text)
    ]
    stems = _stems({word for _, _, word in found}, edition.strings.search.stemmer, cache)
    entries: dict[str, _Entry] = defaultdict(_Entry)
    for section, rank, word in found:
        entry = entries[stems[word]]
        entry.forms.add(word)
        entry.sections[section] = max(rank, entry.sections.get(section, 0))
    tops = {number: place for place, (number, anchor, _) in enumerate(sections) if not anchor}
    kept = {
        key: places
        for key, entry in sorted(entries.items())
        if (places := _places(entry, sections, tops))
    }
    labels = edition.strings.search.model_dump(include={"placeholder", "hint", "none", "found"})
    made = json.dumps(
        {
            "text": labels,
            "pages": pages,
            "sections": sections,
            "words": "|".join(_pack_forms(sorted(entries[key].forms)) for key in kept),
            "places": "|".join(_pack_numbers(places) for places in kept.values()),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"siteSearch.start({made})"


def _stems(words: Set[str], language: str, cache: Cache | None) -> Mapping[str, str]:
    """Return the stem of each word; those of the same words as last time are in `cache`."""
    if not language:
        return {word: word for word in words}
    ordered = sorted(words)

    def make() -> bytes:
        # Here, not above: a warm build stems nothing.
        import snowballstemmer

        stem = snowballstemmer.stemmer(language).stemWord
        return json.dumps([stem(word) for word in ordered]).encode()

    found = cache.fetch(f"{language} {' '.join(ordered)}", make) if cache else make()
    return dict(zip(ordered, json.loads(found), strict=True))


def _texts(
    page: Page, number: int, sections: list[tuple[int, str, str]], facts: FactWriter
) -> Iterator[tuple[int, int, str]]:
    """Yield section, rank and text of each block of a page; add its sections to `sections`."""
    sections.append((number, "", ""))
    top = len(sections) - 1
    yield top, _TITLE, page.meta.title
    yield top, _DESCRIPTION, page.meta.description
    for block in page.blocks:
        text = facts.words(block.words)
        heading = block.kind in ("h2", "h3")
        if heading and block.identifier:
            sections.append((number, block.identifier, text))
        if block.kind != "slot":
            yield len(sections) - 1, _HEADING if heading else _TEXT, text


def _places(
    entry: _Entry, sections: Sequence[tuple[int, str, str]], tops: Mapping[int, int]
) -> list[int]:
    pages = {sections[section][0] for section in entry.sections}
    places: dict[int, int] = {}
    for section, rank in entry.sections.items():
        if rank == _TEXT and len(pages) > max(2, _COMMON * len(tops)):
            continue
        place = tops[sections[section][0]] if rank == _TEXT and len(pages) > _RARE else section
        places[place] = max(rank, places.get(place, 0))
    return sorted(section * 4 + rank for section, rank in places.items())


def _pack_forms(forms: Sequence[str]) -> str:
    """Return forms of a word; each begins with the number of letters it shares with the first."""
    packed: list[str] = []
    for form in forms:
        shared = 0
        while packed and shared < min(len(form), len(forms[0]), 35) and (
            form[shared] == forms[0][shared]
        ):  # fmt: skip
            shared += 1
        packed.append(_DIGITS[shared] + form[shared:])
    return " ".join(packed)


def _pack_numbers(numbers: Sequence[int]) -> str:
    """Return rising numbers as the steps between them, in base 36."""
    steps = (number - before for before, number in zip((0, *numbers), numbers, strict=False))
    return " ".join(_base36(step) for step in steps)


def _base36(number: int) -> str:
    high, low = divmod(number, 36)
    return (_base36(high) if high else "") + _DIGITS[low]


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` in lower case without accents, as the browser compares them."""
    for word in _WORD.findall(text.lower()):
        if word.isascii():
            yield word
            continue
        letters = unicodedata.normalize("NFD", word)
        yield "".join(letter for letter in letters if not unicodedata.combining(letter))
