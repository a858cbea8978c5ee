"""What is read in `mkdocs.yml`: the source language, the exits, the address."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.checks.translation_rules import read_settings
from hooks.content.configuration import check_configuration, read_configuration, read_source
from hooks.content.project import Language
from hooks.problems import ProblemsError, Report
from tests.conftest import ROOT
from tests.rules.source import line_in, text_of, told

MKDOCS = text_of("mkdocs.yml")
SAFE = "https://weer.example/"


def source_of(root: Path, text: str) -> tuple[str | None, list[str]]:
    """Return the source language of a project with this `mkdocs.yml`, and what is wrong."""
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    report = Report()
    return read_source(root, report), told(report)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (MKDOCS, "nl"),
        # default: above locale:, and the words in comments, in texts and in other places.
        ("plugins:\n- i18n:\n    languages:\n    - locale: en\n    - default: true\n"
         "      locale: nl\n", "nl"),
        ("# - locale: en\n#   default: true\nplugins:\n- i18n:\n    languages:\n"
         "    - locale: en # default: true\n      name: \"locale: x default: true\"\n"
         "    - {locale: nl, default: true}\n", "nl"),
        ("plugins:\n  search: {}\n  i18n:\n    languages: [{locale: nl, default: true}]\n", "nl"),
        ("x: !!python/name:a.b\ny: !ENV [A, b]\nplugins:\n- search\n- i18n:\n    languages:\n"
         "    - {default: true, locale: pt-BR}\n", "pt-BR"),
    ],
)  # fmt: skip
def test_the_source_language(tmp_path: Path, text: str, code: str) -> None:
    assert source_of(tmp_path, text) == (code, [])
    assert read_settings(tmp_path).source == Path("docs", code)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MKDOCS.replace("default: true", "default: false"), "the source language is not clear; "
         "expected: one language with default: true; found: none; fix: add default: true to the "
         "block of the language that is translated, only there"),
        (MKDOCS.replace("name: English", "default: true"), "the source language is not clear; "
         "expected: one language with default: true; found: nl, en; fix: add default: true to the "
         "block of the language that is translated, only there"),
        ("plugins: [search]\n", "the source language is not clear; expected: one language with "
         "default: true; found: none; fix: add default: true to the block of the language that is "
         "translated, only there"),
        ("- a\n", "this is no configuration; expected: keys and values; found: ['a']; fix: write "
         "it as https://www.mkdocs.org/user-guide/configuration/ says"),
    ],
)  # fmt: skip
def test_a_source_language_that_is_not_clear(tmp_path: Path, text: str, line: str) -> None:
    assert source_of(tmp_path, text) == (None, [f"mkdocs.yml:1: {line}"])
    with pytest.raises(ProblemsError):
        read_settings(tmp_path)


def checked(root: Path, exits: tuple[str, str] = (SAFE, SAFE), url: str = SAFE) -> list[str]:
    """Return what is wrong with the exits and the address of the small site."""
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    report = Report()
    configuration = read_configuration(root, report)
    assert configuration is not None
    languages = [Language("nl", True, exits[0]), Language("en", False, exits[1])]
    check_configuration(configuration, languages, url, report)
    return told(report)


@pytest.mark.parametrize(
    "exit_url",
    [
        "javascript:alert(1)", "http://weather.example/", "data:text/html,x", "//weather.example/",
        "weather.example", "https:///", "https://a b.example/", "https://a.example/\" onclick=\"x",
        "https://good.example@evil.example/", "",
    ],
)  # fmt: skip
def test_an_exit_that_is_not_safe(tmp_path: Path, exit_url: str) -> None:
    line = line_in(MKDOCS, "https://weather.example/")
    assert checked(tmp_path, (SAFE, exit_url)) == [
        f"mkdocs.yml:{line}: the exit of en does not lead to a safe page; expected: exit_url with "
        f"an address such as https://weather.example/; found: {exit_url or 'nothing'}; fix: name "
        "a neutral page with https"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/", "https://example.org/hulp/", "http://127.0.0.1:8000/",
        "https://bücher.example/", "https://example.org/een%20map/",
    ],
)  # fmt: skip
def test_an_address_that_can_be_one(tmp_path: Path, url: str) -> None:
    assert not checked(tmp_path, url=url)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/", "https://example.org/a b/", " https://example.org/", "example.org",
        "https://example.org/?a=b", "https://example.org/#a", "https://x@example.org/", "https://",
        "javascript:x", "",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_one(tmp_path: Path, url: str) -> None:
    (line,) = checked(tmp_path, url=url)
    assert line.startswith(
        f"mkdocs.yml:{line_in(MKDOCS, 'site_url')}: this cannot be the address of a site; "
    )


def test_the_real_configuration() -> None:
    report = Report()
    configuration = read_configuration(ROOT, report)
    assert configuration is not None
    assert [code for code, _, _ in configuration.languages()] == ["nl", "en"]
    assert configuration.default_url == "http://127.0.0.1:8000/"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert configuration.line("en", "extra", "exit_url") == line_in(text, "https://www.bbc.com")
