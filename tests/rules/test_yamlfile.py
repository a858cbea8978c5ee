"""YAML to data: what is refused, and on which line."""

from __future__ import annotations

import datetime

import pytest
from pydantic import Field

from hooks.problems import Report
from hooks.source.yamlfile import Strict, dotted, parse, validate
from tests.rules.source import located, read, told


class Inner(Strict):
    size: int
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
    assert found.data == {"name": "Naam", "parts": {"one": {"size": 3, "words": ["a", "b"]}}}
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
        ("[true, False]", [True, False]),
        ("d: 2026-11-22", {"d": datetime.date(2026, 11, 22)}),
        ("", None),
        ("# alleen een opmerking", None),
        ("tab: 'a\tb'", {"tab": "a\tb"}),
    ],
)
def test_yaml_without_traps(text: str, data: object) -> None:
    assert located(text).data == data


NOT_YAML = "this is not YAML; expected: keys and values, indented with spaces; found: "
LOOK = "mend: look at this line and the one before: quotes, colons, indentation"
STRANGE = "mend: look for strange characters or very deep nesting"
NO_TEXT = "a character that no text may hold; expected: letters, signs and spaces; found: "
REMOVE = "mend: remove it; it may be invisible: type the line again"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: c: d", f"2: {NOT_YAML}mapping values are not allowed here; {LOOK}"),
        ("a: 1\n\tb: 2", f"2: {NOT_YAML}found character '\\t' that cannot start any token; {LOOK}"),
        ("a: [1,\nb: 2", f"2: {NOT_YAML}expected ',' or ']', but got '<stream end>'; {LOOK}"),
        ('a: 1\nb: "half', f"2: {NOT_YAML}found unexpected end of stream; {LOOK}"),
        ("a: &x 1\nb: *x", f"2: {NOT_YAML}an alias (*name); {LOOK}"),
        ("a: 1\n---\nb: 2", f"2: {NOT_YAML}but found another document; {LOOK}"),
        ("a: 1\n? [b]\n: c", f"2: {NOT_YAML}found unhashable key; {LOOK}"),
        ("a: !run x", f"1: {NOT_YAML}could not determine a constructor for the tag '!run'; {LOOK}"),
        (
            "a: 1\nd: 2026-02-30",
            f"2: {NOT_YAML}'2026-02-30', which cannot be read as timestamp; {LOOK}",
        ),
        ("a: !!timestamp x", f"1: {NOT_YAML}'x', which cannot be read as timestamp; {LOOK}"),
        ("a: 1\nb: !!bool x", f"2: {NOT_YAML}'x', which cannot be read as bool; {LOOK}"),
        ("a: !!int ''", f"1: {NOT_YAML}'', which cannot be read as int; {LOOK}"),
        ("a: !!float ''", f"1: {NOT_YAML}'', which cannot be read as float; {LOOK}"),
        ("a: " + "9" * 5000, f"1: {NOT_YAML}'{'9' * 78}…; {LOOK}"),
        ("[" * 3000, f"1: {NOT_YAML}nesting; {STRANGE}"),
        ('a: "\\U00110000"', f"1: {NOT_YAML}chr() arg not in range(0x110000); {STRANGE}"),
        ("a: 1\nb: 2\na: 3", "3: a key stands twice; expected: each key once; found: a; mend: "
         "remove or rename one of the two"),
        ("a:\n  b: 1\n  b: 2", "3: a key stands twice; expected: each key once; found: b; mend: "
         "remove or rename one of the two"),
        ("a: 1\nb: c\x07d", f"2: {NO_TEXT}U+0007; {REMOVE}"),
        ('a: 1\nb: "c\\u0007d"', f"2: {NO_TEXT}U+0007; {REMOVE}"),
        ('a: 1\nb: ["\\ud800"]', f"2: {NO_TEXT}U+D800; {REMOVE}"),
        ('a: 1\n"\\x00": 2', f"2: {NO_TEXT}U+0000; {REMOVE}"),
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
        ("size: 3", "size: veel", "4: wrong value for parts.one.size; expected: Input should be a "
         "valid integer, unable to parse string as an integer; found: 'veel'; mend: correct the "
         "value"),
        ("size: 3", "siez: 3", "3: wrong value for parts.one.size; expected: Field required; "
         "found: nothing; mend: add the key|4: wrong value for parts.one.siez; expected: Extra "
         "inputs are not permitted; found: 3; mend: remove the key, or look whether its name is "
         "misspelt"),
        ("[a, b]", "[a, 5]", "5: wrong value for parts.one.words.1; expected: Input should be a "
         "valid string; found: 5; mend: correct the value"),
        ("name: Naam", "name: [Naam]", "1: wrong value for name; expected: Input should be a valid "
         "string; found: ['Naam']; mend: correct the value"),
        (GOOD, "- a", "1: wrong value for the file; expected: Input should be a valid dictionary "
         "or instance of Outer; found: ['a']; mend: correct the value"),
        (GOOD, "", "1: wrong value for the file; expected: Input should be a valid dictionary "
         "or instance of Outer; found: None; mend: correct the value"),
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


def test_very_deep_data_are_refused_and_do_not_crash() -> None:
    report = Report()
    found = parse("a: " + "[" * 200 + "]" * 200, "f.yml", report)
    assert found is not None
    assert validate(Outer, found, "f.yml", report) is None
    assert told(report)


def test_a_place_as_a_reader_writes_it() -> None:
    assert dotted(("facts", "veilig-thuis", 0)) == "facts.veilig-thuis.0"
    assert dotted(()) == "the file"
