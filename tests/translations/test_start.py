"""A new language: its files, with the source text marked as not translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from hooks.checks.translation_rules import RULES
from hooks.problems import Report
from hooks.translations.cli import run
from hooks.translations.start import mark_page
from tests.examples import examples
from tests.translations.source import (
    SETTINGS,
    blocks_of,
    call,
    edit,
    real_source,
    small_texts,
    write_texts,
)
from tests.translations.test_words import PAGES, content, pages

SIGN = "[nl] "


def test_a_new_language_is_laid_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_texts(tmp_path, small_texts())
    page = "Zie ![kaart](k.png).\n\n| A | B |\n|---|---|\n| een | twee |\n\n1. Eerst\n    - Dan\n"
    write_texts(root, {"docs/nl/form.md": f"---\ntitle: 'Zo''n \"titel\"'\n---\n\n{page}"})
    assert call(root, "start", "de") == 0
    tips = (root / "docs/de/tips.md").read_text(encoding="utf-8")
    assert tips.count("[nl] ") == 12
    assert '\ntitle: "[nl] Tips"\n' in tips
    assert "\nslug: tips\n---\n" in tips
    assert "\n- [ ] [nl] Bewaar alle" in tips
    assert '\n!!! danger "[nl] Direct gevaar?"\n    [nl] Ga weg' in tips
    assert "\n## [nl] Doe dit eerst {#eerst}\n" in tips
    form = (root / "docs/de/form.md").read_text(encoding="utf-8")
    assert 'title: "[nl] Zo\'n \\"titel\\""' in form
    assert "| [nl] A | [nl] B |\n|---|---|\n| [nl] een | [nl] twee |" in form
    assert "\n1. [nl] Eerst\n    - [nl] Dan\n" in form
    strings = (root / "docs/de/strings.yml").read_text(encoding="utf-8")
    assert strings.startswith("complete: false\n")
    assert "\n# exit:\n#   label: Weg\n" in strings
    capsys.readouterr()
    assert call(root, "check") == 1  # docs/en has no locks here
    assert run(["--root", str(root), "--target", "docs/de", "check"], SETTINGS) == 0
    assert re.search(r"0 errors, \d\d warnings", capsys.readouterr().out)
    assert run(["--root", str(root), "--target", "docs/de", "status"], SETTINGS) == 0
    assert "docs/nl -> docs/de   (started)" in capsys.readouterr().out
    # Marked text cannot be confirmed; translated text can.
    assert call(root, "confirm", "de/tips.md#eerst-1") == 1
    assert "it is marked as not translated" in capsys.readouterr().out
    edit(root, "docs/de/tips.md", "[nl] Bewaar alle berichten die je krijgt", "Alles aufheben")
    assert call(root, "confirm", "de/tips.md#eerst-1") == 0


def marked(text: str) -> str:
    report = Report()
    made = mark_page(text, RULES, Path("docs/nl/x.md"), SIGN, report)
    assert not report.errors
    return made


@pytest.mark.parametrize("name", PAGES)
def test_each_block_of_a_real_page_is_marked_and_nothing_else_changes(name: str) -> None:
    text = real_source(name)
    made = marked(text)
    for old, new in zip(blocks_of(text), blocks_of(made), strict=True):
        assert (new.text, new.shape, new.section) == (SIGN + old.text, old.shape, old.section)
    assert [
        line for line in made.replace(SIGN, "").split("\n") if not line.startswith("slug: ")
    ] == [
        re.sub(r"^(nav_title|title|description|list_title): (.*)$", r'\1: "\2"', line)
        if '"' not in line
        else line
        for line in text.split("\n")
    ]


@examples(25)
@given(pages)
def test_each_block_of_any_page_is_marked(text: str) -> None:
    if content(text) is not None:
        assert [block.text for block in blocks_of(marked(text))] == [
            SIGN + block.text for block in blocks_of(text)
        ]


@pytest.mark.parametrize("failing", ["write_text", "chmod", "rename"])
def test_a_disk_that_is_full_leaves_nothing_half_begun(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    failing: str,
) -> None:
    root = write_texts(tmp_path, small_texts())
    with monkeypatch.context() as patch:

        def full(path: Path, *_: object, **__: object) -> None:
            if failing != "write_text" or path.name == "tips.md":
                raise OSError(28, "No space left on device", str(path))

        patch.setattr(Path, failing, full)
        assert call(root, "start", "de") == 2
    assert "No space left on device" in capsys.readouterr().err
    assert sorted(path.name for path in (root / "docs").iterdir()) == ["en", "nl"]
    assert call(root, "start", "de") == 0
