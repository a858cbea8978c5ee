"""No word, language code or direction in code and templates; no side of the screen in a style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.accessibility.code_rules import (
    python_faults,
    script_faults,
    style_faults,
    template_faults,
    typst_faults,
)
from tests.conftest import ROOT

Rule = Callable[[str], Iterator[tuple[int, str]]]

RULES: dict[str, tuple[str, Rule]] = {
    "python": ("hooks/**/*.py", python_faults),
    "templates": ("overrides/**/*.html", template_faults),
    "styles": ("overrides/**/*.css", style_faults),
    "scripts": ("overrides/**/*.js", script_faults),
    "paper": ("overrides/print/*.typ", typst_faults),
}


def faults(root: Path, pattern: str, rule: Rule) -> list[str]:
    """Return `path:line: text` of all that `rule` finds in the files of `pattern`."""
    return [
        f"{path.relative_to(root)}:{line}: {text}"
        for path in sorted(root.glob(pattern))
        for line, text in rule(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize("kind", RULES)
def test_any_language_could_stand_here(kind: str) -> None:
    pattern, rule = RULES[kind]
    assert len(list(ROOT.glob(pattern))) > 1
    assert faults(ROOT, pattern, rule) == []


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        (python_faults, 'x = 1\nif code == "nl": pass', [(2, "nl")]),
        (python_faults, 'path = "docs/nl/tips.md"', [(1, "docs/nl/tips.md")]),
        (python_faults, 'direction = "rtl"', [(1, "rtl")]),
        (python_faults, 'direction: Literal["ltr", "rtl"]', []),
        (python_faults, 'if direction == "rtl": pass', []),
        (python_faults, 'key = "enough"', []),
        (template_faults, "<p>{{ view.title }}</p>", []),
        (template_faults, "<p>\n{{ view.title }}: Menu</p>", [(2, "\0: Menu")]),
        (template_faults, '<nav aria-label="Menu"></nav>', [(1, 'aria-label="Menu"')]),
        (template_faults, '<a lang="en" href="x"></a>', [(1, 'lang="en"')]),
        (template_faults, '{% if code == "nl" %}{% endif %}', [(1, "nl")]),
        (template_faults, '<p{% if x > 1 %} lang="{{ a }}"{% endif %}></p>', []),
        (style_faults, "a { margin-left: 1rem }", [(1, "margin-left:")]),
        (
            style_faults,
            "a {\n  left: 0;\n  text-align: right }",
            [(2, "left:"), (3, "text-align: right")],
        ),
        (style_faults, "a { width: 3rem; max-height: 2rem }", [(1, "width:"), (1, "max-height:")]),
        (style_faults, "a { padding: 1px 2px 3px 4px }", [(1, "padding: 1px 2px 3px 4px")]),
        (style_faults, "@media (min-width: 64rem) { a { inline-size: 3rem } }", []),
        (style_faults, "a { border-inline-end: 0; padding: 1px 2px; inset-inline: 0 }", []),
        (script_faults, 'x.textContent = "Niets gevonden";', [(1, "Niets gevonden")]),
        (script_faults, 'x.textContent = "Zoeken";', [(1, "Zoeken")]),
        (script_faults, 'if (key === "Shift") x.id = "find"; // "Not this"', []),
        (typst_faults, '#set text(lang: "nl")', [(1, "nl")]),
        (typst_faults, "#align(left)[x]", [(1, "left")]),
        (typst_faults, '#if dir == "rtl" { left } else { right }', []),
        (typst_faults, "#align(start)[#data.title]", []),
    ],
)
def test_what_serves_one_language_only_is_found(
    rule: Rule, text: str, found: list[tuple[int, str]]
) -> None:
    assert list(rule(text)) == found
