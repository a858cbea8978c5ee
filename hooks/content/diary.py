"""The incident diary: one specification, many forms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from hooks.content.fact_references import FactWriter
from hooks.content.strings import Strings
from hooks.content.yamlfile import Strict, Whole

Kind = Literal["number", "date", "time", "text", "choice"]
"""What may be written in a field."""

FieldKey = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]


class FieldSpec(Strict):
    """One field of `docs/diary.yml`."""

    key: FieldKey
    kind: Kind
    short: Annotated[Whole, Field(ge=3, le=60)] | None = None
    """Part of the width of the short form, in percent; None: not in it."""
    long: Annotated[Whole, Field(ge=1, le=20)]
    """Lines to write on in the long form."""


class DiarySpec(Strict):
    """Everything in `docs/diary.yml`."""

    rows: Annotated[Whole, Field(ge=1, le=20)]
    """Incidents on a sheet of the short form."""
    fields: Annotated[tuple[FieldSpec, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> DiarySpec:
        keys = [field.key for field in self.fields]
        if len(set(keys)) != len(keys):
            raise ValueError("each key of a field may stand once")
        width = sum(field.short or 0 for field in self.fields)
        if width != 100:
            raise ValueError(f"the widths of the short form must add up to 100, not {width}")
        return self


class DiaryForm(StrEnum):
    """How much a sheet of the diary asks."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True)
class DiaryField:
    """A field with the words of one language."""

    key: str
    kind: Kind
    label: str
    help: str
    width: int
    """Percent of the line in the short form."""
    lines: int
    """Lines to write on in the long form."""


@dataclass(frozen=True)
class Diary:
    """A blank diary in one language and form."""

    form: DiaryForm
    language: str
    direction: str
    title: str
    use: str
    notes_title: str
    notes: tuple[str, ...]
    fields: tuple[DiaryField, ...]
    rows: int
    choices: tuple[str, str]
    """Yes and no."""
    what: str
    """What stands above the labels of the long form."""
    room: str
    """What stands above the room to write in."""
    footer: str
    page: str
    """Pattern for the page number, with {page} and {pages}."""
    sheets: int = 1
    """Sheets in one file: on paper one is printed as often as needed."""


def make_diary(
    spec: DiarySpec, form: DiaryForm, language: str, strings: Strings, facts: FactWriter
) -> Diary:
    """Return the diary of one language; `strings` must have a label for each field of `spec`."""
    words = strings.diary
    short = form is DiaryForm.SHORT
    fields = tuple(
        DiaryField(
            field.key, field.kind, words.fields[field.key].label, words.fields[field.key].help,
            field.short or 0, field.long,
        )
        for field in spec.fields
        if field.short or not short
    )  # fmt: skip
    return Diary(
        form=form,
        language=language,
        direction=strings.language.direction,
        title=words.short_title if short else words.long_title,
        use=words.short_use if short else words.long_use,
        notes_title=words.notes_title,
        notes=tuple(facts.plain(note) for note in words.notes),
        fields=fields,
        rows=spec.rows if short else 1,
        choices=(words.yes, words.no),
        what=words.what,
        room=words.room,
        footer=facts.plain(strings.paper.footer),
        page=strings.paper.page,
    )
