"""What git makes of the locks when two people confirm at the same time."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.translations.lock import FOLDER
from tests.translations.source import TARGET, call, confirm_all, edit, small_root, write_texts

TIPS = (TARGET / FOLDER / "tips.md.lock").as_posix()
ATTRIBUTES = TARGET / FOLDER / ".gitattributes"
GREEN = "0 errors, 0 warnings\n"


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
    head = "---\ntitle: {}\n---\n\n## Kop {{#kop}}\n\n"
    items = [f"- [ ] Regel nummer {number} is er.\n" for number in range(30)]
    english = [f"- [ ] Line number {number} is there.\n" for number in range(30)]
    source = head.format("Een") + "".join(items)
    write_texts(
        root, {"docs/nl/a.md": source, "docs/en/a.md": head.format("One") + "".join(english)}
    )
    confirm_all(root)
    return write_texts(root, {"docs/nl/a.md": source.replace("is er.", "is er niet.")})


@pytest.mark.parametrize("union", [True, False])
def test_confirmations_of_neighbours_merge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], union: bool
) -> None:
    root = list_root(tmp_path)
    if not union:  # some hosts do not heed it
        (root / ATTRIBUTES).write_text("", encoding="utf-8")
    ours = [f"a.md#kop-{number}" for number in range(1, 31, 2)]
    theirs = [f"a.md#kop-{number}" for number in range(2, 31, 2)]
    done = two_branches(
        root, lambda: call(root, "confirm", *ours), lambda: call(root, "confirm", *theirs)
    )
    assert done.returncode == 0, done.stdout
    capsys.readouterr()
    assert call(root, "check") == 0
    assert capsys.readouterr().out == GREEN


def test_new_neighbours_merge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_root(tmp_path)
    for folder, words in (("nl", "Nieuw"), ("en", "New")):
        path = root / f"docs/{folder}/tips.md"
        more = f"\n{words} een is er.\n\n{words} twee is er.\n"
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    done = two_branches(
        root,
        lambda: call(root, "confirm", "tips.md#daarna-3"),
        lambda: call(root, "confirm", "tips.md#daarna-4"),
    )
    assert done.returncode == 0, done.stdout
    capsys.readouterr()
    assert call(root, "check") == 0
    assert capsys.readouterr().out == GREEN


def test_a_new_page_that_two_people_confirm_merges(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_root(tmp_path)
    text = "".join(f"{{}} {number}.\n\n" for number in range(6))
    write_texts(
        root,
        {
            f"docs/{code}/new.md": text.replace("{}", word)
            for code, word in (("nl", "Nee"), ("en", "No"))
        },
    )
    done = two_branches(
        root,
        lambda: call(root, "confirm", *(f"new.md#top-{number}" for number in (1, 3, 5))),
        lambda: call(root, "confirm", *(f"new.md#top-{number}" for number in (2, 4, 6))),
    )
    assert done.returncode == 0, done.stdout
    capsys.readouterr()
    assert call(root, "check") == 0
    assert capsys.readouterr().out == GREEN


def test_the_same_block_is_a_conflict_of_the_page_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_root(tmp_path)
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")

    def work(words: str) -> None:
        edit(root, "docs/en/tips.md", "Keep all", words)
        assert call(root, "confirm", "tips.md#eerst-1") == 0

    done = two_branches(root, lambda: work("Keep no"), lambda: work("Do not keep"))
    assert done.returncode == 1
    assert git(root, "diff", "--name-only", "--diff-filter=U").stdout == "docs/en/tips.md\n"
    assert (root / TIPS).read_text(encoding="utf-8").count("Bewaar geen") == 2
    page = (root / "docs/en/tips.md").read_text(encoding="utf-8")
    kept = re.sub(r"<<<<<<<.*\n(.*\n)=======\n.*\n>>>>>>>.*\n", r"\1", page)
    (root / "docs/en/tips.md").write_text(kept, encoding="utf-8")
    capsys.readouterr()
    assert call(root, "check") == 0
    assert "warning: a record of text that is gone" in capsys.readouterr().out
    assert call(root, "confirm", "tips.md") == 0
    capsys.readouterr()
    assert call(root, "check") == 0
    assert capsys.readouterr().out == GREEN


def test_where_git_leaves_marks_they_are_told_and_both_lines_may_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_root(tmp_path)
    (root / ATTRIBUTES).write_text("", encoding="utf-8")
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")

    def work(words: str) -> None:
        edit(root, "docs/en/tips.md", "Keep all", words)
        assert call(root, "confirm", "tips.md#eerst-1") == 0
        if words == "Do not keep":
            edit(root, "docs/en/tips.md", words, "Keep no")

    two_branches(root, lambda: work("Keep no"), lambda: work("Do not keep"))
    lines = (root / TIPS).read_text(encoding="utf-8").split("\n")
    start = lines.index("<<<<<<< HEAD")
    assert lines[start - 1] == "# eerst-1"
    capsys.readouterr()
    assert call(root, "check") == 1
    out = capsys.readouterr().out
    assert f"{TIPS}:{start + 1}: a mark of a merge that was not finished" in out
    kept = [line for line in lines if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")]
    (root / TIPS).write_text("\n".join(kept), encoding="utf-8")
    assert call(root, "check") == 0
