"""Plain text to sentences."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

FACT = "<fact>"
"""Stands for the value that the build puts in the place of a fact reference: one word."""

WORD = re.compile(r"\w+(?:[-'\u2019./@]\w+)*")
SENTENCE_END = re.compile(r"(?P<mark>[.!?…]+)[\"'\u201d\u2019»)\]]*(?=\s)")
LEAD = re.compile(r"\s+(?:['\u2019]\w\s+)?[^\w<]*")
LAST_WORD = re.compile(r"\w\S*$")


@dataclass(frozen=True)
class Sentence:
    """A sentence as written, line breaks included, and the line where it starts."""

    line: int
    text: str

    @property
    def words(self) -> int:
        """The number of words; `en/of`, `ex-partner` and a fact count as one each."""
        return sum(1 for _ in WORD.finditer(self.text))


def split(text: str, line: int, abbreviations: Collection[str] = ()) -> Iterator[Sentence]:
    """The sentences of a text that starts on this line."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        if _breaks(text, start, end, abbreviations):
            yield from _sentence(text, line, start, end.end())
            start = end.end()
    yield from _sentence(text, line, start, len(text))


def _sentence(text: str, line: int, start: int, end: int) -> Iterator[Sentence]:
    """The sentence between two offsets, if it holds a word."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    if WORD.search(piece):
        yield Sentence(line + text.count("\n", 0, start), piece.strip())


def _breaks(text: str, start: int, end: re.Match[str], abbreviations: Collection[str]) -> bool:
    """Whether a sentence that began at `start` ends with this mark."""
    lead = LEAD.match(text, end.end())
    following = text[lead.end() : lead.end() + 1] if lead else ""
    if following.islower():
        return False
    if end["mark"] != ".":
        return True
    last = LAST_WORD.search(text, start, end.start() + 1)
    if last is None:
        return True
    initial = len(last.group()) == len("A.") and last.group()[0].isupper()
    return not initial and last.group().lower() not in abbreviations
