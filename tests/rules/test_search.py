"""The search index of a language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hooks.cache import Cache
from hooks.project import Edition
from hooks.show.search import make_index, words
from hooks.source.fact_references import FactWriter
from hooks.source.pages import Page
from tests.conftest import SmallSite
from tests.rules.source import (
    LANGUAGES,
    load_small,
    make_page,
    small_facts,
    small_strings,
    text_of,
)
from tests.small_site import page


def index_of(script: str) -> dict[str, Any]:
    """Return the data in the script of an index."""
    before, after = "siteSearch.start(", ")"
    assert script.startswith(before)
    assert script.endswith(after)
    found: dict[str, Any] = json.loads(script[len(before) : -len(after)])
    return found


def forms(index: dict[str, Any]) -> list[list[str]]:
    """Return the forms of each stem, unpacked: each says how much it shares with the first."""
    unpacked = []
    for entry in index["words"].split("|"):
        found: list[str] = []
        for form in entry.split(" "):
            shared = int(form[0], 36)
            found.append((found[0][:shared] if found else "") + form[1:])
        unpacked.append(found)
    return unpacked


def places(index: dict[str, Any]) -> dict[str, list[tuple[int, int]]]:
    """Return section and rank of each form."""
    found = {}
    for stem, steps in zip(forms(index), index["places"].split("|"), strict=True):
        number, numbers = 0, []
        for step in steps.split(" "):
            number += int(step, 36)
            numbers.append(divmod(number, 4))
        found.update(dict.fromkeys(stem, numbers))
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Één brief, TWEE brieven!", ["een", "brief", "twee", "brieven"]),
        ("e-mail_adres a", ["mail", "adres"]),
        ("reünie façade", ["reunie", "facade"]),
        ("112, 0800-2000", ["112", "0800", "2000"]),
        ("", []),
    ],
)
def test_words_as_the_browser_compares_them(text: str, found: list[str]) -> None:
    assert list(words(text)) == found


def test_each_language_has_its_own_pages_and_addresses(make_site: SmallSite) -> None:
    project = load_small(make_site({}))
    dutch, english = (index_of(make_index(project.editions[one.code])) for one in LANGUAGES)
    assert dutch["pages"] == [["", "Begin"], ["tips/", "Tips"]]
    assert english["pages"] == [["en/", "Start"], ["en/advice/", "Advice"]]
    assert dutch["sections"] == [[0, "", ""], [1, "", ""], [1, "kop", "Kop"]]
    assert english["sections"] == [[0, "", ""], [1, "", ""], [1, "kop", "Heading"]]
    assert "bewaar" in places(dutch)
    assert "bewaar" not in places(english)
    assert set(dutch["text"]) == {"placeholder", "hint", "none", "found"}


def test_forms_of_a_word_lead_to_the_same_places(make_site: SmallSite) -> None:
    body = "Een brief.\n\n## Brieven {#b}\n\n- [ ] Bewaar brieven.\n"
    root = make_site(
        {
            "docs/nl/tips.md": page("Tips", body, checklist="tips"),
            "docs/en/tips.md": page("Tips", body, checklist="tips", slug="tips"),
            "docs/nl/index.md": text_of("docs/nl/index.md").replace("#kop", ""),
            "docs/en/index.md": text_of("docs/en/index.md").replace("#kop", ""),
        }
    )
    index = index_of(make_index(load_small(root).editions["nl"]))
    found = places(index)
    assert ["brief", "brieven"] in forms(index)
    assert "0brief 4ven" in index["words"].split("|")
    # In the text of the page (0), and in the heading (1) of its section.
    assert found["brief"] == found["brieven"] == [(1, 0), (2, 1)]
    assert found["tips"][-1] == (1, 3)


def test_kept_stems_are_those_of_the_words(make_site: SmallSite, tmp_path: Path) -> None:
    edition = load_small(make_site({})).editions["nl"]
    cache = Cache(tmp_path / "kept", "1")
    alone = make_index(edition)
    assert [make_index(edition, cache) for _ in range(2)] == [alone, alone]
    assert cache.made == 1
    changes = {"docs/nl/index.md": text_of("docs/nl/index.md").replace("Begin", "Brieven")}
    other = load_small(make_site(changes)).editions["nl"]
    assert make_index(other, cache) == make_index(other) != alone


def test_facts_are_found_by_their_value(make_site: SmallSite) -> None:
    found = places(index_of(make_index(load_small(make_site({})).editions["nl"])))
    assert found["112"] == [(0, 0)]
    assert "noodnummer" not in found
    assert "maanden" in found


def test_slots_are_no_words(make_site: SmallSite) -> None:
    root = make_site(
        {name: text_of(name) + "\n[[sources]]\n" for name in ("docs/nl/tips.md", "docs/en/tips.md")}
    )
    assert "sources" not in places(index_of(make_index(load_small(root).editions["nl"])))


def test_a_word_on_many_pages_leads_to_pages_and_then_only_to_titles() -> None:
    bodies = {
        f"p{number:02}.md": "Begin.\n\n## Deel {#deel}\n\n"
        + " ".join(
            word
            for word, spread in (("zeldzaam", 5), ("vaker", 6), ("gewoon", 7), ("overal", 8))
            if number < spread
        )
        + "\n"
        for number in range(20)
    }
    bodies["p19.md"] = "Begin.\n\n## Overal {#deel}\n"
    pages = {name: make_page(body, name=name) for name, body in bodies.items()}
    found = places(index_of(make_index(edition_of(pages))))
    tops, deeper = [(2 * number, 0) for number in range(20)], [(2 * n + 1, 0) for n in range(20)]
    assert found["zeldzaam"] == deeper[:5]
    assert found["vaker"] == tops[:6]
    assert found["gewoon"] == tops[:7]  # 35 of 100 pages
    assert found["overal"] == [(39, 1)]  # more: in the heading only
    assert "begin" not in found


def edition_of(pages: dict[str, Page]) -> Edition:
    """Return the Dutch edition with `pages`."""
    words = small_strings()
    return Edition(LANGUAGES[0], words, pages, FactWriter(small_facts().facts, words.facts))
