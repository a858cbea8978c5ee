"""The command `translations`."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from hooks.checks.translation_rules import read_settings
from hooks.problems import ProblemsError
from hooks.translations.commands import Command, UsageError
from hooks.translations.rules import Settings


def run(arguments: Sequence[str], settings: Settings) -> int:
    """Do what the arguments say; return the exit code: 0, 1 if something is wrong, 2 for misuse."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # not every terminal has every letter
    try:
        command = Command(options, settings)
        return int(getattr(command, options.command.replace("import", "import_"))())
    except UsageError as error:
        sys.stderr.write(f"translations: {error}\n")
    except ProblemsError as error:
        sys.stderr.write(f"{error}\n")
    except BrokenPipeError:
        sys.stdout = None
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        sys.stderr.write(
            f"translations: {what}; what is not told as done is as it was: look at the disk and "
            "at the rights of the folder, and try again\n"
        )
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="translations", description="Which parts of a translation are still right."
    )
    parser.add_argument("--root", type=Path, default=Path(), help="folder of the project")
    parser.add_argument("--source", help="folder of the source language, below the project's")
    parser.add_argument("--target", action="append", help="folder of a translation")
    commands = parser.add_subparsers(dest="command", required=True)
    status = commands.add_parser("status", help="each page in numbers, and what to do next")
    status.add_argument("--json", action="store_true", help="for machines")
    commands.add_parser("check", help="path:line: what is wrong; exit code 1 on errors")
    diff = commands.add_parser("diff", help="the source text before and now, and the translation")
    diff.add_argument("page", metavar="PAGE[#BLOCK]")
    confirm = commands.add_parser("confirm", help="the translation is right for the text of today")
    confirm.add_argument("page", nargs="+", metavar="PAGE[#BLOCK]")
    confirm.add_argument("--yes", action="store_true", help="do not ask before a whole page")
    start = commands.add_parser("start", help="lay out the files of a new language")
    start.add_argument("language", metavar="LANG", help="its code, such as de")
    export = commands.add_parser("export", help="a file for a translator's own tool")
    export.add_argument("language", metavar="LANG", help="its code, such as de")
    bring = commands.add_parser("import", help="the texts that a translator's tool gives back")
    for each in (export, bring):
        each.add_argument("file", type=Path, metavar="FILE.po|FILE.xlf")
    return parser


def main() -> int:
    """Run the command on this project."""
    try:
        settings = read_settings(Path(__file__).parents[2])
    except ProblemsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return run(sys.argv[1:], settings)


if __name__ == "__main__":
    sys.exit(main())
