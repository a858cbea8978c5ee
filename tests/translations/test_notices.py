"""What a reader sees, in the HTML of a page: notices, and source text in its place."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hooks.translations.blocks import Block
from hooks.translations.notices import Mark, MismatchError, annotate
from tests.small_site import ROOT
from tests.translations.source import blocks_of

EXTENSIONS = ["admonition", "attr_list", "tables"]

BODY = """\
Een regel.

[[sources]]

## Kop {#kop}

- [ ] Doe dit.
- Los.

    Nog een alinea.

- Met

    - binnen

!!! danger "Let op"
    Ga weg.

| A | B |
|---|---|
| een | twee |

Kijk ![een kaart](kaart.png) hier.
"""


def html_of(body: str) -> str:
    """Return the HTML of a page, as the build makes it."""
    return markdown.markdown(body, extensions=EXTENSIONS)


def marked(name: str, mark: Mark, body: str = BODY) -> str:
    return annotate(html_of(body), blocks_of(body), {name: mark})


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("top-1", "<p>Een regel.</p>", '<p>Een regel.</p>\n<p class="quiet">@</p>'),
        ("kop", '<h2 id="kop">Kop</h2>', '<h2 id="kop">Kop</h2>\n<p class="quiet">@</p>'),
        ("kop-1", "[ ] Doe dit.", '[ ] Doe dit.<br><span class="quiet">@</span>'),
        ("kop-5", "<li>binnen", '<li>binnen<br><span class="quiet">@</span>'),
        ("kop-6", "Let op</p>", 'Let op</p>\n<p class="quiet">@</p>'),
        ("kop-7", "Ga weg.</p>", 'Ga weg.</p>\n<p class="quiet">@</p>'),
        ("kop-8", "<th>A", '<th>A<br><span class="quiet">@</span>'),
        ("kop-11", "<td>twee", '<td>twee<br><span class="quiet">@</span>'),
    ],
)
def test_a_notice_stands_at_its_block(name: str, before: str, after: str) -> None:
    html = html_of(BODY)
    assert before in html
    made = marked(name, Mark(notice="@"))
    assert made.count("@") == 1
    assert made.replace(after, before) == html


@pytest.mark.parametrize("name", [block.name for block in blocks_of(BODY) if not block.inline])
def test_source_text_stands_in_the_place_of_its_block_alone(name: str) -> None:
    blocks = {block.name: block for block in blocks_of(BODY)}
    made = marked(name, Mark(content="@", attributes=' lang="nl"'))
    assert made.count("@") == made.count(' lang="nl"') == 1
    words = blocks[name].text.split("![")[0].strip()
    before, after = html_of(BODY).split(words)[0], made.split("@")[0]
    if name == "kop-1":
        assert "[ ] @" in made
    assert before.removesuffix(">") in after.replace(' lang="nl"', "")
    others = [
        block.text for other, block in blocks.items() if other != name and "!" not in block.text
    ]
    assert all(text in made for text in others)


def test_a_page_that_is_current_is_not_touched() -> None:
    html = "<p>Iets dat niet past</p>"
    assert annotate(html, blocks_of(BODY), {}) == html


@pytest.mark.parametrize(
    "html", ["", "<p>Een</p>", "<h2>Een regel.</h2>", html_of(BODY) + "<p>x</p>"]
)
def test_html_with_other_blocks_is_an_error(html: str) -> None:
    with pytest.raises(MismatchError):
        annotate(html, blocks_of(BODY), {"top-1": Mark(notice="@")})


@pytest.mark.parametrize(
    "name",
    sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*/*.md")),
)
def test_each_block_of_the_real_pages_is_found(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    blocks = blocks_of(text)
    marks = {
        block.name: Mark(content=f"@{block.name}@")
        for block in blocks
        if block.kind != "meta" and not block.inline
    }
    html = html_of(text.split("\n---\n", 1)[1])
    made = annotate(html, blocks, marks)
    assert [made.count(mark.content or "") for mark in marks.values()] == [1] * len(marks)


body = st.lists(
    st.sampled_from(
        ["Tekst.", "## Kop {#kop}", "- een\n- twee", "- [ ] een\n\n- [ ] twee", "1. een\n2. twee",
         '!!! danger "Let op"\n    Ga weg.\n\n    - een', "[[diary]]", "| a |\n|---|\n| c |",
         "![kaart](k.png)", "- een\n    - twee\n- drie", "Een\nTwee **drie** <!-- x -->"]
    ),
    min_size=1, max_size=7,
).map("\n\n".join)  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(body, st.data())
def test_any_page_keeps_all_but_the_block(text: str, data: st.DataObject) -> None:
    blocks = [block for block in blocks_of(text) if not block.inline]
    if not blocks:
        return
    block: Block = data.draw(st.sampled_from(blocks))
    try:
        made = annotate(html_of(text), blocks_of(text), {block.name: Mark(notice="@")})
    except MismatchError:
        # Python-Markdown joins two lists that stand below each other, and changes items to
        # paragraphs: never the number of blocks, or the page would be refused here.
        raise
    assert made.count("@") == 1
    quiet = made.replace('<br><span class="quiet">@</span>', "").replace(
        '\n<p class="quiet">@</p>', ""
    )
    assert quiet == html_of(text)
