"""Every short text is used: one that is not would be translated for nothing."""

from __future__ import annotations

import re

import pytest

from hooks.content import strings
from hooks.content.yamlfile import Strict
from tests.conftest import ROOT


def fields() -> set[tuple[str, str]]:
    """Return the name of each short text, with the model it stands in."""
    models = [
        model
        for model in vars(strings).values()
        if isinstance(model, type) and issubclass(model, Strict) and model is not Strict
    ]
    return {(model.__name__, name) for model in models for name in model.model_fields}


def unused(names: set[tuple[str, str]], code: str) -> list[tuple[str, str]]:
    """Return the names that `code` reads nowhere."""
    read = set(re.findall(r"[.\[\"'](\w+)", code))
    return sorted(pair for pair in names if pair[1] not in read)


@pytest.fixture(scope="module")
def code() -> str:
    """Return all code and templates, but not the models themselves."""
    paths = [*ROOT.glob("hooks/**/*.py"), *ROOT.glob("overrides/**/*.*")]
    kept = [path for path in paths if path.suffix in (".py", ".html", ".typ", ".js", ".xml")]
    return "\n".join(path.read_text(encoding="utf-8") for path in kept if path.name != "strings.py")


def test_every_short_text_is_used(code: str) -> None:
    assert len(fields()) > 100
    assert unused(fields(), code) == []


def test_a_text_that_nothing_reads_is_found(code: str) -> None:
    assert unused({("NavStrings", "never_shown")}, code) == [("NavStrings", "never_shown")]
