"""What is due to be checked: facts and pages. The command `due`, for whoever publishes the site."""

from __future__ import annotations

import argparse
import calendar
import datetime
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hooks.facts import Fact, FactFile
from hooks.pages import Page, read_page
from hooks.problems import ProblemsError, Report, read_text
from hooks.yamlfile import parse, validate

FACTS = "docs/facts.yml"


@dataclass(frozen=True, order=True)
class Due:
    """Something that a person has to check."""

    since: datetime.date | None
    """Day on which its time ran out; None if nobody has ever checked it."""
    path: str
    line: int
    name: str

    def __str__(self) -> str:
        why = f"due since {self.since}" if self.since else "never checked on the live source"
        return f"{self.path}:{self.line}: {self.name}: {why}"


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the day `months` later; the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def due_fact(key: str, fact: Fact, line: int, today: datetime.date) -> Due | None:
    """Return what is due of a fact; None if it was checked in time."""
    if fact.checked is None:
        return Due(None, FACTS, line, key)
    until = add_months(fact.checked, fact.check_every)
    return Due(until, FACTS, line, key) if until < today else None


def due_page(page: Page, today: datetime.date) -> Due | None:
    """Return what is due of a page; None if it was reviewed in time."""
    until = add_months(page.meta.reviewed, page.meta.review_after)
    if until < today:
        return Due(until, page.path, page.line_of("reviewed"), page.meta.title)
    return None


def find_due(root: Path, today: datetime.date) -> Iterator[Due]:
    """Yield all that is due in the project at `root`.

    Raises ProblemsError when facts or pages cannot be read.
    """
    report = Report()
    text = read_text(root / FACTS, FACTS, report)
    located = None if text is None else parse(text, FACTS, report)
    facts = None if located is None else validate(FactFile, located, FACTS, report)
    pages = [
        read_page(page, path.parent.name, path.name, name, report)
        for path in sorted((root / "docs").glob("*/*.md"))
        if (page := read_text(path, name := path.relative_to(root).as_posix(), report)) is not None
    ]
    if report.errors or facts is None or located is None:
        raise ProblemsError(report.errors)
    checks = [
        due_fact(key, fact, located.line(("facts", key)), today)
        for key, fact in facts.facts.items()
    ]
    checks += [due_page(page, today) for page in pages if page is not None]
    yield from (check for check in checks if check is not None)


def main() -> int:
    """Print what is due, most urgent first; return 1 if anything is."""
    parser = argparse.ArgumentParser(prog="due", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="folder of the project")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=None,
        help="YYYY-MM-DD, for a look ahead",
    )
    options = parser.parse_args()
    today = options.today or datetime.datetime.now(tz=datetime.UTC).date()
    try:
        found = sorted(
            find_due(options.root, today),
            key=lambda due: (due.since or datetime.date.min, due.path),
        )
    except ProblemsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for due in found:
        sys.stdout.write(f"{due}\n")
    never = sum(due.since is None for due in found)
    sys.stdout.write(
        f"{len(found)} to check: {never} never checked, {len(found) - never} out of date\n"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
