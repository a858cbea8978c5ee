"""What each command does."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from hooks.problems import Problem, Report
from hooks.translations.check import check
from hooks.translations.confirm import confirmed, obstacle, to_confirm
from hooks.translations.diff import show
from hooks.translations.exchange import FORMATS, import_units, read_exchange, write_exchange
from hooks.translations.folders import find_targets, read_lock_of, read_texts
from hooks.translations.lock import FOLDER, Record, begin_locks, exclusive_lock, write_lock
from hooks.translations.rules import Settings
from hooks.translations.start import lay_out
from hooks.translations.states import compare
from hooks.translations.status import as_data, table
from hooks.translations.units import Comparison, State, Unit


class UsageError(Exception):
    """What was typed does not fit the project."""


def read_comparisons(
    root: Path, settings: Settings, targets: Iterable[Path], report: Report
) -> list[Comparison]:
    """Return the state of each translation; what cannot be read is an error of `report`."""
    source = read_texts(root, settings.source, settings.rules, report)
    found = []
    for target in targets:
        texts = read_texts(root, target, settings.rules, report, settings.source.name)
        lock = read_lock_of(root, target, report)
        found.append(compare(source, texts, lock, settings.rules))
    return found


class Command:
    """One call of the command."""

    def __init__(self, options: argparse.Namespace, settings: Settings) -> None:
        self.options, self.settings = options, settings
        self.root: Path = options.root
        if options.source:
            self.settings = Settings(Path(options.source), settings.rules)
        if not (self.root / self.settings.source).is_dir():
            raise UsageError(
                f"there is no folder {self.root / self.settings.source}; "
                "call translations in the folder of the project, or name it with --root"
            )
        self.report = Report()
        if options.target:
            self.targets: tuple[Path, ...] = tuple(Path(target) for target in options.target)
        else:
            self.targets = find_targets(self.root, self.settings.source)

    @property
    def language(self) -> str:
        return self.settings.source.name

    def comparisons(self, keep_problems: bool = False) -> list[Comparison]:
        found = read_comparisons(self.root, self.settings, self.targets, self.report)
        if not keep_problems:
            self.report.raise_errors()
        return found

    def status(self) -> int:
        found = self.comparisons(keep_problems=True)
        if self.options.json:
            _print(json.dumps([as_data(each) for each in found], ensure_ascii=False, indent=1))
        else:
            more = len(found) > 1
            _print("\n\n".join(table(each, f"{_code(each)}/" if more else "") for each in found))
        for problem in self.report.errors:
            sys.stderr.write(f"{problem}\n")
        return 2 if self.report.errors else 0

    def check(self) -> int:
        paste: dict[Problem, str] = {}
        for comparison in self.comparisons(keep_problems=True):
            paste |= check(comparison, self.report)
        for problem in sorted(set(self.report.errors)):
            _print(f"{problem}{paste.get(problem, '')}")
        for problem in sorted(set(self.report.warnings)):
            words = str(problem).split(": ", 1)[1]
            _print(f"{problem.path}:{problem.line}: warning: {words}{paste.get(problem, '')}")
        errors, warnings = len(set(self.report.errors)), len(set(self.report.warnings))
        _print(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}")
        return 1 if errors else 0

    def diff(self) -> int:
        comparison, page, name = self._find(self.options.page)
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        if name:
            units = [self._unit(comparison, page, name)]
        else:
            units = [unit for unit in comparison.units[page] if not unit.done]
        blocks = [show(comparison, unit, colour) for unit in units]
        _print("\n\n".join(blocks) if blocks else f"{page} is current")
        return 0

    def confirm(self) -> int:
        # Each in turn: a second one must see what the first one has written.
        return max([self._confirm(*self._find(typed)) for typed in self.options.page])

    def _confirm(self, comparison: Comparison, page: str, name: str) -> int:
        wanted = comparison.units[page] if not name else (self._unit(comparison, page, name),)
        open_ = [unit for unit in wanted if unit.state is not State.CURRENT]
        if name:
            units = tuple(unit for unit in open_ if obstacle(unit, self.language) is None)
        else:
            units = to_confirm(open_, self.language)
            shown = [show(comparison, unit, sys.stdout.isatty()) for unit in units]
            _print("\n\n".join(shown) if shown else f"{page} has nothing to confirm")
            if units and not self.options.yes and not _agrees(len(units)):
                _print("Nothing is confirmed.")
                return 1
        dropped = () if name else comparison.dead[page]
        if units or dropped:
            self._write(comparison, page, units, dropped)
        for unit in units:
            _print(f"confirmed {unit.id}")
        if dropped:
            _print(f"removed {_count(len(dropped), 'record')} of text that is gone")
        if name and not open_:
            _print(f"{page}#{name} is current already")
        refused = [unit for unit in open_ if unit not in units]
        for unit in refused:
            why = obstacle(unit, self.language) or "it is still the source text: confirm it by name"
            _print(f"not confirmed {unit.id}: {why}")
        for gap in comparison.gaps:
            if gap.page == page:
                _print(f"{gap.path}:{gap.line}: not shown to readers yet: {gap.what}")
        return 1 if refused else 0

    def _write(
        self, comparison: Comparison, page: str, units: Sequence[Unit], dropped: Sequence[Record]
    ) -> None:
        target = Path(comparison.target)
        begin_locks(self.root / target)
        with exclusive_lock(self.root / target / FOLDER):
            # Somebody may have confirmed other blocks since this page was read.
            fresh = read_lock_of(self.root, target, self.report) or {}
            self.report.raise_errors()
            kept = [record for record in fresh.get(page, ()) if record not in dropped]
            records = confirmed(kept, comparison.units[page], units)
            write_lock(self.root, comparison.target, page, records)

    def start(self) -> int:
        language = self.options.language
        target = self.settings.source.parent / language
        if not language.replace("-", "").isalnum() or language == self.language:
            raise UsageError(f"{language} is no code of a new language, such as de or pt-br")
        if (self.root / target).is_dir() and any((self.root / target).iterdir()):
            raise UsageError(f"{target.as_posix()} is not empty: the translation has begun already")
        for path in lay_out(self.root, self.settings, target, self.report):
            _print(f"wrote {path.as_posix()}")
        _print(f"Translate what is marked [{self.language}], and remove the mark.")
        return 0

    def export(self) -> int:
        comparison = self._in_language(self.options.language)
        count = write_exchange(self._file(), comparison, self.settings.rules)
        _print(f"wrote {_count(count, 'block')} to {self.options.file}")
        return 0

    def import_(self) -> int:
        try:
            language, entries = read_exchange(self._file())
        except ValueError as error:
            raise UsageError(str(error)) from error
        comparison = self._in_language(language)
        rules = self.settings.rules
        pages = set[str]()
        for unit in import_units(self.root, comparison, entries, rules, self.report):
            pages.add(unit.page)
            _print(f"changed {unit.id}")
        for problem in sorted(set(self.report.warnings)):
            _print(str(problem))
        for page in sorted(pages):
            _print(f"Read it, then translations confirm {_code(comparison)}/{page}")
        return 1 if self.report.warnings else 0

    def _file(self) -> Path:
        file: Path = self.options.file
        if file.suffix not in FORMATS:
            raise UsageError(f"{file} is none of {', '.join(FORMATS)}")
        return file

    def _in_language(self, language: str) -> Comparison:
        found = {_code(each): each for each in self.comparisons()}
        if language not in found:
            raise UsageError(f"{language} is none of the languages {', '.join(found)}")
        return found[language]

    def _find(self, typed: str) -> tuple[Comparison, str, str]:
        """Return the comparison, page and block that was typed: `tips.md#stop-3`, `en/tips.md`."""
        path, _, name = typed.replace("\\", "/").removeprefix("./").partition("#")
        found = []
        for comparison in self.comparisons():
            for start in ("", f"{_code(comparison)}/", f"{comparison.target}/"):
                page = path.removeprefix(start)
                if path.startswith(start) and page in comparison.units:
                    found.append((comparison, page, name))
                    break
        if not found:
            raise UsageError(f"there is no page {path}; translations status shows all")
        if len(found) > 1:
            names = ", ".join(f"{_code(each)}/{page}" for each, page, _ in found)
            raise UsageError(f"{path} stands in more than one language: type one of {names}")
        return found[0]

    def _unit(self, comparison: Comparison, page: str, name: str) -> Unit:
        for unit in comparison.units[page]:
            if unit.name == name:
                return unit
        raise UsageError(f"there is no block {page}#{name}; translations diff {page} shows them")


def _code(comparison: Comparison) -> str:
    return comparison.target.rpartition("/")[2]


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _agrees(count: int) -> bool:
    if not sys.stdin.isatty():
        raise UsageError("to confirm a whole page in a script, add --yes")
    sys.stdout.write(f"\nConfirm these {count}? [y/N] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes", "j", "ja")
