"""The HTML of a page's text: things to do, and slots."""

from __future__ import annotations

import pytest

from hooks.show.content import finish_content, prepare_markdown, slot_environment
from hooks.show.view import View
from hooks.site import Site
from hooks.source.fact_references import FactWriter
from tests.rules.source import BODY, make_page, small_facts, small_strings
from tests.small_site import ROOT

SLOTS = slot_environment(str(ROOT / "overrides/slots"))


def finished(html: str, body: str, site: Site) -> str:
    """Return `html` finished, as that of a page with `body`."""
    edition = site.project.source
    view = View(site, edition, edition.pages["tips.md"])
    return finish_content(html, make_page(body), view, SLOTS)


def test_facts_are_written_out_before_markdown_is_read() -> None:
    writer = FactWriter(small_facts().facts, small_strings().facts)
    assert prepare_markdown("- [ ] Bel [**nu**](fact:noodnummer)", writer) == (
        '- [ ] Bel <a class="tel" href="tel:112">**nu** <bdi>112</bdi></a>'
    )


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<ul>\n<li>[ ] Doe dit.</li>\n</ul>", '<ul>\n<li class="todo">Doe dit.</li>\n</ul>'),
        (
            "<ul>\n<li>\n<p>[ ] Doe dit.</p>\n</li>\n</ul>",
            '<ul>\n<li class="todo">\n<p>Doe dit.</p>\n</li>\n</ul>',
        ),
    ],
)
def test_things_to_do_are_marked(html: str, made: str, small: Site) -> None:
    assert finished(html, "- [ ] Doe dit.\n", small) == made


@pytest.mark.parametrize(
    ("html", "body", "expected", "found"),
    [
        ("<p>Tekst - [ ] Doe dit.</p>", "Tekst\n- [ ] Doe dit.\n", 1, 0),
        ("<ul>\n<li>[ ] een</li>\n</ul>", "- een\n", 0, 1),
        ("<ul>\n<li>[ ] een</li>\n</ul>", "- [ ] een\n- [ ] twee\n", 2, 1),
    ],
)
def test_a_list_that_is_read_in_two_ways(
    html: str, body: str, expected: int, found: int, small: Site
) -> None:
    with pytest.raises(ValueError, match="the checklist") as raised:
        finished(html, body, small)
    assert str(raised.value) == (
        f"docs/nl/x.md:{BODY}: the checklist is read in two ways; expected: {expected} items; "
        f"found: {found}; mend: leave an empty line before each list and begin each item with - [ ]"
    )


def test_a_slot_is_filled_and_text_like_it_is_not(small: Site) -> None:
    slot = "[[numbered-sources]]"
    made = finished(f"<p>{slot}</p>\n<p>a {slot}</p>", f"{slot}\n", small)
    assert f"<p>{slot}</p>" not in made
    assert made.endswith(f"<p>a {slot}</p>")
    assert "Een bron" in made
