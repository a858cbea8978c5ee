"""Facts typed straight into a text, where a reference to `docs/facts.yml` should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hooks.content.fact_words import display
from hooks.content.facts import Fact, Phone
from hooks.content.strings import FactStrings, LiteralStrings

_PHONE = re.compile(r"[+\d -]+")


@dataclass(frozen=True)
class Literal:
    """A fact that somebody typed."""

    line: int
    """Line in the text, counted from 0."""
    found: str
    key: str | None
    """Key of the fact with this value, if there is one."""


class LiteralFinder:
    """Finds phone numbers, articles, terms, prices, times and addresses in one language."""

    def __init__(
        self, facts: Mapping[str, Fact], facts_words: FactStrings, words: LiteralStrings
    ) -> None:
        self._keys: dict[str, str] = {}
        phones = []
        for key, fact in facts.items():
            self._keys.setdefault(_normal(display(fact, facts_words)), key)
            if isinstance(fact, Phone):
                self._keys.setdefault(_digits(fact.tel), key)
                phones.append(fact)
        self._pattern = _pattern(phones, words)

    def find(self, text: str) -> Iterator[Literal]:
        """Yield each literal in the words `text`, which may have several lines."""
        for found in self._pattern.finditer(text):
            literal = " ".join(found[0].split())
            key = self._keys.get(_normal(literal)) or self._keys.get(_digits(literal) or "-")
            yield Literal(text.count("\n", 0, found.start()), literal, key)


def _normal(text: str) -> str:
    return re.sub(r"[\s–-]+", " ", text).strip().lower()


def _digits(text: str) -> str:
    """Return the digits of what may be a phone number; "" for a price, a time or a term."""
    return re.sub(r"\D", "", text) if _PHONE.fullmatch(text) else ""


def _pattern(phones: list[Phone], words: LiteralStrings) -> re.Pattern[str]:
    def any_of(values: tuple[str, ...]) -> str:
        # Longest first, so that "weken" is not read as "week". Of no words, none can be found.
        longest_first = sorted(values, key=len, reverse=True)
        return "|".join(re.escape(value) for value in longest_first) or r"(?!)"

    short = any_of(tuple(phone.tel for phone in phones if len(phone.tel) <= 4) or ("112",))
    count = rf"(?:\d+(?:[.,–-]\d+)*|{any_of(words.numbers)})"
    unit = any_of(words.units)
    money = any_of(words.money)
    return re.compile(
        "|".join(
            (
                rf"(?<![\w.-])(?:{short})(?![\w-]|\.\d)",
                r"(?<![\w.-])(?:\+\d{1,3}|0\d{1,3})[\s-]?\d(?:[\s-]?\d){4,9}(?!\w)",
                rf"(?<!\w)(?:{any_of(words.articles)})\s*\d+[a-z]*(?!\w)",
                rf"(?<!\w)\d+[a-z]*\s+(?:{any_of(words.laws)})(?!\w)",
                rf"(?<!\w){count}\s+(?:{unit})(?!\w)",
                rf"(?:€|EUR)\s*\d+(?:[.,]\d+)*|(?<!\w)\d+(?:[.,]\d+)*\s+(?:{money})(?!\w)",
                r"(?<!\d)\d+(?:[.,]\d+)?\s?%",
                r"(?<![\w:.])(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\w:]|\.\d)",
                r"(?<!\w)24/7(?!\w)",
                r"(?<!\w)(?:1[89]|20)\d\d(?!\w)",
                r"(?i:https?://|www\.)[^\s)>]+",
            )
        ),
        re.IGNORECASE,
    )
