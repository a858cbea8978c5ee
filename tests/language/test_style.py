"""Each figure of style on text that keeps its limit, and on text that does not."""

import pytest

from .findings import Finding
from .pages import SOURCE, page_paths
from .prose import Prose, parse
from .rules import Rule, check
from .style import (
    ASKING,
    BOXES_MOST,
    LONGER,
    long_pages,
    many_questions,
    measure,
    questions_in_a_row,
    same_openings,
    telegram_style,
)
from .words import load_words

NL = load_words(SOURCE)
GOOD = "Vertel het aan iemand, omdat je dit niet alleen hoeft te doen.\n\n"
"""Twelve words, one of them a connecting one."""
CHOPPED = "Bel iemand. Doe het nu. Vertel alles. Wacht niet te lang.\n\n"
LOOSE = "Vertel het aan iemand en vraag of die vandaag mee kan gaan.\n\n"
ASKING_TEXT = "Is het erg? Vertel het dan aan iemand die je helpt, want dat mag altijd.\n\n"


def page(body: str, audience: str = "person", name: str = "x") -> Prose:
    """A page with this body."""
    return parse(f"docs/nl/{name}.md", f"---\naudience: {audience}\n---\n\n{body}\n")


def found(findings: list[Finding]) -> list[str]:
    """What the findings say."""
    return [finding.found for finding in findings]


def test_good_text_passes() -> None:
    assert not check(page(GOOD * 20), NL)


def test_figures_of_a_page() -> None:
    style = measure(page(f"{GOOD}{ASKING_TEXT}- [ ] Bel.\n- Nee.\n\n## Kop is geen zin\n"), NL)
    assert (style.words, style.boxes, style.questions) == (12 + 3 + 12 + 1 + 1, 1, 0.25)
    assert style.mean == 29 / 5
    assert style.connecting == 100 * 3 / 29


def test_chopped_sentences() -> None:
    (mean, joins) = telegram_style(page(CHOPPED * 20), NL)
    assert mean.found == "2.8 words a sentence, at least 9.0"
    assert joins.found == "0.0 connecting words in a hundred, at least 4.5"
    assert mean.line == 5


def test_sentences_that_nothing_joins() -> None:
    assert found(telegram_style(page(LOOSE * 20), NL)) == [
        "0.0 connecting words in a hundred, at least 4.5"
    ]


@pytest.mark.parametrize("rule", [telegram_style, many_questions])
def test_a_few_words_say_nothing_of_a_page(rule: Rule) -> None:
    body = "Waar ben je? Nee. " * 3
    assert not rule(page(body), NL)
    assert rule(page(f"{body}\n\n" * 20), NL)


def test_many_questions() -> None:
    assert not many_questions(page(GOOD * 19 + ASKING_TEXT), NL)
    (finding,) = many_questions(page(GOOD * 18 + ASKING_TEXT * 2), NL)
    assert finding.found == "10% of paragraphs and items open with one, at most 5%"
    assert finding.fix == "write if …: Is het erg?"
    assert finding.line == 5 + 18 * 2


def test_a_question_to_read_aloud_is_none_of_the_page() -> None:
    assert not many_questions(page("“Wilt u opschrijven waarom?”\n\n" * 20 + GOOD * 20), NL)


@pytest.mark.parametrize("form", ["{}", "- {}", "- [ ] {}", '!!! note "Kop"\n    {}'])
def test_questions_in_a_row(form: str) -> None:
    assert not questions_in_a_row(page(form.format("Is het erg? Bel dan.")), NL)
    (finding,) = questions_in_a_row(page(form.format("Is het erg? Bel. En nu? Bel.")), NL)
    assert finding.found == "2 in one paragraph, at most 1"


@pytest.mark.parametrize(
    "body",
    [
        "- [ ] Bel iemand.\n- [ ] Vraag hulp.\n- [ ] Bel nog eens.",
        "- Bel iemand.\n\nBel ook:\n\n- Bel de ander.",
        "- Bel iemand.\n  - Bel de ander.\n- Vraag hulp.",
        "- Bel iemand.\n\n  Bel ook de ander.\n- Vraag hulp.",
        "Bel iemand.\n\nBel de ander.",
    ],
)
def test_items_that_open_in_their_own_way(body: str) -> None:
    assert not same_openings(page(body), NL)


@pytest.mark.parametrize(
    "body",
    [
        "- [ ] Bel iemand.\n- [ ] Bel nog eens.",
        "1. Bel iemand.\n2. bel nog eens.",
        "- **Bel** iemand.\n- [Bel de ander](tips.md)",
        "- Bel iemand.\n  - Vraag hulp.\n- Bel nog eens.",
        "- [Bel iemand](a.md){ .choice }\n- [Bel de ander](b.md){ .choice }",
    ],
)
def test_items_that_open_alike(body: str) -> None:
    (finding,) = same_openings(page(body), NL)
    assert finding.found.endswith(" opens the item before too")


def test_long_pages() -> None:
    full = NL.page_most // 12
    assert not long_pages(page(GOOD * full), NL)
    assert found(long_pages(page(GOOD * (full + 1)), NL)) == [
        f"{12 * (full + 1)} words, at most 800"
    ]
    items = [f"- [ ] {word} het." for word in ("Doe", "Laat") * 20]
    assert not long_pages(page("\n".join(items[:BOXES_MOST])), NL)
    (line,) = found(long_pages(page("\n".join(items[: BOXES_MOST + 1])), NL))
    assert line == f"{BOXES_MOST + 1} things to do, at most {BOXES_MOST}"


def test_a_page_that_is_named_may_be_longer() -> None:
    for name, room in LONGER.items():
        assert len(room.why) > 20
        most = (NL.page_most + room.words) // 12
        assert not long_pages(page(GOOD * most, name=name), NL)
        assert long_pages(page(GOOD * (most + 1), name=name), NL)
        items = "- [ ] Doe het.\n" * (BOXES_MOST + room.boxes)
        assert not long_pages(page(items, name=name), NL)
        assert long_pages(page(f"{items}- [ ] Nog een.\n", name=name), NL)
    for name in ASKING:
        assert not many_questions(page(ASKING_TEXT * 20, name=name), NL)


def test_pages_that_are_named_are_there() -> None:
    pages = {path.stem for path in page_paths()}
    assert (LONGER.keys() | ASKING.keys()) - pages == set()


def test_pages_for_professionals_are_only_measured() -> None:
    long = page(CHOPPED * 300 + ASKING_TEXT * 300 + "- Bel.\n- Bel.\n", "professional")
    rules = (telegram_style, many_questions, questions_in_a_row, same_openings, long_pages)
    assert [finding for rule in rules for finding in rule(long, NL)] == []


OLD = """\
Is je plan klaar? Verander dan je wachtwoord. Is je plan klaar? Zet je locatie uit.

- [ ] Is je plan klaar? Log overal uit.
- [ ] Is je plan klaar? Zet meldingen aan.
- [ ] Is je plan klaar? Verander je pincode.

"""
"""How the pages were written once."""


def test_the_old_way_of_writing_fails() -> None:
    whats = {finding.what for finding in check(page(OLD * 8), NL)}
    assert whats >= {"telegram style", "questions", "same opening", "long page"}
