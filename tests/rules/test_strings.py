"""The short texts of a language: their form, their references, and their gaps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.diary import DiarySpec
from hooks.problems import Report
from hooks.string_rules import check_strings, read_strings
from tests.conftest import SmallSite
from tests.rules.source import (
    LANGUAGES,
    changed,
    line_in,
    line_of,
    load_small,
    located,
    problems_in,
    small_facts,
    small_strings,
    text_of,
    told,
)

NAME = "docs/nl/strings.yml"


def write(root: Path, text: str, code: str = "nl") -> Path:
    """Write `text` as the texts of a language below `root`."""
    path = root / f"docs/{code}/strings.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return root


def problems_of(root: Path, text: str) -> list[str]:
    """Return what is wrong with `text` as Dutch strings.yml, beside the small site's data."""
    report = Report()
    file = read_strings(write(root, text), "nl", None, report)
    if file is not None:
        diary = DiarySpec.model_validate(located(text_of("docs/diary.yml")).data)
        check_strings(file, small_facts(), diary, ["now"], report)
    return told(report)


def test_good_texts(tmp_path: Path) -> None:
    assert not problems_of(tmp_path, text_of(NAME))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("complete: true", "complete: misschien", "wrong value for complete; expected: Input "
         "should be a valid boolean, unable to interpret input; found: 'misschien'; mend: correct "
         "the value"),
        ("direction: ltr", "direction: omhoog", "wrong value for language.direction; expected: "
         "Input should be 'ltr' or 'rtl'; found: 'omhoog'; mend: correct the value"),
        ("  menu: Menu", "  menu: ''", "wrong value for nav.menu; expected: String should have at "
         "least 1 character; found: ''; mend: correct the value"),
        ("  menu: Menu", "  menu: 5", "wrong value for nav.menu; expected: Input should be a valid "
         "string; found: 5; mend: correct the value"),
        ("  menu: Menu", "  menu: Menu\n  kaart: Kaart", "wrong value for nav.kaart; expected: "
         "Extra inputs are not permitted; found: 'Kaart'; mend: remove the key, or look whether "
         "its name is misspelt"),
        ("stemmer: dutch", "stemmer: vlaams", "wrong value for search.stemmer; expected: Value "
         "error, the name of a Snowball stemmer, such as english, or nothing; found: 'vlaams'; "
         "mend: correct the value"),
        (", december]", "]", "wrong value for facts.months; expected: Tuple should have at least "
         "12 items after validation, not 11; found: ['januari', 'februari', 'maart', 'april', "
         "'mei', 'juni', 'juli', 'augustus', 's…; mend: correct the value"),
        (", zondag]", "]", "wrong value for facts.days; expected: Tuple should have at least 7 "
         "items after validation, not 6; found: ['maandag', 'dinsdag', 'woensdag', 'donderdag', "
         "'vrijdag', 'zaterdag']; mend: correct the value"),
        ("day: [dag, dagen]", "day: [dag]", "wrong value for facts.units.day.1; expected: Field "
         "required; found: nothing; mend: add the key"),
        ("all_name: alle-lijsten", "all_name: Alle lijsten", "wrong value for paper.all_name; "
         "expected: String should match pattern '^[a-z0-9]+(-[a-z0-9]+)*$'; found: 'Alle "
         "lijsten'; mend: correct the value"),
        ('found: "Gevonden: {count}"', "found: Gevonden", "search.found has not the right places "
         "for values; expected: {count}; found: Gevonden; mend: write {count} where the values "
         "belong"),
        ('"{month} {year}"', '"{maand} {year}"', "facts.date_month has not the right places for "
         "values; expected: {month}, {year}; found: {maand} {year}; mend: write {month}, {year} "
         "where the values belong"),
        ('"{value} procent"', '"{value procent"', "facts.percent has not the right places for "
         "values; expected: {value}; found: {value procent; mend: write {value} where the values "
         "belong"),
        ('"{value} procent"', '"{value:>3000000000} procent"', "facts.percent has not the right "
         "places for values; expected: {value}; found: {value:>3000000000} procent; mend: write "
         "{value} where the values belong"),
        ('"{value} procent"', '"{value.x} procent"', "facts.percent has not the right places for "
         "values; expected: {value}; found: {value.x} procent; mend: write {value} where the "
         "values belong"),
        ('"{value} procent"', '"{value!r} {} procent"', "facts.percent has not the right places "
         "for values; expected: {value}; found: {value!r} {} procent; mend: write {value} where "
         "the values belong"),
        ('call: "[Bel](fact:noodnummer)"', 'call: "[Bel](fact:noodnumer)"', "unknown fact; "
         "expected: a key below facts: in docs/facts.yml; found: fact:noodnumer; mend: did you "
         "mean noodnummer?"),
        ('call: "[Bel](fact:noodnummer)"', 'call: "[B[e]l](fact:noodnummer)"', "a reference that "
         "cannot be read; expected: [text](fact:key); found: fact:noodnummer; mend: write the key "
         "alone behind fact:, and no brackets in the text"),
        ("question: Direct gevaar?", "question: Bel 112", "a fact typed into a text; expected: a "
         "reference [text](fact:key); found: 112; mend: write [text](fact:noodnummer)"),
        ("short_name: logboek-kort", "short_name: stalking-kort", "a name that gives away what the "
         "file is about; expected: a neutral name, without 'stalk'; found: stalking-kort; mend: "
         "choose a name that may be seen in a Downloads folder"),
        ("long_title: Logboek, lang", "long_title: Voor de Politie", "a name that gives away what "
         "the file is about; expected: a neutral name, without 'politie'; found: Voor de Politie; "
         "mend: choose a name that may be seen in a Downloads folder"),
        ("table_name: logboek-tabel", "table_name: stalker-tabel", "a name that gives away what "
         "the file is about; expected: a neutral name, without 'stalk'; found: stalker-tabel; "
         "mend: choose a name that may be seen in a Downloads folder"),
        ("list_prefix: lijst", "list_prefix: belaging", "a name that gives away what the file is "
         "about; expected: a neutral name, without 'belag'; found: belaging; mend: choose a name "
         "that may be seen in a Downloads folder"),
        ("all_title: Alle lijsten", "all_title: Voor slachtoffers", "a name that gives away what "
         "the file is about; expected: a neutral name, without 'slachtoffer'; found: Voor "
         "slachtoffers; mend: choose a name that may be seen in a Downloads folder"),
    ],
)  # fmt: skip
def test_a_wrong_text(tmp_path: Path, old: str, new: str, what: str) -> None:
    text = text_of(NAME)
    assert text.count(old) == 1
    # The line of what stands there after the change, which is the last line of `new`.
    line = text[: text.index(old)].count("\n") + 1 + new.count("\n")
    if old.startswith(", "):
        line = text[: text.index(old)].count("\n") + 1
    assert problems_of(tmp_path, text.replace(old, new)) == [f"{NAME}:{line}: {what}"]


def test_a_missing_text(tmp_path: Path) -> None:
    text = text_of(NAME)
    assert problems_of(tmp_path, text.replace("  menu: Menu\n", "")) == [
        f"{NAME}:{line_of(NAME, 'nav:')}: wrong value for nav.menu; expected: Field required; "
        "found: nothing; mend: add the key"
    ]


def test_without_notes_there_is_no_diary(tmp_path: Path) -> None:
    before, start, rest = text_of(NAME).partition("  notes:\n")
    after = re.sub(r"\A(?:    .*\n)+", "", rest)
    assert start
    assert problems_of(tmp_path, f"{before}  notes: []\n{after}") == [
        f"{NAME}:{line_of(NAME, start)}: wrong value for diary.notes; expected: Tuple should have "
        "at least 1 item after validation, not 0; found: []; mend: correct the value"
    ]


@pytest.mark.parametrize(
    ("old", "new", "place", "origin", "advice"),
    [
        ("written", "writen", "diary.fields", "docs/diary.yml", "did you mean written?"),
        ("now", "nu", "nav.groups", "mkdocs.yml", "look up the right name, or add it"),
    ],
)
def test_keys_that_do_not_fit_the_data(
    tmp_path: Path, old: str, new: str, place: str, origin: str, advice: str
) -> None:
    text = text_of(NAME).replace(f"    {old}:", f"    {new}:")
    around = f"  {place.split('.')[1]}:\n"
    assert problems_of(tmp_path, text) == [
        f"{NAME}:{line_in(text, around)}: {place}.{old} is missing; "
        f"expected: a text for {old}, which stands in {origin}; found: nothing; "
        "mend: add the key with its text",
        f"{NAME}:{line_in(text, f'    {new}:')}: {place}.{new} is not used; "
        f"expected: a key of {origin}; found: {new}; mend: {advice}",
    ]


def test_a_wrong_pattern_stops_nothing_else_from_being_told(make_site: SmallSite) -> None:
    name, old, unit = "docs/en/strings.yml", 'price: "€ {amount}"', "unit: month"
    root = make_site(
        {
            **changed(name, old, 'price: "€ {sum}"'),
            **changed("docs/facts.yml", unit, "unit: moon"),
        }
    )
    texts, facts = problems_in(root)
    assert texts == (
        f"{name}:{line_of(name, old)}: facts.price has not the right places for values; "
        "expected: {amount}; found: € {sum}; mend: write {amount} where the values belong"
    )
    assert facts.startswith(f"docs/facts.yml:{line_of('docs/facts.yml', unit)}: wrong value for ")


def started(text: str) -> str:
    """Return English texts of a language that is only started."""
    return text.replace("complete: true", "complete: false")


def test_gaps_in_a_started_language_are_warnings_and_filled(tmp_path: Path) -> None:
    text = text_of("docs/en/strings.yml")
    menu = next(line for line in text.split("\n") if line.startswith("  menu: "))
    text = started(text).replace(f"{menu}\n", "")
    report = Report()
    file = read_strings(write(tmp_path, text, "en"), "en", small_strings("nl"), report)
    assert file is not None
    assert file.strings.nav.menu == small_strings("nl").nav.menu
    assert file.strings.nav.next == small_strings("en").nav.next
    assert not told(report)
    line = line_in(text, "nav:")
    assert [str(problem) for problem in report.warnings] == [
        f"docs/en/strings.yml:{line}: nav.menu is not translated; expected: a translation; "
        "found: nothing; mend: add the key with its translation"
    ]


def test_a_language_that_has_nothing_but_its_start(tmp_path: Path) -> None:
    report = Report()
    file = read_strings(
        write(tmp_path, "complete: false\n", "fa"), "fa", small_strings("nl"), report
    )
    assert file is not None
    assert not told(report)
    groups = set(type(small_strings()).model_fields) - {"complete"}
    assert {str(problem).split(": ")[1].split(" ")[0] for problem in report.warnings} == groups


def test_the_same_gap_in_a_complete_language_is_an_error(tmp_path: Path) -> None:
    text = "\n".join(
        line for line in text_of("docs/en/strings.yml").split("\n") if not line.startswith("  menu")
    )
    report = Report()
    assert read_strings(write(tmp_path, text, "en"), "en", small_strings("nl"), report) is None
    assert not report.warnings
    line = line_in(text, "nav:")
    assert told(report) == [
        f"docs/en/strings.yml:{line}: wrong value for nav.menu; expected: Field required; found: "
        "nothing; mend: add the key"
    ]


def test_a_wrong_text_of_a_started_language_is_an_error_all_the_same(make_site: SmallSite) -> None:
    text = started(text_of("docs/en/strings.yml")).replace("direction: ltr", "direction: up")
    line = line_in(text, "direction:")
    assert problems_in(make_site({"docs/en/strings.yml": text})) == [
        f"docs/en/strings.yml:{line}: wrong value for language.direction; expected: Input should "
        "be 'ltr' or 'rtl'; found: 'up'; mend: correct the value"
    ]


def test_the_texts_of_each_language_are_its_own(make_site: SmallSite) -> None:
    project = load_small(make_site({}))
    assert [project.editions[one.code].strings.language.name for one in LANGUAGES] == [
        "Nederlands", "English",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_text_with_a_place_for_a_value_is_checked(tmp_path: Path, language: str) -> None:
    name = f"docs/{language}/strings.yml"
    text = text_of(name)
    lines = [
        number for number, line in enumerate(text.split("\n"), 1) if re.search(r"\{\w+\}", line)
    ]
    report = Report()
    write(tmp_path, re.sub(r"\{\w+\}", "{oeps}", text), language)
    assert read_strings(tmp_path, language, None, report) is None
    assert [problem.line for problem in report.errors] == lines
    assert all(problem.what.endswith("the right places for values") for problem in report.errors)
