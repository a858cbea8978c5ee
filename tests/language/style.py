"""Whether a page reads as a person would say it: the figures, and a limit for each.

Pages for professionals may be denser, and are only measured.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .findings import Finding, excerpt
from .prose import RUNNING, Block, Kind, Prose
from .sentences import WORD
from .words import Words

GUIDED = ("person", "circle")
"""Audiences whose pages are read by somebody who may be afraid."""

ENOUGH = 150
"""Words of running text from which a mean or a share says something of a page."""

MEAN_LEAST = 9.0
"""Words a sentence: fewer is telegram style."""
QUESTIONS_MOST = 0.05
"""Part of the paragraphs and items that may open with a question."""
BOXES_MOST = 18
"""Things to do on a page."""

ASKING = {"stopbericht": "what must be answered before something is sent is a list of questions"}
"""Pages that may ask more, by name, and why."""


@dataclass(frozen=True)
class Room:
    """What a page may have beyond the limits."""

    why: str
    words: int = 0
    boxes: int = 0


LONGER = {
    "aangifte": Room("time limit, prosecution, refusal: a mistake there can end the case", 100),
    "bescherming": Room("orders, alarms and safe places stand here once, for all pages", 500),
    "bewijs-verzamelen": Room("originals, screenshots, recordings: here once, for all pages", 100),
    "ex-partner": Room("leaving, contact and children: the most dangerous time, many readers", 200),
    "gevaar-inschatten": Room("the signs of danger, each with what to do: none may be cut", 150),
    "hulplijnen": Room("numbers to look for one, not to read from beginning to end", 300),
    "omgeving": Room("relatives, friends, neighbours and witnesses: each reads a part", 100),
    "online-stalking": Room("phone, accounts, trackers, pictures: who comes needs one part", 300),
    "stappenplan": Room("the spine: three or four things to do in each step", boxes=8),
    "stopbericht": Room("all its questions must be answered before something is sent", boxes=6),
}
"""Pages that may have more words or boxes, by name, and how many more."""


@dataclass(frozen=True)
class Style:
    """The figures of one page."""

    words: int
    mean: float
    boxes: int
    questions: float
    """Part of the blocks that open with a question."""
    connecting: float
    """Connecting words in each hundred."""


def measure(prose: Prose, words: Words) -> Style:
    """The figures of a page."""
    sentences = prose.sentences(RUNNING)
    counts = [sentence.words for sentence in sentences]
    blocks = _running(prose)
    said = [word.lower() for s in sentences for word in WORD.findall(s.text)]
    total = sum(counts)
    return Style(
        words=total,
        mean=total / max(1, len(counts)),
        boxes=sum(block.box for block in prose.blocks),
        questions=sum(_asks(block) for block in blocks) / max(1, len(blocks)),
        connecting=100 * sum(word in words.connecting for word in said) / max(1, len(said)),
    )


def telegram_style(prose: Prose, words: Words) -> list[Finding]:
    """Sentences are not chopped: neither too short, nor without words that join them."""
    if not _judged(prose):
        return []
    style = measure(prose, words)
    found = []
    if style.mean < MEAN_LEAST:
        what = f"{style.mean:.1f} words a sentence, at least {MEAN_LEAST}"
        fix = "join what belongs together"
        found.append(_of_page(prose, "telegram style", what, fix))
    if style.connecting < words.connecting_least:
        least = words.connecting_least
        what = f"{style.connecting:.1f} connecting words in a hundred, at least {least}"
        fix = "say why: because, so that, but, if"
        found.append(_of_page(prose, "telegram style", what, fix))
    return found


def many_questions(prose: Prose, words: Words) -> list[Finding]:
    """Few blocks open with a question: four in a row are an interrogation."""
    if not _judged(prose) or prose.stem in ASKING:
        return []
    share = measure(prose, words).questions
    if share <= QUESTIONS_MOST:
        return []
    first = next(block for block in _running(prose) if _asks(block))
    found = f"{share:.0%} of paragraphs and items open with one, at most {QUESTIONS_MOST:.0%}"
    fix = f"write if …: {excerpt(first.sentences[0].text)}"
    return [Finding(prose.path, first.line, "questions", found, fix)]


def questions_in_a_row(prose: Prose, _: Words) -> list[Finding]:
    """A paragraph or item asks one question at most."""
    if prose.audience not in GUIDED:
        return []
    return [
        Finding(
            prose.path, block.line, "questions", f"{count} in one paragraph, at most 1",
            "keep one, and write if … for the others",
        )
        for block in _running(prose)
        if (count := sum(s.text.rstrip().endswith("?") for s in block.sentences)) > 1
    ]  # fmt: skip


def same_openings(prose: Prose, _: Words) -> list[Finding]:
    """No two items of a list that follow each other open with the same word."""
    if prose.audience not in GUIDED:
        return []
    found, fix = "'{}' opens the item before too", "begin one of them in another way"
    return [
        Finding(prose.path, second.line, "same opening", found.format(_first(second)), fix)
        for first, second in _neighbours(prose)
        if _first(first).lower() == _first(second).lower()
    ]


def long_pages(prose: Prose, words: Words) -> list[Finding]:
    """A page is short enough for somebody who is afraid, and asks no more than can be done."""
    if prose.audience not in GUIDED:
        return []
    style, room = measure(prose, words), LONGER.get(prose.stem, Room(""))
    return [
        _of_page(prose, "long page", f"{count} {what}, at most {most}", "say it once, link there")
        for count, what, most in (
            (style.words, "words", words.page_most and words.page_most + room.words),
            (style.boxes, "things to do", BOXES_MOST + room.boxes),
        )
        if most and count > most
    ]


STYLE = (telegram_style, many_questions, questions_in_a_row, same_openings, long_pages)
"""The rules, each with a limit."""


def _judged(prose: Prose) -> bool:
    """Whether shares and means of the page count."""
    return prose.audience in GUIDED and sum(s.words for s in prose.sentences(RUNNING)) >= ENOUGH


def _running(prose: Prose) -> list[Block]:
    return [block for block in prose.blocks if block.kind in RUNNING]


def _asks(block: Block) -> bool:
    """Whether a block opens with a question; one to read aloud ends in a quotation mark."""
    return block.sentences[0].text.rstrip().endswith("?")


def _first(block: Block) -> str:
    """The first word of a block."""
    found = WORD.search(block.sentences[0].text)
    return found[0] if found else ""


def _neighbours(prose: Prose) -> Iterator[tuple[Block, Block]]:
    """The first blocks of items that follow each other in one list."""
    lists: dict[int, dict[int, Block]] = defaultdict(dict)
    for block in prose.blocks:
        if block.kind in (Kind.ITEM, Kind.DOOR) and block.place:
            number, item = block.place
            lists[number].setdefault(item, block)
    for items in lists.values():
        blocks = [items[number] for number in sorted(items)]
        yield from pairwise(blocks)


def _of_page(prose: Prose, what: str, found: str, fix: str) -> Finding:
    line = next((block.line for block in prose.blocks if block.kind in RUNNING), 1)
    return Finding(prose.path, line, what, found, fix)
