"""Beginning a translation: its files, with the source text marked as not translated."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hooks.content.pages import split_front
from hooks.problems import Report, read_text
from hooks.translations.blocks import read_page
from hooks.translations.lock import begin_locks
from hooks.translations.marks import mark
from hooks.translations.rules import Rules, Settings
from hooks.translations.spans import find_spans, put


def mark_page(text: str, rules: Rules, path: Path, sign: str, report: Report) -> str:
    """Return a page of the source language with `sign` before each of its blocks.

    It has the lines of the front matter that only a translation has. `path` names the page in
    errors.
    """
    blocks = read_page(text, rules.meta, path.as_posix(), report)
    if report.errors:
        return text
    spans = find_spans(text, blocks)
    for block in sorted(blocks, key=lambda each: spans.get(each.name, (0, 0)), reverse=True):
        if block.name in spans:
            start, end = spans[block.name]
            if block.index is None:
                text = put(text, block, (start, end), sign + block.text)
            else:
                text = f"{text[:start]}{sign}{text[start:]}"  # its lines stay as they are
    front, body, _ = split_front(text) or ("", text, 1)
    keys = {line.partition(":")[0] for line in front.split("\n")}
    more = "".join(
        f"{key}: {value.replace('{stem}', path.stem)}\n"
        for key, value in rules.started_meta.items()
        if key not in keys
    )
    end = text.rindex("---", 0, len(text) - len(body)) if front else 0
    return f"{text[:end]}{more}{text[end:]}" if front else text


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


def lay_out(root: Path, settings: Settings, target: Path, report: Report) -> list[Path]:
    """Write the files of a new translation in `root/target`; return the path of each.

    All of them are there in the end, or none. Raises OSError, and ProblemsError for a source that
    cannot be read.
    """
    rules, source = settings.rules, settings.source
    files: dict[Path, str] = {}
    for file in sorted((*(root / source).rglob("[!.]*.md"), *(root / source).glob("*.yml"))):
        path = file.relative_to(root)
        text = read_text(file, path.as_posix(), report) or ""
        if file.suffix == ".md":
            text = mark_page(text, rules, path, mark(source.name), report)
        else:
            started = rules.started_strings.replace("{language}", target.name)
            started = started.replace("{direction}", direction(target.name))
            text = comment_out(text, started, source.name)
        files[path.relative_to(source)] = text
    report.raise_errors()
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=root / target.parent))
    try:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        begin_locks(folder)
        folder.chmod(0o755)
        if (root / target).is_dir():
            (root / target).rmdir()  # it is empty; not every system renames over a folder
        folder.rename(root / target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return [target / name for name in files]
