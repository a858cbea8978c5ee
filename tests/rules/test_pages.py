"""One page: its front matter, and the rules of its form, facts, links and names."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import pytest

from hooks.checks.page_rules import SLOTS, check_page, did_you_mean
from hooks.content.pages import Page, read_page
from hooks.problems import Report
from tests.rules.source import (
    BODY,
    HEAD,
    make_page,
    page_text,
    small_facts,
    small_finder,
    told,
)

PATH = "docs/nl/x.md"
LIST = ("list_name: lijst", "list_title: Lijst")


def reading(text: str) -> tuple[Page | None, list[str]]:
    """Return the page in `text` and what is wrong with its form."""
    report = Report()
    return read_page(text, "nl", "x.md", PATH, report), told(report)


def checked(
    body: str, extra: Sequence[str] = (), others: Mapping[str, Page | None] | None = None
) -> list[str]:
    """Return what is wrong with a page that can be read."""
    page = make_page(body, extra)
    report = Report()
    pages = {"x.md": page, **(others or {})}
    check_page(page, pages, small_facts(), small_finder(), report)
    return told(report)


def test_a_good_page() -> None:
    page, lines = reading(page_text("Tekst.\n\n## Deel {#deel}\n", ["nav_title: Kort"]))
    assert not lines
    assert page is not None
    assert (page.stem, page.label, page.body_line) == ("x", "Kort", BODY + 1)
    assert page.meta.reviewed == datetime.date(2026, 11, 22)
    assert page.identifiers == {"deel"}
    assert [block.line for block in page.blocks] == [BODY + 1, BODY + 3]
    assert page.line_of("sources") == 7
    assert make_page().label == "Kop"


NO_FRONT = (
    "the page has no front matter; expected: a first line --- and, below the keys, a second one; "
    "found: {}; fix: begin the page with ---, title, description, audience, reviewed, "
    "review_after, sources, and ---"
)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, NO_FRONT.format("nothing")),
        ("# Kop\n\nTekst.\n", 1, NO_FRONT.format("# Kop")),
        (HEAD, 1, NO_FRONT.format("---")),
        (f"\n{page_text('a')}", 1, NO_FRONT.format("nothing")),
        ("---\n---\nTekst", 2, "wrong value for the file; expected: Input should be a valid "
         "dictionary or instance of FrontMatter; found: None; fix: correct the value"),
        ("---\ntitle: a: b\n---\nTekst", 2, "this is not YAML; expected: keys and values, indented "
         "with spaces; found: mapping values are not allowed in this context; fix: look at this "
         "line and the one before: quotes, colons, indentation"),
    ],
)  # fmt: skip
def test_a_page_without_readable_front_matter(text: str, line: int, what: str) -> None:
    page, lines = reading(text)
    assert page is None
    assert lines == [f"{PATH}:{line}: {what}"]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("title: Kop\n", "", 1, "wrong value for title; expected: Field required; found: nothing; "
         "fix: add the key"),
        ("title: Kop", f"title: {'a' * 61}", 2, "wrong value for title; expected: String should "
         f"have at most 60 characters; found: '{'a' * 61}'; fix: correct the value"),
        ("Een zin.", "a" * 171, 3, "wrong value for description; expected: String should have at "
         f"most 170 characters; found: '{'a' * 78}…; fix: correct the value"),
        ("person", "dader", 4, "wrong value for audience; expected: Input should be 'person', "
         "'circle' or 'professional'; found: 'dader'; fix: correct the value"),
        ("2026-11-22", "gisteren", 5, "wrong value for reviewed; expected: Value error, a "
         "date such as 2026-11-22; found: 'gisteren'; fix: correct the value"),
        ("2026-11-22", "2026-02-30", 5, "wrong value for reviewed; expected: Input should be a "
         "valid date or datetime, day value is outside expected range; found: '2026-02-30'; fix: "
         "correct the value"),
        ("description: Een zin.", "description: Een <b>zin</b>.", 3, "HTML in a text; expected: "
         "words; found: Een <b>zin</b>.; fix: write it without HTML"),
        ("title: Kop", "title: '[x](javascript:x)'", 2, "a link in a text of data; expected: "
         "words, and facts as [text](fact:key); found: [x](javascript:x); fix: refer to a fact "
         "of kind link in docs/facts.yml"),
        ("review_after: 6", "review_after: 25", 6, "wrong value for review_after; expected: Input "
         "should be less than or equal to 24; found: '25'; fix: correct the value"),
        ("[politie]", "politie", 7, "wrong value for sources; expected: Input should be a valid "
         "tuple; found: 'politie'; fix: correct the value"),
        ("[politie]", "[Politie]", 7, "wrong value for sources.0; expected: String should match "
         "pattern '^[a-z0-9]+(-[a-z0-9]+)*$'; found: 'Politie'; fix: correct the value"),
        ("[politie]", f"[]\nnav_title: {'a' * 31}", 8, "wrong value for nav_title; expected: "
         f"String should have at most 30 characters; found: '{'a' * 31}'; fix: correct the value"),
        ("[politie]", "[]\nslug: Een_pagina", 8, "wrong value for slug; expected: String should "
         "match pattern '^[a-z0-9]+(-[a-z0-9]+)*$'; found: 'Een_pagina'; fix: correct the value"),
        ("[politie]", "[]\nauteur: ik", 8, "wrong value for auteur; expected: Extra inputs are not "
         "permitted; found: 'ik'; fix: remove the key, or look whether its name is misspelt"),
    ],
)  # fmt: skip
def test_front_matter_of_the_wrong_form(old: str, new: str, line: int, what: str) -> None:
    text = page_text("Tekst.\n")
    assert old in text
    page, lines = reading(text.replace(old, new, 1))
    assert page is None
    # The first line of a missing key is that of the keys, below the first ---.
    assert lines == [f"{PATH}:{line if new else 2}: {what}"]


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("", 0, "the page is empty; expected: text below the front matter; found: nothing; fix: "
         "write the page"),
        ("# Kop {#kop}\n", 0, "a heading of a level that pages do not have; expected: ## or ###; "
         "the title in the front matter is the first heading; found: Kop; fix: use ## for a part "
         "of the page and ### below it"),
        ("Tekst.\n\n#### Kop {#kop}\n", 2, "a heading of a level that pages do not have; expected: "
         "## or ###; the title in the front matter is the first heading; found: Kop; fix: use ## "
         "for a part of the page and ### below it"),
        ("Tekst.\n\n## Kop\n", 2, "a heading without an anchor; expected: ## Text {#anchor}, the "
         "same anchor in each language; found: Kop; fix: add a short {#anchor} in lower case "
         "behind the text"),
        ("## A {#a}\n\n### B {#a}\n", 2, "an anchor stands twice; expected: each anchor once on a "
         "page; found: a; fix: choose another anchor"),
        *(
            (body, line, "HTML in a page; expected: Markdown, or a comment <!-- words --> alone on "
             f"its lines; found: {found}; fix: write it in Markdown, or a \\ before < as a sign")
            for body, line, found in (
                ("Tekst.\n\n<div>x</div>\n", 2, "<div>x</div>"),
                ("Tekst\nmet <br>.\n", 1, "<br>"),
                ("<!-- a --><script src=x></script>\n", 0, "<!-- a --><script src=x></script>"),
                ("<!-- geen einde\n\nTekst.\n", 0, "<!-- geen einde Tekst."),
                ("<!--> <script>x</script> -->\n", 0, "<!--> <script>x</script> -->"),
                ("<!-- a -- b --> <b>\n", 0, "<!-- a -- b --> <b>"),
                ("\\\\<script>//\n", 0, "<script>"),
            )
        ),
        ("[[woorden]]\n", 0, "unknown slot; expected: one of {slots}; found: [[woorden]]; fix: "
         "look up the right name, or add it"),
        ("[[source]]\n", 0, "unknown slot; expected: one of {slots}; found: [[source]]; fix: did "
         "you mean sources?"),
        ("Tekst.\n\n[Bel](fact:noodnumer)\n", 2, "unknown fact; expected: a key below facts: in "
         "docs/facts.yml; found: fact:noodnumer; fix: did you mean noodnummer?"),
        *(
            (body, 0, "a link without a text or without a target; expected: [text](page.md), "
             f"[text](#anchor) or [text](fact:key); found: {body}; fix: write both, or remove the "
             "link")
            for body in ("[hier]()", "[hier](#)", "[](tips.md)")
        ),
        ("[a](ftp://b.nl)\n", 0, "an address typed into a page; expected: [text](fact:key) with "
         "the address in docs/facts.yml, or a page of this site; found: ftp://b.nl; fix: add a "
         "fact of kind link and refer to its key"),
        ("[a](javascript:b)\n", 0, "an address typed into a page; expected: [text](fact:key) with "
         "the address in docs/facts.yml, or a page of this site; found: javascript:b; fix: add a "
         "fact of kind link and refer to its key"),
        ("[a](//b.nl/)\n", 0, "an address typed into a page; expected: [text](fact:key) with the "
         "address in docs/facts.yml, or a page of this site; found: //b.nl/; fix: add a fact of "
         "kind link and refer to its key"),
        ("<ik@b.nl>\n", 0, "an address typed into a page; expected: [text](fact:key) with the "
         "address in docs/facts.yml, or a page of this site; found: mailto:ik@b.nl; fix: add a "
         "fact of kind link and refer to its key"),
        ("Tekst\n![a](https://b.nl/c.png)\n", 1, "an address typed into a page; expected: "
         "[text](fact:key) with the address in docs/facts.yml, or a page of this site; found: "
         "https://b.nl/c.png; fix: add a fact of kind link and refer to its key"),
        ("[a](y.md)\n", 0, "a link to a page that does not exist; expected: the file name of a "
         "page in the same folder; found: y.md; fix: did you mean x.md?"),
        ("[a](../en/x.md)\n", 0, "a link to a page that does not exist; expected: the file name "
         "of a page in the same folder; found: ../en/x.md; fix: did you mean x.md?"),
        ("## A {#a}\n\n[b](#aa)\n", 2, "a link to an anchor that does not exist; expected: an "
         "anchor of docs/nl/x.md; found: #aa; fix: did you mean a?"),
        ("Tekst.\n\nBel 112.\n", 2, "a fact typed into a text; expected: a reference "
         "[text](fact:key); found: 112; fix: write [text](fact:noodnummer)"),
        ("Tekst.\n\n- [ ] Doe dit.\n", 2, "a checklist without a name; expected: list_name and "
         "list_title in the front matter; found: nothing; fix: add both: they name the printed "
         "list"),
    ],
)  # fmt: skip
def test_a_page_that_breaks_a_rule(body: str, line: int, what: str) -> None:
    slots = ", ".join(f"[[{slot}]]" for slot in SLOTS)
    assert checked(body) == [f"{PATH}:{BODY + line}: {what.replace('{slots}', slots)}"]


@pytest.mark.parametrize(
    ("extra", "body", "line", "what"),
    [
        (["nav_title: Bel 112"], "Tekst.\n", 8, "a fact typed into a text; expected: a reference "
         "[text](fact:key); found: 112; fix: write [text](fact:noodnummer)"),
        (LIST, "Tekst.\n", 8, "a name for a checklist that is not there; expected: items that "
         "begin with - [ ]; found: none; fix: remove list_name and list_title, or write the "
         "items"),
        (["papers:", "  - {kind: card, name: kaart, title: Kaart, parts: ['#b']}"],
         "## A {#a}\n", 9, "a link to an anchor that does not exist; expected: an anchor of "
         "docs/nl/x.md; found: #b; fix: look up the right name, or add it"),
    ],
)  # fmt: skip
def test_front_matter_that_breaks_a_rule(
    extra: Sequence[str], body: str, line: int, what: str
) -> None:
    assert checked(body, extra) == [f"{PATH}:{line}: {what}"]


@pytest.mark.parametrize("extra", [(), LIST[:1], LIST[1:]])
def test_a_checklist_needs_both_names(extra: Sequence[str]) -> None:
    assert checked("Tekst.\n\n- [ ] Doe dit.\n- [ ] En dat.\n", extra) == [
        f"{PATH}:{BODY + len(extra) + 2}: a checklist without a name; expected: list_name and "
        "list_title in the front matter; found: nothing; fix: add both: they name the printed "
        "list"
    ]


def test_an_unknown_source() -> None:
    report = Report()
    text = page_text("Tekst.\n").replace("[politie]", "\n  - politie\n  - politi")
    page = read_page(text, "nl", "x.md", PATH, report)
    assert page is not None
    check_page(page, {"x.md": page}, small_facts(), small_finder(), report)
    assert told(report) == [
        f"{PATH}:9: unknown source; expected: a key below sources: in docs/facts.yml; "
        "found: politi; fix: did you mean politie?"
    ]


@pytest.mark.parametrize(
    ("body", "extra"),
    [
        ("Tekst.\n\n## A {#a}\n\n### B {#b}\n\n[zie](#a) en [ook](y.md#deel) en [dit](./y.md)", ()),
        ("- [ ] Doe dit.\n", LIST),
        ("[[sources]]\n\n[[downloads]]\n", ()),
        ("<!-- een opmerking -->\n\nTekst <!-- nog een -->.\n", ()),
        ("[Bel](fact:noodnummer){.choice} of [de site](<fact:site>).\n", ()),
        ("![plaatje](foto.png)\n", ()),
        (
            "## A {#a}\n\n- item\n",
            ["papers:", "  - {kind: card, name: k, title: K, parts: ['#a']}"],
        ),
    ],
)
def test_pages_that_keep_the_rules(body: str, extra: Sequence[str]) -> None:
    assert not checked(body, extra, {"y.md": make_page("## D {#deel}\n", name="y.md")})


def test_links_to_a_page_that_cannot_be_read_are_not_judged() -> None:
    assert not checked("[a](y.md) [b](y.md#c)", others={"y.md": None})
    assert len(checked("[a](y.md) [b](y.md#c)")) == 2


def test_all_problems_of_a_page_are_told() -> None:
    lines = checked("## A\n\nBel 112 of [dit](z.md).\n\n<hr>\n")
    assert [line.split(": ")[0] for line in lines] == [
        f"{PATH}:{BODY + offset}" for offset in (4, 0, 2, 2)
    ]


def test_the_nearest_name_is_proposed() -> None:
    assert did_you_mean("tip.md", ["tips.md", "top.md"]) == "did you mean tips.md?"
    assert did_you_mean("zzz", ["tips.md"]) == "look up the right name, or add it"
