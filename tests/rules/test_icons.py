"""Icons of Material's set: in pages and templates, beside words."""

from __future__ import annotations

import pytest
from lxml import html

from hooks.checks.page_rules import check_page
from hooks.content.icons import icon, icon_names
from hooks.content.markdown import read_inline, text_of
from hooks.pages.rendering import page_content, slot_environment
from hooks.pages.site import Site
from hooks.pages.view import View
from hooks.problems import Report
from tests.rules.source import BODY, make_page, small_facts, small_finder, told
from tests.small_site import ROOT


def test_an_icon_is_drawn_and_passed_over_by_screen_readers() -> None:
    drawn = html.fromstring(icon("material-phone"))
    assert (drawn.tag, drawn.get("aria-hidden")) == ("svg", "true")
    assert drawn.xpath("string(path/@d)").startswith("M6.62 10.79")


@pytest.mark.parametrize("name", ["material-geen", "simple-phone", "material-../x", "phone"])
def test_there_is_no_such_icon(name: str) -> None:
    with pytest.raises(ValueError, match="there is no icon"):
        icon(name)


def test_every_icon_of_the_set_is_drawn_whole() -> None:
    """Nothing but lines in it: another element would be lost."""
    names = list(icon_names())
    assert len(names) > 1000
    assert all("<path" in icon(name) for name in names[::50])


def test_an_icon_in_a_page_is_drawn_and_is_no_word(small: Site) -> None:
    page = make_page(":material-phone: [Bel](fact:noodnummer) om 12:30:00\n", name="tips.md")
    view = View(small, small.project.source, page)
    made = str(page_content(view, slot_environment(str(ROOT / "overrides/slots")), {}))
    assert made.startswith('<p><svg class="icon"')
    assert "om 12:30:00" in made
    assert text_of(read_inline("a :material-phone: b")).split() == ["a", "b"]


def test_a_slot_can_draw_one_too() -> None:
    environment = slot_environment(str(ROOT / "overrides/slots"))
    assert environment.from_string("{{ icon('material-phone') }}").render().startswith("<svg")


def test_an_unknown_icon_is_told() -> None:
    page = make_page("Tekst.\n\n:material-phne: Bel\n")
    report = Report()
    check_page(page, {"x.md": page}, small_facts(), small_finder(), report)
    assert told(report) == [
        f"docs/nl/x.md:{BODY + 2}: unknown icon; expected: an icon of the set material, such as "
        ":material-phone:; found: :material-phne:; fix: did you mean material-phone?"
    ]
