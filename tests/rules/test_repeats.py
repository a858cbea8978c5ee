"""A list that stands on several pages: the danger signs say the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from hooks.checks.page_rules import check_page
from hooks.checks.parity import check_parity
from hooks.checks.repeats import check_repeats
from hooks.content.pages import Page, read_page
from hooks.problems import Report
from tests.conftest import ROOT, SmallSite
from tests.rules.source import (
    BODY,
    make_page,
    problems_in,
    small_facts,
    small_finder,
    told,
)
from tests.small_site import page

SIGNS = "## Tekens {#tekens}\n\nLees dit.\n\n- Een wapen.\n- Ruzie.\n\n## Meer {#meer}\n\n- Iets.\n"
REPEATS = ("repeats: {lijst: tekens.md#tekens}",)
FIRST = BODY + 4  # one line of front matter more, the heading, and an empty line
COPY = "## Lijst {#lijst}\n\n- Een wapen.\n- Ruzie.\n"


def found(
    body: str, signs: str = SIGNS, extra: Sequence[str] = REPEATS, language: str = "nl"
) -> list[str]:
    """Return what is wrong with a page that repeats `signs`."""
    pages = {"tekens.md": make_page(signs, name="tekens.md", language=language)}
    report = Report()
    check_repeats(make_page(body, extra), pages, report)
    return told(report)


def test_the_same_list_in_any_form() -> None:
    assert not found(COPY)
    assert not found(COPY.replace("- ", "- [ ] "))
    assert not found(COPY.replace("Een wapen", "Een\n  wapen"))
    assert not found("## Lijst {#lijst}\n", extra=())


def test_an_item_that_differs_is_an_error_with_both_lines() -> None:
    assert found(COPY.replace("Ruzie", "Geld")) == [
        f"docs/nl/x.md:{FIRST}: a list that differs from the one it repeats; expected: Ruzie. "
        f"(docs/nl/tekens.md:{BODY + 5}); found: Geld.; fix: write the same items in both places"
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (COPY.replace("- Een wapen.\n", ""), "expected: Een wapen. (docs/nl/tekens.md:"),
        (COPY.replace("- Ruzie.\n", ""), "expected: Ruzie. (docs/nl/tekens.md:"),
        (f"{COPY}- Meer.\n", "expected: nothing (docs/nl/tekens.md:"),
        ("## Lijst {#lijst}\n\n- Ruzie.\n- Een wapen.\n", "a list that differs"),
        ("## Lijst {#lijst}\n\nEen wapen. Ruzie.\n", "expected: Een wapen. / Ruzie. ("),
        ("- Een wapen.\n- Ruzie.\n", "a repeated list without a place; expected: a heading with "),
    ],
)
def test_a_list_that_is_longer_shorter_or_elsewhere(body: str, message: str) -> None:
    lines = found(body)
    assert lines
    assert any(message in line for line in lines)


def test_what_cannot_be_compared_is_left_alone() -> None:
    assert not found("## Lijst {#lijst}\n", extra=("repeats: {lijst: weg.md#tekens}",))
    assert not found("## Lijst {#lijst}\n", extra=("repeats: {lijst: tekens.md#weg}",))
    assert not found("## Lijst {#lijst}\n", language="en")  # not translated yet


@pytest.mark.parametrize(
    ("target", "what"),
    [
        ("weg.md#tekens", "a link to a page that does not exist"),
        ("tekens.md#weg", "a link to an anchor that does not exist"),
    ],
)
def test_a_list_that_is_not_there_is_an_error(target: str, what: str) -> None:
    copy = make_page(COPY, (f"repeats: {{lijst: {target}}}",))
    pages = {"x.md": copy, "tekens.md": make_page(SIGNS, name="tekens.md")}
    report = Report()
    check_page(copy, pages, small_facts(), small_finder(), report)
    (line,) = told(report)
    assert line.startswith(f"docs/nl/x.md:8: {what}")


def test_a_list_that_differs_stops_the_build(make_site: SmallSite) -> None:
    home = page("Begin", "## Lijst {#lijst}\n\n- Bewaar alle berichten.\n- Wacht.\n")
    home = home.replace("sources:", "repeats: {lijst: tips.md#kop}\nsources:", 1)
    (line,) = (
        problem
        for problem in problems_in(make_site({"docs/nl/index.md": home}))
        if "a list that differs" in problem
    )
    assert line.startswith("docs/nl/index.md:14: a list that differs from the one it repeats")
    assert "(docs/nl/tips.md:17); found: Wacht.; fix: write the same items" in line


def test_a_translation_repeats_the_same_list() -> None:
    report = Report()
    translated = make_page(COPY, language="en")
    check_parity(make_page(COPY, REPEATS), translated, report)
    (line,) = told(report)
    assert line == (
        "docs/en/x.md:2: repeats differs from the source page; expected: lijst: tekens.md#tekens "
        "(docs/nl/x.md:8); found: none; fix: make both the same"
    )


def real(language: str, name: str, old: str = "", new: str = "") -> Page:
    """Return a page of the site, with `old` written as `new`."""
    path = f"docs/{language}/{name}"
    text = (ROOT / path).read_text(encoding="utf-8")
    assert old in text
    found = read_page(text.replace(old, new, 1), language, name, path, Report())
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["ex-partner.md", "signalen.md"])
def test_the_pages_about_danger_show_the_one_list(language: str, name: str) -> None:
    signs = real(language, "gevaar-inschatten.md")
    pages = {signs.name: signs}
    items = [
        block.text for block in signs.blocks if block.kind == "item" and block.section == "signalen"
    ]
    assert len(items) > 12
    for item in items:
        report = Report()
        check_repeats(real(language, name, item, "Iets anders."), pages, report)
        (line,) = told(report)
        assert "a list that differs from the one it repeats" in line
    report = Report()
    check_repeats(real(language, name), pages, report)
    assert not report.errors


def test_the_list_names_the_strongest_signs() -> None:
    for language, words in (
        ("nl", ("keel", "altijd", "seks", "zwanger", "kinderen of dieren", "verbod", "weg bij")),
        ("en", ("throat", "always", "sex", "pregnant", "children or pets", "ban", "leaving")),
    ):
        signs = real(language, "gevaar-inschatten.md")
        text = " ".join(block.text for block in signs.blocks if block.section == "signalen")
        assert [word for word in words if word not in text.lower()] == []
