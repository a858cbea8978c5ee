"""What is wrong with the site's source, told so that its writer can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


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
    mend: str
    """How to mend it."""

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.what}; expected: {self.expected}; "
            f"found: {self.found}; mend: {self.mend}"
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

    def error(
        self, path: str, line: int, what: str, *, expected: str, found: object, mend: str
    ) -> None:
        """Note a problem that must stop the build."""
        self.errors.append(_problem(path, line, what, expected, found, mend))

    def warning(
        self, path: str, line: int, what: str, *, expected: str, found: object, mend: str
    ) -> None:
        """Note a problem that the operator should know of, and the site can live with."""
        self.warnings.append(_problem(path, line, what, expected, found, mend))

    def raise_errors(self) -> None:
        """Raise `ProblemsError` if any error was noted."""
        if self.errors:
            raise ProblemsError(self.errors)


def _problem(path: str, line: int, what: str, expected: str, found: object, mend: str) -> Problem:
    # A key that somebody wrote may stand in any of the texts.
    return Problem(path, line, _one_line(what), _one_line(expected), short(found), _one_line(mend))


def short(value: object, limit: int = 80) -> str:
    """Return `value` as one line of at most `limit` characters."""
    text = _one_line(value if isinstance(value, str) else repr(value))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _one_line(text: str) -> str:
    # Half of a pair of UTF-16 can stand in text, and cannot be printed.
    return " ".join(text.encode("utf-8", "backslashreplace").decode().split())


def read_text(path: Path, name: str, report: Report) -> str | None:
    """Return the text of a UTF-8 file; on failure note an error at `name` and return None."""
    try:
        # newline=None: a file written on Windows reads as the same text.
        return path.read_text(encoding="utf-8-sig").replace("\x00", "�")
    except FileNotFoundError:
        report.error(
            name, 1, "the file is missing",
            expected="a text file", found="nothing", mend=f"create {name}",
        )  # fmt: skip
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        report.error(
            name, line, "the file is not UTF-8",
            expected="text saved as UTF-8", found=f"byte 0x{error.object[error.start]:02x}",
            mend="save the file again with the encoding UTF-8",
        )  # fmt: skip
    except OSError as error:
        report.error(
            name, 1, "the file cannot be read",
            expected="a readable file", found=error.strerror or str(error),
            mend="look at the file's rights and at the disk",
        )  # fmt: skip
    return None
