"""Markdown to blocks and sentences."""

from textwrap import dedent

import pytest

from .prose import Kind, parse
from .sentences import split

PAGE = dedent("""\
    ---
    title: Bewijs
    audience: circle
    reviewed: 2026-11-22
    ---

    Begin hier. [Bel Veilig Thuis](fact:veilig-thuis)
    en wacht **niet**. Kijk op [de site](fact:x-site).

    ## Doe dit eerst {#eerst}

    - [ ] Bewaar alles.
    - [Ik zoek bewijs](bewijs.md){ .choice }

    !!! danger "Direct gevaar"
        Belaging ([](fact:art-belaging)) is
        strafbaar.

    | Kop | B |
    |---|---|
    | Een | Twee |

    [[diary]]

    ```
    Geen tekst.
    ```
    """)


def test_blocks_of_a_page() -> None:
    prose = parse("docs/nl/x.md", PAGE, links=["x-site"])
    assert prose.audience == "circle"
    assert [
        (block.kind, sentence.line, sentence.text)
        for block in prose.blocks
        for sentence in block.sentences
    ] == [
        (Kind.META, 2, "Bewijs"),
        (Kind.PARAGRAPH, 7, "Begin hier."),
        (Kind.PARAGRAPH, 7, "Bel Veilig Thuis <fact>\nen wacht niet."),
        (Kind.PARAGRAPH, 8, "Kijk op de site."),
        (Kind.HEADING, 10, "Doe dit eerst"),
        (Kind.ITEM, 12, "Bewaar alles."),
        (Kind.DOOR, 13, "Ik zoek bewijs"),
        (Kind.TITLE, 15, "Direct gevaar"),
        (Kind.PARAGRAPH, 16, "Belaging (<fact>) is\nstrafbaar."),
        (Kind.CELL, 19, "Kop"),
        (Kind.CELL, 19, "B"),
        (Kind.CELL, 21, "Een"),
        (Kind.CELL, 21, "Twee"),
    ]


@pytest.mark.parametrize("front_matter", ["", "---\n: [\n---\n", "---\n- a\n---\n"])
def test_page_without_front_matter(front_matter: str) -> None:
    prose = parse("x.md", front_matter + "\nEen zin.\n")
    assert not prose.audience
    assert [sentence.text for sentence in prose.sentences()] == ["Een zin."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Eén. Twee? Drie! Vier", ["Eén.", "Twee?", "Drie!", "Vier"]),
        ("Iets, bijv. Veilig Thuis. Klaar.", ["Iets, bijv. Veilig Thuis.", "Klaar."]),
        ("Zie o.a. Tips (e.g. Log). Ja.", ["Zie o.a. Tips (e.g. Log).", "Ja."]),
        ("Van art. 12 af. Elke dag van 11.00 uur.", ["Van art. 12 af.", "Elke dag van 11.00 uur."]),
        ("Bel <fact>. <fact> ook.", ["Bel <fact>.", "<fact> ook."]),
        ('Vraag: "Is dat veilig?" Bel dan.', ['Vraag: "Is dat veilig?"', "Bel dan."]),
        ("Kom morgen. 's Avonds niet.", ["Kom morgen.", "'s Avonds niet."]),
        ("Post enz. Bewaar die.", ["Post enz.", "Bewaar die."]),
        ("Van A. Jansen. Wacht … dan", ["Van A. Jansen.", "Wacht … dan"]),
        ("De app 112NL.nl werkt.", ["De app 112NL.nl werkt."]),
        ("", []),
        (" . ", []),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    found = split(text, 1, ("bijv.", "o.a.", "e.g.", "art."))
    assert [sentence.text for sentence in found] == sentences


def test_lines_and_words() -> None:
    first, second = split("Een of/en twee-drie.\n\nVier <fact> 's.", 3)
    assert (first.line, first.words) == (3, 3)
    assert (second.line, second.words) == (5, 3)
