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
from collections.abc import Iterator

import snowballstemmer

from hooks.outline import plain
from hooks.project import Edition

_WORD = re.compile(r"[^\W_]+")
_COMMON = 0.5
"""A word that stands on more than this part of the pages tells nothing apart."""

_TEXT, _HEADING, _DESCRIPTION, _TITLE = range(4)


def make_index(edition: Edition) -> str:
    """Return the index of one language as a script that hands it to `siteSearch.start`.

    `pages` are [address, title]; `sections` [page, anchor, heading]; `words` the forms of a stem;
    `places` for each stem the numbers section * 4 + rank (0 text to 3 title).
    """
    language = edition.strings.search.stemmer
    stem = snowballstemmer.stemmer(language).stemWord if language else str
    pages: list[tuple[str, str]] = []
    sections: list[tuple[int, str, str]] = []
    places: dict[str, dict[int, int]] = defaultdict(dict)
    forms: dict[str, set[str]] = defaultdict(set)
    spread: dict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(edition.pages.values()):
        pages.append((edition.path(page.name), page.meta.title))
        start = len(sections)
        sections.append((number, "", ""))
        texts = [(start, _TITLE, page.meta.title), (start, _DESCRIPTION, page.meta.description)]
        for block in page.blocks:
            text = plain(edition.facts.plain(block.text))
            if block.kind in ("h2", "h3") and block.identifier:
                sections.append((number, block.identifier, text))
            rank = _HEADING if block.kind in ("h2", "h3") else _TEXT
            if block.kind != "slot":
                texts.append((len(sections) - 1, rank, text))
        for section, rank, text in texts:
            for word in words(text):
                key = stem(word)
                forms[key].add(word)
                spread[key].add(number)
                places[key][section] = max(rank, places[key].get(section, 0))
    kept = sorted(
        key for key in places
        if len(spread[key]) <= max(2, _COMMON * len(pages))
        or any(rank >= _HEADING for rank in places[key].values())
    )  # fmt: skip
    index = {
        "text": edition.strings.search.model_dump(include={"placeholder", "hint", "none", "found"}),
        "pages": pages,
        "sections": sections,
        "words": [" ".join(sorted(forms[key])) for key in kept],
        "places": [
            [section * 4 + rank for section, rank in sorted(places[key].items())] for key in kept
        ],
    }
    made = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"siteSearch.start({made})"


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` in lower case without accents, as the browser compares them."""
    for word in _WORD.findall(text.lower()):
        letters = unicodedata.normalize("NFD", word)
        yield "".join(letter for letter in letters if not unicodedata.combining(letter))
