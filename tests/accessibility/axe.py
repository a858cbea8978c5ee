"""axe-core in a page: all of its rules, those for best practice and level AAA included."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

_SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js")

_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
"""The rules that look at colours; for all others, where things stand is enough."""

_START = """([everything, only]) => {
  const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
  // Contrast of 7:1 beside that of 4.5:1 takes half of the time.
  rules["color-contrast-enhanced"] = {enabled: everything};
  if (only) for (const rule in rules) rules[rule].enabled &&= only.includes(rule);
  // Later, so that several pages can work at the same time.
  window.axeResult = new Promise(done => setTimeout(() =>
    done(axe.run(document, {rules, resultTypes: ["violations"]}))));
}"""

_SHAPE = """() => [...document.querySelectorAll("body, body *")].map(element => {
  const box = element.getBoundingClientRect();
  return [element.checkVisibility(), box.x, box.y, box.width, box.height].join(" ");
}).join()"""

_RESULT = """() => window.axeResult.then(result => result.violations.flatMap(rule =>
  rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)}: ` +
    [...node.any, ...node.all, ...node.none].map(check => check.message).join("; "))))"""


def version() -> str:
    """Return the version of axe-core."""
    found = re.search(r"axe v(\S+)", _SCRIPT.read_text(encoding="utf-8")[:200])
    assert found, "axe-core does not say its version"
    return found[1]


def load(page: Page) -> None:
    """Put axe-core into the document that is open in `page`."""
    page.evaluate(_SCRIPT.read_text(encoding="utf-8"))


def start(page: Page, *, everything: bool = True, only_colours: bool = False) -> None:
    """Let axe-core begin with the document as it is shown now.

    Without `everything` a contrast of less than 7:1, which WCAG 2.2 AA allows, is no finding.
    """
    page.evaluate(_START, [everything, _COLOURS if only_colours else None])


def shape(page: Page) -> str:
    """Return where everything stands now: two looks of one shape differ in their colours only."""
    found: str = page.evaluate(_SHAPE)
    return found


def findings(page: Page) -> list[str]:
    """Return what axe-core found after `start`, one line an element."""
    found: Any = page.evaluate(_RESULT)
    return [str(finding) for finding in found]
