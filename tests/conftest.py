"""What all tests share: the real site, built once, and small sites made for one rule."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browsers import chromium
from tests.missing import give_up
from tests.once import once, shared_folder
from tests.small_site import small_site, write_site

ROOT = Path(__file__).parent.parent

SmallSite = Callable[[Mapping[str, str | bytes | None]], Path]


@pytest.fixture
def make_site(tmp_path: Path) -> SmallSite:
    """Return a function that writes the small site, with some files other or left out (None)."""

    def make(changes: Mapping[str, str | bytes | None] = {}) -> Path:
        return write_site(tmp_path / "small", {**small_site(), **changes})

    return make


def run_mkdocs(root: Path, target: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Build the site in `root` strictly, as an operator does, and return what was printed."""
    place = ["--site-dir", str(target)] if target else []
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *place],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "https://example.org/hulp/"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return the folder of the real site, for https://example.org/hulp/, and what was printed."""
    if under_test := os.environ.get("SITE_UNDER_TEST"):  # a damaged copy: tests/mutants.py
        return Path(under_test), ""
    # The folder is named as the site's path, so that a server one above it serves a sub-path.
    target = shared_folder(tmp_path_factory) / "real/hulp"

    def build() -> bytes:
        target.parent.mkdir()
        done = run_mkdocs(ROOT, target)
        return f"{done.returncode}\n{done.stdout}{done.stderr}".encode()

    code, _, said = once(tmp_path_factory, "printed.txt", build).decode().partition("\n")
    assert code == "0", said
    return target, said


@pytest.fixture(scope="session")
def real_site(real_build: tuple[Path, str]) -> Path:
    """Return the folder of the real site."""
    return real_build[0]


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name there
        pass


def serve_folder(folder: Path) -> Iterator[str]:
    """Serve `folder` on a free port; yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """Return the address of the real site on a local server, under the path `/hulp/`."""
    for address in serve_folder(real_site.parent):
        yield f"{address}hulp/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for all tests."""
    if chromium() is None:
        give_up("chromium is not installed")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(),
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield launched
        launched.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name in the last lines each test that was not run, and why; `make test` repeats them."""
    lines = []
    for report in terminalreporter.stats.get("skipped", []):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        lines.append(f"NOT RUN: {report.nodeid}: {why}")
    for line in lines:
        terminalreporter.write_line(line)
    if lines:
        kept = ROOT / "test-results/not-run.txt"
        kept.parent.mkdir(exist_ok=True)
        with kept.open("a", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
