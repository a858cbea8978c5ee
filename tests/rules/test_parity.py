"""A translation has the outline of its source."""

from __future__ import annotations

import pytest

from hooks.checks.parity import check_parity
from hooks.content.pages import Page, read_page
from hooks.problems import Report
from tests.rules.source import BODY, make_page, page_text, told

SOURCE = """\
Begin met [bellen](fact:noodnummer) en [lees](tips.md).

## Deel {#deel}

- [ ] Doe dit.
- [ ] Doe dat.

[[sources]]
"""
TRANSLATION = """\
[Read](tips.md) and [call](fact:noodnummer).

## Part {#deel}

- [ ] Do this.
- [ ] Do that.

[[sources]]
"""
EN = "docs/en/x.md"
NL = "docs/nl/x.md"


def compared(body: str, source: str = SOURCE) -> list[str]:
    """Return what differs between a translation with `body` and its source."""
    report = Report()
    check_parity(make_page(source), make_page(body, language="en"), report)
    return told(report)


def test_the_same_outline_with_the_links_of_a_block_in_another_order() -> None:
    assert not compared(TRANSLATION)


OUTLINE = "the outline differs from the source page; expected: "


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("- [ ] Do that.\n", "", 6, f"{OUTLINE}todo ({NL}:{BODY + 5}); found: nothing; fix: "
         f"translate what stands at {NL}:{BODY + 5}"),
        ("- [ ] Do that.\n", "- [ ] Do that.\n- [ ] More.\n", 6, f"{OUTLINE}nothing "
         f"({NL}:{BODY + 7}); found: todo; fix: remove it here, or add it at {NL}:{BODY + 7}"),
        ("- [ ] Do this.", "- Do this.", 4, f"{OUTLINE}todo ({NL}:{BODY + 4}); found: item; fix: "
         f"give this part the form of {NL}:{BODY + 4}"),
        ("{#deel}", "{#part}", 2, f"{OUTLINE}h2 {{#deel}} ({NL}:{BODY + 2}); found: h2 {{#part}}; "
         f"fix: give this part the form of {NL}:{BODY + 2}"),
        ("## Part", "### Part", 2, f"{OUTLINE}h2 {{#deel}} ({NL}:{BODY + 2}); found: h3 {{#deel}}; "
         f"fix: give this part the form of {NL}:{BODY + 2}"),
        ("[[sources]]", "[[pages]]", 7, f"{OUTLINE}slot ({NL}:{BODY + 7}); found: slot; fix: "
         f"give this part the form of {NL}:{BODY + 7}"),
        ("## Part {#deel}\n\n- [ ] Do this.\n- [ ] Do that.\n\n", "", 2, f"{OUTLINE}h2 {{#deel}} "
         f"and 2 more ({NL}:{BODY + 2}); found: nothing; fix: translate what stands at "
         f"{NL}:{BODY + 2}"),
        ("[Read](tips.md) and ", "", 0, "other facts or links than on the source page; expected: "
         f"fact:noodnummer, tips.md ({NL}:{BODY}); found: fact:noodnummer; fix: use the same "
         "facts and links in this block"),
        ("fact:noodnummer", "fact:veilig-thuis", 0, "other facts or links than on the source page; "
         f"expected: fact:noodnummer, tips.md ({NL}:{BODY}); found: fact:veilig-thuis, tips.md; "
         "fix: use the same facts and links in this block"),
        ("Do this.", "[Do](tips.md) this.", 4, "other facts or links than on the source page; "
         f"expected: none ({NL}:{BODY + 4}); found: tips.md; fix: use the same facts and links in "
         "this block"),
    ],
)  # fmt: skip
def test_a_difference(old: str, new: str, line: int, what: str) -> None:
    assert old in TRANSLATION
    assert compared(TRANSLATION.replace(old, new)) == [f"{EN}:{BODY + line}: {what}"]


def test_an_empty_translation() -> None:
    assert compared("") == [
        f"{EN}:{BODY}: {OUTLINE}paragraph and 4 more ({NL}:{BODY}); found: nothing; fix: "
        f"translate what stands at {NL}:{BODY}"
    ]


def with_meta(old: str, new: str, language: str) -> Page:
    """Return a page with one value of its front matter changed."""
    report = Report()
    text = page_text("Tekst.\n")
    assert old in text
    path = f"docs/{language}/x.md"
    page = read_page(text.replace(old, new), language, "x.md", path, report)
    assert page is not None, told(report)
    return page


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("audience: person", "audience: circle", 4,
         f"audience differs from the source page; expected: person ({NL}:4); found: circle"),
        ("2026-11-22", "2026-11-23", 5,
         f"reviewed differs from the source page; expected: 2026-11-22 ({NL}:5); "
         "found: 2026-11-23"),
        ("review_after: 6", "review_after: 7", 6,
         f"review_after differs from the source page; expected: 6 ({NL}:6); found: 7"),
        ("[politie]", "[politie, andere]", 7,
         f"sources differs from the source page; expected: politie ({NL}:7); "
         "found: politie, andere"),
    ],
)  # fmt: skip
def test_front_matter_without_a_language(old: str, new: str, line: int, what: str) -> None:
    report = Report()
    check_parity(make_page(), with_meta(old, new, "en"), report)
    assert told(report) == [f"{EN}:{line}: {what}; fix: make both the same"]


def test_words_of_the_front_matter_are_free() -> None:
    report = Report()
    check_parity(make_page(), with_meta("title: Kop", "title: Head", "en"), report)
    assert not told(report)
