"""Sheets to fill in: the safety plan, an overview for the police, and how to be reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from hooks.content.checklists import Section, read_section
from hooks.content.diary import FieldKey
from hooks.content.fact_references import FactWriter
from hooks.content.pages import Page
from hooks.content.paper_strings import FieldStrings, FormStrings
from hooks.content.strings import Strings
from hooks.content.yaml_reader import Located
from hooks.content.yamlfile import Strict, Whole
from hooks.problems import Report

Lines = Annotated[Whole, Field(ge=0, le=20)]
Questions = Annotated[dict[FieldKey, Lines], Field(min_length=1)]
"""Lines to write on, by the key of each question."""


class PlanSpec(Strict):
    """The plan: its questions are the things to do of a page."""

    page: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.md$")]
    lines: Annotated[tuple[Lines, ...], Field(min_length=1)]
    """Lines to write on below each thing to do, in order."""


class FormsSpec(Strict):
    """Everything in `docs/forms.yml`."""

    plan: PlanSpec
    overview: Questions
    reach: Questions


@dataclass(frozen=True)
class Question:
    """Something to answer on a form."""

    key: str
    label: str
    help: str
    lines: int
    """Lines to write on; 0 if nothing is to be written."""


@dataclass(frozen=True)
class QuestionGroup:
    """Questions under one heading; "" if they have none."""

    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Form:
    """A blank form in one language."""

    title: str
    language: str
    direction: str
    use: str
    notes_title: str
    notes: tuple[str, ...]
    groups: tuple[QuestionGroup, ...]
    what: str
    """What stands above the questions of a table."""
    room: str
    """What stands above the room to write in."""
    footer: str
    page: str


def make_form(
    words: FormStrings, groups: tuple[QuestionGroup, ...], language: str, strings: Strings,
    facts: FactWriter,
) -> Form:  # fmt: skip
    """Return the form of one language with the questions in `groups`."""
    return Form(
        title=words.title,
        language=language,
        direction=strings.language.direction,
        use=words.use,
        notes_title=strings.diary.notes_title,
        notes=tuple(facts.plain(note) for note in words.notes),
        groups=groups,
        what=strings.diary.what,
        room=strings.diary.room,
        footer=facts.plain(strings.paper.footer),
        page=strings.paper.page,
    )


def plan_groups(
    spec: PlanSpec, page: Page, general: str, facts: FactWriter
) -> tuple[QuestionGroup, ...]:
    """Return the questions of the plan: the things to do of `page`, with their headings."""
    section = read_section(page, general, facts) or Section("", ())
    lines = iter(spec.lines)
    numbers = iter(range(1, len(spec.lines) + 1))
    return tuple(
        QuestionGroup(
            group.heading,
            tuple(Question(f"q{next(numbers)}", item, "", next(lines)) for item in group.items),
        )
        for group in section.groups
    )


def asked_groups(
    spec: Mapping[str, int], words: Mapping[str, FieldStrings]
) -> tuple[QuestionGroup, ...]:
    """Return the questions of a form, with the words of its language."""
    questions = (
        Question(key, words[key].label, words[key].help, lines) for key, lines in spec.items()
    )
    return (QuestionGroup("", tuple(questions)),)


def check_plan(
    spec: PlanSpec, located: Located, pages: Mapping[str, Page | None], report: Report
) -> None:
    """Note a plan whose page is missing, or has other things to do than there are figures."""
    page = pages.get(spec.page)
    if spec.page not in pages:
        report.error(
            "docs/forms.yml", located.line(("plan", "page")), "the plan has no page",
            expected="the file name of a page of the source language", found=spec.page,
            fix="write the page, or name another",
        )  # fmt: skip
    elif page is not None:
        count = sum(block.kind == "todo" for block in page.blocks)
        if count != len(spec.lines):
            report.error(
                "docs/forms.yml", located.line(("plan", "lines")), "the plan does not fit its page",
                expected=f"{count} figures, one for each thing to do of {page.path}",
                found=str(len(spec.lines)), fix="say how many lines each thing to do needs",
            )  # fmt: skip
