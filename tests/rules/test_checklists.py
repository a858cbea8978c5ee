"""The things to do of a page, as a list to print."""

from __future__ import annotations

from hooks.content.checklists import Group, Section, make_checklist, read_section
from hooks.content.fact_references import FactWriter
from tests.rules.source import make_page, small_facts, small_strings

WRITER = FactWriter(small_facts().facts, small_strings().facts)
EXTRA = ("list_name: lijst", "list_title: Mijn lijst")


def section(body: str, extra: tuple[str, ...] = EXTRA) -> Section | None:
    """Return the list of a page with `body`."""
    return read_section(make_page(body, extra), "Algemeen", WRITER)


def test_a_page_without_things_to_do_has_no_list() -> None:
    assert section("- gewoon\n\n[ ] geen lijst\n\n1. [x] gedaan\n") is None


def test_things_to_do_stand_under_their_headings_in_their_order() -> None:
    body = """\
- [ ] Boven de kop.

## Een {#een}

Tekst.

- [ ] Bel [**nu**](tips.md) [op](fact:noodnummer).
- gewoon
- [ ] Nog een
  regel.

## Leeg {#leeg}

### Diep [](fact:klachttermijn) {#diep}

!!! danger "Let op"
    - [ ] In een kader.

- [ ] Na het kader.
"""
    assert section(body) == Section(
        "Mijn lijst",
        (
            Group("Algemeen", ("Boven de kop.",)),
            Group("Een", ("Bel nu op 112.", "Nog een regel.")),
            Group("Diep 3 maanden", ("In een kader.", "Na het kader.")),
        ),
    )


def test_two_parts_with_the_same_heading_stay_two() -> None:
    found = section("## A {#a}\n\n- [ ] een\n\n## A {#b}\n\n- [ ] twee\n")
    assert found is not None
    assert found.groups == (Group("A", ("een",)), Group("A", ("twee",)))


def test_without_a_title_of_its_own_a_list_has_that_of_the_page() -> None:
    found = section("- [ ] een\n", ())
    assert found is not None
    assert found.title == "Kop"


def test_the_words_around_a_list() -> None:
    found = section("- [ ] een\n")
    assert found is not None
    made = make_checklist("Alles", [found, found], "nl", small_strings(), WRITER)
    assert made.sections == (found, found)
    assert (made.title, made.language, made.direction) == ("Alles", "nl", "ltr")
    assert made.done == small_strings().paper.done
    assert "112" in made.footer
    assert "fact:" not in made.footer
