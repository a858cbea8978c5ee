"""YAML to data: what is refused, and on which line."""

from __future__ import annotations

import pytest
from pydantic import Field

from hooks.content.yaml_reader import parse, parse_settings
from hooks.content.yamlfile import Date, Flag, Strict, Whole, dotted
from hooks.problems import Report
from tests.rules.source import located, read, told


class Inner(Strict):
    size: Whole
    words: tuple[str, ...] = ()


class Outer(Strict):
    name: str
    parts: dict[str, Inner] = Field(default_factory=dict)


GOOD = """\
name: Naam
parts:
  one:
    size: 3
    words: [a, b]
"""


def test_data_and_their_lines() -> None:
    found = located(GOOD)
    assert found.data == {"name": "Naam", "parts": {"one": {"size": "3", "words": ["a", "b"]}}}
    assert [found.line(place) for place in ((), ("name",), ("parts", "one", "words", 1))] == [
        1, 1, 5,
    ]  # fmt: skip


def test_the_line_of_what_is_not_there_is_that_of_what_is_around_it() -> None:
    found = located(GOOD)
    assert found.line(("parts", "one", "colour")) == 3
    assert found.line(("parts", "two")) == 2
    assert found.line(("else",)) == 1
    # pydantic names the variant of a union that it tried: parts.one.phone.size
    assert found.line(("parts", "one", "phone", "size")) == 4


def test_a_number_as_key_has_its_line() -> None:
    assert located("a: 1\n112: 2").line((112,)) == 2


def test_lines_are_those_of_the_file() -> None:
    report = Report()
    found = parse("a: 1\nb: 2", "x.md", report, first_line=2)
    assert found is not None
    assert found.line(("b",)) == 3


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("yes: ja\nno: nee", {"yes": "ja", "no": "nee"}),
        ("[yes, No, on, off, y]", ["yes", "No", "on", "off", "y"]),
        ("[true, False, 010, 1_0, 0x1F, 1e3]", ["true", "False", "010", "1_0", "0x1F", "1e3"]),
        ("opens: 17:30", {"opens": "17:30"}),
        ("d: 2026-11-22", {"d": "2026-11-22"}),
        ("[null, ~, '', \"null\"]\n", [None, None, "", "null"]),
        ("a:\nb: ''", {"a": None, "b": ""}),
        ("a: &x 1\n<<: 2", {"a": "1", "<<": "2"}),
        ("", None),
        ("# alleen een opmerking", None),
        ("tab: 'a\tb'", {"tab": "a\tb"}),
    ],
)
def test_yaml_without_traps(text: str, data: object) -> None:
    assert located(text).data == data


NOT_YAML = "this is not YAML; expected: keys and values, indented with spaces; found: "
LOOK = "fix: look at this line and the one before: quotes, colons, indentation"
NO_TEXT = "a character that no text may hold; expected: letters, signs and spaces; found: "
REMOVE = "fix: remove it; it may be invisible: type the line again"
ESCAPE = "found invalid Unicode character escape code"
DEEP = "lists and keys inside each other, too deep"
HTML = "HTML in a text; expected: words; found: "
NO_HTML = "fix: write it without HTML"
LINK = "a link in a text of data; expected: words, and facts as [text](fact:key); found: "
NO_LINK = "fix: refer to a fact of kind link in docs/facts.yml"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: c: d", f"2: {NOT_YAML}mapping values are not allowed in this context; {LOOK}"),
        ("a: 1\n\tb: 2", f"2: {NOT_YAML}found a tab character that violates indentation; {LOOK}"),
        ("a: [1,\nb: 2", f"2: {NOT_YAML}did not find expected ',' or ']'; {LOOK}"),
        ('a: 1\nb: "half', f"2: {NOT_YAML}found unexpected end of stream; {LOOK}"),
        ("a: &x 1\nb: *x", f"2: {NOT_YAML}an alias (*name); {LOOK}"),
        ("a: 1\n---\nb: 2", f"2: {NOT_YAML}another document (---); {LOOK}"),
        ("a: 1\n? [b]\n: c", f"2: {NOT_YAML}a key that is no text; {LOOK}"),
        ("a: !run x", f"1: {NOT_YAML}a tag (!run); {LOOK}"),
        ("a: 1\nb: !!int 2", f"2: {NOT_YAML}a tag (tag:yaml.org,2002:int); {LOOK}"),
        ("a: 1\nb: !!map {}", f"2: {NOT_YAML}a tag (tag:yaml.org,2002:map); {LOOK}"),
        ("a: 1\nb: " + "[" * 3000, f"2: {NOT_YAML}{DEEP}; {LOOK}"),
        ("a: 1\nb: " + "{a: " * 100_000, f"2: {NOT_YAML}{DEEP}; {LOOK}"),
        ("- " * 100_000, f"1: {NOT_YAML}{DEEP}; {LOOK}"),
        ('a: "\\U00110000"', f"1: {NOT_YAML}{ESCAPE}; {LOOK}"),
        ("a: 1\nb: 2\na: 3", "3: a key stands twice; expected: each key once; found: a; fix: "
         "remove or rename one of the two"),
        ("a:\n  b: 1\n  b: 2", "3: a key stands twice; expected: each key once; found: b; fix: "
         "remove or rename one of the two"),
        ("a: 1\nb: c\x07d", f"2: {NO_TEXT}U+0007; {REMOVE}"),
        ('a: 1\nb: "c\\u0007d"', f"2: {NO_TEXT}U+0007; {REMOVE}"),
        ('a: 1\nb: ["\\ud800"]', f"2: {NOT_YAML}{ESCAPE}; {LOOK}"),
        ("a: 1\nb: \ud800", f"2: {NO_TEXT}U+D800; {REMOVE}"),
        ('a: 1\n"\\x00": 2', f"2: {NO_TEXT}U+0000; {REMOVE}"),
        ('a: 1\nb: "\\u202e"', f"2: {NO_TEXT}U+202E; {REMOVE}"),
        ("a: 1\nb: \ufffd", f"2: {NO_TEXT}U+FFFD; {REMOVE}"),
        ("a: 1\nb: een <b>woord</b>", f"2: {HTML}een <b>woord</b>; {NO_HTML}"),
        ("a: <script>x</script>", f"1: {HTML}<script>x</script>; {NO_HTML}"),
        ("a: [x, '<!-- x -->']", f"1: {HTML}<!-- x -->; {NO_HTML}"),
        ("a: </p>", f"1: {HTML}</p>; {NO_HTML}"),
        ("a: <?php", f"1: {HTML}<?php; {NO_HTML}"),
        ("a: 1\nb<i>: 2", f"2: {HTML}b<i>; {NO_HTML}"),
        ('a: "\\x3cb>"', f"1: {HTML}<b>; {NO_HTML}"),
        ('a: "[x](javascript:x)"', f"1: {LINK}[x](javascript:x); {NO_LINK}"),
        ('a: "[x]( https://evil.example/)"', f"1: {LINK}[x]( https://evil.example/); {NO_LINK}"),
        ('a: "![x](a.jpg) [y](fact:y)"', f"1: {LINK}![x](a.jpg) [y](fact:y); {NO_LINK}"),
        ('a: "[x]("', f"1: {LINK}[x](; {NO_LINK}"),
    ],
)  # fmt: skip
def test_what_is_no_yaml(text: str, message: str) -> None:
    report = Report()
    assert parse(text, "f.yml", report) is None
    assert told(report) == [f"f.yml:{message}"]


def test_aliases_cannot_fill_the_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    report = Report()
    assert parse("\n".join(lines), "f.yml", report) is None
    assert told(report) == [f"f.yml:2: {NOT_YAML}an alias (*name); {LOOK}"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("size: 3", "size: veel", "4: wrong value for parts.one.size; expected: Value error, a "
         "whole number in figures; found: 'veel'; fix: correct the value"),
        ("size: 3", "siez: 3", "3: wrong value for parts.one.size; expected: Field required; "
         "found: nothing; fix: add the key|4: wrong value for parts.one.siez; expected: Extra "
         "inputs are not permitted; found: '3'; fix: remove the key, or look whether its name is "
         "misspelt"),
        ("[a, b]", "[a, []]", "5: wrong value for parts.one.words.1; expected: Input should be a "
         "valid string; found: []; fix: correct the value"),
        ("name: Naam", "name: [Naam]", "1: wrong value for name; expected: Input should be a valid "
         "string; found: ['Naam']; fix: correct the value"),
        (GOOD, "- a", "1: wrong value for the file; expected: Input should be a valid dictionary "
         "or instance of Outer; found: ['a']; fix: correct the value"),
        (GOOD, "", "1: wrong value for the file; expected: Input should be a valid dictionary "
         "or instance of Outer; found: None; fix: correct the value"),
    ],
)  # fmt: skip
def test_values_of_the_wrong_form(old: str, new: str, message: str) -> None:
    model, lines = read(Outer, GOOD.replace(old, new))
    assert model is None
    assert lines == [f"f.yml:{line}" for line in message.split("|")]


def test_values_of_the_right_form() -> None:
    model, lines = read(Outer, GOOD)
    assert model == Outer(name="Naam", parts={"one": Inner(size=3, words=("a", "b"))})
    assert not lines


class Values(Strict):
    flag: Flag = False
    whole: Whole = 0
    date: Date | None = None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("flag: yes", "flag; expected: Value error, true or false; found: 'yes'"),
        ("flag: 1", "flag; expected: Value error, true or false; found: '1'"),
        ("whole: 1.0", "whole; expected: Value error, a whole number in figures; found: '1.0'"),
        ("whole: 1_0", "whole; expected: Value error, a whole number in figures; found: '1_0'"),
        ("whole: ٣", "whole; expected: Value error, a whole number in figures; found: '٣'"),
        ("date: 1700000000", "date; expected: Value error, a date such as 2026-11-22; found: "
         "'1700000000'"),
        ("date: 20261122", "date; expected: Value error, a date such as 2026-11-22; found: "
         "'20261122'"),
        ("date: 2026-02-30", "date; expected: Input should be a valid date or datetime, day value "
         "is outside expected range; found: '2026-02-30'"),
    ],
)  # fmt: skip
def test_a_value_is_read_in_one_way(text: str, line: str) -> None:
    model, lines = read(Values, text)
    assert model is None
    assert lines == [f"f.yml:1: wrong value for {line}; fix: correct the value"]


def test_values_that_are_no_text_in_the_model() -> None:
    model, lines = read(Values, "flag: true\nwhole: 007\ndate: 2026-11-22")
    assert not lines
    assert model is not None
    assert (model.flag, model.whole, str(model.date)) == (True, 7, "2026-11-22")


def test_settings_of_a_program_may_have_tags_and_any_text() -> None:
    report = Report()
    found = parse_settings('url: !ENV [X, "<b>"]\nb: 2', "mkdocs.yml", report)
    assert found is not None
    assert found.data == {"url": ["X", "<b>"], "b": "2"}
    assert found.line(("b",)) == 2
    assert parse_settings("a: *x", "mkdocs.yml", report) is None
    assert told(report) == [f"mkdocs.yml:1: {NOT_YAML}an alias (*name); {LOOK}"]


def test_a_place_as_a_reader_writes_it() -> None:
    assert dotted(("facts", "veilig-thuis", 0)) == "facts.veilig-thuis.0"
    assert dotted(()) == "the file"
