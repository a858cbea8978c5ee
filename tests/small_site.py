"""A small but whole site in two languages, as files by name."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent

import yaml

from hooks.checks.patterns import texts_of
from hooks.content.fact_references import references

ROOT = Path(__file__).parent.parent

MKDOCS = """\
site_name: Klein
site_url: !ENV [SITE_URL, "http://127.0.0.1:8000/"]
exclude_docs: |
  *.yml
  *.lock
theme:
  name: material
  custom_dir: overrides
  font: false
hooks:
  - hooks/events.py
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      reconfigure_material: false
      reconfigure_search: false
      languages:
        - locale: nl
          name: Nederlands
          default: true
          extra: {exit_url: "https://weer.example/"}
        - locale: en
          name: English
          extra: {exit_url: "https://weather.example/"}
nav:
  - index.md
  - now:
      - tips.md
"""

FACTS = """\
sources:
  politie:
    title: Een bron
    publisher: Politie
    url: https://www.politie.nl/
    dated: "2021-05"
    read: 2026-11-21
facts:
  noodnummer:
    {kind: phone, value: "112", tel: "112", sources: [politie], confidence: H, dated: null,
     checked: null, check_every: 3}
  veilig-thuis:
    {kind: phone, value: "0800-2000", tel: "08002000", sources: [politie], confidence: H,
     dated: null, checked: null, check_every: 3}
  slachtofferhulp:
    {kind: phone, value: "0900-0101", tel: "09000101", sources: [politie], confidence: H,
     dated: null, checked: null, check_every: 3}
  klachttermijn:
    {kind: term, amount: 3, unit: month, sources: [politie], confidence: H, dated: null,
     checked: null, check_every: 6}
  site:
    {kind: link, url: "https://www.politie.nl/", sources: [politie], confidence: H, dated: null,
     checked: null, check_every: 6}
"""


def page(title: str, body: str, *, slug: str = "", checklist: str = "") -> str:
    """Return the text of a page."""
    lines = ["---", f"title: {title}", f"description: Over {title}."]
    if slug:
        lines.append(f"slug: {slug}")
    if checklist:
        lines += [f"list_name: {checklist}", f"list_title: {checklist}"]
    lines += ["audience: person", "reviewed: 2026-11-22", "review_after: 6"]
    lines += ["sources: [politie]", "---", "", dedent(body).strip(), ""]
    return "\n".join(lines)


def small_site() -> dict[str, str | bytes]:
    """Return the files of the small site that differ from the project's own."""
    return {
        "mkdocs.yml": MKDOCS,
        "docs/facts.yml": FACTS + _facts_of_strings(),
        "docs/diary.yml": (ROOT / "docs/diary.yml").read_text(encoding="utf-8"),
        "docs/forms.yml": _forms(),
        "docs/nl/strings.yml": _strings("nl"),
        "docs/en/strings.yml": _strings("en"),
        "docs/nl/index.md": page(
            "Begin", "Gevaar? [Bel](fact:noodnummer). Lees [tips](tips.md#kop)."
        ),
        "docs/en/index.md": page(
            "Start", "Danger? [Call](fact:noodnummer). Read [tips](tips.md#kop)."
        ),
        "docs/nl/tips.md": page(
            "Tips",
            """
            Eerste regel.

            ## Kop {#kop}

            - [ ] Bewaar alle berichten.
            - [ ] Wacht niet [langer dan](fact:klachttermijn).

            Lees [de site](fact:site).
            """,
            checklist="tips",
        ),
        "docs/en/tips.md": page(
            "Advice",
            """
            First line.

            ## Heading {#kop}

            - [ ] Keep all messages.
            - [ ] Do not wait [longer than](fact:klachttermijn).

            Read [the site](fact:site).
            """,
            slug="advice",
            checklist="advice",
        ),
    }


def _forms() -> str:
    """Return the real forms, with a plan of the things to do of the small site."""
    text = (ROOT / "docs/forms.yml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^  page: .*$", "  page: tips.md", text)
    return re.sub(r"(?m)^  lines: .*$", "  lines: [0, 2]", text)


@cache
def _facts_of_strings() -> str:
    """Return the real facts to which the real texts refer, as lines to add to `FACTS`."""
    real = yaml.safe_load((ROOT / "docs/facts.yml").read_text(encoding="utf-8"))["facts"]
    known = yaml.safe_load(FACTS)["facts"]
    texts = [text for code in ("nl", "en") for _, text in texts_of(yaml.safe_load(_strings(code)))]
    used = {key for text in texts for key in references(text)}
    return "".join(
        f"  {key}: {json.dumps({**real[key], 'sources': ['politie']}, default=str)}\n"
        for key in sorted(used - known.keys())
    )


def _strings(language: str) -> str:
    """Return the real texts with only the group that the small site has."""
    text = (ROOT / f"docs/{language}/strings.yml").read_text(encoding="utf-8")
    before, start, rest = text.partition("  groups:\n")
    inside, blank, after = rest.partition("\n\n")
    first = inside.split("\n")[0]
    return without_synonyms(f"{before}{start}{first}{blank}{after}")


def without_synonyms(strings: str) -> str:
    """Return the text of a `strings.yml` without the words that lead to real pages."""
    return re.sub(r"^  synonyms:\n(?: {4}.*\n)+", "", strings, flags=re.MULTILINE)


def write_site(root: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """Write `files` below `root`, beside the project's own hooks and looks; return `root`."""
    for folder in ("hooks", "overrides", "deploy"):
        shutil.copytree(
            ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"),
            dirs_exist_ok=True,
        )  # fmt: skip
    for name, content in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            target.unlink(missing_ok=True)
        elif isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(content, encoding="utf-8")
    return root
