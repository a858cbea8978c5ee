"""Every block of a page stands on the built page, with the values of its facts."""

from __future__ import annotations

from collections.abc import Iterator

from tests.built.model import BuiltSite


def missing_words(built: BuiltSite) -> Iterator[str]:
    """Yield each block whose words, facts written out, are not on its page."""
    for edition in built.site.project.editions.values():
        for name, page in edition.pages.items():
            shown = built.pages[edition.path(name)]
            text = " ".join(shown.root.find(".//main").text_content().split())
            for block in page.blocks:
                words = edition.facts.words(block.words)
                if block.kind != "slot" and words not in text:
                    yield shown.problem("a block", words, "nothing", block.line)


def test_every_block_stands_on_its_page(built: BuiltSite) -> None:
    assert list(missing_words(built)) == []


def test_another_article_of_law_is_noticed(built: BuiltSite) -> None:
    page = built.pages["wat-is-stalking/"].changed("285b", "285c")
    (line,) = missing_words(built.with_page(page))
    assert line.startswith("wat-is-stalking/:")
    assert "285b" in line
