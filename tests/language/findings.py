"""What a rule says about a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One breach of one rule."""

    path: str
    line: int
    what: str
    found: str
    fix: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}: {self.found}; {self.fix}"


def excerpt(text: str, length: int = 60) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"
