"""Messages, and reading a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.problems import Problem, ProblemsError, Report, read_text, short
from tests.rules.source import told

PROBLEM = Problem("docs/nl/x.md", 7, "wrong", "right", "left", "turn round")


def test_a_problem_reads_as_one_line() -> None:
    assert str(PROBLEM) == ("docs/nl/x.md:7: wrong; expected: right; found: left; fix: turn round")


def test_all_problems_are_told_once_in_the_order_of_the_lines() -> None:
    second, tenth, other = (
        Problem(path, line, "wrong", "right", "left", "turn")
        for path, line in (("docs/a.md", 2), ("docs/a.md", 10), ("docs/b.md", 1))
    )
    error = ProblemsError([other, tenth, second, tenth])
    assert error.problems == (second, tenth, other)
    assert str(error) == f"{second}\n{tenth}\n{other}"


def test_only_errors_stop() -> None:
    report = Report()
    report.warning("a.md", 1, "odd", expected="x", found="y", fix="z")
    report.raise_errors()
    report.error("a.md", 2, "wrong", expected="x", found=["y", 1], fix="z")
    with pytest.raises(ProblemsError) as raised:
        report.raise_errors()
    assert str(raised.value) == "a.md:2: wrong; expected: x; found: ['y', 1]; fix: z"
    assert [str(problem) for problem in report.warnings] == [
        "a.md:1: odd; expected: x; found: y; fix: z"
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("kort", "kort"),
        ("twee\n  regels", "twee regels"),
        ("a" * 80, "a" * 80),
        ("a" * 81, "a" * 79 + "…"),
        (None, "None"),
        ("half \ud800 teken", "half \\ud800 teken"),
    ],
)
def test_what_was_found_is_one_short_line_that_can_be_printed(value: object, shown: str) -> None:
    assert short(value) == shown
    shown.encode()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("één\n".encode(), "één\n"),
        (b"\xef\xbb\xbfregel\r\nregel\r\n", "regel\nregel\n"),
        (b"", ""),
    ],
)
def test_a_text_file_is_read(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(content)
    report = Report()
    assert read_text(path, "docs/x.md", report) == text
    assert not told(report)


@pytest.mark.parametrize(
    ("content", "line", "byte"),
    [
        (b"\xff", 1, "0xff"),
        (b"a\nb\n\xe9\n", 3, "0xe9"),
        (b"\xef\xbb\xbfa\n\xff", 2, "0xff"),
        ("één".encode()[:-2] + b"\xc3", 1, "0xc3"),
        (b"a\r\nb\r\n\x80", 3, "0x80"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, content: bytes, line: int, byte: str) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(content)
    report = Report()
    assert read_text(path, "docs/x.md", report) is None
    assert told(report) == [
        f"docs/x.md:{line}: the file is not UTF-8; expected: text saved as UTF-8; "
        f"found: byte {byte}; fix: save the file again with the encoding UTF-8"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nul \x00 byte", [(1, "0000")]),
        ("a\nb \u202e c\n\u2066d\u2069", [(2, "202E"), (3, "2066"), (3, "2069")]),
        ("a\n\n\ufffd \ufffd", [(3, "FFFD")]),
        ("\x1b[31m", [(1, "001B")]),
        ("a\u2028b\n\x85", [(1, "2028"), (2, "0085")]),
        ("a\n&#x202E; &#8294;", [(2, "202E"), (2, "2066")]),
        ("a&#10;b\n&#0;", [(2, "FFFD")]),
    ],
)
def test_characters_that_no_text_may_hold(
    tmp_path: Path, text: str, found: list[tuple[int, str]]
) -> None:
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    report = Report()
    read = read_text(path, "docs/x.md", report)
    assert read is not None
    assert not set(read) & set("\0\u202e\u2066\u2069\ufffd\x1b\u2028\x85")
    assert told(report) == [
        f"docs/x.md:{line}: a character that no text may hold; expected: letters, signs and "
        f"spaces; found: U+{code}; fix: remove it; it may be invisible: type the line again"
        for line, code in found
    ]


def test_marks_that_texts_in_other_scripts_need(tmp_path: Path) -> None:
    text = "\u200f\u0627\u200c\u0628\u200d\t\u00ad\u200b\U0001f600"
    (tmp_path / "x.md").write_text(text, encoding="utf-8")
    report = Report()
    assert read_text(tmp_path / "x.md", "docs/x.md", report) == text
    assert not told(report)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    report = Report()
    assert read_text(tmp_path / "x.md", "docs/x.md", report) is None
    assert told(report) == [
        "docs/x.md:1: the file is missing; expected: a text file; found: nothing; "
        "fix: create docs/x.md"
    ]


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    report = Report()
    assert read_text(tmp_path, "docs/x.md", report) is None
    (line,) = told(report)
    assert line.startswith("docs/x.md:1: the file cannot be read; expected: a readable file; found")
    assert line.endswith("fix: look at the file's rights and at the disk")
