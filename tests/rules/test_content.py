"""The text of a page as HTML: slots, links to what there is, and nothing that is not ours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hooks.pages.html import Mark
from hooks.pages.rendering import page_content, slot_environment
from hooks.pages.site import Site
from hooks.pages.view import View
from tests.rules.source import make_page
from tests.small_site import ROOT

SLOTS = slot_environment(str(ROOT / "overrides/slots"))


def content_of(body: str, site: Site, code: str = "nl") -> str:
    """Return the HTML of a page with `body`."""
    edition = site.project.editions[code]
    page = make_page(body, name="tips.md", language=code)
    return str(page_content(View(site, edition, page), SLOTS, {}))


def test_a_slot_is_filled(small: Site) -> None:
    made = content_of("Zin.\n\n[[numbered-sources]]\n", small)
    assert "[[" not in made
    assert "Een bron" in made


def test_a_link_to_a_page_that_is_not_translated_leads_to_the_source(small: Site) -> None:
    english = small.project.editions["en"]
    pages = {name: page for name, page in english.pages.items() if name != "index.md"}
    body = "[a *b*](index.md){ .choice } [c](tips.md#kop)\n"
    page = make_page(body, name="tips.md", language="en")
    view = View(small, replace(english, pages=pages), page)
    made = str(page_content(view, SLOTS, {}))
    start = '<p><a class="choice" href="../../" hreflang="nl">a <em>b</em></a> (in Dutch)'
    assert made.startswith(f'{start} <a href="./#kop">c')


def test_a_mark_shows_source_text_and_notice_at_its_block(small: Site) -> None:
    page = make_page("Een.\n\n- twee\n- drie\n", name="tips.md")
    view = View(small, small.project.source, page)
    notice = view.markup("Verouderd")
    marks = {
        page.blocks[0].token: Mark(notice=notice),
        page.blocks[1].token: Mark(content=view.markup("a < b"), attributes={"lang": "nl"}),
        page.blocks[2].token: Mark(notice=notice),
    }
    assert str(page_content(view, SLOTS, marks)) == (
        '<p>Een.</p>\n<p class="quiet">Verouderd</p>\n<ul>\n<li lang="nl">a &lt; b</li>\n'
        '<li>drie<br><span class="quiet">Verouderd</span></li>\n</ul>\n'
    )


@pytest.mark.parametrize(
    ("body", "button"),
    [
        ("### Kop {#x}\n\n[Bel](fact:noodnummer)\n", True),
        ("### Kop {#x}\n\nLees [dit](tips.md).\n", False),
        ("### Kop {#x}\n\n[Bel](fact:noodnummer).\n", False),
        ("### Kop {#x}\n\n[Bel](fact:noodnummer) [dit](tips.md)\n", False),
    ],
)
def test_only_a_paragraph_that_is_nothing_but_a_link_is_a_button(
    body: str, button: bool, small: Site
) -> None:
    assert ('<p class="action">' in content_of(body, small)) is button
    style = (ROOT / "overrides/assets/site.css").read_text(encoding="utf-8")
    assert ".action > a" in style
    assert "h3 + p > " not in style


@pytest.mark.parametrize(
    "body",
    [
        "<!--> <script>x</script> -->\n",
        "\\\\<script>x//\\\\</script>\n",
        "<img src=x onerror=x>\n",
        '[x](tips.md){onclick="x"}\n',
        '[x](tips.md "x")\n',
        "`<script>`\n",
        "&lt;script>\n",
        "```\n<script>\n```\n",
    ],
)
def test_nothing_of_a_page_becomes_an_element_or_attribute_of_its_own(
    body: str, small: Site
) -> None:
    """Whatever the rules say: what writes HTML knows no element that is not named there."""
    made = content_of(body, small)
    assert "<script" not in made
    assert "<img" not in made
    assert "onclick" not in made
    assert "title=" not in made
