"""The real translation: what `translations check` says of it."""

from __future__ import annotations

import warnings
from collections import Counter
from dataclasses import replace

import pytest

from hooks.checks.translation_rules import RULES
from hooks.problems import Report
from hooks.translations.check import check
from hooks.translations.folders import find_targets, read_lock_of
from hooks.translations.states import compare
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
     "strings.yml#paper.footer", "strings.yml#diary.notes-1", "strings.yml#letter.text-1",
     "hulplijnen.md#title"],
)  # fmt: skip
def test_which_real_blocks_are_safety_critical(name: str) -> None:
    page, _, block_name = name.partition("#")
    blocks = {block.name: block for block in real_texts()[0].files[page]}
    assert RULES.critical(blocks[block_name]) is (block_name != "title")


def test_a_record_that_is_lost_is_an_error_at_its_block() -> None:
    source, target, lock = real_texts()
    counts = Counter((record.source, record.target) for record in lock.records.values())
    lost = next(
        record
        for record in lock.records.values()
        if "fact:noodnummer" in record.text and counts[record.source, record.target] == 1
    )
    rest = {key: record for key, record in lock.records.items() if record is not lost}
    report = Report()
    check(compare(source, target, replace(lock, records=rest), RULES), report)
    (problem,) = report.errors
    assert problem.what.startswith("safety-critical and stale")
    assert problem.path == f"docs/en/{lost.page}"
