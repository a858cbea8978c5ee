"""Where the expressions of the word lists stand in sentences."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from .sentences import Sentence

QUOTED = re.compile(
    r"\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|«[^»]*»"
    r"|\u2018[^\u2019]*\u2019(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)"
)
"""Text between quotation marks of any kind; an apostrophe inside a word is none."""


@cache
def expression(find: str, *, anywhere: bool = False, exact: bool = False) -> re.Pattern[str]:
    """The compiled form of a list's expression.

    It finds whole words, case aside, and any white space for a space; `anywhere` also finds
    parts of words, `exact` takes case as written.
    """
    spaced = find.replace(" ", r"\s+")
    whole = spaced if anywhere else rf"(?<![\w-])(?:{spaced})(?![\w-])"
    return re.compile(whole, 0 if exact else re.IGNORECASE)


def literal(text: str) -> str:
    """An expression for exactly this text."""
    return re.escape(text).replace("\\ ", " ")


def places(
    find: re.Pattern[str],
    sentences: Sequence[Sentence],
    *,
    unless: str = "",
    hidden: Sequence[re.Pattern[str]] = (),
) -> Iterator[tuple[int, str]]:
    """Line and text of each match.

    unless: an expression; sentences that match it are passed over.
    hidden: expressions for parts of a sentence that are not looked at.
    """
    if not find.search("\n".join(sentence.text for sentence in sentences)):
        return
    for sentence in sentences:
        if not find.search(sentence.text) or (unless and expression(unless).search(sentence.text)):
            continue
        text = _blotted(sentence.text, hidden)
        for match in find.finditer(text):
            yield sentence.line + text.count("\n", 0, match.start()), " ".join(match[0].split())


def _blotted(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """The text, equally long, with signs that no rule looks for in the place of each match."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", "·", match[0]), text)
    return text
