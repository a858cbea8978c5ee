"""Pictures: lists whose items begin with an icon, steps made of headings, signs and buttons."""

from __future__ import annotations

import pytest
from lxml import html

from hooks.checks.page_rules import check_page
from hooks.checks.parity import check_parity
from hooks.content.icons import icon
from hooks.pages.rendering import page_content, slot_environment
from hooks.pages.site import Site
from hooks.pages.view import View
from hooks.problems import Report
from hooks.publish.security_policy import minify_style, read_inline_files
from tests.rules.source import BODY, make_page, small_facts, small_finder, told
from tests.small_site import ROOT

SLOTS = slot_environment(str(ROOT / "overrides/slots"))
PHONE, DOOR = ":material-phone:", ":material-door:"


def view_with(body: str, site: Site, name: str = "tips.md") -> View:
    """Return the view of a page with `body`."""
    return View(site, site.project.source, make_page(body, name=name))


def shown(view: View) -> html.HtmlElement:
    """Return the text of a page as elements."""
    return html.fromstring(f"<div>{page_content(view, SLOTS, {})}</div>")


@pytest.mark.parametrize(
    ("body", "picture"),
    [
        (f"1. {PHONE} Bel.\n2. {DOOR} Ga weg.\n", "ol"),
        (f"- {PHONE} Bel.\n- {DOOR} Ga weg.\n", "ul"),
        (f"- [ ] {PHONE} Bel.\n- [ ] {DOOR} Ga weg.\n", "ul"),
        (f"- Bel {PHONE}\n- Ga weg {DOOR}\n", None),
        (f"- {PHONE} Bel.\n- Ga weg.\n", None),
    ],
)
def test_a_list_of_which_each_item_begins_with_an_icon_is_a_picture(
    body: str, picture: str | None, small: Site
) -> None:
    view = view_with(body, small)
    found = shown(view).xpath("//*[@class='picture']")
    assert [each.tag for each in found] == ([picture] if picture else [])
    assert ("pictures" in view.parts) is bool(picture)


def test_a_list_within_an_item_is_judged_alone(small: Site) -> None:
    made = shown(view_with(f"- {PHONE} Bel.\n  - een\n  - twee\n- {DOOR} Ga weg.\n", small))
    assert [each.get("class") for each in made.iter("ul")] == ["picture", None]


def test_an_item_without_an_icon_among_items_with_one_is_told() -> None:
    page = make_page(f"- {PHONE} Bel.\n- Ga weg.\n", name="x.md")
    report = Report()
    check_page(page, {"x.md": page}, small_facts(), small_finder(), report)
    assert told(report) == [
        f"docs/nl/x.md:{BODY + 1}: an item without an icon among items with one; expected: an icon "
        "first in each item of the list, or in none; found: Ga weg.; fix: add one, such as "
        ":material-phone:, or remove all"
    ]


def test_a_translation_has_the_same_icons() -> None:
    report = Report()
    source, translation = f"{PHONE} Bel.\n", f"{DOOR} Call.\n"
    check_parity(make_page(source), make_page(translation, language="en"), report)
    assert told(report) == [
        f"docs/en/x.md:{BODY}: other icons than on the source page; expected: {PHONE} "
        f"(docs/nl/x.md:{BODY}); found: {DOOR}; fix: use the same icons in this block"
    ]


@pytest.mark.parametrize(("slot", "kind"), [("steps", "picture"), ("phases", "picture both")])
def test_steps_are_drawn_from_the_headings_below(slot: str, kind: str, small: Site) -> None:
    body = f"## Deel {{#a}}\n\n[[{slot}]]\n\n### Een {{#b}}\n\nx\n\n### Twee {{#c}}\n\nx\n\n"
    view = view_with(
        f"### Nul {{#z}}\n\nx\n\n{body}## Ander {{#d}}\n\n### Drie {{#e}}\n\nx\n", small
    )
    (drawn,) = shown(view).xpath("//ol")
    assert drawn.get("class") == kind
    assert [(a.get("href"), a.text) for a in drawn.iter("a")] == [("#b", "Een"), ("#c", "Twee")]
    assert view.parts == ("pictures",)


def test_a_warning_has_a_sign_that_is_not_its_colour(small: Site) -> None:
    boxes = ('danger "Gevaar"', 'warning "Pas op"', 'note "Weet"')
    body = "\n".join(f"!!! {box}\n    Zin.\n" for box in boxes)
    made = str(page_content(view_with(body, small), SLOTS, {}))
    assert made.count("<svg") == 2
    for name in ("alert-octagon", "alert"):
        assert f'admonition-title">{icon(f"material-{name}")}' in made


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("[Bel](fact:noodnummer)\n", "phone"),
        ("[Bel](fact:noodnummer){ .choice } als het kan.\n", "phone"),
        ("[Naar de site](fact:site)\n", "arrow-right"),
        ("[:material-chat: Chat](fact:site)\n", "chat"),
        ("Je kunt [bellen](fact:noodnummer).\n", ""),
        ("[Lees dit](tips.md){ .choice } nu.\n", ""),
    ],
)
def test_a_button_shows_what_it_does(body: str, name: str, small: Site) -> None:
    made = str(page_content(view_with(body, small), SLOTS, {}))
    assert made.count("<svg") == bool(name)
    if name:
        assert f">{icon(f'material-{name}')}" in made


def test_only_the_home_page_has_sections(small: Site) -> None:
    body = "Zin.\n\n## Deel {#a}\n\nx\n\n## Ander {#b}\n\nx\n"
    home = view_with(body, small, "index.md")
    assert [part[0].get("id") for part in shown(home).iter("section")] == ["a", "b"]
    assert home.parts == ("home",)
    assert not list(shown(view_with(body, small)).iter("section"))


def test_a_page_brings_the_style_of_what_is_on_it_and_no_more(small: Site) -> None:
    assert view_with("| a |\n|---|\n| b |\n", small).parts == ("lists",)
    assert view_with("Zin.\n\n[[pages]]\n", small).parts == ("lists",)
    assert view_with("Zin.\n", small).parts == ()
    inline = read_inline_files(ROOT / "overrides")
    assert ".picture" in inline.style(("pictures",))
    assert ".picture" not in inline.style()
    assert inline.policy(("pictures",)) != inline.policy()


def test_a_style_is_minified_without_changing_what_it_says() -> None:
    text = (
        '/* a */ a:hover, b > c { x: y; content: " (" attr(x) ")"; }\n'
        "@media (min-width: 64rem) { .a :is(b, c) ~ * { w: calc(1px + 2px - var(--d)); } }\n"
    )
    assert minify_style(text) == (
        'a:hover,b>c{x:y;content:" (" attr(x) ")"}'
        "@media (min-width:64rem){.a :is(b,c)~*{w:calc(1px + 2px - var(--d))}}"
    )
