"""What is wrong with a translation, as messages for editors and for whoever checks a change."""

from __future__ import annotations

from hooks.problems import Problem, Report
from hooks.translations.confirm import new_record, obstacle, record_before
from hooks.translations.lock import FOLDER, lock_name
from hooks.translations.units import Comparison, Gap, State, Unit


def check(comparison: Comparison, report: Report) -> dict[Problem, str]:
    """Note what is missing, orphan or stale; return what to paste into the lock of each page.

    Who has only a web editor confirms in that way.

    Missing, orphan, and stale and safety-critical blocks are errors, the others warnings. In a
    language that is only started, what is missing or has never been confirmed is a warning, too.
    """
    paste = dict[Problem, str]()
    missing = report.error if comparison.complete else report.warning
    if not comparison.tracked:
        name = f"{comparison.target}/{FOLDER}"
        missing(
            name, 1, "the translation has no locks",
            expected="a record for each block", found="nothing",
            fix=f"confirm its pages, one by one, or restore {name}",
        )  # fmt: skip
    missing = report.error if comparison.complete else report.warning
    for gap in comparison.gaps:
        missing(
            gap.path, gap.line,
            _hidden(comparison, gap),
            expected=f"all of {comparison.source}/{gap.page}, translated", found=gap.what,
            fix="add or translate it, and remove its mark",
        )  # fmt: skip
    for page in sorted(comparison.absent):
        if comparison.units[page]:
            missing(
                f"{comparison.target}/{page}", 1, "missing: the page is not translated",
                expected=f"a translation of {comparison.source}/{page}", found="nothing",
                fix="translate the page",
            )  # fmt: skip
    for unit in comparison.all():
        if not comparison.tracked and unit.source and unit.target:
            continue  # all of it is told by the missing locks
        if unit.page not in comparison.absent or unit.state is not State.MISSING:
            known = len(report.errors), len(report.warnings)
            _check_unit(comparison, unit, report, firm=comparison.complete)
            new = (*report.errors[known[0] :], *report.warnings[known[1] :])
            paste |= {problem: _paste(comparison, unit) for problem in new}
    for page, records in comparison.dead.items():
        gone = page not in comparison.units
        for record in records[:1] if gone else records:
            report.warning(
                lock_name(comparison.target, page), record.line,
                "records of a page that is gone" if gone else "a record of text that is gone",
                expected="records of text that is there", found=f"{page}: {record.text}",
                fix="rename this file as the page was renamed, or remove it" if gone
                else f"translations confirm {page}, or remove the line",
            )  # fmt: skip
    return paste


def _hidden(comparison: Comparison, gap: Gap) -> str:
    """Return what readers do not see for `gap`."""
    if comparison.complete:
        return "missing: a setting of the language"
    return f"not shown: {'the language' if gap.everything else f'the page {gap.page}'}"


def check_critical(comparison: Comparison, page: str, report: Report) -> None:
    """Note each block of `page` that is stale and safety-critical."""
    for unit in comparison.units.get(page, ()):
        if unit.critical and unit.state is State.STALE:
            _check_unit(comparison, unit, report, firm=True)


def _check_unit(comparison: Comparison, unit: Unit, report: Report, firm: bool) -> None:
    here, there = places(comparison, unit)
    path, _, line = (there or here).rpartition(":")
    found = unit.target or unit.source
    why = obstacle(unit, comparison.source.rpartition("/")[2])
    fix = why or f"make it right, then translations confirm {unit.id}"
    expected, error = f"a translation of {here}", False
    match unit.state:
        case State.MISSING if unit.untranslated:
            what, error = f"missing: {unit.id} is still the text of {here}", firm
        case State.MISSING:
            what, error = f"missing: {unit.id} has no translation", firm
            expected = f"a translation in {comparison.target}/{unit.page}, at the same place"
        case State.ORPHAN:
            what, error = f"orphan: the source text of {unit.id} is gone", True
            expected = f"no text without one in {comparison.source}/{unit.page}"
        case State.STALE:
            kind = "safety-critical and stale" if unit.critical else "stale"
            changed = "has changed" if unit.record else "has never been confirmed"
            what = f"{kind}: the source text of {unit.id} {changed}"
            error = unit.critical and (firm or unit.record is not None)
        case State.EDITED:
            what = f"edited: {unit.id} is not as it was confirmed"
        case State.CURRENT if unit.moved:
            what = f"moved: {unit.id} stands elsewhere in the source text"
            expected, fix = f"the place of {here}", "move it to the same place"
        case State.CURRENT:
            return
    note = report.error if error else report.warning
    text = found.text if found else ""
    note(path, int(line), what, expected=expected, found=text, fix=fix)


def _paste(comparison: Comparison, unit: Unit) -> str:
    """Return which lines to put where in the lock; "" if the block cannot be confirmed."""
    language = comparison.source.rpartition("/")[2]
    if unit.state not in (State.STALE, State.EDITED) or obstacle(unit, language):
        return ""
    name, record = lock_name(comparison.target, unit.page), new_record(unit)
    if unit.record and unit.replaces:
        return f"\nin a web editor, put in place of line {unit.record.line} of {name}:\n{record}\n"
    records = comparison.lock.get(unit.page)
    if not records:
        return f"\nin a web editor, put into {name}:\n\n# {unit.name}\n{record}\n"
    before = record_before(unit, comparison.units[unit.page], records)
    line = before.line if before else 1
    return f"\nin a web editor, put below line {line} of {name}:\n\n# {unit.name}\n{record}\n"


def places(comparison: Comparison, unit: Unit) -> tuple[str, str]:
    """Return `path:line` of the block in both languages; "" where it does not stand."""
    here = f"{comparison.source}/{unit.page}:{unit.source.line}" if unit.source else ""
    there = f"{comparison.target}/{unit.page}:{unit.target.line}" if unit.target else ""
    return here, there
