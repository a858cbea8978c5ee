"""Facts in the words of a language."""

from __future__ import annotations

from decimal import Decimal

from hooks.content.facts import WEEK, Article, Date, Fact, Hours, Link, Number, Phone, Price, Term
from hooks.content.strings import FactStrings

_PLAIN = 4
"""Digits of a number that is read without marks between thousands, as a year is."""


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
            return f"{fact.amount.replace('-', '–')} {one if fact.amount == '1' else many}"
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
            if value.isdigit() and len(value) > _PLAIN:
                value = f"{int(value):,}".replace(",", strings.thousands_separator)
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
