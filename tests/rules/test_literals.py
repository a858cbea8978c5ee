"""Facts typed into a text: what is caught, what is not, and which key is named."""

from __future__ import annotations

import pytest

from hooks.checks.literals import LiteralFinder
from hooks.checks.page_rules import check_literals
from hooks.content.markdown import read_inline, text_of
from hooks.problems import Report
from tests.rules.source import small_facts, small_finder, small_strings, told


def found_in(text: str, language: str = "nl") -> list[tuple[int, str, str | None]]:
    """Return line, words and key of each typed fact."""
    words = text_of(read_inline(text), "\n")
    return [(one.line, one.found, one.key) for one in small_finder(language).find(words)]


@pytest.mark.parametrize(
    ("text", "found", "key"),
    [
        ("Bel 112.", "112", "noodnummer"),
        ("Bel 0800-2000 nu", "0800-2000", "veilig-thuis"),
        ("Bel 0800 2000", "0800 2000", "veilig-thuis"),
        ("Bel 08002000", "08002000", "veilig-thuis"),
        ("Bel 010 123 45 67", "010 123 45 67", None),
        ("Bel +31 10 1234567", "+31 10 1234567", None),
        ("Bel 06-12345678", "06-12345678", None),
        ("Bel 06 12345678", "06 12345678", None),
        ("om 1.12 gebeld", "1.12", None),
        ("op 01-02-2026", "01-02-2026", None),
        ("artikel 285b", "artikel 285b", None),
        ("Artikel 12", "Artikel 12", None),
        ("art. 5", "art. 5", None),
        ("285b Sr", "285b Sr", None),
        ("binnen 3 maanden", "3 maanden", "klachttermijn"),
        ("binnen drie  maanden", "drie maanden", None),
        ("na 2-3 weken", "2-3 weken", None),
        ("na 1,5 jaar", "1,5 jaar", None),
        ("€ 12,50", "€ 12,50", None),
        ("EUR 5", "EUR 5", None),
        ("20 cent", "20 cent", None),
        ("10%", "10%", None),
        ("2,5 %", "2,5 %", None),
        ("om 09:30", "09:30", None),
        ("om 17.00 open", "17.00", None),
        ("24/7", "24/7", None),
        ("in 2024", "2024", None),
        ("https://www.politie.nl/", "https://www.politie.nl/", None),
        ("WWW.politie.nl", "WWW.politie.nl", None),
        ("[kijk op 112](tips.md)", "112", "noodnummer"),
        ("[bel 112](fact:noodnummer)", "112", "noodnummer"),
        ("![112](foto.png)", "112", "noodnummer"),
    ],
)
def test_a_typed_fact_is_caught(text: str, found: str, key: str | None) -> None:
    assert found_in(f"Regel.\n{text}") == [(1, found, key)]


@pytest.mark.parametrize(
    "text",
    [
        "[Bel](fact:noodnummer) nu",
        "Wacht niet [langer dan](fact:klachttermijn).",
        "[tips](tips.md#na-3-weken)",
        "Stap 1 van 7, pagina 12",
        "een dag of een week",
        "kamer 1123, huis 11-2",
        "versie 1.12.3",
        "bestand112",
        "drie mensen",
    ],
)
def test_what_is_no_typed_fact(text: str) -> None:
    assert not found_in(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("within three months", "three months"),
        ("article 12", "article 12"),
        ("3 months", "3 months"),
    ],
)
def test_each_language_has_its_own_words(text: str, found: str) -> None:
    assert [words for _, words, _ in found_in(text, "en")] == [found]
    assert not [words for _, words, _ in found_in("drie maanden", "en")]


def test_lines_are_counted_past_references_over_two_lines() -> None:
    assert found_in("[Bel\nnu](fact:noodnummer)\nof 112") == [(2, "112", "noodnummer")]


def test_a_typed_fact_over_two_lines_is_found_and_one_in_bold_too() -> None:
    assert found_in("Wacht\ndrie\nmaanden, **112**") == [
        (1, "drie maanden", None), (2, "112", "noodnummer"),
    ]  # fmt: skip


def test_a_language_without_words_of_a_kind_finds_nothing_of_that_kind() -> None:
    none = small_strings().literals.model_copy(
        update=dict.fromkeys(("numbers", "units", "articles", "laws", "money"), ())
    )
    finder = LiteralFinder(small_facts().facts, small_strings().facts, none)
    assert not list(finder.find("Stap 1 van 7. Artikel 5 Sr, drie weken, 5 euro."))
    assert [one.found for one in finder.find("Bel 112 of € 5")] == ["112", "€ 5"]


def test_without_facts_the_emergency_number_is_caught() -> None:
    finder = LiteralFinder({}, small_strings().facts, small_strings().literals)
    assert [(one.found, one.key) for one in finder.find("Bel 112")] == [("112", None)]


def test_what_is_told_of_a_typed_fact() -> None:
    report = Report()
    check_literals(
        "Regel.\nBel 0800-2000 of 0900-1234.", "docs/nl/x.md", 10, small_finder(), report
    )
    assert told(report) == [
        "docs/nl/x.md:11: a fact typed into a text; expected: a reference [text](fact:key); "
        "found: 0800-2000; fix: write [text](fact:veilig-thuis)",
        "docs/nl/x.md:11: a fact typed into a text; expected: a reference [text](fact:key); "
        "found: 0900-1234; fix: add it to docs/facts.yml with its source, and refer to its key",
    ]
