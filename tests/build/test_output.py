"""What the commands say comes out everywhere, and what fails is one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SmallSite
from tests.rules.source import changed

ENCODINGS: tuple[dict[str, str], ...] = (
    {"PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
)
COMMANDS = {
    "build": ["mkdocs", "build", "--quiet"],
    "due": ["hooks.due"],
    "status": ["hooks.translations.cli", "status"],
    "check": ["hooks.translations.cli", "check"],
    "diff": ["hooks.translations.cli", "diff", "tips.md"],
}


def run(root: Path, command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a project."""
    return subprocess.run(
        [sys.executable, "-m", *COMMANDS[command]],
        cwd=root, capture_output=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
    )  # fmt: skip


@pytest.mark.parametrize("environment", ENCODINGS, ids=str)
@pytest.mark.parametrize("command", COMMANDS)
def test_signs_that_the_terminal_lacks_are_escaped(
    make_site: SmallSite, command: str, environment: dict[str, str]
) -> None:
    root = make_site(changed("docs/nl/tips.md", "Eerste regel.", "Eerste → ελ regel."))
    page = root / "docs/nl/tips.md"
    text = page.read_text(encoding="utf-8")
    if command == "build":
        page.write_text("→ ελ\n", encoding="utf-8")  # a page without front matter
    if command == "due":
        text = text.replace("title: Tips", "title: Tips → ελ").replace("2026-11-22", "2020-01-01")
        page.write_text(text, encoding="utf-8")
    done = run(root, command, **environment)
    printed = done.stdout + done.stderr
    assert b"Traceback" not in printed, printed
    assert b"UnicodeEncodeError" not in printed
    if command in ("build", "due", "diff"):
        assert b"\\u03b5\\u03bb" in printed, printed


@pytest.mark.parametrize("command", ["due", "status", "check"])
def test_what_cannot_be_read_is_one_line(make_site: SmallSite, command: str) -> None:
    root = make_site({"docs/nl/tips.md": None})
    (root / "docs/nl/tips.md").mkdir()
    done = run(root, command)
    printed = (done.stdout + done.stderr).decode()
    assert done.returncode in (1, 2)
    assert "docs/nl/tips.md:1: the file cannot be read; expected: a readable file; " in printed
    assert "Traceback" not in printed


def test_a_full_disk_at_a_confirmation_is_one_line(make_site: SmallSite) -> None:
    root = make_site({})
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (10, -1)); "
        "from hooks.translations.cli import main; "
        "sys.argv = ['translations', 'confirm', '--yes', 'tips.md']; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert done.returncode == 2, done.stdout + done.stderr
    assert "; what is not told as done is as it was: look at the disk" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not [path for path in (root / "docs/en").iterdir() if path.name.startswith(".")]


def test_a_reader_who_goes_away_is_no_fault(make_site: SmallSite) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "hooks.due"], cwd=make_site({}), stdout=writing,
        stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_date_that_has_not_come_stops_no_build(make_site: SmallSite) -> None:
    """A build does not ask what day it is: it is the same whatever the clock says."""
    root = make_site(changed("docs/facts.yml", "checked: null", "checked: 9999-12-31"))
    assert run(root, "build").returncode == 0
    done = run(root, "due")
    assert done.returncode == 1
    assert b"its date 9999-12-31 has not come yet" in done.stdout
