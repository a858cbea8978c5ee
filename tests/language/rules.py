"""The language rules: prose and word lists in, findings out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain

from .findings import Finding, excerpt
from .matching import QUOTED, expression, literal, places
from .prose import RUNNING, Kind, Prose
from .sentences import Sentence
from .style import STYLE
from .words import Entry, Group, Term, Words


@dataclass(frozen=True)
class Limits:
    """How long things may be, in words and sentences."""

    mean: int
    sentence: int = 25
    paragraph: int = 4


def limits(audience: str) -> Limits:
    """The limits for an audience; an unknown one gets the strict limits."""
    return Limits(mean=16 if audience == "professional" else 13)


def mean_sentence(prose: Prose, _: Words) -> list[Finding]:
    """The mean sentence of the running text is short."""
    sentences = prose.sentences(RUNNING)
    if not sentences:
        return []
    mean = sum(sentence.words for sentence in sentences) / len(sentences)
    limit = limits(prose.audience).mean
    if mean <= limit:
        return []
    longest = max(sentences, key=lambda sentence: sentence.words)
    found = f"{mean:.1f} words, limit {limit}"
    fix = f"split long sentences, first this one of {longest.words} words"
    return [Finding(prose.path, longest.line, "mean sentence length", found, fix)]


def long_sentences(prose: Prose, _: Words) -> list[Finding]:
    """No sentence is long, wherever it stands."""
    limit = limits(prose.audience).sentence
    return [
        Finding(
            prose.path,
            sentence.line,
            "long sentence",
            f"{sentence.words} words, limit {limit}: {excerpt(sentence.text)}",
            "make two of it",
        )
        for sentence in prose.sentences()
        if sentence.words > limit
    ]


def long_paragraphs(prose: Prose, _: Words) -> list[Finding]:
    """No paragraph or list item has many sentences."""
    limit = limits(prose.audience).paragraph
    return [
        Finding(
            prose.path,
            block.line,
            "long paragraph",
            f"{len(block.sentences)} sentences, limit {limit}: {excerpt(block.sentences[0].text)}",
            "make two of it, or a list",
        )
        for block in prose.blocks
        if block.kind in RUNNING and len(block.sentences) > limit
    ]


def forbidden_words(prose: Prose, words: Words) -> list[Finding]:
    """No word of the lists stands on the page."""
    return [
        Finding(prose.path, line, group.what, f"'{found}'", f"say: {entry.say}")
        for group in words.groups
        if (not group.audiences or prose.audience in group.audiences)
        and prose.stem not in group.but
        for entry in group.entries
        for sentences in _texts(prose, group, entry)
        for line, found in places(
            expression(entry.find, anywhere=entry.anywhere),
            sentences,
            unless="" if group.items else entry.unless,
            hidden=_exempt(words, group),
        )
    ]


def refused_terms(prose: Prose, words: Words) -> list[Finding]:
    """No term is translated in a way that the glossary refuses."""
    return [
        Finding(prose.path, line, "glossary", f"'{found}'", f"say: {term.say}")
        for term in words.terms
        for refused in term.refuse
        for line, found in places(
            expression(refused),
            prose.sentences(),
            unless=term.unless,
            hidden=(*_names(words), *_accepted(term)),
        )
    ]


def missing_terms(prose: Prose, words: Words, source: Prose) -> list[Finding]:
    """Each term on the source page stands on its translation in an accepted form."""
    text = "\n".join(sentence.text for sentence in prose.sentences())
    return [
        Finding(
            prose.path,
            1,
            "glossary",
            f"no '{term.say}', though {source.path}:{there[0][0]} has '{there[0][1]}'"
            f" ({len(there)} in all)",
            f"say: {term.say}",
        )
        for term in words.terms
        for there in [tuple(places(expression(term.source), source.sentences()))]
        if there and not any(form.search(text) for form in _accepted(term))
    ]


Rule = Callable[[Prose, Words], list[Finding]]

RULES: tuple[Rule, ...] = (
    mean_sentence,
    long_sentences,
    long_paragraphs,
    forbidden_words,
    refused_terms,
    *STYLE,
)


def check(prose: Prose, words: Words, source: Prose | None = None) -> list[Finding]:
    """All findings of a page, by line; `source` is the page it was translated from."""
    findings = list(chain.from_iterable(rule(prose, words) for rule in RULES))
    if source is not None:
        findings += missing_terms(prose, words, source)
    return sorted(findings, key=lambda finding: finding.line)


def _texts(prose: Prose, group: Group, entry: Entry) -> Iterator[tuple[Sentence, ...]]:
    """What an entry is looked for in: all of the page, or each item that does not excuse it."""
    if not group.items:
        yield prose.sentences()
        return
    for block in prose.blocks:
        text = " ".join(sentence.text for sentence in block.sentences)
        excused = entry.unless and expression(entry.unless).search(text)
        if block.kind is Kind.ITEM and not excused:
            yield block.sentences


def _names(words: Words) -> tuple[re.Pattern[str], ...]:
    """Expressions for the names of a language."""
    return tuple(expression(literal(name), exact=True) for name in words.names)


def _exempt(words: Words, group: Group) -> tuple[re.Pattern[str], ...]:
    """Expressions for what a group of words does not apply to."""
    return _names(words) if group.quoted else (*_names(words), QUOTED)


def _accepted(term: Term) -> tuple[re.Pattern[str], ...]:
    """Expressions for the accepted forms of a term; capitals count where it has any."""
    exact = term.say != term.say.lower()
    forms = (rf"{literal(term.say)}(?:s|es|'s)?", *term.accept)
    return tuple(expression(form, exact=exact) for form in forms)
