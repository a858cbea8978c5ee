"""The search finds what people type: a bank of questions, and every line of the site itself."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import pytest
import yaml

from hooks.content.outline import Block
from hooks.content.project import Edition
from tests.conftest import ROOT
from tests.search.asking import Search
from tests.search.conftest import CODES

FIRST = {
    "nl": (
        "gevolgd", "ik word gevolgd", "mijn ex volgt mij", "huiselijk geweld",
        "hoe doe ik aangifte", "wie kan ik bellen", "0900-8844", "fase 5", "stap 3",
        "mijn ex laat me niet met rust", "airtag gevonden", "straatverbod", "gps",
    ),
    "en": (
        "followed", "he is following me", "threats", "death threat", "family",
        "someone is following me", "restraining order",
    ),
}  # fmt: skip
"""What people typed on a site whose search found nothing for it; all of it stands in the bank."""

ANSWERED = 0.95


@cache
def bank(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return what people type in a language, and the pages of which one must be found."""
    entries = yaml.safe_load((ROOT / f"tests/search/{code}.yml").read_text(encoding="utf-8"))
    found = {entry["ask"]: tuple(entry["pages"]) for entry in entries}
    assert len(found) == len(entries)
    return found


def unanswered(search: Search, questions: Mapping[str, Sequence[str]], among: int) -> list[str]:
    """Return a line for each question that has none of its pages `among` the first results."""
    found = search.pages(list(questions))
    return [
        f"{question!r} finds {', '.join(pages[:among]) or 'nothing'}; expected: {' or '.join(good)}"
        for (question, good), pages in zip(questions.items(), found, strict=True)
        if not set(good) & set(pages[:among])
    ]


def lines(edition: Edition, *kinds: str) -> Mapping[str, list[str]]:
    """Return the pages on which each heading or item stands, by its text as readers see it.

    An item that is a link and nothing else stands on the page it leads to, too: who types the words
    of a door of the home page wants what is behind it.
    """
    found = defaultdict[str, list[str]](list)
    for page in edition.pages.values():
        for block in page.blocks:
            if block.kind in kinds:
                words = edition.facts.words(block.words)
                found[words] += [page.name, *_behind(block, words)]
    return found


def _behind(block: Block, words: str) -> list[str]:
    return [link.target.partition("#")[0] for link in block.links if link.text.strip() == words]


@pytest.mark.parametrize("code", CODES)
def test_the_bank_is_of_use(searches: dict[str, Search], code: str) -> None:
    pages = set(searches[code].edition.pages)
    assert len(bank(code)) >= 60
    asked = {name for good in bank(code).values() for name in good}
    assert asked <= pages
    assert len(asked) > 0.8 * len(pages)
    if not_asked := pages - asked:  # a new page may wait for its questions
        warnings.warn(f"tests/search/{code}.yml: no question for {sorted(not_asked)}", stacklevel=1)
    assert all(1 <= len(good) <= 4 for good in bank(code).values())
    assert set(FIRST[code]) <= set(bank(code))


@pytest.mark.parametrize("code", CODES)
def test_what_people_type_finds_its_page(searches: dict[str, Search], code: str) -> None:
    questions = bank(code)
    missed = unanswered(searches[code], questions, 3)
    assert len(missed) <= (1 - ANSWERED) * len(questions), "\n".join(missed)
    assert unanswered(searches[code], {ask: questions[ask] for ask in FIRST[code]}, 3) == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kinds", [("h2", "h3"), ("item", "todo")], ids=["headings", "items"])
def test_a_line_of_the_site_finds_its_page(
    searches: dict[str, Search], code: str, kinds: Sequence[str]
) -> None:
    edition = searches[code].edition
    questions = lines(edition, *kinds)
    assert len(questions) > 200
    assert unanswered(searches[code], questions, 2) == []


@pytest.mark.parametrize("code", CODES)
def test_a_title_finds_its_page_first(searches: dict[str, Search], code: str) -> None:
    titles = {page.meta.title: [page.name] for page in searches[code].edition.pages.values()}
    assert unanswered(searches[code], titles, 1) == []


def test_a_question_that_finds_another_page_is_told(searches: dict[str, Search]) -> None:
    questions = {"meldcode": ["brieven.md"], "xqzxqzxqz": ["tips.md"], "brieven": ["brieven.md"]}
    missed = unanswered(searches["nl"], questions, 1)
    assert missed == [
        "'meldcode' finds meldcode.md; expected: brieven.md",
        "'xqzxqzxqz' finds nothing; expected: tips.md",
    ]
