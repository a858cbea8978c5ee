"""The real source in small parts: a few pages, and of the data what these need.

All pages together take too long to be read a thousand times. The lines are those of the real
files; only a link to a page that is left out leads to the home page, and a list is not compared
with one that is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from hooks.checks.load import load
from hooks.content.project import Project
from tests.rules.source import LANGUAGES
from tests.small_site import ROOT, without_synonyms

_REFERENCE = re.compile(r"\(fact:([a-z0-9-]+)\)")
_ENTRY = re.compile(r"^  ([a-z0-9-]+):", re.MULTILINE)
_TARGET = re.compile(r"\]\(([a-z0-9-]+\.md)(#[a-z0-9-]+)?\)")
_PART = re.compile(r'"([a-z0-9-]+\.md)#[a-z0-9-]+"(, )?')
_REPEATS = re.compile(r"^repeats: \{[a-z0-9-]+: ([a-z0-9-]+\.md)#[a-z0-9-]+\}\n", re.MULTILINE)


def real_project() -> Project:
    """Return the real project."""
    return load(ROOT, LANGUAGES)


def page_groups(project: Project, size: int) -> list[tuple[str, ...]]:
    """Return the names of all pages in groups of at most `size`, with those in each that must be.

    These are the home page, and the page of the plan, of which a sheet is made.
    """
    always = ("index.md", project.forms.plan.page)
    names = [name for name in project.source.pages if name not in always]
    step = size - len(always)
    return [(*always, *names[start : start + step]) for start in range(0, len(names), step)]


def write_part(project: Project, names: Sequence[str], root: Path) -> list[str]:
    """Write the pages `names` and their data below `root`; return the names of the files."""
    files = [f"docs/{language.code}/{name}" for language in LANGUAGES for name in names]
    texts = {name: _with_links_to(names, (ROOT / name).read_text()) for name in files}
    strings = [f"docs/{language.code}/strings.yml" for language in LANGUAGES]
    for name in (*strings, "docs/diary.yml", "docs/forms.yml"):
        texts[name] = without_synonyms((ROOT / name).read_text())
    used = {key for text in texts.values() for key in _REFERENCE.findall(text)}
    sources = {
        source for name in names for source in (*project.source.pages[name].meta.sources,)
    } | {source for key in used for source in project.facts.facts[key].sources}
    texts["docs/facts.yml"] = _with_entries(used | sources, (ROOT / "docs/facts.yml").read_text())
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return list(texts)


def _with_links_to(names: Sequence[str], text: str) -> str:
    text = _TARGET.sub(lambda found: found[0] if found[1] in names else "](index.md)", text)
    text = _REPEATS.sub(lambda found: found[0] if found[1] in names else "", text)
    return _PART.sub(lambda found: found[0] if found[1] in names else "", text)


def _with_entries(keys: Iterable[str], text: str) -> str:
    """Return facts.yml with the entries of `keys` only."""
    kept = []
    keep = True
    for line in text.splitlines(keepends=True):
        entry = _ENTRY.match(line)
        if entry:
            keep = entry[1] in keys
        elif line.strip() and not line.startswith(" "):
            keep = True
        if keep:
            kept.append(line)
    return "".join(kept)
