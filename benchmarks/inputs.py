"""How the time to read a source grows with its size, up to the sizes that are refused.

`python -m benchmarks.inputs` reads a small site in which one thing is made larger and larger, and
prints milliseconds of the processor beyond what the small site takes, and the exponent from the
second size to the last: 1 is in step with the size.
"""

from __future__ import annotations

import math
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from hooks.checks.load import load
from hooks.content.menu import Menu, MenuGroup
from hooks.content.project import Language
from hooks.problems import LINE_LIMIT, TEXT_LIMIT, ProblemsError, Report
from tests.small_site import page, small_site, write_site

_FACT = """\
  extra-{0}: {{kind: phone, value: "0900-{0:04}", tel: "0900{0:04}", sources: [politie],
    confidence: H, dated: null, checked: null, check_every: 3}}
"""
_ROUNDS = 3


def _repeated(text: str) -> Callable[[int], str]:
    return lambda size: text * (size // len(text))


PAGES: Mapping[str, Callable[[int], str]] = {
    "paragraphs": _repeated("Een zin met woorden.\n\n"),
    "things to do": _repeated("- [ ] Bewaar alle berichten.\n"),
    "nested lists": _repeated("- een\n    - twee\n        - drie\n\nZin.\n\n"),
    "headings": lambda size: "".join(f"## Kop {n}\n\nZin.\n\n" for n in range(size // 20)),
    "rows of a table": lambda size: "| a | b |\n|---|---|\n" + "| een | twee |\n" * (size // 15),
    "links": _repeated("Lees [tips](tips.md#kop) en [bel](fact:noodnummer).\n\n"),
    "boxes": _repeated('!!! danger "Titel"\n    Bel meteen.\n\n'),
    "open brackets": _repeated("[" * 60 + "\n\n"),
    "stars": _repeated("*a **b " * 8 + "\n\n"),
}
"""Text of a page of about so many characters, by name."""
LINES: Mapping[str, Callable[[int], str]] = {
    "spaces in a line": lambda size: f"Een{' ' * size}zin.",
    "words in a line": lambda size: "woord " * (size // 6),
    "brackets in a line": lambda size: "[" * size,
}
"""The same within one line."""


def milliseconds(files: Mapping[str, str | bytes]) -> float:
    """Return the time of the processor that reading the small site with `files` takes."""
    menu = Menu((MenuGroup("now", ("tips.md",)),))
    with tempfile.TemporaryDirectory() as name:
        root = write_site(Path(name), {**small_site(), **files})
        times = []
        for _ in range(_ROUNDS):
            start = time.process_time()
            with suppress(ProblemsError):  # a page without its translation is told last
                load(root, [Language("nl", True), Language("en", False)], menu, Report())
            times.append(time.process_time() - start)
    return min(times) * 1000


def _facts(size: int) -> dict[str, str | bytes]:
    known = str(small_site()["docs/facts.yml"])
    return {"docs/facts.yml": known + "".join(map(_FACT.format, range(size // len(_FACT))))}


def _pages(text: str) -> dict[str, str | bytes]:
    body = f"{text}\n\n## Kop {{#kop}}\n\nZin.\n"
    return {
        "docs/nl/tips.md": page("Tips", body, checklist="tips"),
        "docs/en/tips.md": page("Advice", body, slug="advice", checklist="advice"),
    }


def main() -> None:
    """Measure and print the table."""
    out = sys.stdout
    out.write(f"{platform.platform()}, Python {platform.python_version()}\n\n")
    out.write("| what grows | characters | ms | exponent |\n|---|---|---|---|\n")
    small = milliseconds({})
    shapes = [("facts", TEXT_LIMIT, _facts)]
    for limit, texts in ((TEXT_LIMIT, PAGES), (LINE_LIMIT, LINES)):
        shapes += [
            (name, limit, lambda size, make=make: _pages(make(size)))  # type: ignore[misc]
            for name, make in texts.items()
        ]
    for name, limit, files in shapes:
        sizes = [limit * part // 32 for part in (1, 4, 16)]
        times = [max(1.0, milliseconds(files(size)) - small) for size in sizes]
        exponent = math.log(times[2] / times[1]) / math.log(sizes[2] / sizes[1])
        shown = ", ".join(f"{time:.0f}" for time in times)
        counts = ", ".join(f"{size:,}" for size in sizes)
        out.write(f"| {name} | {counts} | {shown} | {exponent:.2f} |\n")
        out.flush()


if __name__ == "__main__":
    main()
