"""What is wrong with a translation, as messages for editors and for whoever checks a change."""

from __future__ import annotations

from hooks.problems import Problem, Report
from hooks.translations.confirm import new_record, obstacle
from hooks.translations.folders import LOCK
from hooks.translations.units import Comparison, Gap, State, Unit


def check(comparison: Comparison, report: Report) -> dict[Problem, str]:
    """Note what is missing, orphan or stale; return what to paste into the lock file for each.

    Who has only a web editor confirms in that way.

    Missing, orphan, and stale and safety-critical blocks are errors, the others warnings. In a
    language that is only started, what is missing or has never been confirmed is a warning, too.
    """
    name, paste = f"{comparison.target}/{LOCK}", dict[Problem, str]()
    if not comparison.tracked:
        note = report.error if comparison.complete else report.warning
        note(
            name, 1, "the translation has no lock file",
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
            continue  # all of it is told by the missing file
        if unit.page not in comparison.absent or unit.state is not State.MISSING:
            known = len(report.errors), len(report.warnings)
            _check_unit(comparison, unit, report, firm=comparison.complete)
            new = (*report.errors[known[0] :], *report.warnings[known[1] :])
            paste |= {problem: _paste(comparison, unit) for problem in new}
    for record in comparison.dead:
        report.warning(
            name, comparison.lock.lines.get(record.key, 1), "a record of text that is gone",
            expected="records of text that is there", found=f"{record.page}: {record.text}",
            fix=f"translations confirm {record.page}, or remove the two lines",
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
    text = found.text if found else ""
    missing = report.error if firm else report.warning
    match unit.state:
        case State.MISSING if unit.untranslated:
            missing(
                path, int(line), f"missing: {unit.id} is still the text of {here}",
                expected="a translation", found=text,
                fix=f"translate it, then translations confirm {unit.id}",
            )  # fmt: skip
        case State.MISSING:
            missing(
                path, int(line), f"missing: {unit.id} has no translation",
                expected=f"a translation in {comparison.target}/{unit.page}", found=text,
                fix="add it, at the same place",
            )  # fmt: skip
        case State.ORPHAN:
            report.error(
                path, int(line), f"orphan: the source text of {unit.id} is gone",
                expected=f"no text without one in {comparison.source}/{unit.page}", found=text,
                fix="remove it",
            )  # fmt: skip
        case State.STALE:
            note = report.error if unit.critical and (firm or unit.record) else report.warning
            kind = "safety-critical and stale" if unit.critical else "stale"
            what = "has changed" if unit.record else "has never been confirmed"
            note(
                path, int(line), f"{kind}: the source text of {unit.id} {what}",
                expected=f"a translation of {here}", found=text, fix=_fix(comparison, unit),
            )  # fmt: skip
        case State.EDITED:
            report.warning(
                path, int(line), f"edited: {unit.id} is not as it was confirmed",
                expected=f"a translation of {here}", found=text, fix=_fix(comparison, unit),
            )  # fmt: skip
    if unit.moved:
        report.warning(
            path, int(line), f"moved: {unit.id} stands elsewhere in the source text",
            expected=f"the place of {here}", found=text, fix="move it to the same place",
        )  # fmt: skip


def _paste(comparison: Comparison, unit: Unit) -> str:
    """Return which lines to put where in the lock file; "" if the block cannot be confirmed."""
    if unit.state not in (State.STALE, State.EDITED) or _obstacle(comparison, unit):
        return ""
    lock = comparison.lock
    record = new_record(lock, unit)
    line = lock.lines.get(record.key)
    if line:
        where = "in place of line" if record.key in lock.records else "below line"
        number, lines = line + (record.key in lock.records), record.line()
    else:
        where, number = "below line", lock.line_after(record.key)
        lines = f"{record.key} {record.page}\n{record.line()}\n"
    return f"\nin a web editor, put {where} {number} of {comparison.target}/{LOCK}:\n{lines}"


def _fix(comparison: Comparison, unit: Unit) -> str:
    why = _obstacle(comparison, unit)
    return why or f"make it right, then translations confirm {unit.id}"


def _obstacle(comparison: Comparison, unit: Unit) -> str | None:
    return obstacle(unit, comparison.source.rpartition("/")[2])


def places(comparison: Comparison, unit: Unit) -> tuple[str, str]:
    """Return `path:line` of the block in both languages; "" where it does not stand."""
    here = f"{comparison.source}/{unit.page}:{unit.source.line}" if unit.source else ""
    there = f"{comparison.target}/{unit.page}:{unit.target.line}" if unit.target else ""
    return here, there
