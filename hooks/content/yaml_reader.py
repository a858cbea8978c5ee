"""YAML text to data, with the line of each value.

Every value is text, as it was written: what is a number, a date or true is for the model to say.
So `17:30`, `no` and `010` are no traps, and all files are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from hooks.problems import Report, check_characters

Place = tuple[str | int, ...]

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # PyYAML may come without its part in C
_NULL = ("", "~", "null")
_DEEPEST = 20
_MARKUP = re.compile(r"<[A-Za-z/!?]")


@dataclass(frozen=True)
class Located:
    """Data from YAML and where each of its values stands."""

    data: Any
    """Mappings, lists, strings and None."""
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

    `first_line` is the line of the file on which `text` begins. No value or key may hold HTML, or
    a link to anything but a fact.
    """
    reader = _Reader(name, report, first_line)
    located = reader.read(text)
    return located if reader.check_values() else None


def parse_settings(text: str, name: str, report: Report) -> Located | None:
    """Return the data in `text`, the settings of a program, whatever their tags and texts.

    A tag, such as `!ENV`, is passed over. On failure note errors at `name` and return None.
    """
    return _Reader(name, report, 1, tags=True).read(text)


class _RefusedError(Exception):
    """What is YAML, and not for us."""

    def __init__(self, line: int, found: str) -> None:
        super().__init__(found)
        self.line, self.found = line, found


@dataclass
class _Open:
    """A mapping or list that is not at its end yet."""

    value: dict[str, Any] | list[Any]
    place: Place
    key: str | None = None
    """Key whose value comes next."""


@dataclass
class _Reader:
    """Builds data from the events of the parser, without recursion: no depth can end Python."""

    name: str
    report: Report
    first_line: int
    tags: bool = False
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    texts: list[tuple[int, str]] = field(default_factory=list)
    clean: bool = True

    def read(self, text: str) -> Located | None:
        self.lines[()] = self.first_line
        if not check_characters(text, self.name, self.report, self.first_line):
            self.clean = False
            return None
        try:
            for event in yaml.parse(text, Loader=_Loader):
                self._take(event)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = min(mark.line, text.count("\n")) if mark else 0
            self._refuse(line, error.problem or error.context or "")
        except _RefusedError as error:
            self._refuse(error.line, error.found)
        except (yaml.YAMLError, ValueError) as error:
            self._refuse(0, str(error))
        return Located(self.data, self.lines) if self.clean else None

    def _refuse(self, line: int, found: str) -> None:
        self.clean = False
        self.report.error(
            self.name, self.first_line + line, "this is not YAML",
            expected="keys and values, indented with spaces",
            found=found or "text that cannot be read",
            fix="look at this line and the one before: quotes, colons, indentation",
        )  # fmt: skip

    def _take(self, event: yaml.Event) -> None:
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent) and self.data is not None:
            raise _RefusedError(line, "another document (---)")
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(line, "an alias (*name)")
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.tag and not self.tags:
                raise _RefusedError(line, f"a tag ({event.tag})")
            self._take_value(event, line)

    def _take_value(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        around = self.open[-1] if self.open else None
        if around and isinstance(around.value, dict) and around.key is None:
            self._take_key(event, around, line)
            return
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            self.texts.append((self.first_line + line, event.value))
            plain = event.implicit[0]
            value = None if plain and event.value in _NULL else event.value
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        place = self._put(value, around, line)
        if not isinstance(event, yaml.ScalarEvent):
            self.open.append(_Open(value, place))
            if len(self.open) > _DEEPEST:
                raise _RefusedError(line, "lists and keys inside each other, too deep")

    def _take_key(
        self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, around: _Open, line: int
    ) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(line, "a key that is no text")
        self.texts.append((self.first_line + line, event.value))
        if event.value in around.value:
            self.clean = False
            self.report.error(
                self.name, self.first_line + line, "a key stands twice",
                expected="each key once", found=event.value,
                fix="remove or rename one of the two",
            )  # fmt: skip
        around.key = event.value
        self.lines[(*around.place, event.value)] = self.first_line + line

    def _put(self, value: object, around: _Open | None, line: int) -> Place:
        """Put a value in its place in what is around it, and return the place."""
        if around is None:
            self.data = value
            return ()
        if isinstance(around.value, dict):
            place = (*around.place, around.key or "")
            around.value[around.key or ""] = value
            around.key = None
            return place
        place = (*around.place, len(around.value))
        around.value.append(value)
        self.lines[place] = self.first_line + line
        return place

    def check_values(self) -> bool:
        """Note what no value and no key may hold; return whether nothing at all is wrong."""
        for line, text in self.texts:
            # Written as an escape, such as "\u0007", it did not stand in the text of the file.
            self.clean &= check_characters(text, self.name, self.report, line, lines=False)
            if _MARKUP.search(text):
                self._note(line, "HTML in a text", "words", text, "write it without HTML")
            if any(target for target in _targets(text) if not target.startswith("fact:")):
                self._note(
                    line, "a link in a text of data", "words, and facts as [text](fact:key)", text,
                    "refer to a fact of kind link in docs/facts.yml",
                )  # fmt: skip
        return self.clean

    def _note(self, line: int, what: str, expected: str, found: str, fix: str) -> None:
        self.clean = False
        self.report.error(self.name, line, what, expected=expected, found=found, fix=fix)


def _targets(text: str) -> Iterator[str]:
    """Yield what stands behind each `](`: whatever Markdown makes of it, it is meant as a link."""
    yield from (part.lstrip() or "nothing" for part in text.split("](")[1:])
