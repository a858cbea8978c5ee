"""What must hold for the exit of a page, as functions that return what is wrong."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

LEAST = 44
"""Pixels that the exit is wide and high at least."""

_WHERE = """() => {
  const exit = document.querySelector('a[data-exit]');
  if (!exit) return null;
  const box = exit.getBoundingClientRect();
  const inset = 3;
  const points = [];
  for (const x of [box.left + inset, (box.left + box.right) / 2, box.right - inset])
    for (const y of [box.top + inset, (box.top + box.bottom) / 2, box.bottom - inset])
      points.push([x, y]);
  const name = element => element ? element.tagName + '.' + element.className : 'nothing';
  return {
    left: box.left, top: box.top, right: box.right, bottom: box.bottom,
    width: box.width, height: box.height,
    screen: [document.documentElement.clientWidth, innerHeight],
    covers: points.map(point => document.elementFromPoint(...point))
      .filter(found => !exit.contains(found)).map(name),
    rel: exit.rel.split(' '), href: exit.href
  };
}"""


def problems_of_place(page: Page, state: str) -> list[str]:
    """Return what is wrong with size and place of the exit as the page stands now."""
    found: dict[str, Any] | None = page.evaluate(_WHERE)
    if found is None:
        return [f"{state}: no exit"]
    wrong = []
    if min(found["width"], found["height"]) < LEAST:
        wrong.append(f"{state}: {found['width']:.0f} by {found['height']:.0f} px is too small")
    width, height = found["screen"]
    inside = found["left"] >= 0 and found["right"] <= width
    if not (inside and found["top"] >= 0 and found["bottom"] <= height):
        wrong.append(f"{state}: not in view")
    wrong += [f"{state}: covered by {cover}" for cover in sorted(set(found["covers"]))]
    if "noreferrer" not in found["rel"]:
        wrong.append(f"{state}: without rel noreferrer")
    return wrong


def problems_while_scrolling(page: Page, state: str) -> list[str]:
    """Return what is wrong with the exit at the top, on the way and at the end of the page."""
    wrong = []
    for part in (0, 0.25, 0.5, 0.75, 1):
        page.evaluate(
            "part => scrollTo({top: part * document.documentElement.scrollHeight,"
            " behavior: 'instant'})",
            part,
        )
        wrong += problems_of_place(page, f"{state}, scrolled {part:.0%}")
    return wrong


def problems_of_keys(page: Page) -> list[str]:
    """Return what is wrong with the way to the exit by the Tab key; the page must be just open."""
    for presses in (1, 2):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-exit]')"):
            return problems_of_place(page, f"after {presses} presses of Tab")
    return ["the exit is not within two presses of Tab"]


def problems_of_storage(page: Page) -> list[str]:
    """Return what a visit has left in the browser."""
    kept: dict[str, Any] = page.evaluate(
        """async () => ({
          session: sessionStorage.length, local: localStorage.length, cookies: document.cookie,
          databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
          name: window.name, state: history.state
        })"""
    )
    wrong = [f"kept in {place}: {value!r}" for place, value in kept.items() if value]
    return wrong + [f"cookie {cookie['name']}" for cookie in page.context.cookies()]
