"""Any text at all in the place of a file: a result or problems come out, never a traceback.

What is read without a problem must also be fit for use: it is written out here as the build does.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.checks.literals import LiteralFinder
from hooks.checks.page_rules import check_page
from hooks.checks.string_rules import StringsFile, check_strings, read_strings
from hooks.content.checklists import read_section
from hooks.content.diary import DiaryForm, DiarySpec, make_diary
from hooks.content.fact_references import FactWriter
from hooks.content.fact_words import display, href
from hooks.content.facts import FactFile
from hooks.content.outline import plain, read_outline
from hooks.content.pages import read_page
from hooks.content.project import Edition
from hooks.content.yaml_reader import parse
from hooks.content.yamlfile import validate
from hooks.pages.search import make_index
from hooks.problems import Report
from tests.examples import examples
from tests.rules.random_text import data_texts, fragments, texts
from tests.rules.source import (
    LANGUAGES,
    located,
    page_text,
    small_facts,
    small_finder,
    small_forms,
    small_strings,
    text_of,
)

often = examples(60, deep=10_000)

WRITER = FactWriter(small_facts().facts, small_strings().facts)


def check_problems(report: Report, name: str, read: object) -> None:
    """Fail unless there is a result or a problem, and each problem can be printed."""
    assert (read is None) <= bool(report.errors)
    for problem in report.errors:
        line = str(problem)
        line.encode()
        assert line.startswith(f"{name}:{problem.line}: ")
        assert problem.line >= 1
        assert "\n" not in line


@often
@given(data_texts(text_of("docs/facts.yml")))
def test_any_text_as_facts(text: str) -> None:
    report = Report()
    found = parse(text, "docs/facts.yml", report)
    facts = None if found is None else validate(FactFile, found, "docs/facts.yml", report)
    check_problems(report, "docs/facts.yml", facts)
    if facts is None:
        return
    for language in ("nl", "en"):
        words = small_strings(language)
        LiteralFinder(facts.facts, words.facts, words.literals)
        writer = FactWriter(facts.facts, words.facts)
        for key, fact in facts.facts.items():
            assert display(fact, words.facts) or href(fact)
            assert writer.plain(f"[a](fact:{key})")


@often
@given(data_texts(text_of("docs/diary.yml")))
def test_any_text_as_diary(text: str) -> None:
    report = Report()
    found = parse(text, "docs/diary.yml", report)
    spec = None if found is None else validate(DiarySpec, found, "docs/diary.yml", report)
    check_problems(report, "docs/diary.yml", spec)
    if spec and all(field.key in small_strings().diary.fields for field in spec.fields):
        for form in DiaryForm:
            assert make_diary(spec, form, "nl", small_strings(), WRITER).fields


@often
@given(text=data_texts(text_of("docs/nl/strings.yml")))
def test_any_text_as_strings(text: str, tmp_path: Path) -> None:
    name = "docs/nl/strings.yml"
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8", errors="surrogatepass")
    report = Report()
    file = read_strings(tmp_path, "nl", None, report)
    if file is not None:
        use_strings(file, report)
    check_problems(report, name, file)


def use_strings(file: StringsFile, report: Report) -> None:
    """Check the texts, and write with them all that the build writes."""
    diary = DiarySpec.model_validate(located(text_of("docs/diary.yml")).data)
    check_strings(file, small_facts(), diary, small_forms(), ["now"], report)
    if report.errors:
        return
    writer = FactWriter(small_facts().facts, file.strings.facts)
    for fact in small_facts().facts.values():
        display(fact, file.strings.facts)
    for form in DiaryForm:
        make_diary(diary, form, "nl", file.strings, writer)
    make_index(Edition(LANGUAGES[0], file.strings, {}, writer))


PAGE = page_text(
    """\
Tekst met [bellen](fact:noodnummer) en [deel](#deel).

## Deel {#deel}

- [ ] Doe [dit](fact:site).
- [ ] Doe dat.

    Meer tekst.

!!! danger "Let op"
    - [ ] In een kader.

| A | B |
|---|---|
| 1 | 2 |

[[sources]]
""",
    ["list_name: lijst", "list_title: Lijst"],
)


@often
@given(texts(PAGE))
def test_any_text_as_page(text: str) -> None:
    report = Report()
    page = read_page(text, "nl", "x.md", "docs/nl/x.md", report)
    if page is not None:
        check_page(page, {"x.md": page}, small_facts(), small_finder(), report)
    if page is not None and not report.errors:
        section = read_section(page, "Algemeen", WRITER)
        todos = [block for block in page.blocks if block.kind == "todo"]
        items = [item for group in section.groups for item in group.items] if section else []
        assert len(items) == len(todos)
        edition = Edition(LANGUAGES[0], small_strings(), {"x.md": page}, WRITER)
        assert make_index(edition).startswith("siteSearch.start(")
    check_problems(report, "docs/nl/x.md", page)


@often
@given(texts(PAGE) | st.lists(fragments, max_size=5).map("\n\n".join))
def test_any_text_as_outline(text: str) -> None:
    last = text.count("\n") + 1
    line = 0
    for block in read_outline(text):
        assert line <= block.line <= last or "\r" in text
        line = block.line
        for link in block.links:
            assert block.line <= link.line <= last or "\r" in text
        assert "\n" not in plain(block.text)


@often
@given(st.text() | fragments)
def test_any_text_as_words(text: str) -> None:
    assert plain(text) == " ".join(plain(text).split())


@pytest.mark.parametrize("name", ["docs/facts.yml", "docs/diary.yml"])
def test_the_good_text_is_read_without_a_problem(name: str) -> None:
    model = FactFile if "facts" in name else DiarySpec
    report = Report()
    found = parse(text_of(name), name, report)
    assert found is not None
    assert validate(model, found, name, report) is not None
    assert not report.errors
