"""A thing to do forbids in each language or in none."""

from __future__ import annotations

import re

import pytest

from hooks.checks.negations import check_negations
from hooks.content.pages import read_page
from hooks.problems import Report
from tests.conftest import ROOT
from tests.rules.source import BODY, make_page, small_strings, told

NL = "- [ ] Spreek niet af met je ex.\n- [ ] Vertel het aan iemand.\n\nZeg niets.\n"
EN = "- [ ] Do not meet your ex.\n- [ ] Tell somebody.\n\nStay silent.\n"
WORDS = (("niet", "nooit", "zonder"), ("not", "never", "without"))


def compared(
    english: str, dutch: str = NL, words: tuple[tuple[str, ...], tuple[str, ...]] = WORDS
) -> list[str]:
    """Return what forbids in one of two languages only."""
    report = Report()
    check_negations(make_page(dutch), make_page(english, language="en"), *words, report)
    return told(report)


def test_both_forbid_or_neither_does() -> None:
    assert not compared(EN)
    assert not compared(EN.replace("Do not", "Never"))


def test_a_not_that_got_lost_is_an_error_with_both_lines() -> None:
    assert compared(EN.replace("Do not meet", "Meet")) == [
        f"docs/en/x.md:{BODY}: a thing to do that forbids or limits something in one language "
        "only; expected: a word of negations in strings.yml, as in Spreek niet af met je ex. "
        f"(docs/nl/x.md:{BODY}); found: Meet your ex.; fix: make sure that both say the same; if "
        "they do, reword one of them"
    ]


def test_a_not_that_was_added_is_an_error() -> None:
    (line,) = compared(EN.replace("Tell somebody", "Tell it not"))
    assert line.startswith(f"docs/en/x.md:{BODY + 1}: ")
    assert "expected: no word of negations in strings.yml, as in Vertel het aan iemand." in line


def test_a_part_of_a_word_forbids_nothing() -> None:
    assert not compared(EN.replace("Tell somebody", "Note it"))
    assert compared(EN.replace("Tell somebody", "NEVER tell"))


def test_what_cannot_be_compared_is_left_alone() -> None:
    lost = EN.replace("Do not meet", "Meet")
    assert not compared(lost, words=(WORDS[0], ()))
    assert not compared(lost, words=((), WORDS[1]))
    assert not compared("Another outline.\n")  # an error of another rule


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("docs/nl/*.md")))
def test_each_lost_not_of_the_real_lists_is_noticed(name: str) -> None:
    words = (small_strings("nl").negations, small_strings("en").negations)
    forbids = re.compile(rf"\b({'|'.join(words[1])})\b", re.IGNORECASE)
    texts = {
        code: (ROOT / f"docs/{code}/{name}").read_text(encoding="utf-8") for code in ("nl", "en")
    }

    def found(english: str) -> list[str]:
        report = Report()
        pages = [
            read_page(text, code, name, f"docs/{code}/{name}", report)
            for code, text in (("nl", texts["nl"]), ("en", english))
        ]
        assert pages[0] is not None, told(report)
        assert pages[1] is not None, told(report)
        check_negations(pages[0], pages[1], *words, report)
        return told(report)

    assert found(texts["en"]) == []
    lines = texts["en"].splitlines()
    lost = [
        number for number, line in enumerate(lines, 1)
        if line.startswith("- [ ]") and forbids.search(re.sub(r"\]\([^)]*\)", "]", line))
    ]  # fmt: skip
    changed = "\n".join(
        "- [ ] Tell somebody." if number in lost else line for number, line in enumerate(lines, 1)
    )
    # Links went with the words: another rule, not asked here, notices these.
    assert [int(line.split(":")[1]) for line in found(changed)] == lost
