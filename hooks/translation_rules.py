"""What is translated on this site, and which of it is safety-critical."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

from hooks.translations.rules import Rules, Settings

RULES = Rules(
    meta=("title", "nav_title", "description", "list_title"),
    boxes=frozenset({"danger", "warning"}),
    targets=("fact:",),
    keys=("emergency", "exit", "paper.footer", "paper.keep", "diary.notes", "page.call_log",
          "page.safe_visit", "footer.no_trace", "downloads.stays", "letter", "records.notes",
          "cards", "pocket.danger"),
    settings=("complete", "language", "literals", "negations", "neutral", "search.stemmer"),
    first=("strings.yml", "index.md"),
    started_meta=MappingProxyType({"slug": "{stem}"}),
    started_strings="complete: false\n\nlanguage:\n  name: {language}\n  direction: ltr\n",
)  # fmt: skip

_SOURCE = re.compile(r"locale: *(\S+)(?:(?!locale:)[\s\S])*?default: *true")


def _source() -> Path:
    """Return the folder of the language that mkdocs.yml calls the default."""
    text = Path(__file__).parent.with_name("mkdocs.yml").read_text(encoding="utf-8")
    found = _SOURCE.search(text)
    if found is None:
        raise ValueError("mkdocs.yml: no language has default: true; mend: add it to one")
    return Path("docs", found[1])


SETTINGS = Settings(_source(), RULES)
