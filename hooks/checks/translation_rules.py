"""What is translated on this site, and which of it is safety-critical."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from hooks.content.configuration import read_source
from hooks.problems import ProblemsError, Report
from hooks.translations.rules import Rules, Settings

RULES = Rules(
    meta=("title", "nav_title", "description", "list_title"),
    boxes=frozenset({"danger", "warning"}),
    targets=("fact:",),
    keys=("emergency", "exit", "paper.footer", "paper.keep", "diary.notes", "page.call_log",
          "page.safe_visit", "footer.no_trace", "downloads.stays", "letter", "records.notes",
          "cards", "pocket"),
    settings=("complete", "language", "literals", "negations", "neutral", "pocket.numbers",
              "search.common", "search.stemmer", "search.synonyms"),
    optional=("search.common", "search.synonyms"),
    first=("strings.yml", "index.md"),
    started_meta=MappingProxyType({"slug": "{stem}"}),
    started_strings="complete: false\n\nlanguage:\n  direction: {direction}\n",
)  # fmt: skip


def read_settings(root: Path) -> Settings:
    """Return what the translations need to know of the project in `root`.

    Raises ProblemsError when mkdocs.yml does not tell the source language.
    """
    report = Report()
    code = read_source(root, report)
    if code is None:
        raise ProblemsError(report.errors)
    return Settings(Path("docs", code), RULES)
