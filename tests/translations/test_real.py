"""The real translation: what `translations check` says of it."""

from __future__ import annotations

import warnings

import pytest

from hooks.checks.translation_rules import RULES
from hooks.problems import Report
from hooks.translations.check import check
from hooks.translations.folders import find_targets, read_lock_of
from hooks.translations.lock import FOLDER, lock_name, lock_text
from hooks.translations.states import compare
from tests.small_site import ROOT
from tests.translations.source import SOURCE, TARGET, call, real_texts


def test_check_passes_and_what_is_stale_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    code = call(ROOT, "check")
    out = capsys.readouterr().out
    assert code == 0, f"the translation is not in order\n{out}"
    if not out.endswith("0 errors, 0 warnings\n"):
        warnings.warn(f"translations check:\n{out}", stacklevel=1)


def test_english_has_a_lock_for_each_page_as_the_command_writes_it() -> None:
    assert TARGET in find_targets(ROOT, SOURCE)
    lock = read_lock_of(ROOT, TARGET, Report())
    assert lock is not None
    assert lock.keys() == real_texts()[0].files.keys()
    assert sum(map(len, lock.values())) > 1000
    for page, records in lock.items():
        text = (ROOT / lock_name(TARGET.as_posix(), page)).read_text(encoding="utf-8")
        assert text == lock_text(records), page
    git = (ROOT / TARGET / FOLDER / ".gitattributes").read_text(encoding="utf-8")
    assert git == "*.lock merge=union\n"


def test_the_keys_of_the_rules_are_keys_of_the_texts() -> None:
    names = [block.name for block in real_texts()[0].files["strings.yml"]]
    for key in RULES.keys:
        assert any(name == key or name.startswith((f"{key}.", f"{key}-")) for name in names), key


@pytest.mark.parametrize(
    "name",
    ["tips.md#top-3", "tips.md#wel-doen-1", "strings.yml#emergency.call", "strings.yml#exit.label",
     "strings.yml#paper.footer", "strings.yml#diary.notes-1", "strings.yml#letter.text-1",
     "hulplijnen.md#title"],
)  # fmt: skip
def test_which_real_blocks_are_safety_critical(name: str) -> None:
    page, _, block_name = name.partition("#")
    blocks = {block.name: block for block in real_texts()[0].files[page]}
    assert RULES.critical(blocks[block_name]) is (block_name != "title")


def test_a_record_that_is_lost_is_an_error_at_its_block() -> None:
    source, target, lock = real_texts()
    lost = next(record for record in lock["tips.md"] if "fact:noodnummer" in record.text)
    rest = tuple(record for record in lock["tips.md"] if record is not lost)
    report = Report()
    check(compare(source, target, {**lock, "tips.md": rest}, RULES), report)
    (problem,) = report.errors
    assert problem.what.startswith("safety-critical and stale")
    assert problem.path == "docs/en/tips.md"
