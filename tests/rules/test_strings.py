"""The short texts of a language: their form, their references, and their gaps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.checks.string_rules import check_strings, read_strings
from hooks.content.diary import DiarySpec
from hooks.problems import Report
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
    small_forms,
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
        check_strings(file, small_facts(), diary, small_forms(), ["now"], report)
    return told(report)


def with_value(text: str, place: str, value: str) -> tuple[str, int]:
    """Return YAML `text` with another `value`, on one line, at `place`; and that line."""
    line = located(text).line(tuple(place.split(".")))
    lines = text.split("\n")
    key, colon, _ = lines[line - 1].partition(":")
    assert (key.strip(), colon) == (place.rpartition(".")[2], ":")
    lines[line - 1] = f"{key}: {value}"
    return "\n".join(lines), line


def test_good_texts(tmp_path: Path) -> None:
    assert not problems_of(tmp_path, text_of(NAME))


@pytest.mark.parametrize(
    ("place", "value", "what"),
    [
        ("complete", "misschien", "wrong value for {place}; expected: Value error, true or "
         "false; found: 'misschien'; fix: correct the value"),
        ("language.direction", "omhoog", "wrong value for {place}; expected: Input should be 'ltr' "
         "or 'rtl'; found: 'omhoog'; fix: correct the value"),
        ("nav.menu", "''", "wrong value for {place}; expected: String should have at least 1 "
         "character; found: ''; fix: correct the value"),
        ("nav.menu", "[]", "wrong value for {place}; expected: Input should be a valid string; "
         "found: []; fix: correct the value"),
        ("nav.menu", "<b>Menu</b>", "HTML in a text; expected: words; found: <b>Menu</b>; fix: "
         "write it without HTML"),
        ("facts.units.day", "[<i>dag</i>, dagen]", "HTML in a text; expected: words; found: "
         "<i>dag</i>; fix: write it without HTML"),
        ("facts.units.day", "['[dag](javascript:x)', dagen]", "a link in a text of data; expected: "
         "words, and facts as [text](fact:key); found: [dag](javascript:x); fix: refer to a fact "
         "of kind link in docs/facts.yml"),
        ("nav.menu", "Menu\n  kaart: Kaart", "wrong value for nav.kaart; expected: Extra inputs "
         "are not permitted; found: 'Kaart'; fix: remove the key, or look whether its name is "
         "misspelt"),
        ("search.stemmer", "vlaams", "wrong value for {place}; expected: Value error, the name of "
         "a Snowball stemmer, such as english, or nothing; found: 'vlaams'; fix: correct the "
         "value"),
        ("facts.months", "[mei, juni]", "wrong value for {place}; expected: Tuple should have at "
         "least 12 items after validation, not 2; found: ['mei', 'juni']; fix: correct the "
         "value"),
        ("facts.days", "[a, b, c, d, e, f, g, h]", "wrong value for {place}; expected: Tuple "
         "should have at most 7 items after validation, not 8; found: ['a', 'b', 'c', 'd', 'e', "
         "'f', 'g', 'h']; fix: correct the value"),
        ("facts.units.day", "[dag]", "wrong value for {place}.1; expected: Field required; found: "
         "nothing; fix: add the key"),
        ("paper.all_name", "Alle lijsten", "wrong value for {place}; expected: String should match "
         "pattern '^[a-z0-9]+(-[a-z0-9]+)*$'; found: 'Alle lijsten'; fix: correct the value"),
        ("search.found", "Gevonden", "{place} has not the right places for values; expected: "
         "{count}; found: Gevonden; fix: write {count} where the values belong"),
        ("facts.date_month", "'{maand} {year}'", "{place} has not the right places for values; "
         "expected: {month}, {year}; found: {maand} {year}; fix: write {month}, {year} where the "
         "values belong"),
        ("facts.percent", "'{value'", "{place} has not the right places for values; expected: "
         "{value}; found: {value; fix: write {value} where the values belong"),
        ("facts.percent", "'{value:>3000000000}'", "{place} has not the right places for values; "
         "expected: {value}; found: {value:>3000000000}; fix: write {value} where the values "
         "belong"),
        ("facts.percent", "'{value.x}'", "{place} has not the right places for values; expected: "
         "{value}; found: {value.x}; fix: write {value} where the values belong"),
        ("facts.percent", "'{value!r}'", "{place} has not the right places for values; expected: "
         "{value}; found: {value!r}; fix: write {value} where the values belong"),
        ("facts.percent", "'{value} {}'", "{place} has not the right places for values; expected: "
         "{value}; found: {value} {}; fix: write {value} where the values belong"),
        ("emergency.call", "'[Bel](fact:noodnumer)'", "unknown fact; expected: a key below facts: "
         "in docs/facts.yml; found: fact:noodnumer; fix: did you mean noodnummer?"),
        *(
            ("emergency.call", f"'{value}'", "Markdown in a short text that it cannot hold; "
             f"expected: words, and facts as [text](fact:key); found: {value}; fix: write it "
             "without other links, emphasis, code or HTML")
            for value in ("[Bel]( fact:noodnummer 1)", "**Bel**", "`Bel`")
        ),
        ("emergency.question", "Bel 112", "a fact typed into a text; expected: a reference "
         "[text](fact:key); found: 112; fix: write [text](fact:noodnummer)"),
    ],
)  # fmt: skip
def test_a_wrong_text(tmp_path: Path, place: str, value: str, what: str) -> None:
    text, line = with_value(text_of(NAME), place, value)
    what = what.replace("{place}", place)
    assert problems_of(tmp_path, text) == [f"{NAME}:{line + value.count(chr(10))}: {what}"]


def test_a_missing_text(tmp_path: Path) -> None:
    text = text_of(NAME)
    assert problems_of(tmp_path, text.replace("  menu: Menu\n", "")) == [
        f"{NAME}:{line_of(NAME, 'nav:')}: wrong value for nav.menu; expected: Field required; "
        "found: nothing; fix: add the key"
    ]


def test_without_notes_there_is_no_diary(tmp_path: Path) -> None:
    before, start, rest = text_of(NAME).partition("  notes:\n")
    after = re.sub(r"\A(?:    .*\n)+", "", rest)
    assert start
    assert problems_of(tmp_path, f"{before}  notes: []\n{after}") == [
        f"{NAME}:{line_of(NAME, start)}: wrong value for diary.notes; expected: Tuple should have "
        "at least 1 item after validation, not 0; found: []; fix: correct the value"
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
        "fix: add the key with its text",
        f"{NAME}:{line_in(text, f'    {new}:')}: {place}.{new} is not used; "
        f"expected: a key of {origin}; found: {new}; fix: {advice}",
    ]


def test_a_wrong_pattern_stops_nothing_else_from_being_told(make_site: SmallSite) -> None:
    name, unit = "docs/en/strings.yml", "unit: month"
    text, line = with_value(text_of(name), "facts.price", "'{sum}'")
    root = make_site({name: text, **changed("docs/facts.yml", unit, "unit: moon")})
    texts, facts = problems_in(root)
    assert texts == (
        f"{name}:{line}: facts.price has not the right places for values; expected: {{amount}}; "
        "found: {sum}; fix: write {amount} where the values belong"
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
        "found: nothing; fix: add the key with its translation"
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
        "nothing; fix: add the key"
    ]


@pytest.mark.parametrize(
    ("place", "value", "message"),
    [
        ("language.direction", "up", "Input should be 'ltr' or 'rtl'; found: 'up'"),
        ("paper.done", "[a]", "Input should be a valid string; found: ['a']"),
    ],
)
def test_a_wrong_text_of_a_started_language_is_an_error_all_the_same(
    make_site: SmallSite, place: str, value: str, message: str
) -> None:
    name = "docs/en/strings.yml"
    text, line = with_value(started(text_of(name)), place, value)
    assert problems_in(make_site({name: text})) == [
        f"{name}:{line}: wrong value for {place}; expected: {message}; fix: correct the value"
    ]


def test_a_text_of_a_started_language_where_a_group_should_stand(tmp_path: Path) -> None:
    report = Report()
    text = "complete: false\nnav: 5\n"
    assert read_strings(write(tmp_path, text, "fa"), "fa", small_strings(), report) is None
    assert told(report) == [
        "docs/fa/strings.yml:2: wrong value for nav; expected: Input should be a valid dictionary "
        "or instance of NavStrings; found: '5'; fix: correct the value"
    ]


def test_the_texts_of_each_language_are_its_own(make_site: SmallSite) -> None:
    project = load_small(make_site({}))
    assert [project.editions[one.code].strings.nav.next for one in LANGUAGES] == [
        "Volgende", "Next",
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


SYNONYMS = "  synonyms:\n    tips: [raad]\n    tips#kop: [gps]\n"


def with_synonyms(more: str = "") -> dict[str, str | bytes | None]:
    """Return the change that gives the Dutch texts synonyms."""
    return changed(NAME, "  stemmer: dutch\n", f"  stemmer: dutch\n{SYNONYMS}{more}")


def test_synonyms_lead_to_pages_and_sections(make_site: SmallSite) -> None:
    project = load_small(make_site(with_synonyms()))
    assert project.editions["nl"].strings.search.synonyms == {
        "tips": ("raad",),
        "tips#kop": ("gps",),
    }
    assert project.editions["en"].strings.search.synonyms == {}


@pytest.mark.parametrize(
    ("key", "fix"),
    [
        ("tip", "did you mean tips?"),
        ("tips#kopp", "did you mean tips#kop?"),
        ("tips.md", "did you mean tips?"),
        ("'#kop'", "did you mean tips#kop?"),
        ("ergens", "look up the right name, or add it"),
    ],
)
def test_synonyms_that_lead_nowhere(make_site: SmallSite, key: str, fix: str) -> None:
    changes = with_synonyms(f"    {key}: [woord]\n")
    line = line_in(str(changes[NAME]), f"    {key}: ")
    assert problems_in(make_site(changes)) == [
        f"{NAME}:{line}: words that lead nowhere; expected: the name of a page, or page#anchor; "
        f"found: {key.strip(chr(39))}; fix: {fix}"
    ]


def test_synonyms_of_a_page_that_cannot_be_read_are_not_judged(make_site: SmallSite) -> None:
    changes = with_synonyms() | {"docs/nl/tips.md": "---\n"}
    assert [line for line in problems_in(make_site(changes)) if "nowhere" in line] == []


def test_a_started_language_may_use_the_pages_that_it_does_not_have_yet(
    make_site: SmallSite,
) -> None:
    name = "docs/en/strings.yml"
    text = started(text_of(name)).replace("  stemmer: english\n", f"  stemmer: english\n{SYNONYMS}")
    changes: dict[str, str | bytes | None] = {name: text, "docs/en/tips.md": None}
    project = load_small(make_site(changes))
    assert set(project.editions["en"].strings.search.synonyms) == {"tips", "tips#kop"}


def test_a_started_language_does_not_borrow_words_for_the_search(tmp_path: Path) -> None:
    source = small_strings()
    search = source.search.model_copy(update={"common": ("de",), "synonyms": {"tips": ("raad",)}})
    report = Report()
    root = write(tmp_path, "complete: false\n", "fa")
    file = read_strings(root, "fa", source.model_copy(update={"search": search}), report)
    assert file is not None
    assert (file.strings.search.common, file.strings.search.synonyms) == ((), {})
    assert file.strings.search.hint == source.search.hint
