"""The figures of the accessibility statement: `docs/accessibility.yml`, which CI writes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field

from hooks.content.yaml_reader import parse
from hooks.content.yamlfile import Date, Strict, Text, Whole, validate
from hooks.problems import Report, read_text

STATEMENT = "docs/accessibility.yml"

Count = Annotated[Whole, Field(ge=0)]


class Tool(Strict):
    """A program that looked at every page."""

    name: Text
    version: Text
    findings: Count


class Statement(Strict):
    """What the tests of accessibility found."""

    date: Date
    """Day of the tests."""
    pages: Annotated[Whole, Field(ge=1)]
    varied: Annotated[Whole, Field(ge=1)]
    """How many of them were shown in all looks, so that each part of a page was."""
    looks: Annotated[Whole, Field(ge=1)]
    """In how many ways these were shown: widths, colours, paper."""
    tools: Annotated[tuple[Tool, ...], Field(min_length=1)]
    layout: Count
    """Findings of the tests of targets, zoom and text spacing."""


def read_statement(root: Path, report: Report) -> Statement | None:
    """Return the figures of the project in `root`; None if it has none, or if they are wrong."""
    path = root / STATEMENT
    text = read_text(path, STATEMENT, report) if path.exists() else None
    located = None if text is None else parse(text, STATEMENT, report)
    return None if located is None else validate(Statement, located, STATEMENT, report)
