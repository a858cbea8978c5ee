"""Forms to print, to fill in and to type in: the plan, the overview, and how to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from hooks.content.fact_references import FactWriter
from hooks.content.forms import Form, Question, asked_groups, make_form, plan_groups
from hooks.content.paper_strings import FormStrings
from hooks.content.project import Edition, Project
from hooks.content.strings import Strings
from hooks.downloads.formats.printed import LARGE, FormField, Print
from hooks.downloads.formats.text import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Row,
    Table,
    TextDocument,
)  # fmt: skip
from hooks.downloads.paper import Paper

_TEMPLATE = "form.typ"
_WIDTHS = (70, 108)
_LINE = 9
"""Millimetres: room to write with a pen."""


def plan(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the plan of one language; none where its page is not translated yet."""
    spec, words = project.forms.plan, edition.strings.forms.plan
    if page := edition.pages.get(spec.page):
        groups = plan_groups(spec, page, edition.strings.paper.general, edition.facts)
        yield from _papers("plan", words, make_form(words, groups, *_of(edition)), edition)


def overview(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the overview, and apart from it how its writer can be reached."""
    spec, words = project.forms, edition.strings.forms
    for key, questions, asked in (
        ("overview", spec.overview, words.overview),
        ("reach", spec.reach, words.reach),
    ):
        groups = asked_groups(questions, asked.questions)
        yield from _papers(key, asked, make_form(asked, groups, *_of(edition)), edition)


def _of(edition: Edition) -> tuple[str, Strings, FactWriter]:
    return edition.language.code, edition.strings, edition.facts


def _papers(key: str, words: FormStrings, form: Form, edition: Edition) -> Iterator[Paper]:
    paper = edition.strings.paper
    yield Paper(f"{key}.pdf", words.name, form.title, Print(form, _TEMPLATE), "pdf")
    title = paper.fill.format(title=form.title)
    filled = Print(replace(form, title=title), _TEMPLATE, fields=tuple(_fields(form)))
    yield Paper(f"{key}-fill.pdf", f"{words.name}-{paper.fill_end}", title, filled, "pdf")
    text = _text(form)
    for ending in ("docx", "odt"):
        yield Paper(f"{key}.{ending}", words.name, form.title, text, ending)
    title = paper.large.format(title=form.title)
    large = Print(replace(form, title=title), _TEMPLATE, LARGE)
    yield Paper(f"{key}-large.pdf", f"{words.name}-{paper.large_end}", title, large, "pdf")


def _fields(form: Form) -> Iterator[FormField]:
    for group in form.groups:
        for question in group.questions:
            if question.lines:
                tip = f"{question.label} {question.help}".strip()
                yield FormField(question.key, tip, "lines" if question.lines > 1 else "line")


def _text(form: Form) -> TextDocument:
    blocks: list[Block] = [
        Heading(1, form.title),
        Paragraph(form.use),
        Heading(2, form.notes_title),
        Bullets(form.notes),
    ]
    for group in form.groups:
        blocks.append(Heading(2, group.heading or form.title, new_page=not group.heading))
        for write, run in groupby(group.questions, lambda question: question.lines > 0):
            questions = tuple(run)
            blocks.append(
                _table(form, questions)
                if write
                else Bullets(tuple(question.label for question in questions))
            )
    return TextDocument(
        form.title, form.language, form.direction, tuple(blocks), form.footer, form.page
    )


def _table(form: Form, questions: tuple[Question, ...]) -> Table:
    rows = tuple(
        Row((Cell(question.label, question.help), Cell()), _LINE * (question.lines + 1))
        for question in questions
    )
    return Table((form.what, form.room), _WIDTHS, rows)
