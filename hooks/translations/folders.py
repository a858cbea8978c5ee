"""Reading the texts of one language from its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from hooks.content.yaml_reader import Located, parse
from hooks.content.yamlfile import dotted
from hooks.problems import Report, read_text
from hooks.translations.blocks import Block, read_page, string_blocks
from hooks.translations.lock import FOLDER, Locks, read_lock
from hooks.translations.marks import marked_lines
from hooks.translations.rules import Rules


@dataclass(frozen=True)
class Texts:
    """All texts of one language."""

    path: str
    """Folder, relative to the project's root."""
    files: Mapping[str, tuple[Block, ...]]
    """Blocks of each file, by its path in the folder."""
    complete: bool = True
    """False for a language that is only started."""
    keys: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Line of each key, with dots, of each YAML file."""
    marks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Lines of each file that are marked as not translated."""

    @property
    def code(self) -> str:
        """Name of the folder, which is the language."""
        return self.path.rpartition("/")[2]


def read_texts(
    root: Path,
    folder: Path,
    rules: Rules,
    report: Report,
    source: str | None = None,
    pages: Mapping[str, tuple[Block, ...]] = MappingProxyType({}),
) -> Texts:
    """Return the texts in `root/folder`; what cannot be read is an error, and its blocks missing.

    Texts are Markdown pages, in folders too, and YAML files beside them. Of a translation, `source`
    is the language that marks what is not translated yet. `pages` have been read already.
    """
    path = folder.as_posix()
    files: dict[str, tuple[Block, ...]] = {}
    keys: dict[str, Mapping[str, int]] = {}
    marks: dict[str, tuple[int, ...]] = {}
    complete = True
    for file in sorted((root / folder).rglob("[!.]*.md")):
        name = file.relative_to(root / folder).as_posix()
        text = read_text(file, f"{path}/{name}", report)
        if text is not None:
            files[name] = pages.get(name) or read_page(text, rules.meta, f"{path}/{name}", report)
            marks[name] = marked_lines(text, source) if source else ()
    for file in sorted((root / folder).glob("*.yml")):
        text = read_text(file, f"{path}/{file.name}", report)
        if text is not None:
            marks[file.name] = marked_lines(text, source) if source else ()
            located = parse(text, f"{path}/{file.name}", report) or Located({}, {})
            files[file.name] = string_blocks(located, rules.settings)
            keys[file.name] = _keys(located)
            if isinstance(located.data, dict):
                complete &= located.data.get(rules.complete) != "false"
    marks = {name: lines for name, lines in marks.items() if lines}
    return Texts(path, files, complete, keys, marks)


def _keys(located: Located) -> Mapping[str, int]:
    """Return the line of each key; what stands in a list has none."""
    return {
        dotted(place): line
        for place, line in located.lines.items()
        if place and all(isinstance(part, str) for part in place)
    }


def read_lock_of(root: Path, folder: Path, report: Report) -> Locks | None:
    """Return the locks of the translation in `root/folder`; None if it has none."""
    place = root / folder / FOLDER
    if not place.is_dir():
        return None
    locks = {}
    for file in sorted(place.rglob("*.lock")):
        name = file.relative_to(root).as_posix()
        text = read_text(file, name, report)
        if text is not None:
            page = file.relative_to(place).as_posix().removesuffix(".lock")
            locks[page] = read_lock(text, name, report)
    return locks


def find_targets(root: Path, source: Path) -> tuple[Path, ...]:
    """Return the folders of translations: those beside `source` that hold texts."""
    parent = root / source.parent
    return tuple(
        source.parent / folder.name
        for folder in sorted(parent.iterdir() if parent.is_dir() else ())
        if folder.is_dir()
        and folder.name != source.name
        and ((folder / FOLDER).is_dir() or any(folder.rglob("*.md")) or any(folder.glob("*.yml")))
    )
