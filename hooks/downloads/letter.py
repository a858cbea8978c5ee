"""The letter that asks to stop: nothing but what may be sent.

The questions whether it is safe to send one stand on the page that offers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hooks.content.project import Edition, Project
from hooks.downloads.formats.printed import Print
from hooks.downloads.formats.text import Paragraph, TextDocument
from hooks.downloads.paper import Paper

_LINE = " ____________________"


@dataclass(frozen=True)
class Letter:
    """One page, without help lines, questions or page number: they tell of the sender's plans."""

    title: str
    language: str
    direction: str
    head: tuple[str, ...]
    """What is filled in above the letter."""
    text: tuple[str, ...]
    sign: str


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the letter of one language in each form."""
    words, language = edition.strings.letter, edition.strings.language
    letter = Letter(
        title=words.title,
        language=edition.language.code,
        direction=language.direction,
        head=words.head,
        text=tuple(edition.facts.plain(text) for text in words.text),
        sign=words.sign,
    )
    yield Paper("letter.pdf", words.name, words.title, Print(letter, "letter.typ"), "pdf")
    for ending in ("docx", "odt"):
        yield Paper(f"letter.{ending}", words.name, words.title, _text(letter), ending)


def _text(letter: Letter) -> TextDocument:
    lines = (*(label + _LINE for label in letter.head), *letter.text, letter.sign + _LINE)
    return TextDocument(
        letter.title, letter.language, letter.direction, tuple(Paragraph(line) for line in lines)
    )
