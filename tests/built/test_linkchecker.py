"""LinkChecker, a program that knows nothing of this project, over the served site.

Anchors are checked in `places.py`: LinkChecker reads a page anew for each link to one, 87 seconds
of the processor for what takes 3 without them.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.built.model import BuiltSite

SETTINGS = """\
[checking]
threads=4
maxrequestspersecond=1000
"""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name there
        pass

    def end_headers(self) -> None:
        # Without this header LinkChecker waits up to 0.6 seconds after each request.
        self.send_header("LinkChecker", "welcome")
        super().end_headers()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` while the block runs; give its address."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass(frozen=True)
class Result:
    """What LinkChecker found."""

    checked: frozenset[str]
    """Addresses that it opened, without their anchors."""
    problems: tuple[str, ...]


def check(addresses: list[str], folder: Path) -> Result:
    """Run LinkChecker on `addresses` and all that they lead to; `folder` takes its settings."""
    settings = folder / "linkcheckerrc"
    settings.write_text(SETTINGS, encoding="utf-8")
    program = Path(sys.executable).with_name("linkchecker")
    command = [str(program), "--config", str(settings), "--no-status", "--verbose", "-o", "csv"]
    done = subprocess.run([*command, *addresses], capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter=";"))
    assert rows, done.stderr
    problems = [
        f"{row['parentname']}:{row['line']}: {row['urlname']}: {row['result']} "
        f"{row['warningstring']}"
        for row in rows
        if row["valid"] != "True" or row["warningstring"]
    ]
    opened = frozenset(row["url"].partition("#")[0] for row in rows if row["result"] == "200 OK")
    return Result(opened, tuple(problems))


def test_the_site_has_no_broken_link(built: BuiltSite, tmp_path: Path) -> None:
    with serve(built.folder.parent) as address:
        home = f"{address}{built.folder.name}/"
        # Nothing leads to the pages for wrong addresses.
        starts = [path for path, page in built.pages.items() if not page.name]
        result = check([home, *(home + path for path in starts)], tmp_path)
    assert result.problems == ()
    assert {home + path for path in built.pages} <= result.checked
    made = [made for files in built.site.downloads.values() for made in files.values()]
    assert {home + file.path for file in made} <= result.checked


def test_broken_links_are_caught(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / "tips").mkdir(parents=True)
    (folder / "index.html").write_text(
        '<!doctype html><title>x</title><p id="here"><a href="#here">a</a>\n'
        '<a href="tips/#there">b</a>\n<a href="weg/">c</a>\n<a href="lijst.pdf">d</a>\n'
    )
    (folder / "tips/index.html").write_text('<!doctype html><title>y</title><p id="there">')
    with serve(folder) as address:
        result = check([address], tmp_path)
    assert [line.removeprefix(address).partition(" ")[0] for line in sorted(result.problems)] == [
        ":3:", ":4:",
    ]  # fmt: skip
    texts = "\n".join(result.problems)
    assert "weg/: 404 File not found" in texts
    assert "lijst.pdf: 404 File not found" in texts
