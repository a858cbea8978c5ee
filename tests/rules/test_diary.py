"""The diary: its specification, and its forms in a language."""

from __future__ import annotations

import pytest

from hooks.content.diary import DiaryForm, DiarySpec, make_diary
from hooks.content.fact_references import FactWriter
from tests.conftest import SmallSite
from tests.rules.source import (
    changed,
    problems_in,
    read,
    small_facts,
    small_strings,
    text_of,
)

GOOD = """\
rows: 7
fields:
  - {key: date, kind: date, short: 40, long: 1}
  - {key: what, kind: text, short: 60, long: 7}
  - {key: who, kind: text, long: 2}
"""


def test_a_good_specification() -> None:
    spec, lines = read(DiarySpec, GOOD, "docs/diary.yml")
    assert not lines
    assert spec is not None
    assert [(field.key, field.short) for field in spec.fields] == [
        ("date", 40), ("what", 60), ("who", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("rows: 7", "rows: 0", 1, "wrong value for rows; expected: Input should be greater than or "
         "equal to 1; found: '0'; fix: correct the value"),
        ("rows: 7", "rows: 21", 1, "wrong value for rows; expected: Input should be less than or "
         "equal to 20; found: '21'; fix: correct the value"),
        ("key: who", "key: Wie", 5, "wrong value for fields.2.key; expected: String should match "
         "pattern '^[a-z]+$'; found: 'Wie'; fix: correct the value"),
        ("kind: date", "kind: datum", 3, "wrong value for fields.0.kind; expected: Input should be "
         "'number', 'date', 'time', 'text' or 'choice'; found: 'datum'; fix: correct the value"),
        ("long: 7", "long: 21", 4, "wrong value for fields.1.long; expected: Input should be less "
         "than or equal to 20; found: '21'; fix: correct the value"),
        ("short: 40", "short: 2", 3, "wrong value for fields.0.short; expected: Input should be "
         "greater than or equal to 3; found: '2'; fix: correct the value"),
        (", long: 2", "", 5, "wrong value for fields.2.long; expected: Field required; found: "
         "nothing; fix: add the key"),
    ],
)  # fmt: skip
def test_a_wrong_value(old: str, new: str, line: int, what: str) -> None:
    assert old in GOOD
    spec, lines = read(DiarySpec, GOOD.replace(old, new), "docs/diary.yml")
    assert spec is None
    assert lines == [f"docs/diary.yml:{line}: {what}"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("short: 40", "short: 39", "Value error, the widths of the short form must add up to 100, "
         "not 99"),
        ("key: who", "key: what", "Value error, each key of a field may stand once"),
    ],
)  # fmt: skip
def test_fields_that_do_not_fit_together(old: str, new: str, what: str) -> None:
    spec, (line,) = read(DiarySpec, GOOD.replace(old, new), "docs/diary.yml")
    assert spec is None
    assert line.startswith(f"docs/diary.yml:1: wrong value for the file; expected: {what}; found: ")
    assert line.endswith("; fix: correct the value")


def test_a_diary_without_fields() -> None:
    _, lines = read(DiarySpec, "rows: 7\nfields: []\n", "docs/diary.yml")
    assert lines == [
        "docs/diary.yml:2: wrong value for fields; expected: Tuple should have at least 1 item "
        "after validation, not 0; found: []; fix: correct the value"
    ]


def test_a_field_without_words_is_told_in_each_language(make_site: SmallSite) -> None:
    root = make_site(changed("docs/diary.yml", "key: written", "key: signed"))
    lines = problems_in(root)
    for language in ("en", "nl"):
        name = f"docs/{language}/strings.yml"
        assert [line.split(": ", 1)[1] for line in lines if line.startswith(name)] == [
            "diary.fields.signed is missing; expected: a text for signed, which stands in "
            "docs/diary.yml; found: nothing; fix: add the key with its text",
            "diary.fields.written is not used; expected: a key of docs/diary.yml; found: written; "
            "fix: did you mean witnesses?",
        ]
    assert len(lines) == 4


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_forms_of_the_diary(language: str) -> None:
    spec, _ = read(DiarySpec, text_of("docs/diary.yml"))
    assert spec is not None
    words = small_strings(language)
    writer = FactWriter(small_facts().facts, words.facts)
    short, long = (make_diary(spec, form, language, words, writer) for form in DiaryForm)
    assert sum(field.width for field in short.fields) == 100
    assert [field.label for field in long.fields] == [
        words.diary.fields[field.key].label for field in spec.fields
    ]
    assert [field.label for field in short.fields] == [
        words.diary.fields[field.key].label for field in spec.fields if field.short
    ]
    assert (short.title, long.title) == (words.diary.short_title, words.diary.long_title)
    assert (short.rows, long.rows) == (spec.rows, 1)
    assert short.notes == long.notes
    assert len(short.notes) == len(words.diary.notes)
    for text in (*short.notes, short.footer):
        assert "fact:" not in text
    assert "112" in short.notes[-1]
    assert "112" in short.footer
