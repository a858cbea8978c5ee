"""Asks the real search, in Chromium: an empty page that has its script and the index of a language.

The page lies on disk, as on a USB stick: no server helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from hooks.content.project import Edition
from hooks.pages.search import make_index
from hooks.pages.site import read_search
from tests.conftest import ROOT

_PAGE = """\
<!doctype html><meta charset="utf-8"><title>x</title>
<header><a data-search href="x">x</a></header>
<script src="search.js"></script><script src="search/index.js"></script>
"""
_ASK = """questions => {
  const field = document.querySelector("input[type=search]");
  return questions.map(question => {
    field.value = question;
    field.dispatchEvent(new Event("input"));
    return [...document.querySelectorAll("search a")]
      .map(link => [link.getAttribute("href"), link.textContent]);
  });
}"""


@dataclass(frozen=True)
class Result:
    """One line of what was found."""

    address: str
    text: str


@dataclass(frozen=True)
class Search:
    """The search of one language."""

    edition: Edition
    page: Page

    def ask(self, questions: Sequence[str]) -> list[list[Result]]:
        """Return what each question finds, best first."""
        found = self.page.evaluate(_ASK, list(questions))
        return [[Result(*line) for line in lines] for lines in found]

    def pages(self, questions: Sequence[str]) -> list[list[str]]:
        """Return the names of the pages that each question finds, best first."""
        names = {self.edition.path(name): name for name in self.edition.pages}
        return [
            [names[line.address.partition("#")[0]] for line in lines]
            for lines in self.ask(questions)
        ]


@contextmanager
def searching(browser: Browser, edition: Edition, folder: Path) -> Iterator[Search]:
    """Give the search of `edition`; its files are written to `folder`."""
    (folder / "search").mkdir(parents=True)
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "search.js").write_text(read_search(ROOT / "overrides/search"), encoding="utf-8")
    (folder / "search/index.js").write_text(make_index(edition), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    page.locator("search[aria-busy=false]").wait_for()
    yield Search(edition, page)
    page.close()
    assert said == []
