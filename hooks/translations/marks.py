"""The mark of text that is not translated yet, in the files of a new language: `[nl] `."""

from __future__ import annotations


def mark(language: str) -> str:
    """Return the mark of text that is still in `language`."""
    return f"[{language}] "


def marked_lines(text: str, language: str) -> tuple[int, ...]:
    """Return the lines of `text`, counted from 1, that have the mark."""
    lines = enumerate(text.split("\n"), 1)
    return tuple(number for number, line in lines if is_marked(line, language))


def is_marked(text: str, language: str) -> bool:
    """Return whether a text has the mark."""
    return mark(language).strip() in text
