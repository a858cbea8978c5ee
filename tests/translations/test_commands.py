"""The command as a person types it."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hooks.translations.cli import run
from hooks.translations.lock import FOLDER
from tests.translations.source import (
    SETTINGS,
    TARGET,
    call,
    edit,
    small_root,
    small_texts,
    write_texts,
)

LOCK = (TARGET / FOLDER / "tips.md.lock").as_posix()


class Terminal(io.StringIO):
    """What is printed, on something that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_root(tmp_path)


def typed(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command as it is typed in the folder of the project."""
    name, *arguments = shlex.split(command)
    assert name == "translations"
    program = Path(sys.executable).with_name(name)
    return subprocess.run(
        [program, *arguments], cwd=root, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_a_walk_from_a_source_edit_to_a_green_check(root: Path) -> None:
    """The steps of README.md, "Change a translation"."""
    assert typed(root, "translations check").returncode == 0

    edit(root, "docs/nl/tips.md", "Bewaar alle berichten", "Verwijder geen berichten")
    edit(root, "docs/nl/tips.md", "Ga weg als", "Ga meteen weg als")

    status = typed(root, "translations status")
    assert status.returncode == 0
    assert re.search(r"^tips\.md +10 +2! +0 +0 +0$", status.stdout, re.MULTILINE)
    assert "  translations diff tips.md   1 safety-critical" in status.stdout

    check = typed(root, "translations check")
    assert check.returncode == 1
    assert check.stdout.startswith(
        "docs/en/tips.md:9: safety-critical and stale: the source text of tips.md#top-3 has changed"
    )
    assert "docs/en/tips.md:13: warning: stale: " in check.stdout

    diff = typed(root, "translations diff tips.md")
    assert diff.returncode == 0
    assert diff.stdout.split("\n\n")[1] == (
        "tips.md#eerst-1  stale\n"
        f"  before  {LOCK}:{line_of(root / LOCK, 'Bewaar alle')}\n"
        "    [-Bewaar alle-] berichten die je krijgt.\n"
        "  now     docs/nl/tips.md:13\n"
        "    {+Verwijder geen+} berichten die je krijgt.\n"
        "  en      docs/en/tips.md:13\n"
        "    Keep all messages that you get.\n"
    )

    edit(root, "docs/en/tips.md", "Keep all messages", "Do not delete messages")
    done = typed(root, "translations confirm tips.md#eerst-1")
    assert (done.returncode, done.stdout) == (0, "confirmed tips.md#eerst-1\n")
    assert typed(root, "translations check").returncode == 1

    edit(root, "docs/en/tips.md", "Leave if", "Leave at once if")
    done = typed(root, "translations confirm tips.md --yes")
    assert done.returncode == 0
    assert "{+meteen+}" in done.stdout
    assert done.stdout.endswith("confirmed tips.md#top-3\n")
    check = typed(root, "translations check")
    assert (check.returncode, check.stdout) == (0, "0 errors, 0 warnings\n")
    assert "12 of 12 current" not in check.stdout


def line_of(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return 1 + next(number for number, line in enumerate(lines) if words in line)


def test_the_walk_with_a_browser_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the check prints can be pasted, for changed blocks and for new ones."""
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    edit(root, "docs/nl/tips.md", "index.md).", "index.md).\n\nDit is nieuw.")
    edit(root, "docs/en/tips.md", "index.md).", "index.md).\n\nThis is new.")
    assert call(root, "check") == 0
    out = capsys.readouterr().out
    changed = re.search(rf"put in place of line (\d+) of {re.escape(LOCK)}:\n(.*)\n", out)
    new = re.search(rf"put below line (\d+) of {re.escape(LOCK)}:\n(\n.*\n.*)\n\n", out)
    assert changed
    assert new
    lines = (root / LOCK).read_text(encoding="utf-8").split("\n")
    lines[int(changed[1]) - 1] = changed[2]
    lines[int(new[1]) : int(new[1])] = new[2].split("\n")
    (root / LOCK).write_text("\n".join(lines), encoding="utf-8")
    assert call(root, "check") == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"
    # The pasted lines stand where the command would have put them.
    pasted = (root / LOCK).read_text(encoding="utf-8")
    edit(root, "docs/nl/tips.md", "vandaag", "morgen")
    call(root, "confirm", "tips.md#eerst-2")
    written = (root / LOCK).read_text(encoding="utf-8").split("\n")
    assert len(written) == len(pasted.split("\n"))
    assert sum(a != b for a, b in zip(written, pasted.split("\n"), strict=True)) == 1


def test_what_to_paste_for_a_page_without_a_lock(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / LOCK).unlink()
    call(root, "check")
    out = capsys.readouterr().out
    parts = re.findall(rf"\nin a web editor, put into {re.escape(LOCK)}:\n(\n.*\n.*\n)", out)
    assert len(parts) == 12
    (root / LOCK).write_text("".join(parts), encoding="utf-8")
    assert call(root, "check") == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_check_names_everything_with_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "docs/nl/tips.md", "- [ ] Vertel", "- [ ] Iets nieuws.\n- [ ] Vertel")
    edit(root, "docs/nl/tips.md", "Eerste regel van de bladzijde.\n", "")
    edit(root, "docs/nl/strings.yml", "Weg", "Snel weg")
    edit(root, "docs/en/strings.yml", "Menu", "The menu")
    write_texts(root, {"docs/nl/new.md": "Nieuw.\n", "docs/en/old.md": "Old.\n"})
    assert call(root, "check") == 1
    lines = capsys.readouterr().out.split("\n")
    told = [line.split("; ")[0] for line in lines if re.match(r"docs/\S+:\d+: ", line)]
    assert told == [
        "docs/en/new.md:1: missing: the page is not translated",
        "docs/en/old.md:1: orphan: the source text of old.md#top-1 is gone",
        "docs/en/strings.yml:3: safety-critical and stale: the source text of "
        "strings.yml#exit.label has changed",
        "docs/en/tips.md:6: orphan: the source text of tips.md#top-1+ is gone",
        "docs/nl/tips.md:13: missing: tips.md#eerst-2 has no translation",
        "docs/en/strings.yml:5: warning: edited: strings.yml#nav.menu is not as it was confirmed",
    ]
    assert "5 errors, 1 warning" in lines


def test_status_as_data(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    assert call(root, "status", "--json") == 0
    (data,) = json.loads(capsys.readouterr().out)
    assert (data["source"], data["target"], data["complete"]) == ("docs/nl", "docs/en", True)
    page = data["pages"][0]
    assert {key: page[key] for key in ("page", "current", "stale", "missing", "orphan")} == {
        "page": "tips.md", "current": 11, "stale": 1, "missing": 0, "orphan": 0,
    }  # fmt: skip
    assert page["blocks"] == [
        {
            "id": "tips.md#eerst-1", "state": "stale", "critical": False, "moved": False,
            "before": "Bewaar alle berichten die je krijgt.",
            "source": {"at": "docs/nl/tips.md:13", "text": "Bewaar geen berichten die je krijgt."},
            "target": {"at": "docs/en/tips.md:13", "text": "Keep all messages that you get."},
        }
    ]  # fmt: skip


def test_lines_fit_80_columns_and_colour_is_for_terminals(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "woord" * 40
    edit(root, "docs/nl/tips.md", "Dat helpt bijna", f"Dat {long} helpt soms en later ook bijna")
    for command in (("diff", "tips.md"), ("status",)):
        call(root, *command)
    out = capsys.readouterr().out
    assert "{+" in out
    assert "\033" not in out
    assert max(map(len, out.split("\n"))) <= 80
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    call(root, "diff", "tips.md")
    coloured = terminal.getvalue()
    assert "\033[32;1msoms" in coloured
    assert "ook\033[0m" in coloured
    assert "{+" not in coloured
    plain = re.sub(r"\033\[[\d;]*m", "", coloured)
    assert max(map(len, plain.split("\n"))) <= 80
    terminal.truncate(0)
    monkeypatch.setenv("NO_COLOR", "1")
    call(root, "diff", "tips.md")
    assert "\033" not in terminal.getvalue()


@pytest.mark.parametrize(
    ("answer", "code", "line"), [("n\n", 1, "Nothing is confirmed."), ("y\n", 0, "confirmed tips")]
)
def test_a_whole_page_is_shown_and_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, line: str
) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    before = (root / LOCK).read_bytes()
    terminal, asked = Terminal(), Terminal(answer)
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stdin", asked)
    assert call(root, "confirm", "tips.md") == code
    assert "Confirm these 1? [y/N]" in terminal.getvalue()
    assert line in terminal.getvalue()
    assert ((root / LOCK).read_bytes() == before) is (code == 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("confirm", "tips.md"), "add --yes"),
        (("confirm", "tips.md#eerst-9"), "there is no block tips.md#eerst-9"),
        (("confirm", "tops.md"), "there is no page tops.md"),
        (("diff", "tops.md"), "there is no page tops.md"),
        (("start", "en"), "docs/en is not empty"),
        (("start", "../x"), "is no code of a new language"),
        (("start", "nl"), "is no code of a new language"),
        (("--source", "docs/xx", "status"), "there is no folder"),
    ],
)
def test_misuse_is_told_and_changes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    edit(root, "docs/nl/tips.md", "- [ ] Vertel", "- [ ] Iets nieuws.\n- [ ] Vertel")
    before = (root / LOCK).read_bytes()
    assert call(root, *arguments) == 2
    assert message in capsys.readouterr().err
    assert (root / LOCK).read_bytes() == before


def test_no_command_confirms_a_language(root: Path) -> None:
    for arguments in (("confirm",), ("confirm", "--all"), ("confirm", "docs/en"), ("confirm", "")):
        try:
            code = call(root, *arguments)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        assert code == 2, arguments


@pytest.mark.parametrize("page", ["tips.md", "en/tips.md", "docs/en/tips.md", "./docs/en/tips.md"])
def test_a_page_can_be_named_by_its_path(
    root: Path, capsys: pytest.CaptureFixture[str], page: str
) -> None:
    assert call(root, "diff", page) == 0
    assert capsys.readouterr().out == "tips.md is current\n"


def test_two_languages_need_the_language(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, "start", "de") == 0
    assert call(root, "diff", "tips.md") == 2
    assert "type one of de/tips.md, en/tips.md" in capsys.readouterr().err
    assert call(root, "diff", "en/tips.md") == 0
    assert call(root, "status") == 0
    assert "translations diff de/tips.md" in capsys.readouterr().out


def test_what_is_refused_is_told_and_the_rest_is_confirmed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    edit(root, "docs/nl/tips.md", "- [ ] Wacht", "- [ ] Iets nieuws.\n- [ ] Wacht")
    assert call(root, "confirm", "tips.md#eerst-3", "tips.md#eerst-1") == 1
    assert capsys.readouterr().out == (
        "not confirmed tips.md#eerst-3: it has no translation yet: write it first\n"
        "confirmed tips.md#eerst-1\n"
    )
    edit(root, "docs/nl/tips.md", "vandaag", "morgen")
    assert call(root, "confirm", "tips.md", "--yes") == 1
    out = capsys.readouterr().out
    assert "\nconfirmed tips.md#eerst-2\nnot confirmed tips.md#eerst-3: " in out
    edit(root, "docs/en/tips.md", "- [ ] Do not wait", "- [ ] New.\n- [ ] Do not wait")
    assert call(root, "confirm", "tips.md", "--yes") == 0


def test_a_damaged_lock_stops_a_confirmation_and_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = line_of(root / LOCK, "Bewaar alle")
    edit(root, LOCK, "todo:1 Bewaar", "Bewaar")
    edit(root, LOCK, "alle berichten die je krijgt.", "")
    edit(root, "docs/nl/tips.md", "vandaag", "morgen")
    before = (root / LOCK).read_bytes()
    assert call(root, "confirm", "tips.md#eerst-2") == 2
    assert f"{LOCK}:{line}: a damaged record" in capsys.readouterr().err
    assert (root / LOCK).read_bytes() == before
    assert call(root, "check") == 1
    out = capsys.readouterr().out
    assert f"{LOCK}:{line}: a damaged record" in out
    assert "tips.md#eerst-2 has changed" in out


def test_locks_that_are_gone_are_one_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / TARGET / FOLDER)
    assert call(root, "check") == 1
    out = capsys.readouterr().out
    assert out.startswith("docs/en/translations:1: the translation has no locks")
    assert out.endswith("\n1 error, 0 warnings\n")
    assert call(root, "status") == 0
    assert "nothing has been confirmed yet" in capsys.readouterr().out


def test_records_of_text_that_is_gone_are_told_and_removed(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code, words in (
        ("nl", "Eerste regel van de bladzijde."),
        ("en", "First line of the page."),
    ):
        edit(root, f"docs/{code}/tips.md", f"{words}\n", "")
    assert call(root, "check") == 0
    line = line_of(root / LOCK, "Eerste regel")
    assert f"{LOCK}:{line}: warning: a record of text that is gone" in capsys.readouterr().out
    assert call(root, "confirm", "tips.md") == 0
    assert "removed 1 record of text that is gone" in capsys.readouterr().out
    assert call(root, "check") == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_a_page_is_renamed_with_its_lock(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for code in ("nl", "en"):
        (root / f"docs/{code}/tips.md").rename(root / f"docs/{code}/advice.md")
    assert call(root, "check") == 1
    out = capsys.readouterr().out
    assert f"{LOCK}:4: warning: records of a page that is gone" in out
    assert "rename this file as the page was renamed" in out
    (root / LOCK).rename(root / TARGET / FOLDER / "advice.md.lock")
    assert call(root, "check") == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_it_works_on_any_two_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {
        "handbuch/deutsch/teil/a.md": "# Eins\n\nText.\n",
        "handbuch/english/teil/a.md": "# One\n\nWords.\n",
    }
    write_texts(tmp_path, files)
    place = [
        "--root",
        str(tmp_path),
        "--source",
        "handbuch/deutsch",
        "--target",
        "handbuch/english",
    ]
    assert run([*place, "confirm", "teil/a.md", "--yes"], SETTINGS) == 0
    assert run([*place, "check"], SETTINGS) == 0
    edit(tmp_path, "handbuch/deutsch/teil/a.md", "Text", "Kein Text")
    capsys.readouterr()
    assert run([*place, "check"], SETTINGS) == 0
    out = capsys.readouterr().out
    assert "handbuch/english/teil/a.md:3: warning: stale: the source text of teil/a.md#~1-1" in out


@pytest.mark.parametrize(
    ("code", "direction"),
    [
        ("de", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("ps", "rtl"),
        ("pt-br", "ltr"), ("pa-Arab", "rtl"), ("xx", "ltr"),
    ],
)  # fmt: skip
def test_a_new_language_begins_in_the_direction_in_which_it_is_written(
    tmp_path: Path, code: str, direction: str
) -> None:
    root = write_texts(tmp_path, small_texts())
    assert call(root, "start", code) == 0
    strings = (root / f"docs/{code}/strings.yml").read_text(encoding="utf-8")
    assert strings.startswith(f"complete: false\n\nlanguage:\n  direction: {direction}\n")


def test_a_name_that_is_the_same_in_both_languages_is_confirmed_by_name(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in ("nl", "en"):
        edit(root, f"docs/{code}/tips.md", "index.md).", "index.md).\n\nHelpwanted.nl")
    assert call(root, "check") == 1
    assert "tips.md#daarna-3 is still the text of docs/nl/tips.md:23" in capsys.readouterr().out
    assert call(root, "confirm", "tips.md", "--yes") == 1
    assert "not confirmed tips.md#daarna-3" in capsys.readouterr().out
    assert call(root, "confirm", "tips.md#daarna-3") == 0
    assert call(root, "check") == 0


def test_two_confirmations_at_once_are_both_kept(root: Path) -> None:
    before = small_texts()["docs/nl/tips.md"]
    fork = multiprocessing.get_context("fork")
    for attempt in range(12):
        changed = before
        for old in ("berichten", "iemand wat", "iemand die"):
            changed = changed.replace(old, f"{old} {attempt}", 1)
        write_texts(root, {"docs/nl/tips.md": changed})
        people = [
            fork.Process(target=_confirm, args=(root, f"tips.md#{name}"))
            for name in ("eerst-1", "eerst-2", "daarna-1")
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()
        assert [person.exitcode for person in people] == [0, 0, 0]
        lock = (root / LOCK).read_text(encoding="utf-8")
        assert len(re.findall(rf"(?:berichten|wat|die) {attempt} ", lock)) == 3


def _confirm(root: Path, block: str) -> None:
    sys.exit(call(root, "confirm", block))


@pytest.mark.parametrize("command", ["status", "diff tips.md", "check", "confirm tips.md --yes"])
def test_a_terminal_that_has_not_every_letter(root: Path, command: str) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar \u2192 \u0142\u00f3d\u017a")
    done = subprocess.run(
        [Path(sys.executable).with_name("translations"), *command.split()],
        cwd=root, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    if command != "status":
        assert b"\\u2192 \\u0142\xf3d\\u017a" in done.stdout


def test_a_disk_that_is_full_is_one_line(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root, "docs/nl/tips.md", "Bewaar alle", "Bewaar geen")
    before = (root / LOCK).read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device", LOCK)

    monkeypatch.setattr(os, "fsync", full)
    assert call(root, "confirm", "tips.md#eerst-1") == 2
    assert capsys.readouterr() == (
        "",
        f"translations: {LOCK}: No space left on device; what is not told as done is as it was: "
        "look at the disk and at the rights of the folder, and try again\n",
    )
    assert (root / LOCK).read_bytes() == before


def started(tmp_path: Path, strings: str, tips: str = "") -> Path:
    """Return a project with a language that is only started, and has these texts."""
    source = small_texts()["docs/nl/strings.yml"] + "neutral: [stalk]\nsearch:\n  stem: dutch\n"
    home = "---\ntitle: Start\n---\n\nWelkom.\n"
    files = {
        "docs/nl/tips.md": small_texts()["docs/nl/tips.md"],
        "docs/nl/index.md": home,
        "docs/nl/strings.yml": source,
        "docs/de/tips.md": tips or small_texts()["docs/en/tips.md"],
        "docs/de/index.md": home.replace("Welkom", "Willkommen"),
        "docs/de/strings.yml": f"complete: false\n{strings}",
    }
    return write_texts(tmp_path, files)


WORDS = "exit:\n  label: Weg\nnav:\n  menu: Menü\n  home: Anfang\n"
SETTINGS_OF_GERMAN = "neutral: [stalk]\nsearch:\n  stem: german\n"


def test_a_language_can_do_without_what_helps_its_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = started(tmp_path, WORDS + SETTINGS_OF_GERMAN)
    edit(
        root,
        "docs/nl/strings.yml",
        "search:",
        "search:\n  common: [de]\n  synonyms: {tips: [raad]}",
    )
    edit(root, "docs/de/strings.yml", "search:", "search:\n  synonyms: {index: [Rat]}")
    assert call(root, "status", "--json") == 0
    (data,) = json.loads(capsys.readouterr().out)
    assert data["gaps"] == []


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f"{WORDS}search:\n  stem: german\n", 1, "the setting neutral is missing"),
        (f"{WORDS}neutral: [stalk]\n", 1, "the setting search is missing"),
        (f"{WORDS}neutral: [stalk]\nsearch: {{}}\n", 8, "the text search.stem is missing"),
        (f"exit:\n  label: Weg\nnav:\n  home: x\n{SETTINGS_OF_GERMAN}", 4,
         "the text nav.menu is missing"),
    ],
)  # fmt: skip
def test_what_keeps_a_language_from_its_readers_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, line: int, what: str
) -> None:
    root = started(tmp_path, text)
    assert call(root, "status") == 0
    shown = f"The language is not shown to readers:\n  docs/de/strings.yml:{line}: {what}\n"
    assert shown in capsys.readouterr().out
    assert call(root, "check") == 0
    assert (
        f"docs/de/strings.yml:{line}: warning: not shown: the language; expected: all of "
        f"docs/nl/strings.yml, translated; found: {what}; fix: "
    ) in capsys.readouterr().out
    call(root, "confirm", "strings.yml", "--yes")
    assert f"docs/de/strings.yml:{line}: not shown to readers yet: {what}\n" in (
        capsys.readouterr().out
    )
    assert call(root, "status", "--json") == 0
    (data,) = json.loads(capsys.readouterr().out)
    assert {"at": f"docs/de/strings.yml:{line}", "what": what, "language": True} in data["gaps"]


def test_one_forgotten_mark_keeps_a_page_from_its_readers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tips = small_texts()["docs/en/tips.md"].replace("Talk with", "[nl] Talk with")
    root = started(tmp_path, f"{WORDS}{SETTINGS_OF_GERMAN}", tips)
    line = line_of(root / "docs/de/tips.md", "[nl]")
    what = "the mark [nl] stands on this line"
    assert call(root, "status") == 0
    out = capsys.readouterr().out
    assert f"These pages are not shown to readers:\n  docs/de/tips.md:{line}: {what}\n" in out
    assert call(root, "check") == 0
    assert f"docs/de/tips.md:{line}: warning: not shown: the page tips.md; " in (
        capsys.readouterr().out
    )
    # What is refused is told by the exit code, and what else is named is confirmed.
    assert call(root, "confirm", "tips.md", "index.md", "--yes") == 1
    out = capsys.readouterr().out
    assert "not confirmed tips.md#daarna-1: it is marked as not translated" in out
    assert f"docs/de/tips.md:{line}: not shown to readers yet: {what}\n" in out
    assert "confirmed index.md#top-1" in out
    edit(root, "docs/de/tips.md", "[nl] ", "")
    assert call(root, "confirm", "tips.md", "--yes") == 0
    assert "not shown" not in capsys.readouterr().out
    assert call(root, "status") == 0
    assert "not shown" not in capsys.readouterr().out


def test_a_setting_that_a_complete_language_lacks_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_root(tmp_path)
    edit(root, "docs/nl/strings.yml", "exit:", "neutral: [stalk]\nexit:")
    assert call(root, "check") == 1
    assert "docs/en/strings.yml:1: missing: a setting of the language; " in capsys.readouterr().out
    assert call(root, "status") == 0
    assert "Missing, so the build fails:\n  docs/en/strings.yml:1: the setting neutral" in (
        capsys.readouterr().out
    )
