"""Writes the figures of the accessibility statement: `python -m tests.accessibility`."""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from hooks.pages.statement import STATEMENT
from tests.accessibility import validators
from tests.accessibility.figures import figures, write
from tests.accessibility.walk import page_paths, walk
from tests.browsers import chromium
from tests.conftest import ROOT, run_mkdocs, serve_folder


def main() -> int:
    """Build the site, look at it, and write what was found; return 1 if the build fails."""
    validators.install()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "hulp")
        built = run_mkdocs(ROOT, site)
        if built.returncode:
            print(built.stdout + built.stderr, file=sys.stderr)
            return 1
        server = serve_folder(site.parent)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            found = walk(browser, f"{next(server)}hulp/", page_paths(site))
            browser.close()
        made = figures(found, site)
    write(ROOT / STATEMENT, made, datetime.datetime.now(tz=datetime.UTC).date())
    print(f"{STATEMENT}: {made}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
