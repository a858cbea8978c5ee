"""The whole source: pages missing, unreadable or too many, in complete and started languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hooks.checks.load import load
from hooks.content.project import Language
from hooks.problems import ProblemsError, Report
from tests.conftest import SmallSite
from tests.rules.source import (
    LANGUAGES,
    changed,
    line_in,
    load_small,
    problems_in,
    text_of,
    without,
)
from tests.small_site import page

NOT_TRANSLATED = (
    "docs/en/tips.md:1: the page is not translated; expected: a translation of docs/nl/tips.md; "
    "found: nothing; fix: translate the page, or set complete: false in strings.yml"
)
STARTED = changed("docs/en/strings.yml", "complete: true", "complete: false")


def test_a_good_project(make_site: SmallSite) -> None:
    project = load_small(make_site({}))
    assert list(project.editions) == ["nl", "en"]
    assert list(project.source.pages) == ["index.md", "tips.md"]
    assert project.source is project.editions["nl"]
    assert [(one.language, one.path) for one in project.alternates("tips.md")] == [
        ("nl", "tips/"), ("en", "en/advice/"),
    ]  # fmt: skip
    assert not project.warnings


def test_without_a_menu_pages_stand_in_the_order_of_their_names(make_site: SmallSite) -> None:
    root = make_site(
        {
            "docs/nl/aap.md": page("Aap", "Tekst."),
            "docs/en/aap.md": page("Ape", "Text.", slug="ape"),
        }
    )
    assert list(load(root, LANGUAGES).source.pages) == ["index.md", "aap.md", "tips.md"]


def test_a_page_missing_in_a_complete_language_is_an_error(make_site: SmallSite) -> None:
    assert problems_in(make_site({"docs/en/tips.md": None})) == [NOT_TRANSLATED]


def test_a_page_missing_in_a_started_language_is_a_warning(
    make_site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A page of that name where the command is given from is another site's.
    elsewhere = tmp_path / "elsewhere/docs/en/tips.md"
    elsewhere.parent.mkdir(parents=True)
    elsewhere.touch()
    monkeypatch.chdir(tmp_path / "elsewhere")
    project = load_small(make_site({**STARTED, "docs/en/tips.md": None}))
    assert [str(problem) for problem in project.hidden] == [NOT_TRANSLATED]
    assert list(project.editions["en"].pages) == ["index.md"]
    assert [one.language for one in project.alternates("tips.md")] == ["nl"]


def test_a_started_language_with_borrowed_texts_waits(make_site: SmallSite) -> None:
    name = "docs/en/strings.yml"
    text = text_of(name).replace("complete: true", "complete: false")
    menu = next(line for line in text.split("\n") if line.startswith("  menu: "))
    project = load_small(make_site({name: text.replace(f"{menu}\n", "")}))
    assert list(project.editions) == ["nl"]
    assert [str(problem) for problem in project.warnings] == [
        f"{name}:{line_in(text, 'nav:')}: nav.menu is not translated; expected: a translation; "
        "found: nothing; fix: add the key with its translation",
    ]
    assert [str(problem) for problem in project.hidden] == [waits(name, "nav.menu")]


def waits(name: str, missing: str) -> str:
    """Return the message about a language that is not shown."""
    return (
        f"{name}:1: the language is not on the site yet; expected: all keys of strings.yml, and "
        f"docs/en/index.md, translated; found: without {missing}; fix: translate these first, and "
        "then page by page"
    )


@pytest.mark.parametrize("setting", ["literals", "neutral", "negations", "search.stemmer"])
def test_a_started_language_without_a_setting_waits_and_the_setting_is_named(
    make_site: SmallSite, setting: str
) -> None:
    name = "docs/en/strings.yml"
    text = without(text_of(name).replace("complete: true", "complete: false"), setting)
    project = load_small(make_site({name: text}))
    assert list(project.editions) == ["nl"]
    assert [str(problem) for problem in project.hidden] == [waits(name, setting)]


def test_a_started_language_is_not_on_the_site_without_its_home_page(make_site: SmallSite) -> None:
    text = text_of("docs/en/index.md").replace("Danger?", "[nl] Gevaar?")
    project = load_small(make_site({**STARTED, "docs/en/index.md": text}))
    assert list(project.editions) == ["nl"]
    name = "docs/en/strings.yml"
    assert [str(problem) for problem in project.hidden] == [waits(name, "index.md")]


def test_of_many_missing_keys_some_are_named(make_site: SmallSite) -> None:
    project = load_small(make_site({"docs/en/strings.yml": "complete: false\n"}))
    (problem,) = project.hidden
    assert problem.found.startswith("without language, site, emergency, exit, nav, search, ")
    assert re.search(r" \d+ more keys", problem.found)


@pytest.mark.parametrize("complete", [True, False])
def test_one_forgotten_mark_is_named_with_its_line(make_site: SmallSite, complete: bool) -> None:
    name = "docs/en/tips.md"
    changes = changed(name, "- [ ] Do not wait", "- [ ] [nl] Wacht niet")
    text = changes[name]
    assert isinstance(text, str)
    root = make_site(changes if complete else {**STARTED, **changes})
    lines = problems_in(root) if complete else [str(one) for one in load_small(root).hidden]
    assert lines == [
        f"{name}:{line_in(text, '[nl]')}: the page is not on the site; expected: no text with the "
        "mark of what is not translated yet; found: 1 lines with the mark, of which this is the "
        "first; fix: translate what is marked, and remove the marks"
    ]


def test_a_started_language_may_not_differ_where_it_has_a_page(make_site: SmallSite) -> None:
    name = "docs/en/tips.md"
    (line,) = problems_in(make_site({**STARTED, **changed(name, "- [ ] Keep", "- Keep")}))
    assert line.startswith(f"{name}:{line_in(text_of(name), '- [ ] Keep')}: the outline differs")


def test_a_page_that_only_a_translation_has(make_site: SmallSite) -> None:
    root = make_site({"docs/en/more.md": page("More", "Text.", slug="more")})
    assert problems_in(root) == [
        "docs/en/more.md:1: a page without a source page; expected: docs/nl/more.md; "
        "found: nothing; fix: write the source page first, or remove this one"
    ]


def test_without_a_home_page(make_site: SmallSite) -> None:
    lines = problems_in(make_site({"docs/nl/index.md": None, "docs/en/index.md": None}))
    assert lines == [
        "docs/nl/index.md:1: the home page is missing; expected: a page index.md; found: nothing; "
        "fix: write it"
    ]


def test_without_any_page(make_site: SmallSite) -> None:
    names = [
        f"docs/{language}/{name}" for language in ("nl", "en") for name in ("index.md", "tips.md")
    ]
    lines = problems_in(make_site(dict.fromkeys(names)))
    assert [line.split(";")[0] for line in lines] == [
        "docs/forms.yml:4: the plan has no page",
        "docs/nl/index.md:1: the home page is missing",
        "mkdocs.yml:1: nav names a page that does not exist",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("started", [False, True])
def test_a_page_that_cannot_be_read_is_told_once(
    make_site: SmallSite, language: str, started: bool
) -> None:
    name = f"docs/{language}/tips.md"
    changes = changed(name, "audience: person", "audience: nobody")
    text = changes[name]
    assert isinstance(text, str)
    assert problems_in(make_site({**changes, **(STARTED if started else {})})) == [
        f"{name}:{line_in(text, 'audience')}: wrong value for audience; expected: Input should be "
        "'person', 'circle' or 'professional'; found: 'nobody'; fix: correct the value"
    ]


@pytest.mark.parametrize("name", ["docs/facts.yml", "docs/diary.yml", "docs/nl/strings.yml"])
def test_a_data_file_that_is_missing(make_site: SmallSite, name: str) -> None:
    assert problems_in(make_site({name: None})) == [
        f"{name}:1: the file is missing; expected: a text file; found: nothing; fix: create {name}"
    ]


def test_a_language_without_a_folder(make_site: SmallSite) -> None:
    with pytest.raises(ProblemsError) as raised:
        load(make_site({}), (*LANGUAGES, Language("fa", source=False)))
    assert str(raised.value) == (
        "docs/fa/strings.yml:1: the file is missing; expected: a text file; found: nothing; "
        "fix: create docs/fa/strings.yml"
    )


def test_problems_of_all_files_and_those_found_before_are_told_together(
    make_site: SmallSite,
) -> None:
    root = make_site(
        {
            **changed("docs/nl/tips.md", "fact:site", "fact:sitte"),
            **changed("docs/en/index.md", "tips.md#kop", "tips.md#kap"),
            "docs/en/more.md": "Geen kop.",
        }
    )
    before = Report()
    before.error("mkdocs.yml", 1, "wrong", expected="x", found="y", fix="z")
    with pytest.raises(ProblemsError) as raised:
        load(root, LANGUAGES, report=before)
    assert [str(problem).split(";")[0].split(": ", 1) for problem in raised.value.problems] == [
        [f"docs/en/index.md:{line_in(text_of('docs/en/index.md'), 'tips.md#')}",
         "a link to an anchor that does not exist"],
        [f"docs/en/index.md:{line_in(text_of('docs/en/index.md'), 'tips.md#')}",
         "other facts or links than on the source page"],
        ["docs/en/more.md:1", "a page without a source page"],
        ["docs/en/more.md:1", "the page has no front matter"],
        [f"docs/en/tips.md:{line_in(text_of('docs/en/tips.md'), 'fact:site')}",
         "other facts or links than on the source page"],
        [f"docs/nl/tips.md:{line_in(text_of('docs/nl/tips.md'), 'fact:site')}", "unknown fact"],
        ["mkdocs.yml:1", "wrong"],
    ]  # fmt: skip
