"""Every word of a page counts: change one, and a block has changed, or the page has a fault."""

from __future__ import annotations

import random
import re

from hypothesis import assume, given
from hypothesis import strategies as st

from hooks.content.faults import find_faults
from hooks.content.markdown import read_markdown
from hooks.content.outline import outline_of
from hooks.content.pages import split_front
from tests.examples import examples
from tests.translations.source import blocks_of, real_source, real_texts

PAGES = sorted(name for name in real_texts()[0].files if name.endswith(".md"))
WORDS = ("bel", "niet", "112", "wacht", "Politie", "3", "zo’n", "vóór")

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
inline = st.one_of(
    words,
    words.map(lambda text: f"{text} **{text}** _{text}_"),
    words.map(lambda text: f"{text} [{text}](tips.md#stop) {text}"),
    words.map(lambda text: f"[{text}](fact:noodnummer)"),
    words.map(lambda text: f"![{text}](kaart.png)"),
    words.map(lambda text: f"[{text}](index.md){{.choice}}"),
    words.map(lambda text: f"{text}\n{text}"),
    words.map(lambda text: f"{text}\\\n{text}  \n{text}"),
    words.map(lambda text: f"{text} <https://example.org/{text.split()[0]}> &amp; \\* {text}"),
)
signs = st.sampled_from(["- ", "* ", "- [ ] ", "1. ", "7. ", "3) "])


def item(sign: str, text: str, inner: str) -> str:
    room = " " * (len(sign) if sign[0].isdigit() else 2)
    lines = "\n".join(room + line if line else "" for line in inner.split("\n"))
    return f"{sign}{text}" + (f"\n\n{lines}" if inner else "")


def box(kind: str, title: str, inner: str) -> str:
    lines = "\n".join(f"    {line}" if line else "" for line in inner.split("\n"))
    return f'!!! {kind} "{title}"\n{lines}'


blocks = st.recursive(
    st.one_of(
        inline,
        words.map(lambda text: f"## {text} {{#stop}}"),
        words.map(lambda text: f"### {text}"),
        st.tuples(words, inline).map(lambda two: f"| {two[0]} | b |\n|---|:-:|\n| c | {two[0]} |"),
        st.sampled_from(["[[diary]]", "| a\\|b |\n|---|\n| c |"]),
    ),
    lambda inner: st.one_of(
        st.builds(item, signs, inline, st.one_of(st.just(""), inner)),
        st.builds(box, st.sampled_from(["danger", "note"]), words, inner),
        st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
        st.lists(words, min_size=2, max_size=4).map(lambda found: "- " + "\n- ".join(found)),
    ),
    max_leaves=6,
)
pages = st.lists(blocks, min_size=1, max_size=6).map("\n\n".join)


def content(text: str) -> list[object] | None:
    """Return all that a translator must see again when it changes; None for a page with faults."""
    _, body, line = split_front(text) or ("", text, 1)
    reading = read_markdown(body)
    if any(find_faults(reading)):
        return None
    slots = [block.text for block in outline_of(reading, line) if block.kind == "slot"]
    return [*((block.name, block.digest) for block in blocks_of(text)), *slots]


def with_other_word(text: str, chance: random.Random, start: int = 0) -> str:
    """Return `text` with one word after `start` changed to another."""
    word = chance.choice(list(re.compile(r"[^\W_]+").finditer(text, start)))
    new = chance.choice([each for each in ("xyz", "12", "Wacht") if each != word[0]])
    return text[: word.start()] + new + text[word.end() :]


@examples(75)
@given(pages, st.randoms(use_true_random=False))
def test_any_word_of_any_page(text: str, chance: random.Random) -> None:
    before = content(text)
    assume(before is not None)
    assert content(with_other_word(text, chance)) != before


@examples(25)
@given(st.sampled_from(PAGES), st.randoms(use_true_random=False))
def test_any_word_of_a_real_page(name: str, chance: random.Random) -> None:
    text = real_source(name)
    before = content(text)
    assert before is not None
    assert content(with_other_word(text, chance, text.index("\n---\n"))) != before
