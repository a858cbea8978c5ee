"""One reading: what is read otherwise than meant is told, and all that is made of a page agrees."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it.token import Token
from markupsafe import Markup

from hooks.content.checklists import read_section
from hooks.content.fact_references import FactWriter
from hooks.content.faults import find_faults
from hooks.content.icons import icon
from hooks.content.markdown import read_markdown, text_of
from hooks.content.outline import Block, outline_of, read_outline
from hooks.pages.html import Target, render_page
from hooks.pages.site import Site
from hooks.pages.view import View
from hooks.translations.blocks import page_blocks
from tests.examples import examples
from tests.rules.source import make_page, small_facts, small_strings

LIST = ("list_name: lijst", "list_title: Lijst")


def faults(text: str) -> list[tuple[int, str]]:
    """Return line and kind of each fault in `text`."""
    return [(fault.line, fault.what) for fault in find_faults(read_markdown(text))]


BOX = "a box in a form of its own"
EMPTY = "a box without text"
TODO = "a thing to do that is read as text"
SLOT = "a slot that is read as text"
LINK = "a link that is read as text"
STYLE = "attributes that are read as text"
REFUSED = "attributes that a page may not set"
TITLE = "a title that nobody sees on a phone"
HEADING = "a heading that is read as text"
AS_LIST = "a list that is read as text"
SIGNS = "a line of signs that is read as text"
EMPHASIS = "emphasis that is read as text"
CODE = "code or a line across the page"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("!!! danger “Titel”\n    Tekst.", [(0, BOX)]),
        ("!!! danger 'Titel'\n    Tekst.", [(0, BOX)]),
        ("!!! danger Titel\n    Tekst.", [(0, BOX)]),
        ("!!! danger\n    Tekst.", [(0, BOX)]),
        ('!!! danger ""\n    Tekst.', [(0, BOX)]),
        ('!!! geheim "Titel"\n    Tekst.', [(0, BOX)]),
        ('!!!danger "Titel"\n    Tekst.', [(0, BOX)]),
        ('??? danger "Titel"\n    Tekst.', [(0, BOX)]),
        ('???+ danger "Titel"\n    Tekst.', [(0, BOX)]),
        ('!!! danger "Titel"\n  Tekst.', [(0, EMPTY)]),
        ('!!! danger "Titel"\nTekst.', [(0, EMPTY)]),
        ('Zin.\n\n!!! danger "Titel"', [(2, EMPTY)]),
        ("!!!", [(0, "a box that is read as text")]),
        ("Zin.\n\n##Kop {#x}", [(2, HEADING)]),
        ("#1 is de eerste.", [(0, HEADING)]),
        ("- Een\n-", [(1, "an item without text")]),
        ("- - Een", [(0, "an item without text")]),
        ("Een\n===", [(1, SIGNS)]),
        ("Een\n\n---\n\nTwee", [(2, CODE)]),
        ("Een\n---", [(1, CODE)]),
        ("- Een\n\n  ```\n  x\n  ```", [(2, CODE)]),
        ("Zin `los", [(0, "code that is read as text")]),
        ("Zin.\n2. twee", [(1, AS_LIST)]),
        ("- [ ] Een\n- [ ]Twee\n- [] Drie\n- [x] Vier", [(1, TODO), (2, TODO), (3, TODO)]),
        ("* [ ]", [(0, TODO)]),
        ("- [X] Een", [(0, TODO)]),
        ("Zin.\n\n[ ] Twee", [(2, TODO)]),
        ("Zie [[files]] hier.", [(0, SLOT)]),
        ("[[Files]]", [(0, SLOT)]),
        ("- [[files]]", [(0, SLOT)]),
        ("[hier](//evil.example/a b)", [(0, LINK)]),
        ("Zin\n[bron]( mailto:iemand@voorbeeld nl )", [(1, LINK)]),
        ("[dit][1]", [(0, LINK)]),
        ("[dit]\n(tips.md)", [(1, LINK)]),
        ("[dit][1]\n\n[1]: tips.md", [(2, "a definition of a link")]),
        ('[x](tips.md "titel")', [(0, TITLE)]),
        ("[x](tips.md){: onclick=x }", [(0, STYLE)]),
        ("[x](tips.md){onclick=x}", [(0, REFUSED)]),
        ("[x](tips.md){style=color:red}", [(0, REFUSED)]),
        ("[x](tips.md){href=//evil}", [(0, STYLE)]),
        ('[x](tips.md){href="//evil"}', [(0, REFUSED)]),
        ('[x](tips.md){ping="//evil" target=x}', [(0, REFUSED)]),
        ("[x](tips.md){.uit}", [(0, REFUSED)]),
        ("- Een {.uit}", [(0, STYLE)]),
        ("**“stop”**en door", [(0, EMPHASIS)]),
        ("Zin * los", [(0, EMPHASIS)]),
        ("1. een\n  - twee", [(1, "a list that is indented and stands below no item")]),
        ("1. een\n3. drie", [(1, "a number that will be shown as another one")]),
        ("| A | B |\n|---|---|\n| 1 | 2 | 3 |",
         [(2, "a row of a table with more or fewer cells than its head")]),
        ("| A | B |\n|---|---|\n| 1 |",
         [(2, "a row of a table with more or fewer cells than its head")]),
        ("[b <b>x</b>](tips.md)", [(0, "HTML in a page"), (0, "HTML in a page")]),
    ],
)  # fmt: skip
def test_what_is_read_otherwise_than_it_is_meant(text: str, found: list[tuple[int, str]]) -> None:
    assert faults(text) == found


def test_a_fault_says_what_to_do() -> None:
    (fault,) = find_faults(read_markdown("Zin.\n\n- [ ]Twee"))
    assert (fault.line, fault.expected, fault.found) == (
        2, "- [ ] text, with a space in the brackets and behind them", "[ ]Twee",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Zin:\n- een\n- twee", "<p>Zin:</p>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"),
        ("Zin:\n1. een", "<p>Zin:</p>\n<ol>\n<li>een</li>\n</ol>\n"),
        ("Zin:\n1) een", "<p>Zin:</p>\n<ol>\n<li>een</li>\n</ol>\n"),
        ("Zin:\n| A |\n|--:|\n| 1 |",
         '<p>Zin:</p>\n<table>\n<thead>\n<tr>\n<th class="end">A</th>\n</tr>\n</thead>\n<tbody>\n'
         '<tr>\n<td class="end">1</td>\n</tr>\n</tbody>\n</table>\n'),
        ("- een\n1. twee", "<ul>\n<li>een</li>\n</ul>\n<ol>\n<li>twee</li>\n</ol>\n"),
        ("1. een\n\nZin.\n\n2. twee", "<ol>\n<li>een</li>\n</ol>\n<p>Zin.</p>\n"
         '<ol start="2">\n<li>twee</li>\n</ol>\n'),
        ("1. een\n   - twee", "<ol>\n<li>een<ul>\n<li>twee</li>\n</ul>\n</li>\n</ol>\n"),
        (" ## Kop {#x}", '<h2 id="x">Kop</h2>\n'),
        ("    ingesprongen [x](#kop)", '<p>ingesprongen <a href="#kop">x</a></p>\n'),
        ("[x](<index.md>)", '<p class="action"><a href="../">x</a></p>\n'),
        ("\\~ en \\* en \\#", "<p>~ en * en #</p>\n"),
        ("a <!-- voor de vertaler --> b\n\n<!-- en\n\nhier -->", "<p>a  b</p>\n"),
        ("&lt;script>", "<p>&lt;script&gt;</p>\n"),
        ("- [ ] Doe [x](#kop)", '<ul>\n<li class="todo">Doe <a href="#kop">x</a></li>\n</ul>\n'),
        ('!!! danger "Let op"\n    Zin.', '<div class="admonition danger">\n'
         f'<p class="admonition-title">{icon("material-alert-octagon")}Let op</p>\n<p>Zin.</p>\n'
         "</div>\n"),
    ],
)  # fmt: skip
def test_what_is_right_now(text: str, made: str, small: Site) -> None:
    reading = read_markdown(text)
    assert faults(text) == []
    assert str(rendered(reading.tokens, small)) == made


def rendered(tokens: Sequence[Token], small: Site) -> Markup:
    """Return tokens as HTML on a page of the small site."""
    edition = small.project.source
    view = View(small, edition, edition.pages["tips.md"])
    return render_page(tokens, view, _slot)


STARTS = ("Bel", "een", "**Vet**", "*schuin*", "[lees](tips.md#kop)", "[Bel](fact:noodnummer)", "€")
WORDS = (
    *STARTS, "`code`", "112.", "1.", "-", "+", "#", "|", "[ ]", "[x]", ">", "!!!", "***", "_a_b_",
    "(x)", "a&b", "<", "<b>", "{.groot}", "\\*", "é", "“ja”", "---", "===", "!", "[los]", ":",
    "\\~", "&eacute;", "<!-- nee -->", "[a][b]",
)  # fmt: skip

lines = st.tuples(st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), max_size=4)).map(
    lambda parts: " ".join((parts[0], *parts[1]))
)
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
headings = st.tuples(
    st.sampled_from(("##", "###", "##", "#", " ##")),
    st.sampled_from((" ", " ", "")),
    lines,
    st.sampled_from((" {#kop}", " {: #kop }", "")),
).map("".join)
slots = st.sampled_from(("[[sources]]", "[[checklists]]", "[[Sources]]"))
odd = st.sampled_from(
    (
        "Een regel \\\nen nog een",
        "Een regel  \nen nog een",
        "Een\ttab",
        "\tingesprongen",
        "```\ncode\n```",
        "~~~",
        "[a]: tips.md",
        "[a]:\n tips.md",
        "Kop\n===",
        "Kop\n---",
        "- een\n* twee\n+ drie",
        "1. een\n2) twee",
        "- een\n\n\n- twee",
        "Zin \n- een",
        '!!! danger "Titel"\n Tekst.',
        '!!! danger "Titel"\n   Tekst.',
        "> Een citaat\nen verder",
        "![een foto](../images/foto.jpg) en [een link](tips.md)",
        "***",
        "&nbsp;",
        "- [ ]\tEen",
    )
)


def indented(text: str, signs: str) -> str:
    """Return `text` further to the right."""
    return "\n".join(signs + line if line else line for line in text.split("\n"))


@st.composite
def lists(draw: st.DrawFn, depth: int = 2) -> str:
    """Return a list, with lists in it down to `depth`; often in odd forms."""
    marks = ("- ", "- [ ] ", "* [ ] ", "1. ", "1. [ ] ", "2) ", "- [x] ", "-", "- [ ]")
    mark = draw(st.sampled_from(marks))
    space = draw(st.sampled_from(("    ", "    ", "  ", "   ", " ")))
    items = []
    for _ in range(draw(st.integers(1, 4))):
        item = mark + draw(lines)
        if draw(st.booleans()):
            item += f"\n{space}{draw(lines)}"
        if depth > 0 and draw(st.integers(0, 3)) == 0:
            item += "\n" + indented(draw(lists(depth - 1)), space)
        elif depth >= 0 and draw(st.integers(0, 3)) == 0:
            item += "\n\n" + indented(draw(paragraphs), space)
        items.append(item)
    return draw(st.sampled_from(("\n", "\n\n"))).join(items)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Return a table of two columns, now and then with a cell too many."""
    cell = st.sampled_from(("een", "**twee**", "[drie](tips.md)", "[Bel](fact:noodnummer)", "4"))
    rows = draw(st.lists(st.tuples(cell, cell), min_size=2, max_size=4))
    text = [f"| {first} | {second} |" for first, second in rows]
    text[-1] += draw(st.sampled_from(("", "", " drie |")))
    return "\n".join((text[0], "|---|--:|", *text[1:]))


@st.composite
def boxes(draw: st.DrawFn) -> str:
    """Return a box with paragraphs and lists; often in odd forms."""
    kind = draw(st.sampled_from(("danger", "warning", "note", "geheim")))
    title = draw(st.sampled_from(('"Titel"', '"Titel"', '"Titel"', "“Titel”", "'Titel'", "")))
    space = draw(st.sampled_from(("    ", "    ", "  ")))
    inside = draw(st.lists(paragraphs | lists(1), min_size=1, max_size=3))
    return f"!!! {kind} {title}\n" + indented("\n\n".join(inside), space)


parts = paragraphs | headings | lists() | tables() | boxes() | slots | odd
pages = st.lists(
    st.tuples(parts, st.sampled_from(("\n\n", "\n\n", "\n"))), min_size=1, max_size=7
).map(lambda found: "".join(part + end for part, end in found))


def words_of(blocks: tuple[Block, ...]) -> list[str]:
    """Return the words of a page as its outline has them."""
    writer = FactWriter(small_facts().facts, small_strings().facts)
    texts = [
        f"slot {block.text}" if block.kind == "slot" else writer.words(block.words)
        for block in blocks
        if block.kind != "html"
    ]
    return " ".join(texts).split()


def differences(text: str) -> list[str]:
    """Return what outline, screen, paper and the translations' lock have each in its own way."""
    reading = read_markdown(text)
    blocks = outline_of(reading)
    if faults(text):
        return []
    found = []
    root = html.fragment_fromstring(f"<div>{_rendered(text)}</div>")
    for cell in root.iter("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "br"):
        cell.tail = f" {cell.tail or ''}"
        cell.text = f" {cell.text or ''}"
    for inner in root.iter("ul", "ol"):
        inner.text = " "
    for image in root.iter("img"):  # its text is what a reader is told of it
        image.tail = f"{image.get('alt')}{image.tail or ''}"
    if root.text_content().split() != words_of(blocks):
        found.append("text on screen")
    kinds = [block.kind for block in blocks]
    if len(root.xpath("//li[@class='todo']")) != kinds.count("todo"):
        found.append("things to do on screen")
    if len(root.xpath("//li")) != kinds.count("item") + kinds.count("todo"):
        found.append("items on screen")
    page = make_page(text, LIST)
    section = read_section(page, "x", FactWriter(small_facts().facts, small_strings().facts))
    items = [item for group in section.groups for item in group.items] if section else []
    if items != [" ".join(words_of((block,))) for block in blocks if block.kind == "todo"]:
        found.append("things to do on paper")
    locked = [block.index for block in page_blocks(None, reading, 1, ())]
    if locked != [
        place
        for place, block in enumerate(blocks)
        if block.text.strip() and block.kind not in ("slot", "html")
    ]:
        found.append("blocks of the lock")
    return found


@examples(30, deep=5000)
@given(pages)
def test_outline_screen_paper_and_lock_say_the_same(text: str) -> None:
    """What is no fault is the same everywhere, in the same order."""
    assert outline_of(read_markdown(text)) == read_outline(text)
    assert differences(text) == []


def misplaced(text: str) -> list[tuple[int, str]]:
    """Return each fault that is still told on its line when nothing stands there any more."""
    found = []
    for line, what in set(faults(text)):
        lines = text.split("\n")
        lines[line] = ""
        if (line, what) in faults("\n".join(lines)):
            found.append((line, what))
    return found


@examples(30, deep=5000)
@given(pages)
def test_a_fault_is_told_on_its_own_line(text: str) -> None:
    assert misplaced(text) == []


def test_the_examples_of_commonmark_are_the_same_everywhere() -> None:
    texts = json.loads((Path(__file__).parent / "commonmark.json").read_text("utf-8"))["examples"]
    assert len(texts) == 652
    # Each is right, or has its fault within the text.
    found = {text: wrong for text in texts if (wrong := differences(text))}
    assert found == {}
    assert [text for text in texts if misplaced(text)] == []
    assert sum(not faults(text) for text in texts) > 150


def test_what_differs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert differences("- [ ] een\n\nTwee") == []
    monkeypatch.setattr(
        sys.modules[__name__], "_rendered", lambda text: Markup("<ul><li>een</li></ul>")
    )
    assert differences("- [ ] een\n\nTwee") == ["text on screen", "things to do on screen"]


def _rendered(text: str) -> Markup:
    return render_page(
        read_markdown(text).tokens, _Plain(), lambda name: Markup(f"<p>slot {name}</p>")
    )


def _slot(name: str) -> Markup:
    return Markup("<p>slot {}</p>\n").format(name)


class _Plain:
    """A context in which every link leads to where it says."""

    facts = FactWriter(small_facts().facts, small_strings().facts)

    def target(self, link: str) -> Target:
        return Target(link)

    def image(self, source: str) -> dict[str, str]:
        return {"src": source}


def test_lines_of_a_block_over_two_lines() -> None:
    (block,) = read_outline("een\ntwee <!-- x -->")
    assert text_of(block.words, "\n") == "een\ntwee "
