"""What is wrong with the site's source, told so that its writer can fix it."""

from __future__ import annotations

import html
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

TEXT_LIMIT = 1_000_000
"""Bytes that a text of the source may have: ten times the longest."""
LINE_LIMIT = 10_000
"""Characters that a line of it may have."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in one place."""

    path: str
    """File, relative to the project's root, with `/` between folders."""
    line: int
    """Line in that file, counted from 1."""
    what: str
    """What is wrong."""
    expected: str
    """What should stand there."""
    found: str
    """What stands there."""
    fix: str
    """How to fix it."""

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.what}; expected: {self.expected}; "
            f"found: {self.found}; fix: {self.fix}"
        )


class ProblemsError(Exception):
    """Raised once, with every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Report:
    """Collects problems while the source is read, so that all are told at once."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    hidden: list[Problem] = field(default_factory=list)
    """What readers do not see yet, which the operator is told at each build."""

    def error(
        self, path: str, line: int, what: str, *, expected: str, found: object, fix: str
    ) -> None:
        """Note a problem that must stop the build."""
        self.errors.append(_problem(path, line, what, expected, found, fix))

    def warning(
        self, path: str, line: int, what: str, *, expected: str, found: object, fix: str
    ) -> None:
        """Note a problem that the operator should know of, and the site can live with."""
        self.warnings.append(_problem(path, line, what, expected, found, fix))

    def hide(
        self, path: str, line: int, what: str, *, expected: str, found: object, fix: str
    ) -> None:
        """Note something that is left out of the site until its writer goes on."""
        self.hidden.append(_problem(path, line, what, expected, found, fix))

    def raise_errors(self) -> None:
        """Raise `ProblemsError` if any error was noted."""
        if self.errors:
            raise ProblemsError(self.errors)


def _problem(path: str, line: int, what: str, expected: str, found: object, fix: str) -> Problem:
    # A key that somebody wrote may stand in any of the texts.
    return Problem(path, line, _one_line(what), _one_line(expected), short(found), _one_line(fix))


def short(value: object, limit: int = 80) -> str:
    """Return `value` as one line of at most `limit` characters."""
    text = _one_line(value if isinstance(value, str) else repr(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _one_line(text: str) -> str:
    # Half of a pair of UTF-16 can stand in text, and cannot be printed.
    return " ".join(text.encode("utf-8", "backslashreplace").decode().split())


_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffc\U00010000-\U0010ffff]"
)
"""Characters that no text may hold: control characters and separators of lines that no editor
shows, marks that turn the direction of what follows, and what stands for a lost character."""


def check_characters(
    text: str, name: str, report: Report, first_line: int = 1, *, lines: bool = True
) -> bool:
    """Note each character in `text` that no text may hold; return whether there is none.

    `text` begins on `first_line` of `name`; without `lines` all of it is told on that line.
    """
    if not _FORBIDDEN.search(text):
        return True
    found = [
        (first_line + number * lines, character)
        for number, line in enumerate(text.split("\n"))
        for character in _FORBIDDEN.findall(line)
    ]
    for line, character in dict.fromkeys(found):
        report.error(
            name, line, "a character that no text may hold",
            expected="letters, signs and spaces", found=f"U+{ord(character):04X}",
            fix="remove it; it may be invisible: type the line again",
        )  # fmt: skip
    return False


def read_text(path: Path, name: str, report: Report) -> str | None:
    """Return the text of a UTF-8 file; on failure note an error at `name` and return None.

    A character that no text may hold is an error, written as a reference (`&#8238;`) too; the
    text that is returned has a space in its place, so that it is told once.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would never end
            raise OSError("not an ordinary file")
        if found.st_size > TEXT_LIMIT:
            report.error(
                name, 1, "the file is too large", expected=f"at most {TEXT_LIMIT} bytes",
                found=f"{found.st_size} bytes", fix="make several files of it",
            )  # fmt: skip
            return None
        # newline=None: a file written on Windows reads as the same text.
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        report.error(
            name, 1, "the file is missing",
            expected="a text file", found="nothing", fix=f"create {name}",
        )  # fmt: skip
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report.error(
            name, line, "the file is not UTF-8",
            expected="text saved as UTF-8", found=f"byte 0x{error.object[error.start]:02x}",
            fix="save the file again with the encoding UTF-8",
        )  # fmt: skip
    except OSError as error:
        report.error(
            name, 1, "the file cannot be read",
            expected="a readable file", found=error.strerror or str(error),
            fix="look at the file's rights and at the disk",
        )  # fmt: skip
    else:
        if not _check_lines(text, name, report):
            return None
        shown = "\n".join(_unescaped(line) for line in text.split("\n")) if "&" in text else text
        clean = check_characters(shown, name, report)
        return text if clean else _FORBIDDEN.sub(" ", text)
    return None


def _check_lines(text: str, name: str, report: Report) -> bool:
    """Note the first line that is too long; return whether there is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LINE_LIMIT:
            report.error(
                name, number, "the line is too long", expected=f"at most {LINE_LIMIT} characters",
                found=f"{len(line)} characters", fix="make several lines of it",
            )  # fmt: skip
            return False
    return True


def _unescaped(line: str) -> str:
    """Return a line of Markdown with its character references as the characters."""
    # A reference to the end of a line would move all that follows.
    return html.unescape(line).replace("\n", " ")
