"""The outline of Markdown: blocks, their kinds and lines, their links."""

from __future__ import annotations

import pytest

from hooks.content.outline import Block, Link, plain, read_outline


def shape(text: str) -> list[tuple[str, int, str]]:
    """Return kind, line and text of each block."""
    return [(block.kind, block.line, block.text) for block in read_outline(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("Eén\nregel.", [("paragraph", 1, "Eén\nregel.")]),
        ("# A {#a}\n\n## B\n\n#### C {: #c }", [("h1", 1, "A"), ("h2", 3, "B"), ("h4", 5, "C")]),
        ("- een\n- [ ] twee\n- [x] drie", [("item", 1, "een"), ("todo", 2, "twee"),
                                          ("item", 3, "[x] drie")]),
        ("- [ ] een\n    - [ ] twee\n\n    Meer.", [("todo", 1, "een"), ("todo", 2, "twee"),
                                                   ("paragraph", 4, "Meer.")]),
        ("1. een\n2. twee", [("item", 1, "een"), ("item", 2, "twee")]),
        ("- een\n\n    meer\n\n- twee", [("item", 1, "een"), ("paragraph", 3, "meer"),
                                        ("item", 5, "twee")]),
        ("[ ] geen lijst", [("paragraph", 1, "[ ] geen lijst")]),
        ('!!! danger "Titel"\n    Tekst.\n\n    - [ ] doe', [("box danger", 1, "Titel"),
                                                           ("paragraph", 2, "Tekst."),
                                                           ("todo", 4, "doe")]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", [("cell", 1, "A"), ("cell", 1, "B"),
                                            ("cell", 3, "1"), ("cell", 3, "2")]),
        ("[[checklists]]", [("slot", 1, "checklists")]),
        ("[[checklists]] meer", [("paragraph", 1, "[[checklists]] meer")]),
        ("```\n- [ ] x\n```", [("code", 1, "- [ ] x")]),
        ("<b>x</b>\n\n<div>\n</div>", [("paragraph", 1, "<b>x</b>"), ("html", 3, "<div>\n</div>")]),
        ("Zin:\n- een\n- [ ] twee", [("paragraph", 1, "Zin:"), ("item", 2, "een"),
                                   ("todo", 3, "twee")]),
        ("Zin:\n1) een\n2) twee", [("paragraph", 1, "Zin:"), ("item", 2, "een"),
                                 ("item", 3, "twee")]),
        ("Zin:\n| A |\n|--:|\n| 1 |", [("paragraph", 1, "Zin:"), ("cell", 2, "A"),
                                     ("cell", 4, "1")]),
        ("    ingesprongen", [("paragraph", 1, "ingesprongen")]),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, int, str]]) -> None:
    assert shape(text) == blocks


def test_lines_are_those_of_the_file() -> None:
    assert [block.line for block in read_outline("A\n\n- b", first_line=10)] == [10, 12]


def test_headings_have_identifiers_and_sections_begin_at_them() -> None:
    text = "Voor\n\n## A {#a}\n\nIn a\n\n### B {: #b }\n\n- in b\n\n## C\n\nIn c"
    assert [(block.identifier, block.section) for block in read_outline(text)] == [
        (None, ""), ("a", "a"), (None, "a"), ("b", "b"), (None, "b"), (None, ""), (None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Niets.", ()),
        ("[een](x.md)\n[twee](fact:y) ![b](c.png)", (Link(1, "een", "x.md"),
                                                    Link(2, "twee", "fact:y"),
                                                    Link(2, "b", "c.png", image=True))),
        ("[**vet**\nwoord](x.md)", (Link(1, "vet woord", "x.md"),)),
        ("<https://a.nl>", (Link(1, "https://a.nl", "https://a.nl"),)),
        ("[a][b]\n\n[b]: y.md", (Link(1, "a", "y.md"),)),
        # markdown-it by itself makes no links of these, Python-Markdown does.
        ("[a](javascript:b)", (Link(1, "a", "javascript:b"),)),
        ("[a](data:text/html,b)", (Link(1, "a", "data:text/html,b"),)),
    ],
)  # fmt: skip
def test_links(text: str, links: tuple[Link, ...]) -> None:
    assert read_outline(text)[0].links == links


def test_a_block_says_all_of_itself() -> None:
    assert read_outline('!!! note "A"\n    2. een\n        - [ ] Bel [nu](fact:x){.a}.', 3)[1:] == (
        Block("item", 4, "een", box="note", depth=1, number=2),
        Block("todo", 5, "Bel [nu](fact:x){.a}.", links=(Link(5, "nu", "fact:x", styles="a"),),
              box="note", depth=2),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gewone woorden.", "Gewone woorden."),
        ("**Vet** en *schuin* en `code`", "Vet en schuin en code"),
        ("[link](x.md){.choice}", "link"),
        ("twee\nregels  met\\\nruimte", "twee regels met ruimte"),
        ("&eacute;&amp;", "é&"),
        ("", ""),
    ],
)
def test_markdown_as_words(text: str, words: str) -> None:
    assert plain(text) == words
