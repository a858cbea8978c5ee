"""Parts of a small source to break: facts, texts, pages, and the messages about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hooks.checks.literals import LiteralFinder
from hooks.checks.load import load
from hooks.content.facts import FactFile
from hooks.content.forms import FormsSpec
from hooks.content.menu import read_menu
from hooks.content.pages import Page, read_page
from hooks.content.project import Language, Project
from hooks.content.strings import Strings
from hooks.content.yaml_reader import Located, parse
from hooks.content.yamlfile import Model, validate
from hooks.problems import ProblemsError, Report
from tests.small_site import small_site

LANGUAGES = (
    Language("nl", source=True, exit_url="https://weer.example/", name="Nederlands"),
    Language("en", source=False, exit_url="https://weather.example/", name="English"),
)
NAV = ("index.md", {"now": ["tips.md"]})

HEAD = """\
---
title: Kop
description: Een zin.
audience: person
reviewed: 2026-11-22
review_after: 6
sources: [politie]
"""
"""Front matter of a page that keeps all rules; its body begins two lines below."""
BODY = 10
"""Line on which the body of such a page begins."""


def told(report: Report) -> list[str]:
    """Return the errors of `report` as the operator sees them."""
    return [str(problem) for problem in report.errors]


def located(text: str, name: str = "f.yml") -> Located:
    """Return the data of YAML that must be good."""
    report = Report()
    found = parse(text, name, report)
    assert found is not None, told(report)
    return found


def read(model: type[Model], text: str, name: str = "f.yml") -> tuple[Model | None, list[str]]:
    """Return YAML `text` as a `model`, and what is wrong with it."""
    report = Report()
    found = parse(text, name, report)
    return None if found is None else validate(model, found, name, report), told(report)


@cache
def small_facts() -> FactFile:
    """Return the facts of the small site."""
    return FactFile.model_validate(located(text_of("docs/facts.yml")).data)


@cache
def small_forms() -> FormsSpec:
    """Return the forms of the small site."""
    return FormsSpec.model_validate(located(text_of("docs/forms.yml")).data)


def text_of(name: str) -> str:
    """Return the text of a file of the small site."""
    text = small_site()[name]
    assert isinstance(text, str)
    return text


@cache
def small_strings(language: str = "nl") -> Strings:
    """Return the texts of the small site."""
    return Strings.model_validate(located(text_of(f"docs/{language}/strings.yml")).data)


@cache
def small_finder(language: str = "nl") -> LiteralFinder:
    """Return what finds typed facts in the small site."""
    words = small_strings(language)
    return LiteralFinder(small_facts().facts, words.facts, words.literals)


def page_text(body: str, extra: Sequence[str] = ()) -> str:
    """Return a page with `body`, and with `extra` lines in its front matter."""
    return "".join((HEAD, *(f"{line}\n" for line in extra), "---\n\n", body))


def make_page(
    body: str = "Tekst.\n", extra: Sequence[str] = (), name: str = "x.md", language: str = "nl"
) -> Page:
    """Return a page that can be read."""
    report = Report()
    path = f"docs/{language}/{name}"
    page = read_page(page_text(body, extra), language, name, path, report)
    assert page is not None, told(report)
    return page


def changed(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """Return the change of `old` to `new` in a file of the small site."""
    text = text_of(name)
    assert old in text, f"{name} has no {old!r}"
    return {name: text.replace(old, new, 1)}


def line_of(name: str, words: str) -> int:
    """Return the line on which `words` stand first in a file of the small site."""
    return line_in(text_of(name), words)


def line_in(text: str, words: str) -> int:
    """Return the line on which `words` stand first in `text`."""
    return text.count("\n", 0, text.index(words)) + 1


def without(text: str, place: str) -> str:
    """Return YAML `text` without the key at `place`, such as `nav.menu`, and all below it."""
    lines = text.split("\n")
    first = located(text).line(tuple(place.split("."))) - 1
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while lines[last].startswith(" " * (indent + 1)):
        last += 1
    return "\n".join((*lines[:first], *lines[last:]))


def load_small(root: Path, nav: object = NAV) -> Project:
    """Return the project in `root`, read as the build reads it."""
    report = Report()
    return load(root, LANGUAGES, read_menu(nav, "mkdocs.yml", report), report)


def problems_in(root: Path, nav: object = NAV) -> list[str]:
    """Return the messages about the project in `root`, in the order in which they are told."""
    try:
        load_small(root, nav)
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []
