"""The short texts of documents: their parts of `docs/<lang>/strings.yml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from hooks.content.names import FileName
from hooks.content.yamlfile import Strict, Text, Texts

NamedFact = Annotated[str, StringConstraints(pattern=r"^\[[^\[\]]+\]\(fact:[a-z0-9-]+\)$")]


class PaperStrings(Strict):
    footer: Text
    page: Text
    done: Text
    all_title: Text
    all_name: FileName
    list_prefix: FileName
    general: Text
    keep: Text
    large: Text
    large_end: FileName
    part: Text
    fill: Text
    fill_end: FileName


class FieldStrings(Strict):
    label: Text
    help: Text


class FormStrings(Strict):
    """The words around a form of `docs/forms.yml`."""

    name: FileName
    title: Text
    use: Text
    notes: Annotated[tuple[Text, ...], Field(min_length=1)]


class AskedStrings(FormStrings):
    """The words of a form that asks questions of its own."""

    questions: dict[str, FieldStrings]
    """Label and explanation of each question."""


class FormsStrings(Strict):
    plan: FormStrings
    overview: AskedStrings
    reach: AskedStrings


class DiaryStrings(Strict):
    short_name: FileName
    long_name: FileName
    short_title: Text
    long_title: Text
    short_use: Text
    long_use: Text
    fill_use: Text
    notes_title: Text
    notes: Annotated[tuple[Text, ...], Field(min_length=1)]
    table_name: FileName
    table_title: Text
    table_use: Text
    yes: Text
    no: Text
    what: Text
    room: Text
    starts: Text
    ends: Text
    fields: dict[str, FieldStrings]
    """Label and explanation of each field of `docs/diary.yml`."""


class SheetStrings(Strict):
    more: Text
    """How to go on when all rows are full."""
    not_a_date: Text
    not_a_time: Text
    not_a_choice: Text


class RecordStrings(Strict):
    name: FileName
    title: Text
    use: Text
    notes: Texts
    number: FieldStrings
    date: FieldStrings
    what: FieldStrings
    where: FieldStrings
    copy_kept: FieldStrings


class CardStrings(Strict):
    use: Text
    call_title: Text
    calls: Texts


class PocketStrings(Strict):
    name: FileName
    title: Text
    about: Text
    """What the short names mean; on the page, never on the sheet."""
    urgent: Text
    numbers: tuple[NamedFact, ...]
    own: Text
    fold: Text


class LetterStrings(Strict):
    name: FileName
    title: Text
    head: Texts
    text: Texts
    sign: Text
