"""What is due to be checked: facts and pages. The command `due`, for whoever publishes the site."""

from __future__ import annotations

import argparse
import calendar
import datetime
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hooks.checks.patterns import texts_of
from hooks.content.fact_references import references, references_in
from hooks.content.facts import Fact, FactFile
from hooks.content.pages import Page, read_page
from hooks.content.yaml_reader import parse
from hooks.content.yamlfile import validate
from hooks.files import describe_error, print_anywhere
from hooks.problems import ProblemsError, Report, read_text

FACTS = "docs/facts.yml"


@dataclass(frozen=True, order=True)
class Due:
    """Something that a person has to check."""

    since: datetime.date | None
    """Day on which its time ran out; None if nobody has ever checked it."""
    path: str
    line: int
    name: str
    what: str = ""
    """What to compare, and where."""
    uses: int = 1
    """How many files use it."""
    ahead: datetime.date | None = None
    """The day of its check, if that has not come yet."""

    def __str__(self) -> str:
        why = f"due since {self.since}" if self.since else "never checked on the live source"
        if self.ahead:
            why = f"its date {self.ahead} has not come yet: nobody can have checked it then"
        return f"{self.path}:{self.line}: {self.name}: {why}{self.what}"


def add_months(day: datetime.date, months: int) -> datetime.date:
    """Return the day `months` later; the last day of a month that is too short, and of all time."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _ahead(day: datetime.date | None, today: datetime.date) -> datetime.date | None:
    """Return `day` if it has not come anywhere yet: it would keep a check away for ever."""
    return day if day and day > today and (day - today).days > 1 else None


def due_fact(key: str, facts: FactFile, line: int, uses: int, today: datetime.date) -> Due | None:
    """Return what is due of the fact `key`, which `uses` files use; None if it was in time."""
    fact = facts.facts[key]
    ahead = _ahead(fact.checked, today)
    until = None if ahead or not fact.checked else add_months(fact.checked, fact.check_every)
    if until and until >= today:
        return None
    told = [_value(fact), f"in {uses} files" if uses else "on no page: it only guards typed text"]
    found = [facts.sources[source].url for source in fact.sources if source in facts.sources]
    told += [f"see {url}" for url in found if url][:1]
    return Due(until, FACTS, line, key, f": {'; '.join(told)}", uses, ahead)


def _value(fact: Fact) -> str:
    """Return what a fact says, as it stands in the file."""
    common = {"kind", "sources", "confidence", "dated", "checked", "check_every", "emergency"}
    said = fact.model_dump(mode="json", exclude=common, exclude_defaults=True)
    return ", ".join(
        f"{name} {'-'.join(value) if isinstance(value, list) else value}"
        for name, value in said.items()
    )


def due_page(page: Page, today: datetime.date) -> Due | None:
    """Return what is due of a page; None if it was reviewed in time."""
    day = page.meta.reviewed
    until = add_months(day, page.meta.review_after)
    ahead = _ahead(day, today)
    if until < today or ahead:
        since = None if ahead else until
        return Due(since, page.path, page.line_of("reviewed"), page.meta.title, ahead=ahead)
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
        for path in sorted((root / "docs").glob("*/[!.]*.md"))
        if (page := read_text(path, name := path.relative_to(root).as_posix(), report)) is not None
    ]
    if report.errors or facts is None or located is None:
        raise ProblemsError(report.errors)
    uses = Counter(
        key for page in pages if page for key in {key for _, key in references_in(page.blocks)}
    )
    for path in sorted((root / "docs").glob("*/*.yml")):
        strings = parse(read_text(path, path.name, report) or "", path.name, report)
        texts = texts_of(strings.data) if strings else ()
        uses.update({key for _, text in texts for key in references(text)})
    checks = [
        due_fact(key, facts, located.line(("facts", key)), uses[key], today) for key in facts.facts
    ]
    checks += [due_page(page, today) for page in pages if page is not None]
    yield from (check for check in checks if check is not None)


def main() -> int:
    """Print what is due, most urgent first; return 1 if anything is, 2 if it cannot be told."""
    print_anywhere()
    parser = argparse.ArgumentParser(prog="due", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="folder of the project")
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=None,
        help="YYYY-MM-DD, for a look ahead",
    )
    options = parser.parse_args()
    try:
        return _print_due(options)
    except ProblemsError as error:
        sys.stderr.write(f"{error}\n")
    except BrokenPipeError:
        sys.stdout = None
    except OSError as error:
        sys.stderr.write(f"{describe_error(error, options.root)}\n")
    return 2


def _print_due(options: argparse.Namespace) -> int:
    today = options.today or datetime.datetime.now(tz=datetime.UTC).date()
    found = sorted(
        find_due(options.root, today),
        key=lambda due: (due.since or datetime.date.min, due.uses == 0, due.path, due.line),
    )
    for due in found:
        sys.stdout.write(f"{due}\n")
    never = sum(due.since is None and not due.ahead for due in found)
    sys.stdout.write(
        f"{len(found)} to check: {never} never checked, {len(found) - never} out of date\n"
        + "After the check, set `checked` of a fact, or `reviewed` of a page, to the day.\n"
        * bool(found)
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
