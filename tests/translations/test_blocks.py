"""Texts become blocks, with names and hashes that stay."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hooks.content.markdown import read_markdown
from hooks.content.outline import outline_of
from hooks.content.pages import split_front
from hooks.problems import Report
from hooks.translations.blocks import digest, read_page, string_blocks
from tests.examples import examples
from tests.rules.source import located
from tests.translations.source import PAGE, blocks_of


def test_names_are_short_and_count_below_headings() -> None:
    assert [(block.name, block.kind, block.line) for block in blocks_of(PAGE)] == [
        ("title", "meta", 2),
        ("description", "meta", 3),
        ("top-1", "paragraph", 6),
        ("top-2", "box danger", 8),
        ("top-3", "paragraph", 9),
        ("eerst", "h2", 11),
        ("eerst-1", "todo", 13),
        ("eerst-2", "todo", 14),
        ("eerst-3", "todo", 15),
        ("daarna", "h2", 17),
        ("daarna-1", "paragraph", 19),
        ("daarna-2", "paragraph", 21),
    ]


def test_no_two_blocks_have_one_name() -> None:
    body = (
        "---\ntitle: A\n---\n\n## A {#title}\n\nEen.\n\n## B {#fase}\n\nTwee.\n\n## C {#fase-1}\n"
    )
    names = [block.name for block in blocks_of(body)]
    assert names == ["title", "title+", "title-1", "fase", "fase-1+", "fase-1"]


def test_headings_without_an_anchor_are_counted() -> None:
    assert [block.name for block in blocks_of("# Een\n\na\n\n# Twee\n\nb\n")] == [
        "~1", "~1-1", "~2", "~2-1",
    ]  # fmt: skip


def test_slots_and_comments_are_no_blocks() -> None:
    assert blocks_of("[[diary]]\n\n<!-- voor schrijvers -->\n\nTekst.\n")[0].text == "Tekst."
    assert len(blocks_of("[[diary]]\n\n<!-- voor schrijvers -->\n\nTekst.\n")) == 1


def test_the_text_of_an_image_belongs_to_its_block() -> None:
    found = blocks_of("Kijk ![een kaart](kaart.png) hier.\n\n![alleen](b.png)\n")
    assert [(block.kind, block.text) for block in found] == [
        ("paragraph", "Kijk ![een kaart](kaart.png) hier."), ("paragraph", "![alleen](b.png)"),
    ]  # fmt: skip


def test_a_block_knows_its_place_in_the_outline_of_its_page() -> None:
    text = f"{PAGE}\n[[diary]]\n\nNog iets.\n"
    _, body, line = split_front(text) or ("", "", 0)
    outline = outline_of(read_markdown(body), line)
    blocks = [block for block in blocks_of(text) if block.index is not None]
    assert [block.line for block in blocks] == [outline[block.index or 0].line for block in blocks]
    assert blocks[-1].index == len(outline) - 1
    assert [block.kind for block in blocks_of(text) if block.index is None] == ["meta", "meta"]


SHAPES = """\
- een

    nog een

    - twee
    - drie

3. vier
4. vijf

!!! danger "Let op"
    - [ ] zes

| A |
|---|
| b |
"""


def test_the_shape_of_a_block_counts() -> None:
    assert [(block.shape, block.text) for block in blocks_of(SHAPES)] == [
        ("item:1", "een"), ("paragraph:1", "nog een"), ("item:2", "twee"), ("item:2", "drie"),
        ("item:1#3", "vier"), ("item:1#", "vijf"), ("box-danger", "Let op"),
        ("todo/danger:1", "zes"), ("cell", "A"), ("cell", "b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("    - twee\n    - drie", "- twee\n- drie", [2, 3]),
        ("3. vier\n4. vijf", "4. vier\n5. vijf", [4]),
        ("3. vier\n4. vijf", "- vier\n- vijf", [4, 5]),
        ("!!! danger", "!!! warning", [6, 7]),
        ("- [ ] zes", "- zes", [7]),
    ],
)
def test_a_change_of_shape_is_a_change(old: str, new: str, places: list[int]) -> None:
    before, after = blocks_of(SHAPES), blocks_of(SHAPES.replace(old, new))
    assert len(before) == len(after)
    changed = [
        place
        for place, (one, other) in enumerate(zip(before, after, strict=True))
        if one.digest != other.digest
    ]
    assert changed == places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bel  de\npolitie ", "Bel de politie"),
        ("Zeg “nee”, zo’n antwoord", 'Zeg "nee", zo\'n antwoord'),
        ("Zeg 'nee'", "Zeg „nee”"),
        ("cafe\u0301", "caf\u00e9"),
        ("Bel\u00a0112", "Bel 112"),
    ],
)
def test_form_does_not_count(one: str, other: str) -> None:
    assert digest("item", one) == digest("item", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bel de politie", "Bel niet de politie"),
        ("Bel 112", "Bel 113"),
        ("Bel", "bel"),
        ("[a](b.md)", "[a](c.md)"),
        ("Ga weg.", "Ga weg?"),
        ("een twee", "eentwee"),
        ("**nu**", "nu"),
    ],
)
def test_content_counts(one: str, other: str) -> None:
    assert digest("item", one) != digest("item", other)


values = st.one_of(
    st.sampled_from(
        ['"Een titel"', "'Zo''n titel'", "Titel: dubbel", "Titel # uitleg", "|\n  Twee\n  regels",
         ">\n  Twee\n  regels", "Begin\n  vervolg", "[a, b]", "3", "", "true", "~", "@x", "'open",
         "Vraag?", "\"met \\\" teken\"", "- a", "{a: b}", "&a b", "*a"]
    ),
    st.text(alphabet="abc'\": #-?", min_size=1, max_size=12),
)  # fmt: skip


@examples(50)
@given(values, values)
def test_front_matter_is_read_as_yaml_reads_it(title: str, description: str) -> None:
    front = f"title: {title}\nother: 1\ndescription: {description}\n"
    try:
        expected = yaml.load(front, Loader=yaml.BaseLoader)
    except yaml.YAMLError:
        return
    report = Report()
    found = read_page(f"---\n{front}---\n\nTekst.\n", ("title", "description"), "x.md", report)
    if report.errors:  # our reader of YAML refuses more than others: aliases, keys that stand twice
        return
    assert {block.name: block.text for block in found if block.kind == "meta"} == {
        key: " ".join(value.split())
        for key in ("title", "description")
        if isinstance(value := expected.get(key), str) and value.strip() not in ("", "~")
    }


def test_front_matter_that_cannot_be_read_is_an_error_and_the_text_stays() -> None:
    report = Report()
    found = read_page('---\ntitle: "open\n---\n\nTekst.\n', ("title",), "x.md", report)
    assert [block.text for block in found] == ["Tekst."]
    assert [problem.what for problem in report.errors] == ["this is not YAML"]


def test_short_texts_are_blocks_by_key_and_settings_are_not() -> None:
    text = (
        "complete: true\nexit:\n  label: Weg\n  notes:\n    - Een\n    - Twee\nsearch: {stem: x}\n"
    )
    found = string_blocks(located(text), ("complete", "search.stem"))
    assert [(block.name, block.line, block.text) for block in found] == [
        ("exit.label", 3, "Weg"),
        ("exit.notes-1", 5, "Een"),
        ("exit.notes-2", 6, "Twee"),
    ]
