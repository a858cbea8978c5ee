"""What git makes of the lock when two people confirm at the same time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.translations.source import TARGET, call, confirm_all, edit, small_root, write_texts

LOCK = (TARGET / "translations.lock").as_posix()
ITEMS = [f"- [ ] Regel nummer {number} is er." for number in range(30)]
ENGLISH = [f"- [ ] Line number {number} is there." for number in range(30)]


def git(root: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
    }  # fmt: skip
    return subprocess.run(
        ["git", *arguments], cwd=root, env=environment, check=check, capture_output=True, text=True
    )


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def two_branches(
    root: Path, ours: Callable[[], object], theirs: Callable[[], object]
) -> subprocess.CompletedProcess[str]:
    """Commit what both do, each on a branch of its own; return how git merges them."""
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "start")
    git(root, "checkout", "--quiet", "-b", "theirs")
    theirs()
    commit(root, "theirs")
    git(root, "checkout", "--quiet", "main")
    ours()
    commit(root, "ours")
    return git(root, "merge", "--quiet", "theirs", check=False)


def list_root(root: Path) -> Path:
    """Write a page with a list of which every line has changed since it was confirmed."""
    head = "---\ntitle: Een\n---\n\n## Kop {#kop}\n\n"
    files = {
        "docs/nl/a.md": head + "\n".join(ITEMS) + "\n",
        "docs/en/a.md": head.replace("Een", "One") + "\n".join(ENGLISH) + "\n",
    }
    write_texts(root, files)
    confirm_all(root)
    changed = files["docs/nl/a.md"].replace("is er.", "is er niet.")
    return write_texts(root, {"docs/nl/a.md": changed})


def test_confirmations_of_any_different_blocks_merge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = list_root(tmp_path)
    lock = (root / LOCK).read_text(encoding="utf-8")
    # Records that are neighbours in the file: every second one is confirmed by the other person.
    order = sorted(range(30), key=lambda number: lock.index(ITEMS[number][6:]))
    ours = [f"a.md#kop-{number + 1}" for number in order[::2]]
    theirs = [f"a.md#kop-{number + 1}" for number in order[1::2]]
    done = two_branches(
        root, lambda: call(root, "confirm", *ours), lambda: call(root, "confirm", *theirs)
    )
    assert done.returncode == 0, done.stdout
    capsys.readouterr()
    assert call(root, "check") == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_both_edit_their_translation_too(tmp_path: Path) -> None:
    root = list_root(tmp_path)

    def work(number: int) -> None:
        edit(root, "docs/en/a.md", f"number {number} is there.", f"number {number} is not there.")
        assert call(root, "confirm", f"a.md#kop-{number + 1}") == 0

    assert two_branches(root, lambda: work(3), lambda: work(20)).returncode == 0
    assert call(root, "diff", "a.md#kop-4") == 0
    assert (root / LOCK).read_text(encoding="utf-8").count("is er niet.") == 2


def test_new_blocks_merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_root(tmp_path)
    for folder, words in (("nl", "Nieuw"), ("en", "New")):
        path = root / f"docs/{folder}/tips.md"
        more = f"\n{words} een is er.\n\n{words} twee is er.\n"
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    start = len((root / LOCK).read_text(encoding="utf-8"))
    done = two_branches(
        root,
        lambda: call(root, "confirm", "tips.md#daarna-3"),
        lambda: call(root, "confirm", "tips.md#daarna-4"),
    )
    assert done.returncode == 0, done.stdout
    assert len((root / LOCK).read_text(encoding="utf-8")) > start
    capsys.readouterr()
    assert call(root, "check") == 0


def test_new_pages_merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_root(tmp_path)
    for name in ("een", "twee"):
        files = {f"docs/{code}/{name}.md": f"{code} {name}.\n\nMeer.\n" for code in ("nl", "en")}
        write_texts(root, files)
    edit(root, "docs/en/een.md", "Meer", "More")
    edit(root, "docs/en/twee.md", "Meer", "Further")
    done = two_branches(
        root,
        lambda: call(root, "confirm", "een.md", "--yes"),
        lambda: call(root, "confirm", "twee.md", "--yes"),
    )
    assert done.returncode == 0, done.stdout
    capsys.readouterr()
    assert call(root, "check") == 0


def test_a_started_language_merges_from_the_first_day(tmp_path: Path) -> None:
    root = write_texts(tmp_path, {"docs/nl/a.md": "\n\n".join(ITEMS) + "\n"})
    assert call(root, "start", "de") == 0

    def translate(number: int) -> None:
        edit(root, "docs/de/a.md", f"[nl] Regel nummer {number} is er.", f"Zeile {number}.")
        assert call(root, "confirm", f"a.md#top-{number + 1}") == 0

    done = two_branches(root, lambda: translate(7), lambda: translate(8))
    assert done.returncode == 0, done.stdout


def test_the_same_block_is_a_conflict_that_reads_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_root(tmp_path)
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")

    def work(words: str) -> None:
        edit(root, "docs/en/tips.md", "Keep all", words)
        assert call(root, "confirm", "tips.md#eerst-1") == 0

    done = two_branches(root, lambda: work("Keep no"), lambda: work("Do not keep"))
    assert done.returncode == 1
    lines = (root / LOCK).read_text(encoding="utf-8").split("\n")
    start = lines.index("<<<<<<< HEAD")
    end = lines.index(">>>>>>> theirs")
    assert end - start == 4
    assert lines[start - 1].endswith(" tips.md")
    text = '"Bewaar geen berichten die je krijgt."'
    assert lines[start + 1].startswith("eerst ")
    assert lines[start + 1].endswith(text)
    assert lines[start + 2] == "======="
    assert lines[start + 3].endswith(text)
    capsys.readouterr()
    assert call(root, "check") == 1
    out = capsys.readouterr().out
    assert f"docs/en/translations.lock:{start + 1}: two people confirmed the same block" in out
    # Keep one, as the message says, in both files.
    del lines[start + 2 : end + 1]
    del lines[start]
    (root / LOCK).write_text("\n".join(lines), encoding="utf-8")
    page = (root / "docs/en/tips.md").read_text(encoding="utf-8").split("\n")
    first, middle, last = (
        next(n for n, line in enumerate(page) if line.startswith(mark))
        for mark in ("<<<<<<<", "=======", ">>>>>>>")
    )
    del page[middle : last + 1]
    del page[first]
    (root / "docs/en/tips.md").write_text("\n".join(page), encoding="utf-8")
    assert call(root, "check") == 0
