"""What pages weigh and when they show, on a bad connection, beside other ways to make them.

`python -m benchmarks.weight [--runs 5]` builds the same pages by hand (the limit), with this
project, Hugo and Material, serves them alike and prints three tables: a first visit to a page; a
visit of three pages with the style in the page or in a file; the search. Medians of rounds in which
every variant has its turn. Needs Chromium and Caddy; without Hugo it is left out and said so.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.link import (
    LIGHTHOUSE_4G,
    SLOW_4G,
    SLOW_PHONE,
    SLOWER,
    Link,
    Visit,
    launch,
    median,
    missing,
    open_page,
    phone,
    serve,
)
from benchmarks.searching import searches
from benchmarks.variants import (
    build_by_hand,
    build_hugo,
    build_material,
    build_ours,
    read_project,
    with_sheet,
)
from hooks.content.project import Project

LINKS = (SLOW_PHONE, LIGHTHOUSE_4G, SLOW_4G)
PAGES = ("", "tips/", "bewijs-verzamelen/")
LIMIT, OURS, SHEET = "by hand (the limit)", "this project", "this project, style in a file"
BARE, TYPICAL = "Material + static-i18n, bare", "Material + static-i18n, typical"
HUGO = "Hugo, bare templates"


def build_all(project: Project, folder: Path) -> dict[str, Path]:
    """Build all variants in `folder`; return the folder of each."""
    build_by_hand(project, folder / "hand")
    build_ours(folder / "ours")
    with_sheet(folder / "ours", folder / "sheet")
    build_material(project, folder / "bare")
    build_material(project, folder / "typical", typical=True)
    found = {LIMIT: "hand", OURS: "ours", SHEET: "sheet", BARE: "bare", TYPICAL: "typical"}
    if build_hugo(project, folder / "hugo"):
        found[HUGO] = "hugo"
    else:
        sys.stdout.write("Without Hugo, which is not installed: apt-get install hugo\n\n")
    return {name: folder / place for name, place in found.items()}


def first_visits(
    browser: Browser, addresses: dict[str, str], link: Link, runs: int
) -> Iterator[str]:
    """Yield the lines of the table of first visits on `link`."""
    visits: dict[tuple[str, str], list[Visit]] = {}
    for _ in range(runs):
        for path in PAGES:
            for name, address in addresses.items():
                with phone(browser, link) as (_, page):
                    visits.setdefault((path, name), []).append(open_page(page, address + path))
    yield f"First visit, {link.name}: {link.latency} ms, {link.kilobits} kbit/s"
    for path in PAGES:
        yield ""
        yield f"| /{path} | requests | kB | LCP ms | times the limit | shift | long tasks ms |"
        yield "|---|---|---|---|---|---|---|"
        limit = median(visits[path, LIMIT])
        for name in addresses:
            each = median(visits[path, name])
            yield (
                f"| {name} | {each.requests:.0f} | {each.size / 1000:.1f} | {each.paint:.0f} "
                f"| {each.paint / limit.paint:.2f} | {each.shift:.2f} | {each.long:.0f} |"
            )


def three_pages(
    browser: Browser, addresses: dict[str, str], link: Link, runs: int
) -> Iterator[str]:
    """Yield the lines of the table of a visit of three pages on `link`."""
    found: dict[str, list[list[Visit]]] = {OURS: [], SHEET: []}
    for _ in range(runs):
        for name, visits in found.items():
            with phone(browser, link) as (_, page):
                visits.append([open_page(page, addresses[name] + path) for path in PAGES])
    yield f"A visit of three pages, {link.name}"
    yield ""
    yield "| | kB | LCP ms of each | sum |"
    yield "|---|---|---|---|"
    for name, rounds in found.items():
        pages = [median(visits) for visits in zip(*rounds, strict=True)]
        paints = [page.paint for page in pages]
        yield (
            f"| {name} | {sum(page.size for page in pages) / 1000:.1f} "
            f"| {', '.join(f'{paint:.0f}' for paint in paints)} | {sum(paints):.0f} |"
        )


def versions(browser: Browser) -> str:
    """Return machine and versions in one line."""
    caddy = subprocess.run(["caddy", "version"], capture_output=True, text=True, check=False).stdout
    return (
        f"{platform.platform()}, Python {platform.python_version()}, "
        f"Chromium {browser.version}, Caddy {caddy.split()[0]}, processor 1/{SLOWER}"
    )


def main() -> None:
    """Build all variants, measure them and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs: int = parser.parse_args().runs
    out = sys.stdout
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        places = build_all(read_project(), folder)
        addresses = {name: stack.enter_context(serve(place)) for name, place in places.items()}
        browser = launch(stack.enter_context(sync_playwright()))
        out.write(f"{versions(browser)}, median of {runs}\n")
        shown = {name: address for name, address in addresses.items() if name != SHEET}
        for lines in (
            *(first_visits(browser, shown, link, runs) for link in LINKS),
            *(three_pages(browser, addresses, link, runs) for link in LINKS),
            searches(browser, {name: addresses[name] for name in (OURS, BARE)}, runs),
        ):
            out.write("\n" + "\n".join(lines) + "\n")
            out.flush()
        browser.close()


if __name__ == "__main__":
    if lacking := missing():
        sys.exit("This needs: " + "; ".join(lacking))
    main()
