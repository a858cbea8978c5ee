"""The search index of a language: its parts, words and addresses, and the script that reads it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import pytest

from hooks.content.fact_references import FactWriter
from hooks.content.project import Edition
from hooks.pages.search import make_index, words
from hooks.pages.site import read_search
from tests.conftest import ROOT, SmallSite
from tests.rules.source import (
    LANGUAGES,
    load_small,
    make_page,
    small_facts,
    small_strings,
    text_of,
)


def index_of(script: str) -> dict[str, Any]:
    """Return the data in the script of an index."""
    before, after = "siteSearch.start(", ")"
    assert script.startswith(before)
    assert script.endswith(after)
    found: dict[str, Any] = json.loads(script[len(before) : -len(after)])
    return found


def places(index: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Return the section and the kind of each part that has a word, by each of its forms."""
    parts = [
        (f"{index['pages'][page][0]}#{anchor}", kind)
        for page, anchor, _, kinds in index["sections"]
        for kind in kinds
    ]
    found = {}
    for forms, steps in zip(index["words"], index["places"].split("|"), strict=True):
        number, there = 0, []
        for step in map(int, steps.split(" ")):
            number += step
            there.append(parts[number])
        found.update(dict.fromkeys(forms.split(" "), there))
    return found


def edition_of(body: str, **settings: object) -> Edition:
    """Return a Dutch edition with one page, with other settings of the search."""
    words = small_strings()
    search = words.search.model_copy(update=settings)
    facts = FactWriter(small_facts().facts, words.facts)
    pages = {"x.md": make_page(body)}
    return Edition(LANGUAGES[0], words.model_copy(update={"search": search}), pages, facts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Één brief, TWEE brieven!", ["een", "brief", "twee", "brieven"]),
        ("e-mail_adres a", ["e", "mail", "adres", "a"]),
        ("reünie façade Straße ŒUVRE ﬁets", ["reunie", "facade", "strasse", "œuvre", "fiets"]),
        ("112, 0800-2000, 020-261 52 75", ["112", "08002000", "0202615275"]),
        ("In 2024. 112 bellen, 1 - 2", ["in", "2024", "112", "bellen", "1", "2"]),
        ("١١٢, ०९००", ["112", "0900"]),
        ("af\u00adspraak e\u0301e\u0301n", ["afspraak", "een"]),
        ("İstanbul ISPARTA ısparta", ["istanbul", "isparta", "isparta"]),
        ("كُلّ الأدلة", ["كل", "الادلة"]),
        ("पुलिस फ़ोन", ["पुलिस", "फ\u093cोन"]),
        ("", []),
    ],
)
def test_words_as_the_browser_writes_those_of_a_question(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_each_language_has_its_own_pages_and_addresses(make_site: SmallSite) -> None:
    project = load_small(make_site({}))
    dutch, english = (index_of(make_index(project.editions[one.code])) for one in LANGUAGES)
    assert dutch["pages"] == [["", "Begin"], ["tips/", "Tips"]]
    assert english["pages"] == [["en/", "Start"], ["en/advice/", "Advice"]]
    assert dutch["sections"] == [[0, "", "", "tdx"], [1, "", "", "tdx"], [1, "kop", "Kop", "hxxx"]]
    assert english["sections"][2] == [1, "kop", "Heading", "hxxx"]
    assert "bewaar" in places(dutch)
    assert "bewaar" not in places(english)
    assert set(dutch["text"]) == {"placeholder", "hint", "none", "found"}


def test_an_item_is_a_part_of_its_own_and_the_rest_of_a_section_one() -> None:
    table = "| A | B |\n|---|---|\n| C | D |\n"
    body = f"Eerste.\n\n## Kop {{#k}}\n\nTweede.\n\n- Item.\n- [ ] Taak.\n\n{table}"
    found = places(index_of(make_index(edition_of(body))))
    assert found["eerste"] == [("x/#", "x")]
    assert found["item"] == found["taak"] == [("x/#k", "x")]
    assert found["tweede"] == found["c"] == found["d"] == [("x/#k", "x")]
    assert index_of(make_index(edition_of(body)))["sections"][1][3] == "hxxx"


def test_forms_of_a_word_are_one_and_lead_to_the_same_parts(make_site: SmallSite) -> None:
    body = "Een brief.\n\n## Brieven {#b}\n\n- [ ] Bewaar brieven.\n"
    index = index_of(make_index(edition_of(body, stemmer="dutch")))
    assert "brief brieven" in index["words"]
    assert places(index)["brief"] == [("x/#", "x"), ("x/#b", "h"), ("x/#b", "x")]
    assert places(index_of(make_index(edition_of(body, stemmer=""))))["brief"] == [("x/#", "x")]


def test_a_word_is_also_known_without_what_its_language_puts_before_it() -> None:
    found = index_of(make_index(edition_of("Ik ben gevolgd.", stemmer="dutch")))["words"]
    assert "gevolgd volg" in found
    assert "brieven" in index_of(make_index(edition_of("Brieven.", stemmer="dutch")))["words"]


def test_synonyms_and_common_words() -> None:
    body = "Een.\n\n## Deel {#deel}\n\nTwee.\n"
    settings = {
        "common": ("Mijn", "één"),
        "synonyms": {"x": ("straatverbod",), "x#deel": ("GPS-zender", "peilen"), "y": ("niets",)},
    }
    index = index_of(make_index(edition_of(body, **settings)))
    found = places(index)
    assert index["common"] == "mijn een"
    assert found["straatverbod"] == [("x/#", "s")]
    assert found["gps"] == found["zender"] == found["peilen"] == [("x/#deel", "s")]
    assert "niets" not in found
    assert [kinds for *_, kinds in index["sections"]] == ["tdsx", "hssx"]


def test_facts_are_found_by_their_value(make_site: SmallSite) -> None:
    found = places(index_of(make_index(load_small(make_site({})).editions["nl"])))
    assert found["112"] == [("#", "x")]
    assert "noodnummer" not in found
    assert "maanden" in found


def test_slots_are_no_words(make_site: SmallSite) -> None:
    root = make_site(
        {name: text_of(name) + "\n[[sources]]\n" for name in ("docs/nl/tips.md", "docs/en/tips.md")}
    )
    assert "sources" not in places(index_of(make_index(load_small(root).editions["nl"])))


MINISEARCH = "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03"
"""SHA-256 of `dist/umd/index.js` in version 7.2.0 of the npm package `minisearch`."""


def test_the_library_is_the_published_one_and_comes_with_its_terms() -> None:
    folder = ROOT / "overrides/search"
    assert hashlib.sha256((folder / "minisearch.js").read_bytes()).hexdigest() == MINISEARCH
    script = read_search(folder)
    assert "Copyright 2022 Luca Ongaro" in script
    assert "THE SOFTWARE IS PROVIDED" in script
    assert "/** @ignore */" not in script
    assert script.index("MiniSearch=factory()") < script.index("window.siteSearch")
