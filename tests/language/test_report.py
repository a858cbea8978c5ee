"""The report of lengths and reading ease."""

from .pages import Page
from .prose import parse
from .report import reading_ease, report
from .sentences import Sentence
from .words import Words

EASY = (Sentence(1, "De hond slaapt in het huis."), Sentence(1, "De kat ook"))
HARD = (Sentence(1, "Strafrechtelijke verantwoordelijkheidsvraagstukken veronderstellen bewijs."),)


def test_reading_ease_tells_easy_from_hard() -> None:
    assert reading_ease(EASY, "nl") > 90
    assert reading_ease(HARD, "nl") < 20


def test_formula_is_that_of_the_language() -> None:
    assert reading_ease(EASY, "nl") != reading_ease(EASY, "en")


def test_report_has_a_row_a_page_and_the_findings() -> None:
    prose = parse("docs/nl/x.md", "---\naudience: person\n---\n\nEen zin. Nog zo een zin.\n")
    empty = parse("docs/nl/y.md", "")
    lines = list(report(Page(p, "nl", Words()) for p in (prose, empty)))
    assert lines[2].split()[:5] == ["nl/x.md", "person", "6", "3.0", "4"]
    assert lines[3].split()[:4] == ["nl/y.md", "0", "0.0", "0"]
    assert lines[1].split()[-5:] == ["boxes", "asks", "%", "joins", "%"]
    assert lines[2].split()[-3:] == ["0", "0", "0.0"]
    assert lines[-1] == "0 findings"


def test_report_shows_the_style_of_a_page() -> None:
    body = "Is het zo? Ja.\n\n- [ ] Bel, want dat mag.\n"
    prose = parse("docs/nl/x.md", f"---\naudience: person\n---\n\n{body}")
    words = Words(connecting=("want",))
    assert list(report([Page(prose, "nl", words)]))[2].split()[-3:] == ["1", "50", "12.5"]
