"""Where each piece of advice of the two source documents went: `docs/origins.yml`, checked."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from hooks.problems import Report, read_text
from hooks.rules.page_rules import did_you_mean
from hooks.source.pages import Page
from hooks.source.strings import Text
from hooks.source.yamlfile import Strict, parse, validate

NAME = "docs/origins.yml"


class State(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    UPDATED = "updated"
    REPLACED = "replaced"


class Origin(Strict):
    """One single piece of advice, statement, number or link of a source document."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z][1-9]\d*$")]
    """Letter of the document and number of the piece in it."""
    says: Text
    page: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md$")]
    anchor: str | None
    """Heading under which the page carries it; None: above the first heading."""
    state: State
    why: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+)*$")] | None
    """Row of the facts dossier that says why it is not kept as it was."""

    @model_validator(mode="after")
    def _reason(self) -> Origin:
        if (self.why is None) != (self.state is State.KEPT):
            raise ValueError("why: for what is updated or replaced, and only for that")
        return self


class Origins(Strict):
    """Everything in `docs/origins.yml`."""

    origins: Annotated[tuple[Origin, ...], Field(min_length=1)]


def check_origins(root: Path, pages: Mapping[str, Page | None], report: Report) -> None:
    """Note each piece whose place on the site does not exist, and each gap in the numbers.

    `pages` are those of the source language; None for one that cannot be read.
    A project without `docs/origins.yml` has nothing to check.
    """
    if not (root / NAME).exists():
        return
    text = read_text(root / NAME, NAME, report)
    located = None if text is None else parse(text, NAME, report)
    file = None if located is None else validate(Origins, located, NAME, report)
    if file is None or located is None:
        return
    counts: dict[str, int] = {}
    for place, origin in enumerate(file.origins):
        line = located.line(("origins", place))
        letter = origin.id[0]
        counts[letter] = counts.get(letter, 0) + 1
        expected = f"{letter}{counts[letter]}"
        if origin.id != expected:
            report.error(
                NAME, line, "the numbers have a gap",
                expected=expected, found=origin.id, mend="number the pieces of a document in order",
            )  # fmt: skip
        page = pages.get(origin.page)
        if origin.page not in pages:
            report.error(
                NAME, line, f"the page of {origin.id} does not exist",
                expected="a page of the source language", found=origin.page,
                mend=did_you_mean(origin.page, pages),
            )  # fmt: skip
        elif page and origin.anchor is not None and origin.anchor not in page.identifiers:
            report.error(
                NAME, line, f"the anchor of {origin.id} does not exist",
                expected=f"an anchor of {page.path}", found=origin.anchor,
                mend=did_you_mean(origin.anchor, page.identifiers),
            )  # fmt: skip
