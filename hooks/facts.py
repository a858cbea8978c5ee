"""Facts without a language: their form, how a page shows them, and how literals are caught."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from hooks.strings import FactStrings
from hooks.yamlfile import Strict

REFERENCE = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\(fact:(?P<key>[^()\s]*)\)(?P<attributes>\{[^{}\n]*\})?"
)
"""A fact in a page: `[text](fact:key)`, with an optional attribute list."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$")]
WebUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-4]):[0-5]\d$")]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _real_date(value: str) -> str:
    datetime.date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)
    return value


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
    AfterValidator(_real_date),
]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""


class Source(Strict):
    """Where facts and advice come from."""

    title: str
    publisher: str
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    """Language of the title; None is the source language of the site."""
    url: WebUrl | None
    """Address of the source; None if it has none. Some old sources have no https."""
    dated: PartialDate | None
    """Date of the source itself; None if it carries none."""
    read: datetime.date
    """Day on which a copy of it was read."""


class _Fact(Strict):
    sources: Annotated[tuple[Key, ...], Field(min_length=1)]
    confidence: Literal["H", "M"]
    """H: the organisation itself, statute or court; M: a secondary source. L is never printed."""
    dated: PartialDate | None
    checked: datetime.date | None
    """Day on which a person compared it with the live source; None if nobody has."""
    check_every: Annotated[int, Field(ge=1, le=24)]
    """Months after which it must be checked again."""


class Phone(_Fact):
    kind: Literal["phone"]
    value: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]*$")]
    tel: Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{3,15}$")]
    emergency: bool = False
    """Whether to call it in immediate danger: then it stands out wherever it is printed."""

    @model_validator(mode="after")
    def _same_number(self) -> Phone:
        # +31 20 … is 020 … at home: the last digits must agree.
        digits = re.sub(r"\D", "", self.value).lstrip("0")
        if not self.tel.endswith(digits):
            raise ValueError(f"tel {self.tel} is not the number {self.value}")
        return self


class Link(_Fact):
    kind: Literal["link"]
    url: HttpsUrl


class Article(_Fact):
    kind: Literal["article"]
    number: Annotated[str, StringConstraints(pattern=r"^\d+[a-z]*$")]
    law: str
    paragraph: str | None = None


class Term(_Fact):
    kind: Literal["term"]
    amount: Annotated[int, Field(ge=1)] | Annotated[str, StringConstraints(pattern=r"^\d+-\d+$")]
    unit: Unit


class Price(_Fact):
    kind: Literal["price"]
    amount: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d{2,4})?$")]
    per: Literal["minute", "call"] | None


class Hours(_Fact):
    kind: Literal["hours"]
    always: bool = False
    days: tuple[Day, ...] = ()
    opens: Clock | None = None
    closes: Clock | None = None

    @model_validator(mode="after")
    def _whole(self) -> Hours:
        if self.always == bool(self.days and self.opens and self.closes):
            raise ValueError("either always: true, or days, opens and closes")
        return self


class Number(_Fact):
    kind: Literal["number"]
    value: Annotated[str, StringConstraints(pattern=r"^\d+([.,-]\d+)*$")]
    unit: Literal["percent", "year"] | None = None


class Date(_Fact):
    kind: Literal["date"]
    value: PartialDate


Fact = Annotated[
    Phone | Link | Article | Term | Price | Hours | Number | Date, Field(discriminator="kind")
]


class FactFile(Strict):
    """Everything in `docs/facts.yml`."""

    sources: dict[Key, Source]
    facts: dict[Key, Fact]


def display(fact: Fact, strings: FactStrings) -> str:
    """Return the value of `fact` as the language of `strings` writes it; "" for a link."""
    match fact:
        case Phone():
            return fact.value
        case Link():
            return ""
        case Article():
            law = strings.laws.get(fact.law, fact.law)
            if fact.paragraph:
                return strings.article_paragraph.format(
                    number=fact.number, paragraph=fact.paragraph, law=law
                )
            return strings.article.format(number=fact.number, law=law)
        case Term():
            one, many = getattr(strings.units, fact.unit)
            return f"{str(fact.amount).replace('-', '–')} {one if fact.amount == 1 else many}"
        case Price():
            amount = f"{Decimal(fact.amount):.2f}".replace(".", strings.decimal_separator)
            if fact.per is None:
                return strings.price.format(amount=amount)
            unit = strings.units.minute[0] if fact.per == "minute" else strings.call
            return strings.price_per.format(amount=amount, unit=unit)
        case Hours():
            return _hours(fact, strings)
        case Number():
            value = fact.value.replace("-", "–")
            if fact.unit == "percent":
                return strings.percent.format(value=value)
            return strings.years.format(value=value) if fact.unit else value
        case Date():
            return display_date(fact.value, strings)


def _hours(fact: Hours, strings: FactStrings) -> str:
    if fact.always:
        return strings.always
    places = [WEEK.index(day) for day in fact.days]
    names = [strings.days[place] for place in places]
    if len(places) == 7:
        days = strings.every_day
    elif len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        days = strings.day_span.format(first=names[0], last=names[-1])
    else:
        days = strings.day_join.join(names)
    opens, closes = (
        (clock or "").replace(":", strings.clock_separator) for clock in (fact.opens, fact.closes)
    )
    return strings.hours.format(days=days, opens=opens, closes=closes)


def display_date(value: str, strings: FactStrings) -> str:
    """Return a date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words."""
    year, *rest = value.split("-")
    if not rest:
        return year
    month = strings.months[int(rest[0]) - 1]
    if len(rest) == 1:
        return strings.date_month.format(month=month, year=year)
    return strings.date_day.format(day=int(rest[1]), month=month, year=year)


def href(fact: Fact) -> str | None:
    """Return the address that a reference to `fact` leads to, or None."""
    match fact:
        case Phone():
            return f"tel:{fact.tel}"
        case Link():
            return fact.url
        case _:
            return None


@dataclass(frozen=True)
class FactWriter:
    """Writes the facts of one language into texts of that language."""

    facts: Mapping[str, Fact]
    strings: FactStrings

    def _words(self, found: re.Match[str]) -> tuple[str, str | None]:
        fact = self.facts[found["key"]]
        value = display(fact, self.strings)
        # The space before a number must not break: "Bel" on one line and "112" on the next.
        return f"{found['text'].strip()} {value}".strip(), href(fact)

    def plain(self, text: str) -> str:
        """Return `text` with its references as words, for paper and for titles."""
        return REFERENCE.sub(lambda found: self._words(found)[0], text)

    def markup(self, text: str) -> str:
        """Return Markdown or HTML `text` with its references as HTML links or words."""
        return REFERENCE.sub(self._link, text)

    def html(self, text: str) -> str:
        """Return plain `text` as HTML, with its references as links or words."""
        parts, place = [], 0
        for found in REFERENCE.finditer(text):
            parts += [html.escape(text[place : found.start()], quote=False), self._link(found)]
            place = found.end()
        return "".join((*parts, html.escape(text[place:], quote=False)))

    def _link(self, found: re.Match[str]) -> str:
        words, address = self._words(found)
        if address is None:
            return words
        classes = " ".join(re.findall(r"\.([\w-]+)", found["attributes"] or ""))
        if address.startswith("tel:"):
            fact = self.facts[found["key"]]
            urgent = "alarm" if isinstance(fact, Phone) and fact.emergency else ""
            classes = " ".join(filter(None, ("tel", urgent, classes)))
            value = html.escape(display(fact, self.strings))
            label = html.escape(found["text"].strip(), quote=False)
            words = f"{label} <bdi>{value}</bdi>".strip()
            return f'<a class="{classes}" href="{address}">{words}</a>'
        rel = ' rel="noreferrer noopener"'
        kind = f' class="{classes}"' if classes else ""
        return f'<a{kind} href="{html.escape(address)}"{rel}>{html.escape(words, quote=False)}</a>'


def broken_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield what looks like a reference in `text` and cannot be read: its line from 0, its words.

    Markdown would make a link to the address `fact:key` of it.
    """
    rest = REFERENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in re.finditer(r"\bfact:[^\s)>\]]+", rest):
        yield rest.count("\n", 0, found.start()), found[0]


def references(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each reference in `text`: its line counted from 0, its key and its text."""
    for found in REFERENCE.finditer(text):
        yield text.count("\n", 0, found.start()), found["key"], found["text"]
