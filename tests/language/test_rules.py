"""Each rule on text that breaks it and on text that does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .findings import Finding
from .prose import Prose, parse
from .rules import (
    check,
    forbidden_words,
    long_paragraphs,
    long_sentences,
    mean_sentence,
    missing_terms,
    refused_terms,
)
from .words import Entry, Group, Term, Words, load_words

LANGUAGES = ("nl", "en")
NOTHING = Words()


def page(body: str, audience: str = "person", path: str = "docs/nl/x.md") -> Prose:
    """A page with this body."""
    return parse(path, f"---\naudience: {audience}\n---\n\n{body}\n")


def sentence(words: int) -> str:
    """A sentence of so many words."""
    return "Een" + " woord" * (words - 1) + "."


def test_finding_reads_as_one_line() -> None:
    finding = Finding("docs/nl/x.md", 7, "jargon", "'middels'", "say: met")
    assert str(finding) == "docs/nl/x.md:7: jargon: 'middels'; say: met"


@pytest.mark.parametrize(
    ("audience", "limit"), [("person", 13), ("circle", 13), ("", 13), ("professional", 16)]
)
def test_mean_sentence(audience: str, limit: int) -> None:
    good = f"{sentence(limit - 1)} {sentence(limit + 1)}"
    bad = f"{sentence(limit)}\n{sentence(limit + 1)}"
    assert not mean_sentence(page(good, audience), NOTHING)
    (finding,) = mean_sentence(page(bad, audience), NOTHING)
    assert finding.line == len(["---", "audience", "---", "", "first", "second"])
    assert finding.found == f"{limit}.5 words, limit {limit}"


def test_mean_sentence_is_not_hidden_by_headings() -> None:
    assert mean_sentence(page(f"## Kop\n\n## Kop\n\n{sentence(14)}"), NOTHING)


@pytest.mark.parametrize("form", ["{}", "- {}", "## {}", '!!! note "{}"\n    Kort.', "> {}"])
def test_long_sentences(form: str) -> None:
    assert not long_sentences(page(form.format(sentence(25))), NOTHING)
    (finding,) = long_sentences(page(form.format(sentence(26))), NOTHING)
    assert finding.found.startswith("26 words, limit 25: Een woord")


@pytest.mark.parametrize("form", ["{}", "- {}", '!!! note "Kort"\n    {}'])
def test_long_paragraphs(form: str) -> None:
    assert not long_paragraphs(page(form.format("Ja. " * 4)), NOTHING)
    (finding,) = long_paragraphs(page(form.format("Ja. " * 5)), NOTHING)
    assert finding.found.startswith("5 sentences, limit 4")


def test_forbidden_words_whole_unless_quoted_audience_names() -> None:
    entry = Entry(find="fout ding", say="goed", unless="nooit")
    circle = Group(what="kring", audiences=("circle",), quoted=False, entries=(entry,))
    words = Words(names=("Fout Ding BV",), groups=(circle,))

    def lines(body: str, audience: str = "circle") -> list[int]:
        return [finding.line for finding in forbidden_words(page(body, audience), words)]

    assert lines("Een\nwoord en een FOUT\nding.") == [6]
    assert not lines("Een fout ding.", "person")
    assert not lines("Een fout dingetje.")
    assert not lines("Het fout-fout dingen.")
    assert not lines("Nooit een fout ding.")
    assert not lines('Zeg niet: "een fout ding".')
    assert not lines("Bel Fout Ding BV.")


def test_forbidden_words_but_on_named_pages() -> None:
    group = Group(what="kring", but=("verhalen",), entries=(Entry(find="fout", say="goed"),))
    words = Words(groups=(group,))
    assert forbidden_words(page("Fout.", path="docs/nl/x.md"), words)
    assert forbidden_words(page("Fout.", path="docs/nl/meer-verhalen.md"), words)
    assert not forbidden_words(page("Fout.", path="docs/nl/verhalen.md"), words)


TERM = Term(
    source="aangiftes?", say="police report", accept=("report to the police",), refuse=("report",)
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("File a report.", ["'report'"]),
        ("File a police report.", []),
        ("File two police reports.", []),
        ("Report to the police.", []),
        ("Police report or Report?", ["'Report'"]),
    ],
)
def test_refused_terms(text: str, found: list[str]) -> None:
    findings = refused_terms(page(text), Words(terms=(TERM,)))
    assert [finding.found for finding in findings] == found


def test_missing_terms() -> None:
    words = Words(terms=(TERM,))
    source = page("Doe\naangifte. Twee aangiftes.")
    assert not missing_terms(page("A police report.", path="docs/en/x.md"), words, source)
    assert not missing_terms(page("Something else."), words, page("Geen melding."))
    (finding,) = missing_terms(page("A paper.", path="docs/en/x.md"), words, source)
    assert finding.path == "docs/en/x.md"
    assert finding.found == "no 'police report', though docs/nl/x.md:6 has 'aangifte' (2 in all)"


def test_capitals_of_a_required_term_count() -> None:
    source = page("De meldcode.")
    words = Words(terms=(Term(source="meldcode", say="Reporting Code"),))
    assert missing_terms(page("The reporting code."), words, source)
    assert not missing_terms(page("The Reporting Code."), words, source)


def test_a_language_without_lists_has_the_length_rules() -> None:
    words = load_words("xx")
    assert words == NOTHING
    assert [f.what for f in check(page(sentence(26)), words)] == [
        "mean sentence length",
        "long sentence",
    ]


PIECES = (
    *("---\n", "audience: person\n", "title: x\n", '!!! note "t"\n', "    ", "- ", "[ ] ", "## "),
    *("{#id}", "[[diary]]", "[a](fact:b)", "[](fact:c)", "(", ")", "**", "`", "|a|b|\n|-|-|\n"),
    *("bijv. ", "Ja. ", "hij ", "your fault ", '"', "'", "é", ".", "?", "!", "\n", " ", "\x00"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)  # the first example reads the lists
@given(text=st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_checked(language: str, text: str) -> None:
    words = load_words(language)
    prose = parse("docs/x.md", text, words.abbreviations)
    findings = check(prose, words, prose)
    assert all(finding.line >= 1 for finding in findings)
