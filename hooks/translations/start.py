"""Beginning a translation: its files, with the source text marked as not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hooks.translations.blocks import Block
from hooks.translations.folders import LOCK, Texts
from hooks.translations.lock import Lock, write_lock
from hooks.translations.marks import mark
from hooks.translations.rules import Rules

_LEAD = re.compile(r"\s*(?:#{1,6} +|[-*+] +(?:\[ \] +)?|\d{1,9}[.)] +(?:\[ \] +)?|> ?)*")
_BOX = re.compile(r'(\s*(?:!!!|\?\?\?\+?) *[\w -]+?)"(.*)"')
_META = re.compile(r"([\w-]+): *(.*)")


def mark_page(text: str, blocks: tuple[Block, ...], language: str) -> str:
    """Return a page of the source language with each of its `blocks` marked as not translated."""
    lines = text.split("\n")
    kinds: dict[int, list[Block]] = {}
    for block in blocks:
        kinds.setdefault(block.line, []).append(block)
    for number, found in kinds.items():
        lines[number - 1] = _marked(lines[number - 1], found[0], mark(language))
    return "\n".join(lines)


def _marked(line: str, block: Block, sign: str) -> str:
    if block.kind == "meta":
        found = _META.match(line)
        if found is None:
            return line
        value = found[2].strip()
        words = block.text if value[:1] in "'\"" else value
        quoted = (sign + words).replace("\\", "\\\\").replace('"', '\\"')
        return f'{found[1]}: "{quoted}"'
    if block.kind.startswith("box"):
        box = _BOX.match(line)
        return f'{box[1]}"{sign}{box[2]}"' if box else line
    if block.kind == "cell":
        start = line.index("|") if line.lstrip().startswith("|") else -1
        cells = re.split(r"(?<!\\)\|", line[start + 1 :])
        marked = [f" {sign}{cell.strip()} " if cell.strip() else cell for cell in cells]
        return line[: start + 1] + "|".join(marked)
    if block.kind in ("code", "html", "definition"):
        return line
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    return line[:at] + sign + line[at:]


def comment_out(text: str, started: str, language: str) -> str:
    """Return a YAML file of the source language as comments below `started`.

    The texts of the source language stand in for what is a comment.
    """
    keys = {line.split(":")[0] for line in started.split("\n") if line and line[0].isalpha()}
    lines = [
        started.rstrip("\n"),
        "",
        f"# Not translated yet, in the language {language}: remove the # of each line that you",
        "# translate, and of the line of its group.",
    ]
    inside = False
    for line in text.split("\n"):
        if line[:1] not in ("", " ", "#", "-"):
            inside = line.split(":")[0] in keys
        if inside or line.startswith("#"):
            continue
        lines.append(f"# {line}" if line.strip() else "")
    return "\n".join(lines).rstrip("\n") + "\n"


def direction(language: str) -> str:
    """Return the direction in which the language with this code is written; the usual one for
    a code that nobody knows."""
    # Here, not above: only a new language needs it.
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return Locale.parse("und").text_direction


def lay_out(root: Path, source: Texts, target: Path, rules: Rules) -> Iterator[Path]:
    """Write the files of a new translation in `root/target`, and yield the path of each.

    What is there already stays as it is. The lock keeps a place for each block, so that
    confirmations by several people merge from the first day.
    """
    lock = Lock()
    places: dict[str, str] = {}
    for name, blocks in source.files.items():
        path = root / target / name
        if not path.exists():
            text = (root / source.path / name).read_text(encoding="utf-8-sig")
            if name.endswith(".md"):
                text = mark_page(text, blocks, source.code)
                text = _with_meta(text, rules, Path(name).stem)
            else:
                started = rules.started_strings.replace("{language}", target.name)
                started = started.replace("{direction}", direction(target.name))
                text = comment_out(text, started, source.code)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            yield target / name
        for place, block in enumerate(blocks):
            places[lock.free_key(name, block.section, block.digest, place)] = name
    path = root / target / LOCK
    if not path.exists():
        write_lock(path, Lock(places=places))
        yield target / LOCK


def _with_meta(text: str, rules: Rules, stem: str) -> str:
    """Return a page with the lines that only a translation has in its front matter."""
    for key, value in rules.started_meta.items():
        line = f"{key}: {value.replace('{stem}', stem)}"
        if text.startswith("---\n") and f"\n{key}:" not in text:
            text = text.replace("\n---", f"\n{line}\n---", 1)
    return text
