"""`python -m tests.language.report`: lengths and reading ease of every page, then the findings.

Reading ease runs from 0 (hard) to 100 (easy): Flesch-Douma for Dutch, Flesch for English.
It is an estimate to compare pages with; the tests prove lengths and words, not this score.
Boxes are things to do; asks is the part of paragraphs and items that open with a question; joins
is how many of a hundred words connect (because, but, if).
"""

import sys
from collections.abc import Iterable, Iterator

from textstat.textstat import textstatistics  # type: ignore[import-untyped, unused-ignore]

from .pages import Page, load_page, page_paths
from .prose import RUNNING
from .sentences import Sentence
from .style import measure

HEADER = (
    f"{'page':<32} {'audience':<13} {'words':>6} {'mean':>6} {'longest':>8} {'ease':>6}"
    f" {'boxes':>6} {'asks %':>7} {'joins %':>8}"
)


def row(page: Page) -> str:
    """The figures of one page as a line of the table."""
    sentences = page.prose.sentences(RUNNING)
    counts = [sentence.words for sentence in sentences] or [0]
    ease = reading_ease(sentences, page.language)
    style = measure(page.prose, page.words)
    return (
        f"{page.prose.path.removeprefix('docs/'):<32} {page.prose.audience:<13}"
        f" {style.words:>6} {style.mean:>6.1f} {max(counts):>8} {ease:>6.1f}"
        f" {style.boxes:>6} {100 * style.questions:>7.0f} {style.connecting:>8.1f}"
    )


def reading_ease(sentences: Iterable[Sentence], language: str) -> float:
    """The Flesch score of sentences, by the formula for this language."""
    # An object of our own: the module's one keeps the language for everybody.
    statistics = textstatistics()
    statistics.set_lang(language)
    # Rounded, the syllables of a word have one decimal, which is worth eight points.
    statistics.set_rounding(rounding=False)
    # List items often end without a full stop, and textstat would join them.
    text = " ".join(sentence.text.rstrip(".!?:") + "." for sentence in sentences)
    return float(statistics.flesch_reading_ease(text))


def report(pages: Iterable[Page]) -> Iterator[str]:
    """The lines of the report."""
    language = ""
    findings: list[str] = []
    for page in pages:
        if page.language != language:
            language = page.language
            yield from ("", HEADER)
        yield row(page)
        findings += map(str, page.findings)
    yield from ("", f"{len(findings)} findings", *findings)


def main() -> None:
    """Print the report of all pages."""
    sys.stdout.writelines(f"{line}\n" for line in report(map(load_page, page_paths())))


if __name__ == "__main__":
    main()
