"""PO and XLIFF: what goes out comes back, and what comes back changes its block alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import factory

from hooks.problems import Report
from hooks.translations.commands import read_comparisons
from hooks.translations.exchange import read_exchange
from hooks.translations.spans import find_spans, put
from tests.examples import examples
from tests.small_site import ROOT
from tests.translations.source import (
    SETTINGS,
    TARGET,
    blocks_of,
    call,
    edit,
    small_root,
    write_texts,
)
from tests.translations.test_words import content, pages

FILES = ["x.po", "x.xlf"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_root(tmp_path)


def state(root: Path) -> dict[str, bytes]:
    """Return the content of all texts and locks below `root`."""
    return {str(path): path.read_bytes() for path in (root / "docs").rglob("*") if path.is_file()}


def answer(file: Path, answers: dict[str, str], **others: bool) -> None:
    """Give other texts to blocks, as a translator's tool does."""
    kind: Any = factory.getclass(file.name)  # type: ignore[no-untyped-call]
    store = kind.parsestring(file.read_bytes())
    for entry in store.units:
        name = entry.getcontext() or entry.getid().rpartition("\x04")[2]
        if name in answers:
            entry.target = answers[name]
            entry.markfuzzy(others.get("unfinished", False))
    file.write_bytes(bytes(store))


@pytest.mark.parametrize("name", FILES)
def test_the_real_texts_come_back_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    root = write_texts(
        tmp_path,
        {
            path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
            for folder in ("docs/nl", "docs/en")
            for path in (ROOT / folder).rglob("*")
            if path.suffix in (".md", ".yml", ".lock")
        },
    )
    before = state(root)
    file = tmp_path / name
    assert call(root, "export", "en", str(file)) == 0
    assert call(root, "import", str(file)) == 0
    assert re.fullmatch(r"wrote \d{4} blocks to \S+\n", capsys.readouterr().out)
    assert state(root) == before
    # Also when every block is written again.
    (comparison,) = read_comparisons(root, SETTINGS, [TARGET], Report())
    for page, units in comparison.units.items():
        text = (root / TARGET / page).read_text(encoding="utf-8")
        blocks = [unit.target for unit in units if unit.target]
        spans = find_spans(text, blocks)
        assert spans.keys() == {block.name for block in blocks}
        for block in sorted(blocks, key=lambda each: -spans[each.name][0]):
            text = put(text, block, spans[block.name], block.text)
        again = blocks_of(text, page)
        assert [(block.name, block.digest) for block in again] == [
            (block.name, block.digest) for block in blocks_of(before_text(before, root, page), page)
        ]


def before_text(before: dict[str, bytes], root: Path, page: str) -> str:
    return before[str(root / TARGET / page)].decode()


@pytest.mark.parametrize("name", FILES)
def test_what_a_translator_sees(root: Path, name: str) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    edit(root, "docs/en/tips.md", "Read on at", "[nl] Read on at")
    file = root / name
    assert call(root, "export", "en", str(file)) == 0
    language, entries = read_exchange(file)
    assert language == "en"
    found = {entry.name: entry for entry in entries}
    assert len(found) == 15
    assert found["tips.md#eerst-1"].source == "Bewaar geen berichten die je krijgt."
    assert found["tips.md#eerst-1"].unfinished
    assert found["tips.md#daarna-2"].target == ""
    assert not found["tips.md#eerst-2"].unfinished
    text = file.read_text(encoding="utf-8")
    assert text.count("safety-critical") == 4
    assert "before: Bewaar alle berichten die je krijgt." in text


ANSWERS = {
    "tips.md#title": 'Good "advice": #1',
    "tips.md#top-2": "Danger now?",
    "tips.md#top-3": "Leave — if that is safe.",
    "tips.md#eerst": "First things first",
    "tips.md#eerst-3": "Wait no [longer than](fact:klachttermijn).",
    "tips.md#daarna-2": "Read [more](index.md).",
    "strings.yml#nav.home": "Home: start",
}


@pytest.mark.parametrize("name", FILES)
def test_what_comes_back_changes_its_blocks_alone(
    root: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    file = root / name
    old = (root / "docs/en/tips.md").read_text(encoding="utf-8").split("\n")
    call(root, "export", "en", str(file))
    answer(file, ANSWERS)
    capsys.readouterr()
    assert call(root, "import", str(file)) == 0
    out = capsys.readouterr().out
    assert re.findall("changed (.*)", out) == ["strings.yml#nav.home", *list(ANSWERS)[:-1]]
    assert "Read it, then translations confirm en/tips.md" in out
    new = (root / "docs/en/tips.md").read_text(encoding="utf-8").split("\n")
    assert [line for one, line in zip(old, new, strict=True) if one != line] == [
        'title: "Good \\"advice\\": #1"',
        '!!! danger "Danger now?"',
        "    Leave — if that is safe.",
        "## First things first {#eerst}",
        "- [ ] Wait no [longer than](fact:klachttermijn).",
        "Read [more](index.md).",
    ]
    assert '  home: "Home: start"\n' in (root / "docs/en/strings.yml").read_text(encoding="utf-8")
    # Nobody has confirmed it.
    call(root, "check")
    assert len(re.findall("edited: ", capsys.readouterr().out)) == len(ANSWERS)


@pytest.mark.parametrize(
    ("block", "words", "message"),
    [
        ("eerst-1", "- one\n\n- two", "the new text of tips.md#eerst-1 is left out"),
        ("eerst-2", "[ ] tell", "the new text of tips.md#eerst-2 is left out"),
        ("daarna-1", "# Talk", "the new text of tips.md#daarna-1 is left out"),
        ("top-2", 'Say "no"', "the new text of tips.md#top-2 is left out"),
        ("eerst", "First {#other}", "the new text of tips.md#eerst is left out"),
        ("eerst-3", "Wait.", "the source text of tips.md#eerst-3 has changed since the export"),
        ("daarna-2", "Read on.", "there is no block tips.md#daarna-2 to change"),
    ],
)
def test_what_does_not_fit_is_told_and_changes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], block: str, words: str, message: str
) -> None:
    file = root / "x.po"
    call(root, "export", "en", str(file))
    answer(file, {f"tips.md#{block}": words})
    edit(root, "docs/nl/tips.md", "Wacht niet", "Wacht nooit")
    edit(root, "docs/en/tips.md", "\nRead on at [another page](index.md).\n", "")
    before = state(root)
    capsys.readouterr()
    assert call(root, "import", str(file)) == 1
    out = capsys.readouterr().out
    assert re.search(rf"^docs/\S+(?::\d+)?: {re.escape(message)};", out, re.MULTILINE), out
    assert "changed tips.md" not in out
    assert state(root) == before


def test_what_is_unfinished_waits(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = root / "x.xlf"
    call(root, "export", "en", str(file))
    answer(file, {"tips.md#eerst-1": "Perhaps"}, unfinished=True)
    before = state(root)
    assert call(root, "import", str(file)) == 1
    assert "tips.md#eerst-1 is still marked as unfinished" in capsys.readouterr().out
    assert state(root) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "xx", "x.po"), "xx is none of the languages en"),
        (("export", "en", "x.docx"), "x.docx is none of .po, .xlf, .xliff"),
        (("import", "none.po"), "none.po: No such file"),
        (("import", "damaged.xlf"), "damaged.xlf cannot be read"),
    ],
)
def test_misuse_is_told(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(root)
    Path("damaged.xlf").write_text("<xliff>", encoding="utf-8")
    assert call(root, *arguments) == 2
    assert message in capsys.readouterr().err


@examples(25)
@given(pages, st.integers(0, 100))
def test_another_text_can_be_put_at_any_block_of_any_page(text: str, number: int) -> None:
    blocks = blocks_of(text)
    if content(text) is None or not blocks:
        return
    block = blocks[number % len(blocks)]
    new = put(text, block, find_spans(text, blocks)[block.name], "Iets anders.")
    assert [each.text for each in blocks_of(new)] == [
        "Iets anders." if each is block else each.text for each in blocks
    ]
