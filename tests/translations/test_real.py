"""The real translation: what `translations check` says of it."""

from __future__ import annotations

import warnings

import pytest

from hooks.problems import Report
from hooks.translation_rules import RULES
from hooks.translations.check import check
from hooks.translations.folders import find_targets, read_lock_of
from tests.small_site import ROOT
from tests.translations.source import SOURCE, TARGET, call, real_texts


def test_check_passes_and_what_is_stale_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    code = call(ROOT, "check")
    out = capsys.readouterr().out
    assert code == 0, f"the translation is not in order\n{out}"
    if not out.endswith("0 errors, 0 warnings\n"):
        warnings.warn(f"translations check:\n{out}", stacklevel=1)


def test_english_is_a_translation_with_a_lock() -> None:
    assert TARGET in find_targets(ROOT, SOURCE)
    lock = read_lock_of(ROOT, TARGET, Report())
    assert lock is not None
    assert len(lock.records) > 1000
    path = ROOT / TARGET / "translations.lock"
    assert path.read_text(encoding="utf-8") == lock.text(), "sorted, as the command writes it"


def test_the_keys_of_the_rules_are_keys_of_the_texts() -> None:
    names = [block.name for block in real_texts()[0].files["strings.yml"]]
    for key in RULES.keys:
        assert any(name == key or name.startswith((f"{key}.", f"{key}-")) for name in names), key


@pytest.mark.parametrize(
    "name",
    ["tips.md#top-3", "tips.md#eerst-7", "strings.yml#emergency.call", "strings.yml#exit.label",
     "strings.yml#paper.footer", "strings.yml#diary.notes-1", "strings.yml#letter.first-1",
     "hulplijnen.md#title"],
)  # fmt: skip
def test_which_real_blocks_are_safety_critical(name: str) -> None:
    page, _, block_name = name.partition("#")
    blocks = {block.name: block for block in real_texts()[0].files[page]}
    assert RULES.critical(blocks[block_name]) is (block_name != "title")


def test_a_check_of_an_empty_report_needs_a_comparison() -> None:
    """A lock that lost one record makes the check fail or warn at that block."""
    from dataclasses import replace

    from hooks.translations.states import compare

    source, target, lock = real_texts()
    key = next(key for key, record in lock.records.items() if "fact:noodnummer" in record.text)
    short = replace(lock, records={k: r for k, r in lock.records.items() if k != key})
    report = Report()
    check(compare(source, target, short, RULES), report)
    assert [problem.what.split(":")[0] for problem in report.errors] in (
        ["safety-critical and stale"],
        [],
    )
