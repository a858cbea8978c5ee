"""Facts without a language: their form in `docs/facts.yml`."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from hooks.content.yamlfile import Date as Day
from hooks.content.yamlfile import Flag, Strict, Text, Whole

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_HTTPS = re.compile(r"https://[^\s<>\"'/\\@:?#]+(:[0-9]+)?([/?#][^\s<>\"'\\]*)?")
WebUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$")]
Clock = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _real_date(value: str) -> str:
    datetime.date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value)
    return value


def is_https(value: str) -> bool:
    """Return whether `value` is a full address with encryption."""
    return _HTTPS.fullmatch(value) is not None


def _https(value: str) -> str:
    if not is_https(value):
        raise ValueError("an address such as https://www.example.org/page")
    return value


HttpsUrl = Annotated[str, AfterValidator(_https)]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"),
    AfterValidator(_real_date),
]
"""`YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""


class Source(Strict):
    """Where facts and advice come from."""

    title: Text
    publisher: Text
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] | None = (
        None
    )
    """Language of the title; None is the source language of the site."""
    url: WebUrl | None
    """Address of the source; None if it has none. Some old sources have no https."""
    dated: PartialDate | None
    """Date of the source itself; None if it carries none."""
    read: Day
    """Day on which a copy of it was read."""

    @property
    def target(self) -> str | None:
        """Where a link to it leads: not to an address without encryption, which others can read."""
        return self.url if self.url and self.url.startswith("https:") else None


class _Fact(Strict):
    sources: Annotated[tuple[Key, ...], Field(min_length=1)]
    confidence: Literal["H", "M"]
    """H: the organisation itself, statute or court; M: a secondary source. L is never printed."""
    dated: PartialDate | None
    checked: Day | None
    """Day on which a person compared it with the live source; None if nobody has."""
    check_every: Annotated[Whole, Field(ge=1, le=24)]
    """Months after which it must be checked again."""


class Phone(_Fact):
    kind: Literal["phone"]
    value: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]*$")]
    tel: Annotated[str, StringConstraints(pattern=r"^\+?[0-9]{3,15}$")]
    emergency: Flag = False
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
    number: Annotated[str, StringConstraints(pattern=r"^[0-9]+[a-z]*$")]
    law: Text
    paragraph: Text | None = None


class Term(_Fact):
    kind: Literal["term"]
    amount: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]*(-[1-9][0-9]*)?$")]
    unit: Unit


class Price(_Fact):
    kind: Literal["price"]
    amount: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]{2})?$")]
    """Euros, with cents or without: what is printed has two figures behind the point, or none."""
    per: Literal["minute", "call"] | None


class Hours(_Fact):
    kind: Literal["hours"]
    always: Flag = False
    days: tuple[Weekday, ...] = ()
    opens: Clock | None = None
    closes: Clock | None = None

    @model_validator(mode="after")
    def _whole(self) -> Hours:
        given = [bool(value) for value in (self.days, self.opens, self.closes)]
        if any(given) if self.always else not all(given):
            raise ValueError("either always: true, or days, opens and closes")
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValueError("closes must be later than opens; midnight is 24:00")
        if [*self.days] != sorted(set(self.days), key=WEEK.index):
            raise ValueError("each day once, in the order of the week")
        return self


class Number(_Fact):
    kind: Literal["number"]
    value: Annotated[str, StringConstraints(pattern=r"^[0-9]+([.,-][0-9]+)*$")]
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
