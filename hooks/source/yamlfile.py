"""YAML text to validated data, with the line of each value for error messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from hooks.problems import Report
from hooks.source.yamlreader import PlainLoader, compose

Place = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """Base of everything that is read from YAML: nothing unknown, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Located:
    """Data from YAML and where each of its values stands."""

    data: Any
    lines: Mapping[Place, int]
    """Line, counted from 1 in the file, of the value at each place."""

    def line(self, place: Place) -> int:
        """Return the line of `place`, or of the nearest thing around it.

        Parts that are not in the data are passed over: pydantic names the variant it tried, too.
        """
        known: Place = ()
        for part in place:
            for key in (part, str(part)):
                if (*known, key) in self.lines:
                    known = (*known, key)
                    break
        return self.lines.get(known, 1)


def parse(text: str, name: str, report: Report, first_line: int = 1) -> Located | None:
    """Return the data in `text`; on failure note errors at `name` and return None.

    `first_line` is the line of the file on which `text` begins.
    """
    try:
        loader = PlainLoader(text)
        try:
            node = compose(text, loader)
            lines: dict[Place, int] = {(): first_line}
            clean = node is None or _walk(node, (), name, lines, report, first_line)
            data = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report.error(
            name, first_line + (mark.line if mark else 0), "this is not YAML",
            expected="keys and values, indented with spaces",
            found=error.problem or error.context or "text that cannot be read",
            mend="look at this line and the one before: quotes, colons, indentation",
        )  # fmt: skip
        return None
    except yaml.reader.ReaderError as error:
        _note_character(
            name, first_line + text.count("\n", 0, error.position), chr(error.character), report
        )
        return None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, TypeError) as error:
        report.error(
            name, first_line, "this is not YAML",
            expected="keys and values, indented with spaces",
            found="nesting" if isinstance(error, RecursionError) else str(error) or repr(error),
            mend="look for strange characters or very deep nesting",
        )  # fmt: skip
        return None
    return Located(data, lines) if clean else None


def _note_character(name: str, line: int, character: str, report: Report) -> None:
    report.error(
        name, line, "a character that no text may hold",
        expected="letters, signs and spaces", found=f"U+{ord(character):04X}",
        mend="remove it; it may be invisible: type the line again",
    )  # fmt: skip


def _walk(
    node: yaml.Node,
    place: Place,
    name: str,
    lines: dict[Place, int],
    report: Report,
    first_line: int,
) -> bool:
    lines.setdefault(place, first_line + node.start_mark.line)
    clean = True
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = first_line + key.start_mark.line
            label = key.value if isinstance(key, yaml.ScalarNode) else str(key.start_mark.line)
            clean &= _walk(key, (*place, label), name, lines, report, first_line)
            if label in seen:
                clean = False
                report.error(
                    name, line, "a key stands twice",
                    expected="each key once", found=label, mend="remove or rename one of the two",
                )  # fmt: skip
            seen.add(label)
            lines[(*place, label)] = line
            clean &= _walk(value, (*place, label), name, lines, report, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            clean &= _walk(value, (*place, index), name, lines, report, first_line)
    else:
        # Written as an escape, such as "\u0007", the reader does not see it.
        found = yaml.reader.Reader.NON_PRINTABLE.search(node.value)
        if found:
            clean = False
            _note_character(name, first_line + node.start_mark.line, found[0], report)
    return clean


def validate(model: type[Model], located: Located, name: str, report: Report) -> Model | None:
    """Return `located` as a `model`; on failure note one error for each wrong value."""
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        for detail in error.errors():
            place = tuple(part for part in detail["loc"])
            report.error(
                name, located.line(place), f"wrong value for {dotted(place)}",
                expected=detail["msg"], found=_found(detail), mend=_mend(detail["type"]),
            )  # fmt: skip
    return None


def _found(detail: Mapping[str, Any]) -> str:
    return "nothing" if detail["type"] == "missing" else repr(detail["input"])


def _mend(kind: str) -> str:
    if kind == "missing":
        return "add the key"
    if kind == "extra_forbidden":
        return "remove the key, or look whether its name is misspelt"
    return "correct the value"


def dotted(place: Place) -> str:
    """Return a place in the data as a reader writes it: `facts.veilig-thuis.value`."""
    return ".".join(str(part) for part in place) or "the file"
