"""Facts: their form, how a language writes them, and the references to them."""

from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter

from hooks.content.fact_references import FactWriter, references, references_in
from hooks.content.fact_words import display, display_date, href
from hooks.content.facts import Fact, FactFile
from hooks.pages.site import Site
from hooks.pages.view import View
from tests.conftest import SmallSite
from tests.rules.source import (
    changed,
    line_of,
    load_small,
    make_page,
    problems_in,
    read,
    small_facts,
    small_strings,
)

ADAPTER: TypeAdapter[Fact] = TypeAdapter(Fact)
REST = "sources: [politie], confidence: H, dated: null, checked: null, check_every: 3"


def fact(**values: object) -> Fact:
    """Return a fact with `values`."""
    shared = {"sources": ["s"], "confidence": "H", "dated": None, "checked": None, "check_every": 3}
    return ADAPTER.validate_python({**shared, **values})


def one_fact(values: str) -> str:
    """Return facts.yml with one fact, on line 4, and the source it needs."""
    return (
        "sources:\n  politie: {title: T, publisher: P, url: null, dated: null, read: 2026-11-21}\n"
        f"facts:\n  een: {{{values}}}\n"
    )


@pytest.mark.parametrize(
    "values",
    [
        'kind: phone, value: "+31 10 123 45 67", tel: "+31101234567"',
        'kind: phone, value: "010 - 123 45 67", tel: "+31101234567"',
        'kind: link, url: "https://www.politie.nl/"',
        'kind: article, number: "285b", law: sr, paragraph: "2"',
        'kind: term, amount: "2-3", unit: week',
        'kind: price, amount: "0.10", per: minute',
        "kind: price, amount: 1, per: call",
        "kind: phone, value: 0112, tel: 0112",
        "kind: term, amount: 3, unit: week",
        "kind: hours, days: [tue], opens: 09:00, closes: 17:30",
        "kind: hours, always: true",
        'kind: hours, days: [mon, sun], opens: "09:00", closes: "24:00"',
        'kind: number, value: "1.000-2.000"',
        'kind: date, value: "2026-02"',
    ],
)
def test_facts_of_the_right_form(values: str) -> None:
    model, lines = read(FactFile, one_fact(f"{values}, {REST}"), "docs/facts.yml")
    assert not lines
    assert model is not None


ADDRESS = (
    "wrong value for facts.een.link.url; expected: Value error, an address such as "
    "https://www.example.org/page; found: "
)
PATTERN = "expected: String should match pattern '"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ('kind: phone, value: "0800-2000", tel: "08002001"', "wrong value for facts.een.phone; "
         "expected: Value error, tel 08002001 is not the number 0800-2000; found: {found}; "
         "fix: correct the value"),
        ('kind: phone, value: "112", tel: "1 1 2"', "wrong value for facts.een.phone.tel; "
         + PATTERN + r"^\+?[0-9]{3,15}$'; found: '1 1 2'; fix: correct the value"),
        ('kind: link, url: "http://www.politie.nl/"', f"{ADDRESS}'http://www.politie.nl/'; "
         "fix: correct the value"),
        ('kind: link, url: "javascript:alert(1)"', f"{ADDRESS}'javascript:alert(1)'; "
         "fix: correct the value"),
        ('kind: link, url: "https:///x"', f"{ADDRESS}'https:///x'; fix: correct the value"),
        ('kind: link, url: "https://a.nl/ b"', f"{ADDRESS}'https://a.nl/ b'; fix: correct the "
         "value"),
        ('kind: link, url: "https://a@evil.nl/"', f"{ADDRESS}'https://a@evil.nl/'; fix: correct "
         "the value"),
        ('kind: price, amount: "0.045", per: minute', "wrong value for facts.een.price.amount; "
         + PATTERN + r"^[0-9]+(\.[0-9]{2})?$'; found: '0.045'; fix: correct the value"),
        ("kind: hours, days: [mon], opens: 09:00, closes: 24:45", "wrong value for "
         "facts.een.hours.closes; " + PATTERN + "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'; found: "
         "'24:45'; fix: correct the value"),
        ("kind: hours, days: [mon], opens: 17:00, closes: 09:00", "wrong value for "
         "facts.een.hours; expected: Value error, closes must be later than opens; midnight is "
         "24:00; found: {found}; fix: correct the value"),
        ("kind: hours, days: [mon], opens: 09:00, closes: 09:00", "wrong value for "
         "facts.een.hours; expected: Value error, closes must be later than opens; midnight is "
         "24:00; found: {found}; fix: correct the value"),
        ("kind: hours, days: [tue, mon, tue], opens: 09:00, closes: 17:00", "wrong value for "
         "facts.een.hours; expected: Value error, each day once, in the order of the week; found: "
         "{found}; fix: correct the value"),
        ("kind: hours, always: true, days: [mon]", "wrong value for facts.een.hours; expected: "
         "Value error, either always: true, or days, opens and closes; found: {found}; fix: "
         "correct the value"),
        ('kind: article, number: "1", law: "[x](javascript:x)"', "a link in a text of data; "
         "expected: words, and facts as [text](fact:key); found: [x](javascript:x); fix: refer to "
         "a fact of kind link in docs/facts.yml"),
        ('kind: article, number: "1", law: "<script>x</script>"', "HTML in a text; expected: "
         "words; found: <script>x</script>; fix: write it without HTML"),
        ('kind: article, number: "lid 1", law: sr', "wrong value for facts.een.article.number; "
         + PATTERN + r"^[0-9]+[a-z]*$'; found: 'lid 1'; fix: correct the value"),
        ("kind: term, amount: 3, unit: eeuw", "wrong value for facts.een.term.unit; expected: "
         "Input should be 'second', 'minute', 'hour', 'day', 'week', 'month' or 'year'; "
         "found: 'eeuw'; fix: correct the value"),
        ('kind: price, amount: "1,50", per: null', "wrong value for facts.een.price.amount; "
         + PATTERN + r"^[0-9]+(\.[0-9]{2})?$'; found: '1,50'; fix: correct the value"),
        ("kind: hours, days: [mon]", "wrong value for facts.een.hours; expected: Value error, "
         "either always: true, or days, opens and closes; found: {found}; "
         "fix: correct the value"),
        ("kind: hours, days: [mon], opens: '09:00'", "wrong value for facts.een.hours; expected: "
         "Value error, either always: true, or days, opens and closes; found: {found}; "
         "fix: correct the value"),
        ('kind: hours, always: true, days: [mon], opens: "09:00", closes: "17:00"', "wrong value "
         "for facts.een.hours; expected: Value error, either always: true, or days, opens and "
         "closes; found: {found}; fix: correct the value"),
        ("kind: number, value: veel", "wrong value for facts.een.number.value; "
         + PATTERN + r"^[0-9]+([.,-][0-9]+)*$'; found: 'veel'; fix: correct the value"),
        ('kind: date, value: "2026-13"', "wrong value for facts.een.date.value; expected: Value "
         "error, month must be in 1..12; found: '2026-13'; fix: correct the value"),
        ("kind: fax", "wrong value for facts.een; expected: Input tag 'fax' found using 'kind' "
         "does not match any of the expected tags: 'phone', 'link', 'article', 'term', 'price', "
         "'hours', 'number', 'date'; found: {found}; fix: correct the value"),
    ],
)  # fmt: skip
def test_facts_of_the_wrong_form(values: str, message: str) -> None:
    model, (line,) = read(FactFile, one_fact(f"{values}, {REST}"), "docs/facts.yml")
    assert model is None
    before, _, after = message.partition("{found}")
    assert line.startswith(f"docs/facts.yml:4: {before}")
    assert line.endswith(after)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sources: [politie]", "sources: []", "wrong value for facts.een.link.sources; expected: "
         "Tuple should have at least 1 item after validation, not 0; found: []; fix: correct the "
         "value"),
        ("confidence: H", "confidence: L", "wrong value for facts.een.link.confidence; expected: "
         "Input should be 'H' or 'M'; found: 'L'; fix: correct the value"),
        ("dated: null, checked", "dated: '2021-00', checked", "wrong value for "
         "facts.een.link.dated; expected: Value error, month must be in 1..12; found: '2021-00'; "
         "fix: correct the value"),
        ("checked: null", "checked: gisteren", "wrong value for facts.een.link.checked; expected: "
         "Value error, a date such as 2026-11-22; found: 'gisteren'; fix: correct the value"),
        ("check_every: 3", "check_every: 0", "wrong value for facts.een.link.check_every; "
         "expected: Input should be greater than or equal to 1; found: '0'; fix: correct the "
         "value"),
        (", check_every: 3", "", "wrong value for facts.een.link.check_every; expected: Field "
         "required; found: nothing; fix: add the key"),
        ("een:", "Één:", "wrong value for facts.Één.[key]; expected: String should match pattern "
         "'^[a-z0-9]+(-[a-z0-9]+)*$'; found: 'Één'; fix: correct the value"),
    ],
)  # fmt: skip
def test_what_every_fact_has(old: str, new: str, message: str) -> None:
    text = one_fact(f'kind: link, url: "https://a.nl/", {REST}')
    assert old in text
    model, lines = read(FactFile, text.replace(old, new), "docs/facts.yml")
    assert model is None
    assert lines == [f"docs/facts.yml:4: {message}"]


@pytest.mark.parametrize("date", ["2021-13", "2021-00-01", "2021-02-30", "0000", "21", "juni"])
def test_the_date_of_a_source_is_a_date(date: str) -> None:
    text = one_fact(f"kind: hours, always: true, {REST}").replace(
        "dated: null", f"dated: '{date}'", 1
    )
    model, (line,) = read(FactFile, text, "docs/facts.yml")
    assert model is None
    assert line.startswith("docs/facts.yml:2: wrong value for sources.politie.dated; expected: ")
    assert line.endswith(f"found: '{date}'; fix: correct the value")


def test_a_wrong_value_is_told_on_its_own_line() -> None:
    text = one_fact("").replace(
        "{}", '\n    kind: phone\n    value: "112"\n    tel: x\n    ' + REST.replace(", ", "\n    ")
    )
    _, lines = read(FactFile, text, "docs/facts.yml")
    assert lines == [
        "docs/facts.yml:7: wrong value for facts.een.phone.tel; expected: String should match "
        "pattern '^\\+?[0-9]{3,15}$'; found: 'x'; fix: correct the value"
    ]


def test_a_fact_with_an_unknown_source(make_site: SmallSite) -> None:
    old = 'tel: "08002000", sources: [politie]'
    root = make_site(changed("docs/facts.yml", old, 'tel: "08002000", sources: [politi]'))
    line = line_of("docs/facts.yml", old)
    assert problems_in(root) == [
        f"docs/facts.yml:{line}: unknown source of the fact veilig-thuis; expected: a key below "
        "sources:; found: politi; fix: did you mean politie?"
    ]


@pytest.mark.parametrize(
    ("values", "dutch", "english"),
    [
        ({"kind": "phone", "value": "0800-2000", "tel": "08002000"}, "0800-2000", "0800-2000"),
        ({"kind": "link", "url": "https://a.nl/"}, "", ""),
        ({"kind": "article", "number": "285b", "law": "sr"},
         "artikel 285b Wetboek van Strafrecht", None),
        ({"kind": "article", "number": "1", "law": "sr", "paragraph": "2"},
         "artikel 1 lid 2 Wetboek van Strafrecht", None),
        ({"kind": "article", "number": "1", "law": "elders"}, "artikel 1 elders", None),
        ({"kind": "term", "amount": "1", "unit": "month"}, "1 maand", "1 month"),
        ({"kind": "term", "amount": "3", "unit": "month"}, "3 maanden", "3 months"),
        ({"kind": "term", "amount": "2-3", "unit": "week"}, "2–3 weken", "2–3 weeks"),
        ({"kind": "price", "amount": "1.50", "per": None}, "€ 1,50", None),
        ({"kind": "price", "amount": "5", "per": "minute"}, "€ 5,00 per minuut", None),
        ({"kind": "price", "amount": "0.20", "per": "call"}, "€ 0,20 per telefoontje", None),
        ({"kind": "hours", "always": True}, "dag en nacht, elke dag", None),
        ({"kind": "hours", "days": ["mon", "tue", "wed"], "opens": "09:00", "closes": "17:30"},
         "maandag tot en met woensdag van 09.00 tot 17.30 uur", None),
        ({"kind": "hours", "days": ["mon", "tue"], "opens": "09:00", "closes": "17:30"},
         "maandag en dinsdag van 09.00 tot 17.30 uur", None),
        ({"kind": "hours", "days": ["mon", "wed", "fri"], "opens": "09:00", "closes": "17:30"},
         "maandag en woensdag en vrijdag van 09.00 tot 17.30 uur", None),
        ({"kind": "hours", "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
          "opens": "09:00", "closes": "17:30"}, "elke dag van 09.00 tot 17.30 uur", None),
        ({"kind": "number", "value": "10-20"}, "10–20", "10–20"),
        ({"kind": "number", "value": "137000"}, "137.000", "137,000"),
        ({"kind": "number", "value": "2024"}, "2024", "2024"),
        ({"kind": "number", "value": "10", "unit": "percent"}, "10 procent", None),
        ({"kind": "number", "value": "18", "unit": "year"}, "18 jaar", None),
        ({"kind": "date", "value": "2026-11-02"}, "2 november 2026", "2 November 2026"),
        ({"kind": "date", "value": "2026-02"}, "februari 2026", "February 2026"),
        ({"kind": "date", "value": "2026"}, "2026", "2026"),
    ],
)  # fmt: skip
def test_values_in_words(values: dict[str, object], dutch: str, english: str | None) -> None:
    assert display(fact(**values), small_strings("nl").facts) == dutch
    if english is not None:
        assert display(fact(**values), small_strings("en").facts) == english


def test_the_address_of_a_fact() -> None:
    facts = small_facts().facts
    assert href(facts["veilig-thuis"]) == "tel:08002000"
    assert href(facts["site"]) == "https://www.politie.nl/"
    assert href(facts["klachttermijn"]) is None


@pytest.mark.parametrize(
    ("text", "plain", "markup"),
    [
        ("Geen feit.", "Geen feit.", "Geen feit."),
        ("[Bel](fact:noodnummer)!", "Bel 112!",
         '<a class="tel" href="tel:112">Bel <bdi>112</bdi></a>!'),
        ("[](fact:noodnummer)", "112", '<a class="tel" href="tel:112"><bdi>112</bdi></a>'),
        ("**[Bel](fact:noodnummer){.choice}**", "Bel 112",
         '<strong><a class="tel choice" href="tel:112">Bel <bdi>112</bdi></a></strong>'),
        ("[Wij & zij](fact:site)", "Wij & zij",
         '<a href="https://www.politie.nl/" rel="noreferrer noopener">Wij &amp; zij</a>'),
        ("[binnen](fact:klachttermijn)", "binnen 3 maanden",
         "binnen 3 maanden"),
        ("a < b & [](fact:noodnummer) &lt;i>", "a < b & 112 <i>",
         'a &lt; b &amp; <a class="tel" href="tel:112"><bdi>112</bdi></a> &lt;i&gt;'),
    ],
)  # fmt: skip
def test_references_written_out(text: str, plain: str, markup: str, small: Site) -> None:
    writer = FactWriter(small_facts().facts, small_strings().facts)
    assert writer.plain(text) == plain
    edition = small.project.source
    made = View(small, edition, edition.pages["index.md"]).markup(text)
    assert re.sub("<svg.*?</svg>", "", made) == markup
    assert ("<svg" in made) == ("choice" in markup)  # a button shows what it does


def test_references_in_a_page_and_their_lines() -> None:
    page = make_page("Regel.\n[Bel](fact:noodnummer) of\n[de\nsite](fact:site)\n")
    start = page.body_line
    assert list(references_in(page.blocks)) == [(start + 1, "noodnummer"), (start + 2, "site")]
    assert list(references("[Bel](fact:noodnummer) of [x](<fact:site>)")) == ["noodnummer", "site"]


def test_a_date_in_words() -> None:
    assert display_date("2026-12-31", small_strings("nl").facts) == "31 december 2026"


def test_facts_that_are_good_load(make_site: SmallSite) -> None:
    assert load_small(make_site({})).facts == small_facts()
