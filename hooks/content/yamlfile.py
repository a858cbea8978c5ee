"""Data from YAML, validated; each wrong value is told at its line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from hooks.content.yaml_reader import Located, Place
from hooks.problems import Report

Model = TypeVar("Model", bound=BaseModel)

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Strict(BaseModel):
    """Base of everything that is read from YAML: nothing unknown, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _flag(value: object) -> object:
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("true or false")
    return value


def _whole(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch("[0-9]{1,9}", value):
        raise ValueError("a whole number in figures")
    return value


def _date(value: object) -> object:
    if isinstance(value, str) and not _DATE.fullmatch(value):
        raise ValueError("a date such as 2026-11-22")
    return value


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Texts = tuple[Text, ...]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]
Date = Annotated[datetime.date, BeforeValidator(_date)]


def validate(model: type[Model], located: Located, name: str, report: Report) -> Model | None:
    """Return `located` as a `model`; on failure note one error for each wrong value."""
    try:
        return model.model_validate(located.data)
    except ValidationError as error:
        for detail in error.errors():
            place = tuple(part for part in detail["loc"])
            report.error(
                name, located.line(place), f"wrong value for {dotted(place)}",
                expected=detail["msg"], found=_found(detail), fix=_fix(detail["type"]),
            )  # fmt: skip
    return None


def _found(detail: Mapping[str, Any]) -> str:
    return "nothing" if detail["type"] == "missing" else repr(detail["input"])


def _fix(kind: str) -> str:
    if kind == "missing":
        return "add the key"
    if kind == "extra_forbidden":
        return "remove the key, or look whether its name is misspelt"
    return "correct the value"


def dotted(place: Place) -> str:
    """Return a place in the data as a reader writes it: `facts.veilig-thuis.value`."""
    return ".".join(str(part) for part in place) or "the file"
